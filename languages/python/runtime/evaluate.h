// SPDX-License-Identifier: MIT
// Code from text: eval, exec and compile, and the namespaces that they and locals() see.
#pragma once
#include "languages/python/runtime/module.h"
#include "languages/python/syntax/parser.h"

namespace hypha {
class DiagnosticList;
}

namespace hypha::python {

[[gnu::cold]] Value raise_syntax_error(const DiagnosticList& errors, const Source& source);

ModuleInfo* calling_module();
// The module whose names a dict of globals() holds; another dict gets a module of its own.
ModuleInfo* module_of_dict(Value dict);
// Calls of locals(), dir(), eval() and the like inside a function or class body are preceded by this: the namespace is
// handed to the built-in that asks next. Nothing happens where `name` is not the built-in.
Value publish_locals(Value names, Symbol* name, ModuleInfo* module);
Value take_published_locals();  // kNil: none

// What compile() gives; eval() and exec() of text go through it too.
Value compile_text(Value text, std::string_view filename, ParseMode mode);  // a code object
bool is_compiled(Value v);
// globals: a dict or kUndefined (the caller's); locals: any mapping or kUndefined.
Value run_compiled(Value code, Value globals, Value locals);

}  // namespace hypha::python
