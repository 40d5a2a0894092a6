// SPDX-License-Identifier: MIT
// The main program of every unit test binary.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#if defined(__SANITIZE_ADDRESS__)
// The leak checker does not look into the guest heap, where many references to malloc'ed memory are.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif
