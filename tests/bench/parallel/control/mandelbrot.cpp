// SPDX-License-Identifier: MIT
#include <numeric>

#include "tests/bench/parallel/control/harness.h"

namespace {

constexpr int kLimit = 50;

int iterations(double cr, double ci) {
  double zr = 0, zi = 0;
  int n = 0;
  while (n < kLimit && zr * zr + zi * zi <= 4.0) {
    double t = zr * zr - zi * zi + cr;
    zi = 2.0 * zr * zi + ci;
    zr = t;
    n++;
  }
  return n;
}

int64_t row(int size, int y) {
  double ci = 2.0 * y / size - 1.0;
  int64_t count = 0;
  for (int x = 0; x < size; x++) count += iterations(2.0 * x / size - 1.5, ci);
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  int size = arguments.full ? 800 : 40;
  std::vector<int64_t> counts(size);
  auto run = [&] {
    control::in_parallel(arguments.threads, [&](int index) {
      for (int y = index; y < size; y += arguments.threads) counts[y] = row(size, y);
    });
  };
  auto result = [&] { return std::accumulate(counts.begin(), counts.end(), int64_t(0)); };
  return control::benchmark("mandelbrot", arguments, arguments.full ? 15'620'696 : 38'956, run, result);
}
