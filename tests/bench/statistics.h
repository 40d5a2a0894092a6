// SPDX-License-Identifier: MIT
// Medians, and ratios of paired runs with an interval. Noise on a shared machine comes in phases that are longer than a
// run, so only runs of the same round are compared with each other.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace bench {

inline double median(std::vector<double> v) {  // 0 of nothing
  if (v.empty()) return 0;
  std::sort(v.begin(), v.end());
  size_t n = v.size();
  return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

inline double geometric_mean(const std::vector<double>& v) {
  double sum = 0;
  for (double d : v) sum += std::log(d);
  return v.empty() ? 0 : std::exp(sum / double(v.size()));
}

// The last third of the iterations, by when every tier of every peer has had its time.
inline std::vector<double> last_third(const std::vector<double>& iterations) {
  size_t n = iterations.size();
  return {iterations.end() - long((n + 2) / 3), iterations.end()};
}
inline double peak(const std::vector<double>& iterations) { return median(last_third(iterations)); }
inline double shortest(const std::vector<double>& iterations) {  // 0 of nothing
  std::vector<double> last = last_third(iterations);
  return last.empty() ? 0 : *std::min_element(last.begin(), last.end());
}

struct Interval {
  double middle = 0, low = 0, high = 0;
  bool known() const { return middle > 0; }
};

constexpr int kResamples = 2000;

// 95 % percentile bootstrap of what `statistic` makes of one resample; the middle is the statistic of the data itself.
inline Interval bootstrap(double middle, const std::function<double(std::mt19937_64&)>& statistic) {
  std::mt19937_64 random(12345);  // the same data give the same report
  std::vector<double> values(kResamples);
  for (double& v : values) v = statistic(random);
  std::sort(values.begin(), values.end());
  return {middle, values[size_t(kResamples * 0.025)], values[size_t(kResamples * 0.975)]};
}

inline std::vector<double> resample(const std::vector<double>& v, std::mt19937_64& random) {
  std::uniform_int_distribution<size_t> pick(0, v.size() - 1);
  std::vector<double> result(v.size());
  for (double& d : result) d = v[pick(random)];
  return result;
}

// The interval of one program's paired ratios. Under five rounds a bootstrap says nothing that min and max do not.
inline Interval interval_of(const std::vector<double>& ratios) {
  if (ratios.empty()) return {};
  double middle = median(ratios);
  if (ratios.size() < 5)
    return {middle, *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end())};
  return bootstrap(middle, [&](std::mt19937_64& random) { return median(resample(ratios, random)); });
}

// The geometric mean over programs of the median ratio of each; `ratios` has the rounds of each program.
inline Interval geometric_mean_of(const std::vector<std::vector<double>>& ratios) {
  if (ratios.empty()) return {};
  std::vector<double> medians;
  for (const auto& r : ratios) medians.push_back(median(r));
  return bootstrap(geometric_mean(medians), [&](std::mt19937_64& random) {
    std::vector<double> m;
    for (const auto& r : ratios) m.push_back(median(resample(r, random)));
    return geometric_mean(m);
  });
}

}  // namespace bench
