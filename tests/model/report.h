// SPDX-License-Identifier: MIT
// The steps of a schedule as text, one a line, with the place in the code where addr2line is installed.
#pragma once
#include <string>

#include "tests/model/scheduler.h"

namespace hypha::model {

// How the steps call [from, from + bytes): to be said in a scenario's setup, and forgotten before the next one; or for
// good.
void call_it(const char* name, const void* from, size_t bytes);
void call_it_always(const char* name, const void* from, size_t bytes);
void forget_names();
std::string step_text(const memory::List<Step>& steps);

}  // namespace hypha::model
