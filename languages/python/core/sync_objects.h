// SPDX-License-Identifier: MIT
// Locks, conditions and queues as Python objects (framework/thread/sync.h).
#pragma once
#include "framework/thread/sync.h"
#include "languages/python/core/native.h"

namespace hypha::python {

constexpr double kLongestTimeout = 9223372036.0;  // threading.TIMEOUT_MAX

void define_locks(ModuleInfo* _thread);
// None or a number of seconds, negative ones are refused. kNil or kThrow.
Value timeout_deadline(Value timeout, Deadline* out);

}  // namespace hypha::python
