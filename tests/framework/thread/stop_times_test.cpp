// SPDX-License-Identifier: MIT
#include "framework/thread/stop_times.h"

#include <doctest/doctest.h>

using namespace hypha;

TEST_CASE("stop times: shares of all stops, at most an eighth too long") {
  for (uint64_t scale : {1u, 7u, 1000u, 1'000'000u}) {
    StopTimes times;
    for (uint64_t i = 1; i <= 1000; i++) times.add(i * scale);
    for (uint64_t per_mille : {1u, 10u, 500u, 990u, 999u, 1000u}) {
      CHECK(times.per_mille(per_mille) >= per_mille * scale);
      CHECK(times.per_mille(per_mille) <= per_mille * scale * 9 / 8 + 1);
    }
    CHECK(times.count() == 1000);
    CHECK(times.longest() == 1000 * scale);
  }
}
