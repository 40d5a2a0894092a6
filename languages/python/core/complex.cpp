// SPDX-License-Identifier: MIT
// complex: values and arithmetic. Division by Smith's method (CACM 5(8), 1962); small whole powers by squaring, others
// by polar form.
#include "languages/python/core/complex.h"

#include <cmath>

#include "languages/python/core/format.h"
#include "languages/python/core/int.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

bool complex_of(Value v, Complex* out) {
  v = underlying(v);
  if (is_complex(v)) return *out = {number::to_double(native_field(v, 0)), number::to_double(native_field(v, 1))}, true;
  if (is_float(v)) return *out = {number::to_double(v), 0}, true;
  Value i = int_of(v);
  if (i == kUndefined) return false;
  return *out = {integer::to_double(i), 0}, true;
}

Value new_complex(Complex c) { return new_native(types.complex, {box_double(c.real), box_double(c.imag)}); }
Value complex_value(double real, double imaginary) { return new_complex({real, imaginary}); }

namespace {

Complex add(Complex a, Complex b) { return {a.real + b.real, a.imag + b.imag}; }
Complex subtract(Complex a, Complex b) { return {a.real - b.real, a.imag - b.imag}; }
Complex multiply(Complex a, Complex b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// b is not 0.
Complex divide(Complex a, Complex b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    double ratio = b.imag / b.real, d = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / d, (a.imag - a.real * ratio) / d};
  }
  double ratio = b.real / b.imag, d = b.real * ratio + b.imag;
  return {(a.real * ratio + a.imag) / d, (a.imag * ratio - a.real) / d};
}

Complex whole_power(Complex a, int64_t n) {
  Complex r{1, 0}, p = a;
  for (uint64_t bit = 1, m = uint64_t(std::abs(n)); bit <= m; bit <<= 1, p = multiply(p, p))
    if (m & bit) r = multiply(r, p);
  return n >= 0 ? r : divide({1, 0}, r);
}

Complex polar_power(Complex a, Complex b) {
  if (b.real == 0 && b.imag == 0) return {1, 0};
  if (a.real == 0 && a.imag == 0) return {0, 0};
  double size = std::hypot(a.real, a.imag), angle = std::atan2(a.imag, a.real);
  double length = std::pow(size, b.real), phase = angle * b.real;
  if (b.imag != 0) {
    length *= std::exp(-angle * b.imag);
    phase += b.imag * std::log(size);
  }
  return {length * std::cos(phase), length * std::sin(phase)};
}

Value checked(Complex c) {
  if (std::isinf(c.real) || std::isinf(c.imag)) return raise_overflow_error("complex exponentiation");
  return new_complex(c);
}

Value raise_to(Complex a, Complex b) {
  if (a.real == 0 && a.imag == 0 && (b.imag != 0 || b.real < 0))
    return raise(types.ZeroDivisionError, "0.0 to a negative or complex power");
  if (b.imag == 0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100)
    return checked(whole_power(a, int64_t(b.real)));
  return checked(polar_power(a, b));
}

Value operate(Operator op, Complex a, Complex b) {
  switch (op) {
    case Operator::Add:
      return new_complex(add(a, b));
    case Operator::Sub:
      return new_complex(subtract(a, b));
    case Operator::Mul:
      return new_complex(multiply(a, b));
    case Operator::TrueDiv:
      return b.real == 0 && b.imag == 0 ? raise(types.ZeroDivisionError, "complex division by zero")
                                        : new_complex(divide(a, b));
    default:
      return raise_to(a, b);
  }
}

template <Operator kOp>
Value forward(Value self, Value other) {
  Complex a, b;
  return complex_of(self, &a) && complex_of(other, &b) ? operate(kOp, a, b) : not_implemented;
}
template <Operator kOp>
Value reflected(Value self, Value other) {
  return forward<kOp>(other, self);
}

Complex value_of(Value self) {
  Complex c{};
  complex_of(self, &c);
  return c;
}

Value complex_eq(Value self, Value other) {
  Complex a = value_of(self);
  Value o = underlying(other);
  if (is_complex(o)) return boolean(a.real == value_of(o).real && a.imag == value_of(o).imag);
  if (is_float(o) || int_of(o) != kUndefined)
    return a.imag == 0 ? number_compare(Compare::Equal, box_double(a.real), o) : kFalse;
  return not_implemented;
}
Value complex_ne(Value self, Value other) {
  Value same = complex_eq(self, other);
  return same == not_implemented ? same : boolean(same == kFalse);
}

std::string plain(double d) { return number::to_text(d, {.point_in_fixed = false}); }

Value complex_repr(Value self) {
  Complex c = value_of(self);
  if (c.real == 0 && !std::signbit(c.real)) return new_str(plain(c.imag) + "j");
  std::string imag = plain(c.imag);
  return new_str("(" + plain(c.real) + (imag[0] == '-' ? "" : "+") + imag + "j)");
}

Value complex_hash(Value self) {
  Complex c = value_of(self);
  int64_t h = int64_t(uint64_t(number::hash(c.real)) + 1000003 * uint64_t(number::hash(c.imag)));
  return fixnum(fits_fixnum(h) ? h : h >> 2);
}

Value complex_abs(Value self) {
  Complex c = value_of(self);
  double size = std::hypot(c.real, c.imag);
  if (std::isinf(size) && std::isfinite(c.real) && std::isfinite(c.imag))
    return raise_overflow_error("absolute value too large");
  return box_double(size);
}
Value complex_bool(Value self) { return boolean(value_of(self).real != 0 || value_of(self).imag != 0); }
Value complex_neg(Value self) { return new_complex({-value_of(self).real, -value_of(self).imag}); }
Value complex_pos(Value self) { return underlying(self); }
Value complex_conjugate(Value self) { return new_complex({value_of(self).real, -value_of(self).imag}); }
Value complex_real(Value self) { return box_double(value_of(self).real); }
Value complex_imag(Value self) { return box_double(value_of(self).imag); }

// ---- making

// [real][+-imag j]; a number ends where its sign-free digits end.
bool parse_complex(std::string s, Complex* out) {
  if (s.size() > 1 && s.front() == '(' && s.back() == ')') s = plain_number_text(s.substr(1, s.size() - 2));
  if (s.empty()) return false;
  auto number = [](const std::string& text, double* d) {
    if (text.empty() || text == "+" || text == "-") return *d = text == "-" ? -1 : 1, true;
    Value v = call(types.float_->object, {new_str(text)});
    if (v.is_completion()) return take_exception(), false;
    return *d = number::to_double(v), text.find_first_of(" \t\n") == std::string::npos;
  };
  bool imaginary = s.back() == 'j' || s.back() == 'J';
  if (!imaginary) return *out = {}, s != "+" && s != "-" && number(s, &out->real);
  s.pop_back();
  size_t split = s.size();
  while (split-- > 1)
    if ((s[split] == '+' || s[split] == '-') && s[split - 1] != 'e' && s[split - 1] != 'E') break;
  *out = {};
  if (split == 0 || split == std::string::npos) return number(s, &out->imag);
  return number(s.substr(0, split), &out->real) && number(s.substr(split), &out->imag);
}

// A number argument: complex, or what __complex__, __float__ or __index__ say.
Value number_argument(Value v, bool first, Complex* out) {
  if (complex_of(v, out)) return kNil;
  if (first) {
    Value made = PY_TRY(call_special(v, names::complex_));
    if (made != kUndefined)
      return complex_of(made, out)
                 ? kNil
                 : raise_type_error("__complex__ returned non-complex (type " + type_name(made) + ")");
  }
  if (!has_special(v, names::float_) && !has_special(v, names::index))
    return raise_type_error(
        std::string("complex() ") +
        (first ? "first argument must be a string or a number" : "second argument must be a number") + ", not '" +
        type_name(v) + "'");
  out->imag = 0;
  return to_double(v, &out->real);
}

Value convert(Value real, Value imag) {
  Complex a{}, b{};
  Value text = underlying(real);
  if (given(real) && is_str(text)) {
    if (given(imag)) return raise_type_error("complex() can't take second arg if first is a string");
    if (!parse_complex(plain_number_text(view_of(text)), &a))
      return raise_value_error("complex() arg is a malformed string");
    return new_complex(a);
  }
  if (given(imag) && is_str(underlying(imag))) return raise_type_error("complex() second arg can't be a string");
  if (given(real)) PY_TRY(number_argument(real, true, &a));
  if (!given(imag)) return new_complex(a);
  PY_TRY(number_argument(imag, false, &b));
  // Signs of zeros are kept: nothing is added to a part that is not there.
  bool both = given(real) && is_complex(underlying(real)), second = is_complex(underlying(imag));
  return new_complex({second ? a.real - b.imag : a.real, both ? a.imag + b.real : b.real});
}

Value complex_new(Value cls, Value real, Value imag) {
  TypeInfo* t = new_type(cls, types.complex);
  if (!t) return kThrow;
  return wrap_value(t, PY_TRY(convert(real, imag)));
}

Value complex_format(Value self, Value spec) {
  FormatSpec s;
  spec = underlying(spec);
  if (!is_str(spec)) return raise_type_error("__format__() argument must be str, not " + type_name(spec));
  if (view_of(spec).empty()) return str(self);
  PY_TRY(parse_format_spec(view_of(spec), self, true, &s));
  if (s.type != 0 && std::string_view("eEfFgGn").find(char(s.type)) == std::string_view::npos)
    return unknown_format_code(s.type, self);
  if (s.number.align == '=')
    return raise_value_error(s.fill == "0" ? "Zero padding is not allowed in complex format specifier"
                                           : "'=' alignment flag is not allowed in complex format specifier");
  NumberFormat part = s.number;
  part.width = 0;
  part.conversion = s.type == 0 ? 'r' : s.type == 'n' ? 'g' : char(s.type);
  Complex c = value_of(self);
  NumberDialect dialect = kPythonLikeFormat;
  dialect.text.point_in_fixed = s.type != 0;
  bool bare = s.type == 0 && c.real == 0 && !std::signbit(c.real);
  std::string text = bare ? "" : format_double(part, dialect, c.real);
  if (!bare) part.plus = true;
  text += format_double(part, dialect, c.imag) + "j";
  NumberFormat whole = s.number;
  whole.precision = -1;
  return new_str(format_text(whole, s.type == 0 && !bare ? "(" + text + ")" : text));
}

constexpr GetterRow kGetters[] = {{"real", complex_real}, {"imag", complex_imag}};
constexpr NativeRow kStatic[] = {{"__new__", native<complex_new>, "cls real=0 imag=0"}};
constexpr NativeRow kRows[] = {
    {"__add__", native<forward<Operator::Add>>, "value /"},
    {"__radd__", native<reflected<Operator::Add>>, "value /"},
    {"__sub__", native<forward<Operator::Sub>>, "value /"},
    {"__rsub__", native<reflected<Operator::Sub>>, "value /"},
    {"__mul__", native<forward<Operator::Mul>>, "value /"},
    {"__rmul__", native<reflected<Operator::Mul>>, "value /"},
    {"__truediv__", native<forward<Operator::TrueDiv>>, "value /"},
    {"__rtruediv__", native<reflected<Operator::TrueDiv>>, "value /"},
    {"__pow__", native<forward<Operator::Pow>>, "value mod= /"},
    {"__rpow__", native<reflected<Operator::Pow>>, "value mod= /"},
    {"__eq__", native<complex_eq>, "value /"},
    {"__ne__", native<complex_ne>, "value /"},
    {"__neg__", native<complex_neg>},
    {"__pos__", native<complex_pos>},
    {"__abs__", native<complex_abs>},
    {"__bool__", native<complex_bool>},
    {"__hash__", native<complex_hash>},
    {"__repr__", native<complex_repr>},
    {"__format__", native<complex_format>, "format_spec /"},
    {"__complex__", native<complex_pos>},
    {"conjugate", native<complex_conjugate>},
};

void define_complex() {
  define_static_methods(types.complex, kStatic);
  define_methods(types.complex, kRows);
  define_getters(types.complex, kGetters);
}
HY_PYTHON_CORE(define_complex);

}  // namespace

Value complex_power(double a, double b) { return raise_to({a, 0}, {b, 0}); }

}  // namespace hypha::python
