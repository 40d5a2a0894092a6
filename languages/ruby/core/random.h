// SPDX-License-Identifier: MIT
// Pseudo-random numbers: the Mersenne twister MT19937 (Matsumoto, Nishimura, 1998), seeded and drawn from as the
// reference does, so that equal seeds give equal numbers.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// From 0 to `limit`, both included. generator: a Random, or nil for the default one.
uint64_t random_up_to(Value generator, uint64_t limit);
double random_double(Value generator);  // [0, 1)
Value kernel_rand(Value max);           // Kernel#rand; max kUndefined or nil: a Float
Value kernel_srand(Value seed);         // the seed before

}  // namespace hypha::ruby
