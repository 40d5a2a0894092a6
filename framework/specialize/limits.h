// SPDX-License-Identifier: MIT
// Every limit of specialization in one table, so that each test suite can also run with 0 and 1.
#pragma once
#include <cstdint>

namespace hypha {

struct Limits {
  uint32_t dispatch = 8;   // entries of a method dispatch chain before it becomes megamorphic
  uint32_t property = 8;   // shapes of a property access
  uint32_t block = 4;      // blocks seen by a yield / call of a closure
};
extern Limits limits;

}  // namespace hypha
