// SPDX-License-Identifier: MIT
// Programming errors stop the process with a place and a reason; guest errors never come here.
// (Debian 12's Abseil has no absl/log, so these two macros are our own, on spdlog.)
#pragma once

namespace hypha {
[[noreturn, gnu::cold, gnu::noinline]] void check_failed(const char* expression, const char* file, int line,
                                                         const char* detail = "");
}

#define HY_CHECK(x, ...)                                                                          \
  do {                                                                                            \
    if (!(x)) [[unlikely]]                                                                        \
      ::hypha::check_failed(#x, __FILE__, __LINE__ __VA_OPT__(, ) __VA_ARGS__);                   \
  } while (0)

#ifdef NDEBUG
#define HY_DCHECK(x, ...) \
  do {                    \
  } while (0)
#else
#define HY_DCHECK(x, ...) HY_CHECK(x __VA_OPT__(, ) __VA_ARGS__)
#endif
