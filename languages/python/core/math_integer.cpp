// SPDX-License-Identifier: MIT
// The math module: functions of integers, and of sequences of numbers.
#include "languages/python/core/math_module.h"

#include <cmath>

namespace hypha::python {

namespace {

Value checked(Value v) { return v == kFailed ? raise_memory_error() : v; }

Value math_gcd(Value integers) {
  Value g = fixnum(0);
  for (int64_t i = 0; i < length_of(integers); i++) g = integer::gcd(g, PY_TRY(index_of(array::get(array_of(integers), i))));
  return g;
}

Value math_lcm(Value integers) {
  Value l = fixnum(1);
  for (int64_t i = 0; i < length_of(integers); i++) {
    Value n = integer::abs(PY_TRY(index_of(array::get(array_of(integers), i))));
    if (n == fixnum(0)) return n;
    l = PY_TRY(checked(integer::mul(l, integer::floor_div(n, integer::gcd(l, n)))));
  }
  return l;
}

// from * (from + 1) * ... * to, halves first: the factors stay of equal size.
Value product(int64_t from, int64_t to) {
  if (from > to) return fixnum(1);
  if (to - from < 8) {
    Value p = fixnum(from);
    for (int64_t i = from + 1; i <= to; i++) p = PY_TRY(checked(integer::mul(p, fixnum(i))));
    return p;
  }
  int64_t middle = from + (to - from) / 2;
  Value a = PY_TRY(product(from, middle)), b = PY_TRY(product(middle + 1, to));
  return checked(integer::mul(a, b));
}

Value math_factorial(Value v) {
  int64_t n;
  Value i = PY_TRY(index_of(v));
  if (integer::sign(i) < 0) return raise_value_error("factorial() not defined for negative values");
  if (!integer::to_int64(i, &n)) return raise_overflow_error("factorial() argument should not exceed 9223372036854775807");
  if (n > 50000000) return raise_memory_error();
  return product(1, n);
}

Value math_isqrt(Value v) {
  Value i = PY_TRY(index_of(v));
  return integer::sign(i) < 0 ? raise_value_error("isqrt() argument must be nonnegative") : integer::isqrt(i);
}

// n * (n - 1) * ... : k factors; divided by k! if `combinations`.
Value choose(Value n, Value k, bool combinations) {
  if (integer::sign(n) < 0) return raise_value_error("n must be a non-negative integer");
  if (integer::sign(k) < 0) return raise_value_error("k must be a non-negative integer");
  if (integer::compare(k, n) > 0) return fixnum(0);
  if (combinations && integer::compare(integer::sub(n, k), k) < 0) k = integer::sub(n, k);
  int64_t count;
  if (!integer::to_int64(k, &count)) return raise_overflow_error("min(n - k, k) must not exceed 9223372036854775807");
  Value r = fixnum(1);
  for (int64_t i = 0; i < count; i++) {
    r = PY_TRY(checked(integer::mul(r, integer::sub(n, fixnum(i)))));
    if (combinations) r = integer::floor_div(r, fixnum(i + 1));
  }
  return r;
}
Value math_comb(Value n, Value k) {
  Value a = PY_TRY(index_of(n));
  return choose(a, PY_TRY(index_of(k)), true);
}
Value math_perm(Value n, Value k) {
  if (!given(k) || k == kNil) return math_factorial(n);
  Value a = PY_TRY(index_of(n));
  return choose(a, PY_TRY(index_of(k)), false);
}

// ---- sequences

Value math_prod(Value iterable, Value start) {
  Value p = given(start) ? start : fixnum(1);
  PY_TRY(for_each(iterable, [&](Value v) -> Value {
    p = PY_TRY(binary(Operator::Mul, p, v));
    return kNil;
  }));
  return p;
}

// Shewchuk's exact sum (Adaptive Precision Floating-Point Arithmetic, 1997): partial sums that do not overlap.
struct ExactSum {
  std::vector<double> partials;
  double special = 0;                // infinities and nans
  bool has_special = false;

  void add(double x) {
    if (!std::isfinite(x)) {
      special += x;
      has_special = true;
      return;
    }
    size_t n = 0;
    for (double y : partials) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      double high = x + y, low = y - (high - x);
      if (low != 0) partials[n++] = low;
      x = high;
    }
    partials.resize(n);
    partials.push_back(x);
  }
  // Rounded once, half to even.
  double result() const {
    if (has_special) return special;
    size_t n = partials.size();
    if (n == 0) return 0;
    double high = partials[--n], low = 0;
    while (n > 0) {
      double x = high, y = partials[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) break;
    }
    if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
      double twice = low * 2, x = high + twice;
      if (twice == x - high) high = x;
    }
    return high;
  }
};

Value math_fsum(Value iterable) {
  ExactSum sum;
  bool infinite[2] = {false, false};
  PY_TRY(for_each(iterable, [&](Value v) -> Value {
    double x;
    PY_TRY(to_double(v, &x));
    if (std::isinf(x)) infinite[x < 0] = true;
    sum.add(x);
    return kNil;
  }));
  if (infinite[0] && infinite[1]) return raise_value_error("-inf + inf in fsum");
  double r = sum.result();
  if (!sum.has_special && !std::isfinite(r)) return raise_overflow_error("intermediate overflow in fsum");
  return box_double(r);
}

// The length of a vector, scaled so that nothing overflows, squared and summed exactly enough.
double vector_length(const std::vector<double>& v) {
  double largest = 0;
  bool has_nan = false;
  for (double x : v) {
    if (std::isinf(x)) return INFINITY;
    has_nan |= std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (has_nan) return NAN;
  if (largest == 0) return 0;
  if (v.size() == 2) return std::hypot(v[0], v[1]);
  int exponent;
  std::frexp(largest, &exponent);
  ExactSum sum;
  for (double x : v) {
    double s = std::ldexp(x, -exponent), square = s * s;
    sum.add(square);
    sum.add(std::fma(s, s, -square));
  }
  return std::ldexp(std::sqrt(sum.result()), exponent);
}

Value math_hypot(Value coordinates) {
  std::vector<double> v;
  for (int64_t i = 0; i < length_of(coordinates); i++) PY_TRY(to_double(array::get(array_of(coordinates), i), &v.emplace_back()));
  return box_double(vector_length(v));
}

Value math_dist(Value p, Value q) {
  Value a = PY_TRY(tuple_of(p)), b = PY_TRY(tuple_of(q));
  if (length_of(a) != length_of(b)) return raise_value_error("both points must have the same number of dimensions");
  std::vector<double> v;
  for (int64_t i = 0; i < length_of(a); i++) {
    double x, y;
    PY_TRY(to_double(array::get(array_of(a), i), &x));
    PY_TRY(to_double(array::get(array_of(b), i), &y));
    v.push_back(x - y);
  }
  return box_double(vector_length(v));
}

constexpr NativeRow kRows[] = {
    {"gcd", native<math_gcd>, "*integers"},
    {"lcm", native<math_lcm>, "*integers"},
    {"factorial", native<math_factorial>, "x /"},
    {"isqrt", native<math_isqrt>, "n /"},
    {"comb", native<math_comb>, "n k /"},
    {"perm", native<math_perm>, "n k=None /"},
    {"prod", native<math_prod>, "iterable / * start=1"},
    {"fsum", native<math_fsum>, "seq /"},
    {"hypot", native<math_hypot>, "*coordinates"},
    {"dist", native<math_dist>, "p q /"},
};

}  // namespace

void define_math_integers(ModuleInfo* m) { define_functions(m, kRows); }

}  // namespace hypha::python
