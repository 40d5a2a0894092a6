// SPDX-License-Identifier: MIT
#include "tests/bench/parallel/control/harness.h"

namespace {

using Row = std::vector<double>;
using Matrix = std::vector<Row>;

Matrix matrix(int size, control::Random32& random) {
  Matrix m(size, Row(size));
  for (Row& row : m)
    for (double& number : row) number = double(random.below(100));
  return m;
}

Row multiply(const Row& left, const Matrix& b) {
  Row row(left.size());
  for (size_t j = 0; j < row.size(); j++)
    for (size_t k = 0; k < left.size(); k++) row[j] += left[k] * b[k][j];
  return row;
}

int64_t checksum(const Matrix& product) {
  int64_t sum = 0;
  for (size_t i = 0; i < product.size(); i++)
    for (double number : product[i]) sum += int64_t(number) * int64_t(i & 7);
  return sum;
}

}  // namespace

int main(int argc, char** argv) {
  control::Arguments arguments(argc, argv);
  int size = arguments.full ? 240 : 16;
  control::Random32 random(9);
  Matrix a = matrix(size, random), b = matrix(size, random), product(size);
  auto run = [&] {
    control::in_parallel(arguments.threads, [&](int index) {
      for (int i = index; i < size; i += arguments.threads) product[i] = multiply(a[i], b);
    });
  };
  auto result = [&] { return checksum(product); };
  return control::benchmark("matrix_multiply", arguments, arguments.full ? 118'976'913'051 : 33'645'303, run, result);
}
