// SPDX-License-Identifier: MIT
// A module is imported by one thread; others that want it wait until it is there. As in CPython, threads that import
// modules of each other crosswise do not wait for ever: one gets the other's module as far as it has come.
#pragma once
#include <string>

#include "languages/python/runtime/runtime.h"

namespace hypha::python::import_lock {

bool anybody_imports();
// The name is the current thread's (again) until it is released as often, or another thread's that waits for us. kNil,
// or kThrow: interrupted.
Value acquire(const std::string& name);
void release(const std::string& name);

}  // namespace hypha::python::import_lock
