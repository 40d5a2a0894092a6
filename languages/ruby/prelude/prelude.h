// SPDX-License-Identifier: MIT
// The prelude: built-in methods written in Ruby, mostly those that call a block, so that the compiler sees through
// them. Their text is part of the program (languages/embed_prelude.cmake). At start each file is scanned for method
// headers only; a method is parsed and translated when it is first called.
//
// A prelude file is Ruby with a fixed layout, which the scan relies on (tests/languages/ruby/prelude_test.cpp checks
// it):
//   class Name / module A::B     at column 0, of a class that exists already (a superclass may be named again); closed
//   by `end` there
//     def name(parameters)       at column 2, on one line, perhaps `def self.name` or `private def name`;
//     end                        closed at column 2, unless the line is an endless definition: `def name(parameters) =
//     expression` alias new old              at column 2
// Everything deeper belongs to the method above; empty lines and comments are free. Names that begin with __ are
// helpers.
#pragma once
#include <string_view>

#include "framework/node/call_target.h"

namespace hypha::ruby {

struct Parameters;

void install_prelude();         // after the core's definitions
void materialize(CallTarget*);  // of a prelude method: now, if it was not yet
void materialize_all();         // tests: the whole prelude is well-formed

// What a header's parameter list (without parentheses) says. Names of required keywords come first.
void scan_parameters(std::string_view list, Parameters* out);

}  // namespace hypha::ruby
