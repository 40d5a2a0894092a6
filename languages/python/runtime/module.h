// SPDX-License-Identifier: MIT
// The table of modules and where they are searched.
#pragma once
#include "languages/python/runtime/interop.h"

namespace hypha::python {

ModuleInfo* new_main_module(std::string_view file);
void register_module(ModuleInfo*);
Value loaded_modules();              // sys.modules
Value search_path();                 // sys.path
bool find_prelude(std::string_view dotted, std::string_view* text, bool* package);  // a module written in Python that comes with the runtime
void set_arguments(std::string_view program, int argc, char** argv);  // sys.argv
Value standard_stream(int descriptor);  // sys.stdin, stdout, stderr
Value read_line(std::string* line);     // of standard input, with its newline; "" at the end
Value get_item_or(Value mapping, Value key);  // kUndefined instead of KeyError

}  // namespace hypha::python
