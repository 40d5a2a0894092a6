// SPDX-License-Identifier: MIT
#include "framework/engine/check.h"

#include <spdlog/spdlog.h>

#include <cstdlib>

namespace hypha {
void check_failed(const char* expression, const char* file, int line, const char* detail) {
  spdlog::critical("{}:{}: check failed: {} {}", file, line, expression, detail);
  spdlog::shutdown();
  std::abort();
}
}  // namespace hypha
