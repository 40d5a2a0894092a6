// SPDX-License-Identifier: MIT
// ObjectSpace.define_finalizer (core/finalizer.cpp).
#pragma once

namespace hypha::ruby {

void run_finalizers_of_dead();  // of objects that a collection found dead
void run_all_finalizers();      // at the end of the program

}  // namespace hypha::ruby
