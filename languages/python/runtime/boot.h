// SPDX-License-Identifier: MIT
// The start of the runtime: the well-known types and their shapes, names, the framework's hooks, then every core file's definitions.
// Also what only the object model's own files need of each other.
#pragma once
#include <atomic>

#include "languages/python/runtime/type.h"

namespace hypha::python {

void boot();  // once, on the guest thread
void run_core_registrations();
extern std::atomic<bool> interrupt_of_main;  // KeyboardInterrupt is to be raised there
void make_before_threads();  // once, before the first thread starts
void (*find_builtin_module(std::string_view name))(ModuleInfo*);  // null: none
ModuleInfo* new_module(std::string_view name);

// namespace.cpp
void change_cell(Cell&, Value v);        // in a ChangeScope; v is shared

// type.cpp
bool compute_mro(TypeInfo*);            // from the bases; false: inconsistent
Value make_type_object(TypeInfo*);      // needs the metatype
void lookup_changed(Symbol* name);      // some type gained or lost an attribute of this name
void refresh_hooks(TypeInfo*);          // after a change of special methods

}  // namespace hypha::python
