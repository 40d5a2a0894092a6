// SPDX-License-Identifier: MIT
// Math: functions of doubles that know their domains.
#include <cfloat>
#include <cmath>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"
#include "nodes/arithmetic/operators.h"

namespace hypha::ruby {

namespace {

ClassInfo* domain_error_class = nullptr;

Value domain_error(const char* function) {
  return raise(domain_error_class, std::string("Numerical argument is out of domain - ") + function);
}

// A function of one double, defined everywhere.
template <double (*F)(double)>
Value everywhere(Value, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  return box_double(F(x));
}

Value square_root(Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  if (x < 0) return domain_error("sqrt");
  return box_double(x == 0 ? 0.0 : std::sqrt(x));
}
Value sqrt(Value, Value v) { return square_root(v); }

// The library's result is not the nearest one: a step of Newton's method behind it.
double cube_root(double x) {
  double r = std::cbrt(x);
  return std::isfinite(r) && r != 0 ? (2.0 * r + (x / r / r)) / 3.0 : r;
}

// Words: [Math, block, number].
struct SqrtOp : OperationOf<SqrtOp> {
  RUN {
    auto v = d.arg(2);
    return d.specialize(*this, in(),
                        on(
                            kDoubles, [=] { return d.is_number(v); },
                            [=, this] {
                              auto x = d.f64(v);
                              return d.if_(
                                  d.literal(0.0) < x, [=] { return d.val(d.sqrt(x)); },
                                  [=, this] { return d.call_rt(*this, square_root, v); });
                            }),
                        otherwise([=, this] { return d.call_rt(*this, square_root, v); }));
  }
};

template <double (*F)(double)>
Value within_one(const char* name, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  if (x < -1 || x > 1) return domain_error(name);
  return box_double(F(x));
}
Value asin(Value, Value v) { return within_one<std::asin>("asin", v); }
Value acos(Value, Value v) { return within_one<std::acos>("acos", v); }
Value atanh(Value, Value v) { return within_one<std::atanh>("atanh", v); }
Value acosh(Value, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  return x < 1 ? domain_error("acosh") : box_double(std::acosh(x));
}

Value atan2(Value, Value a, Value b) {
  double y, x;
  RB_TRY(to_double(a, &y));
  RB_TRY(to_double(b, &x));
  return box_double(std::atan2(y, x));
}
Value hypot(Value, Value a, Value b) {
  double x, y;
  RB_TRY(to_double(a, &x));
  RB_TRY(to_double(b, &y));
  return box_double(std::hypot(x, y));
}

// Big integers have logarithms although they may be no doubles: *shift bits are taken off first.
Value log_argument(const char* name, Value v, double* x, double* shift) {
  *shift = 0;
  if (is_kind(v, Kind::BigInt) && integer::sign(v) > 0 && integer::bit_length(v) >= DBL_MAX_EXP) {
    int64_t bits = int64_t(integer::bit_length(v)) - DBL_MANT_DIG;
    *shift = double(bits);
    v = integer::shift_right(v, bits);
  }
  RB_TRY(to_double(v, x));
  return *x < 0 ? domain_error(name) : kNil;
}
Value natural_log(const char* name, Value v, double* out) {
  double x, shift;
  RB_TRY(log_argument(name, v, &x, &shift));
  *out = std::log(x) + shift * M_LN2;
  return kNil;
}
Value log(Value, Value v, Value base) {
  double a, b;
  if (base == kUndefined) {
    RB_TRY(natural_log("log", v, &a));
    return box_double(a);
  }
  double x, y, shift_x, shift_y;
  RB_TRY(log_argument("log", v, &x, &shift_x));
  RB_TRY(log_argument("log", base, &y, &shift_y));
  // As the reference: by powers of two, or of ten.
  a = std::log2(x) + shift_x, b = std::log2(y) + shift_y;
  if (y == 10 && shift_y == 0) return box_double(std::log10(x) + shift_x * std::log10(2.0));
  if (y == 2) return box_double(a);
  a = std::log(x) + shift_x * M_LN2, b = std::log(y) + shift_y * M_LN2;
  return box_double(a / b);
}
Value log2(Value, Value v) {
  double x, shift;
  RB_TRY(log_argument("log2", v, &x, &shift));
  return box_double(std::log2(x) + shift);
}
Value log10(Value, Value v) {
  double x, shift;
  RB_TRY(log_argument("log10", v, &x, &shift));
  return box_double(std::log10(x) + shift * std::log10(2.0));
}

Value gamma(Value, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  if (x < 0 && (std::isinf(x) || x == std::floor(x))) return domain_error("gamma");
  if (x == std::floor(x) && x >= 1 && x <= 23) {
    double product = 1;
    for (int i = 2; i < int(x); i++) product *= i;
    return box_double(product);
  }
  return box_double(std::tgamma(x));
}
Value lgamma(Value, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  if (std::isinf(x)) return x < 0 ? domain_error("lgamma") : new_array({box_double(x), fixnum(1)});
  int sign = 1;
  double r = lgamma_r(x, &sign);
  return new_array({box_double(r), fixnum(sign < 0 ? -1 : 1)});
}
Value ldexp(Value, Value a, Value b) {
  double x;
  int64_t n;
  RB_TRY(to_double(a, &x));
  RB_TRY(to_int64(b, &n));
  return box_double(std::ldexp(x, int(std::clamp<int64_t>(n, -100000, 100000))));
}
Value frexp(Value, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  return new_array({box_double(m), fixnum(exponent)});
}

const NativeMethod kFunctions[] = {
    {"sqrt", native<sqrt>, 1, 0, kModuleFunction, make_operation<SqrtOp>, 1},
    {"cbrt", native<everywhere<cube_root>>, 1, 0, kModuleFunction},
    {"sin", native<everywhere<std::sin>>, 1, 0, kModuleFunction},
    {"cos", native<everywhere<std::cos>>, 1, 0, kModuleFunction},
    {"tan", native<everywhere<std::tan>>, 1, 0, kModuleFunction},
    {"asin", native<asin>, 1, 0, kModuleFunction},
    {"acos", native<acos>, 1, 0, kModuleFunction},
    {"atan", native<everywhere<std::atan>>, 1, 0, kModuleFunction},
    {"atan2", native<atan2>, 2, 0, kModuleFunction},
    {"sinh", native<everywhere<std::sinh>>, 1, 0, kModuleFunction},
    {"cosh", native<everywhere<std::cosh>>, 1, 0, kModuleFunction},
    {"tanh", native<everywhere<std::tanh>>, 1, 0, kModuleFunction},
    {"asinh", native<everywhere<std::asinh>>, 1, 0, kModuleFunction},
    {"acosh", native<acosh>, 1, 0, kModuleFunction},
    {"atanh", native<atanh>, 1, 0, kModuleFunction},
    {"exp", native<everywhere<std::exp>>, 1, 0, kModuleFunction},
    {"log", native<log>, 1, 1, kModuleFunction},
    {"log2", native<log2>, 1, 0, kModuleFunction},
    {"log10", native<log10>, 1, 0, kModuleFunction},
    {"hypot", native<hypot>, 2, 0, kModuleFunction},
    {"erf", native<everywhere<std::erf>>, 1, 0, kModuleFunction},
    {"erfc", native<everywhere<std::erfc>>, 1, 0, kModuleFunction},
    {"gamma", native<gamma>, 1, 0, kModuleFunction},
    {"lgamma", native<lgamma>, 1, 0, kModuleFunction},
    {"ldexp", native<ldexp>, 2, 0, kModuleFunction},
    {"frexp", native<frexp>, 1, 0, kModuleFunction},
};

void define_math() {
  define_methods(classes.Math, kFunctions);
  set_constant(classes.Math, intern("PI"), box_double(M_PI));
  set_constant(classes.Math, intern("E"), box_double(M_E));
  domain_error_class = define_class("DomainError", classes.ArgumentError, classes.Math);
}

}  // namespace

HY_RUBY_CORE(define_math);

}  // namespace hypha::ruby
