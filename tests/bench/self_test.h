// SPDX-License-Identifier: MIT
#pragma once
#include <cstdio>

#define EXPECT(x) \
  if (!(x)) return fprintf(stderr, "bench self-test: %s (%s:%d)\n", #x, __FILE__, __LINE__), 1
