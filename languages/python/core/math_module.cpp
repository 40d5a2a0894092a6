// SPDX-License-Identifier: MIT
// The math module: functions of doubles. Domain errors and overflow are told from the result, as the C library gives it.
// (Functions of integers and of sequences: math_integer.cpp.)
#include <cmath>

#include "languages/python/core/int.h"
#include "languages/python/core/math_module.h"
#include "nodes/node_of.h"

namespace hypha::python {

namespace {

Value domain_error() { return raise_value_error("math domain error"); }
Value range_error() { return raise_overflow_error("math range error"); }

using Function1 = double (*)(double);
using Function2 = double (*)(double, double);

// A nan out of none is a domain error; an infinity out of a finite number an overflow, or a pole where kPole is set.
template <Function1 kFunction, bool kPole = false>
Value unary(Value v) {
  double x;
  PY_TRY(to_double(v, &x));
  double r = kFunction(x);
  if (std::isnan(r) && !std::isnan(x)) return domain_error();
  if (std::isinf(r) && std::isfinite(x)) return kPole && x < 1.5 ? domain_error() : range_error();
  return box_double(r);
}
// As it comes.
template <Function1 kFunction>
Value plain(Value v) {
  double x;
  PY_TRY(to_double(v, &x));
  return box_double(kFunction(x));
}
template <Function2 kFunction>
Value binary_function(Value a, Value b) {
  double x, y;
  PY_TRY(to_double(a, &x));
  PY_TRY(to_double(b, &y));
  double r = kFunction(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error();
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y)) return range_error();
  return box_double(r);
}

Value math_sqrt(Value v) { return unary<std::sqrt>(v); }
struct SqrtOp : OperationOf<SqrtOp> {
  RUN {
    auto v = d.arg(1);
    auto slow = [=, this] { return d.call_rt(*this, math_sqrt, v); };
    return d.specialize(*this, in(),
      on(1, [=] { return d.is_number(v); }, [=] {
        auto x = d.f64(v);
        return d.if_(d.literal(0.0) < x, [=] { return d.val(d.sqrt(x)); }, slow);
      }),
      otherwise(slow));
  }
};

double degrees(double x) { return x * (180.0 / M_PI); }
double radians(double x) { return x * (M_PI / 180.0); }
double gamma_function(double x) { return x == std::floor(x) && x <= 0 && std::isfinite(x) ? NAN : std::tgamma(x); }
double lgamma_function(double x) { return std::lgamma(x); }

// ---- logarithms: of integers of any size too

using Log = double (*)(double);
template <Log kLog>
Value log_of(Value v) {
  Value i = int_of(v);
  if (i != kUndefined && !i.is_int() && integer::sign(i) > 0) {
    double d = integer::to_double(i);
    if (std::isfinite(d)) return box_double(kLog(d));
    int64_t exponent = int64_t(integer::bit_length(i));
    double fraction = std::ldexp(integer::to_double(integer::shift_right(i, exponent - 64)), -64);  // [0.5, 1)
    return box_double(kLog(fraction) + kLog(2) * double(exponent));
  }
  double x;
  PY_TRY(to_double(v, &x));
  if (x <= 0) return domain_error();
  return box_double(kLog(x));
}

Value math_log(Value v, Value base) {
  Value top = PY_TRY(log_of<std::log>(v));
  if (!given(base)) return top;
  Value bottom = PY_TRY(log_of<std::log>(base));
  if (number::to_double(bottom) == 0) return raise(types.ZeroDivisionError, "float division by zero");
  return box_double(number::to_double(top) / number::to_double(bottom));
}

Value math_pow(Value a, Value b) {
  double x, y;
  PY_TRY(to_double(a, &x));
  PY_TRY(to_double(b, &y));
  double r = std::pow(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error();
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y)) return x == 0 ? domain_error() : range_error();
  return box_double(r);
}

Value math_fmod(Value a, Value b) {
  double x, y;
  PY_TRY(to_double(a, &x));
  PY_TRY(to_double(b, &y));
  double r = std::fmod(x, y);
  return std::isnan(r) && !std::isnan(x) && !std::isnan(y) ? domain_error() : box_double(r);
}

Value math_ldexp(Value a, Value b) {
  double x;
  PY_TRY(to_double(a, &x));
  Value i = int_of(b);
  if (i == kUndefined) return raise_type_error("Expected an int as second argument to ldexp.");
  int64_t n;
  if (!integer::to_int64(i, &n)) n = integer::sign(i) < 0 ? -10000 : 10000;
  double r = std::ldexp(x, int(std::max<int64_t>(std::min<int64_t>(n, 10000), -10000)));
  return std::isinf(r) && std::isfinite(x) ? range_error() : box_double(r);
}

// ---- questions, taking apart

template <bool (*kIs)(double)>
Value is(Value v) {
  double x;
  PY_TRY(to_double(v, &x));
  return boolean(kIs(x));
}
bool is_nan(double x) { return std::isnan(x); }
bool is_inf(double x) { return std::isinf(x); }
bool is_finite(double x) { return std::isfinite(x); }

Value math_modf(Value v) {
  double x, whole;
  PY_TRY(to_double(v, &x));
  double fraction = std::modf(x, &whole);
  Value f = box_double(fraction);
  return new_tuple({f, box_double(whole)});
}
Value math_frexp(Value v) {
  double x;
  int exponent = 0;
  PY_TRY(to_double(v, &x));
  double m = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return new_tuple({box_double(m), fixnum(exponent)});
}

Value math_isclose(Value a, Value b, Value relative, Value absolute) {
  double x, y, rel = 1e-9, abs = 0;
  PY_TRY(to_double(a, &x));
  PY_TRY(to_double(b, &y));
  if (given(relative)) PY_TRY(to_double(relative, &rel));
  if (given(absolute)) PY_TRY(to_double(absolute, &abs));
  if (rel < 0 || abs < 0) return raise_value_error("tolerances must be non-negative");
  if (x == y) return kTrue;
  if (std::isinf(x) || std::isinf(y)) return kFalse;
  double diff = std::fabs(y - x);
  return boolean(diff <= std::fabs(rel * y) || diff <= std::fabs(rel * x) || diff <= abs);
}

// ---- whole numbers out of doubles

template <Function1 kRound>
Value to_whole(Value v, Symbol* special) {
  if (!is_float(v)) {
    if (integer::is(v)) return v;
    Value r = call_special(v, special);
    if (r != kUndefined) return r;
  }
  double x;
  PY_TRY(to_double(v, &x));
  return int_from_float(kRound(x));
}
Value math_floor(Value v) { return to_whole<std::floor>(v, names::floor); }
Value math_ceil(Value v) { return to_whole<std::ceil>(v, names::ceil); }
Value math_trunc(Value v) {
  Value r = is_float(v) ? int_from_float(number::to_double(v)) : call_special(v, names::trunc);
  return r == kUndefined ? raise_type_error("type " + type_name(v) + " doesn't define __trunc__ method") : r;
}

constexpr NativeRow kRows[] = {
    {"sqrt", native<math_sqrt>, "x /", operation<SqrtOp>, 1}, {"cbrt", native<unary<std::cbrt>>, "x /"}, {"exp", native<unary<std::exp>>, "x /"},
    {"exp2", native<unary<std::exp2>>, "x /"}, {"expm1", native<unary<std::expm1>>, "x /"}, {"log1p", native<unary<std::log1p, true>>, "x /"},
    {"sin", native<unary<std::sin>>, "x /"}, {"cos", native<unary<std::cos>>, "x /"}, {"tan", native<unary<std::tan>>, "x /"},
    {"asin", native<unary<std::asin>>, "x /"}, {"acos", native<unary<std::acos>>, "x /"}, {"atan", native<unary<std::atan>>, "x /"},
    {"sinh", native<unary<std::sinh>>, "x /"}, {"cosh", native<unary<std::cosh>>, "x /"}, {"tanh", native<unary<std::tanh>>, "x /"},
    {"asinh", native<unary<std::asinh>>, "x /"}, {"acosh", native<unary<std::acosh>>, "x /"}, {"atanh", native<unary<std::atanh, true>>, "x /"},
    {"fabs", native<unary<std::fabs>>, "x /"}, {"degrees", native<plain<degrees>>, "x /"}, {"radians", native<plain<radians>>, "x /"},
    {"erf", native<unary<std::erf>>, "x /"}, {"erfc", native<unary<std::erfc>>, "x /"}, {"gamma", native<unary<gamma_function>>, "x /"},
    {"lgamma", native<unary<lgamma_function, true>>, "x /"}, {"atan2", native<binary_function<std::atan2>>, "y x /"},
    {"copysign", native<binary_function<std::copysign>>, "x y /"}, {"remainder", native<binary_function<std::remainder>>, "x y /"},
    {"nextafter", native<binary_function<std::nextafter>>, "x y /"}, {"fmod", native<math_fmod>, "x y /"}, {"pow", native<math_pow>, "x y /"},
    {"ldexp", native<math_ldexp>, "x i /"}, {"log", native<math_log>, "x base= /"}, {"log2", native<log_of<std::log2>>, "x /"},
    {"log10", native<log_of<std::log10>>, "x /"}, {"isnan", native<is<is_nan>>, "x /"}, {"isinf", native<is<is_inf>>, "x /"},
    {"isfinite", native<is<is_finite>>, "x /"}, {"modf", native<math_modf>, "x /"}, {"frexp", native<math_frexp>, "x /"},
    {"isclose", native<math_isclose>, "a b * rel_tol=1e-09 abs_tol=0.0"}, {"floor", native<math_floor>, "x /"}, {"ceil", native<math_ceil>, "x /"},
    {"trunc", native<math_trunc>, "x /"},
};

void define_math(ModuleInfo* m) {
  define_functions(m, kRows);
  define_math_integers(m);
  set_global(m, "pi", box_double(M_PI));
  set_global(m, "e", box_double(M_E));
  set_global(m, "tau", box_double(2 * M_PI));
  set_global(m, "inf", box_double(INFINITY));
  set_global(m, "nan", box_double(NAN));
}
HY_PYTHON_MODULE("math", define_math);

}  // namespace

}  // namespace hypha::python
