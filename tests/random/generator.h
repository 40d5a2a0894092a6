// SPDX-License-Identifier: MIT
// Random guest programs: the same seed gives the same program. Every program ends, prints what it computes, and catches
// its exceptions, so that two ways to run it can be compared.
#pragma once
#include <cstdint>
#include <string>

namespace random_programs {

enum class Language { Ruby, Python };

std::string generate(Language, uint64_t seed);

}  // namespace random_programs
