// SPDX-License-Identifier: MIT
// The tree as S-expressions, for tests and for --dump-ast: one line per statement, blocks indented.
//   x = f(a, *b)     ->  (= x (call f a (* b)))
//   if x: pass       ->  (if x
//                          (pass))
// With `names`, each name carries its resolution: x:local0  x:cell0  x:free1.0 (hops.slot)  x:global  x:class.
#pragma once
#include <string>

#include "languages/python/syntax/ast.h"

namespace hypha::python {

struct DumpOptions {
  bool names = false;
};

std::string dump(const ast::Module& module, const DumpOptions& options = {});

// One line per scope, nested ones indented: kind, qualified name, variables with their places, free ones, flags.
std::string dump_scopes(const Scope& root);

}  // namespace hypha::python
