// SPDX-License-Identifier: MIT
// Float to Integer, and rounding to decimal places.
#include <cmath>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/unary_operations.h"

namespace hypha::ruby {

namespace {

double round_half(double x, Rounding mode) {
  double r = std::round(x);
  if (std::fabs(r - x) != 0.5) return r;
  if (mode == Rounding::HalfDown) return r - std::copysign(1.0, x);
  if (mode == Rounding::HalfEven && std::fmod(r, 2.0) != 0) return r - std::copysign(1.0, x);
  return r;
}

double to_whole(double x, Rounding mode) {
  switch (mode) {
    case Rounding::Floor: return std::floor(x);
    case Rounding::Ceil: return std::ceil(x);
    case Rounding::Truncate: return std::trunc(x);
    default: return round_half(x, mode);
  }
}

Value round_float(Value self, int64_t digits, Rounding mode) {
  double x = number::to_double(self);
  if (digits > 0) {
    if (!std::isfinite(x) || digits > 400) return self;
    return box_double(number::round_scaled(x, int(digits), mode));
  }
  if (digits == 0) return integer_from_double(to_whole(x, mode));
  bool directed = mode == Rounding::Floor || mode == Rounding::Ceil;
  Value whole = RB_TRY(integer_from_double(directed ? to_whole(x, mode) : x));
  return round_integer(whole, digits, mode);
}

template <Rounding kMode>
Value round_to(Value self, Value digits) {
  int64_t n;
  RB_TRY(rounding_digits(digits, &n));
  return round_float(self, n, kMode);
}
template <Rounding kMode>
Value round_whole(Value self) {
  return round_float(self, 0, kMode);
}
Value round(Value self, Value digits, Value keywords) {
  Rounding mode;
  int64_t n;
  RB_TRY(rounding_digits(digits, &n));
  RB_TRY(rounding_mode(keywords, &mode));
  return round_float(self, n, mode);
}

template <class How, Rounding kMode>
Node* rounding_operation() {
  return new ToIntegerOp<How, round_whole<kMode>>;
}

const NativeMethod kMethods[] = {
    {"to_i", native<round_whole<Rounding::Truncate>>, 0, 0, 0, rounding_operation<TruncOp, Rounding::Truncate>, 0},
    {"to_int", native<round_whole<Rounding::Truncate>>, 0, 0, 0, rounding_operation<TruncOp, Rounding::Truncate>, 0},
    {"truncate", native<round_to<Rounding::Truncate>>, 0, 1, 0, rounding_operation<TruncOp, Rounding::Truncate>, 0},
    {"floor", native<round_to<Rounding::Floor>>, 0, 1, 0, rounding_operation<FloorOp, Rounding::Floor>, 0},
    {"ceil", native<round_to<Rounding::Ceil>>, 0, 1, 0, rounding_operation<CeilOp, Rounding::Ceil>, 0},
    {"round", native<round>, 0, 1, kKeywords},
};

void define_float_rounding() { define_methods(classes.Float, kMethods); }

}  // namespace

HY_RUBY_CORE(define_float_rounding);

}  // namespace hypha::ruby
