// SPDX-License-Identifier: MIT
// Built-in methods as call targets: `entry` is the native function itself. Hundreds are registered at start, so names
// are interned once and parameter descriptions are shared.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

void run_core_registrations();                           // by name, so that the order does not depend on the linker
Method* define_native(ClassInfo*, const NativeMethod&);  // one row
void undefine_method(ClassInfo*, Symbol* name);          // hides an inherited one
inline bool is_native(const Method* m) { return m && m->kind == Method::Native; }

// Layouts of built-in instances (Kind::Native).
enum MethodObjectField { kReceiver, kMethodPointer, kMethodName, kMethodClass, kMethodObjectFields };
enum IoField { kIoStream, kIoFields };

}  // namespace hypha::ruby
