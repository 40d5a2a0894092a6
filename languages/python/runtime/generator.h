// SPDX-License-Identifier: MIT
// Generators: a generator object owns a fiber in which the body's call target runs.
#pragma once
#include "languages/python/runtime/interop.h"

namespace hypha::python {

// The activation of `body` with these words (Slots: function object, parameters).
Value make_generator(CallTarget* body, Value words);
Value yield_value(Value v);                          // in a generator's body: what send() brings, or kThrow
Value generator_next(Value generator);               // kUndefined: it ended (next_result() is its value)
Value generator_send(Value generator, Value v);      // likewise
Value generator_throw(Value generator, Value exception);  // likewise
Value leave_generator();                             // the pending exception does; kThrow
std::string generator_name(Value generator);
Value generator_close(Value generator);              // kNil or kThrow
Value await_value(Value awaitable);                  // in a coroutine
Value yield_from(Value iterator);                    // in a body: delegates; the value of the delegate's return
void set_next_result(Value v);

}  // namespace hypha::python
