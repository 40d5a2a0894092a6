// SPDX-License-Identifier: MIT
// Rational and Complex: frozen pairs of numbers. What they can do is in the prelude.
#include "languages/ruby/core/native.h"

namespace hypha::ruby {

namespace {

enum PairField { kFirst, kSecond, kPairFields };

Value make_pair(ClassInfo* c, Value first, Value second) {
  Object* o = allocate_object(c->instance_shape);
  o->fields[kFirst].init(first);
  o->fields[kSecond].init(second);
  Value v = ref(o);
  freeze(v);
  return v;
}
Value make_rational(Value, Value numerator, Value denominator) {
  return make_pair(classes.Rational, numerator, denominator);
}
Value make_complex(Value, Value real, Value imaginary) { return make_pair(classes.Complex, real, imaginary); }

Value first_of(Value self) { return self.ptr<Object>()->fields[kFirst].load(); }
Value second_of(Value self) { return self.ptr<Object>()->fields[kSecond].load(); }

const NativeMethod rational_methods[] = {{"numerator", native<first_of>}, {"denominator", native<second_of>}};
const NativeMethod complex_methods[] = {
    {"real", native<first_of>}, {"imaginary", native<second_of>}, {"imag", native<second_of>}};
const NativeMethod rational_singleton[] = {{"__make", native<make_rational>, 2}};
const NativeMethod complex_singleton[] = {{"__make", native<make_complex>, 2}};

// Complex numbers have no order.
const char* const kUnordered[] = {"<",    "<=",       ">",     ">=",        "between?", "clamp",     "%",
                                  "div",  "divmod",   "floor", "ceil",      "modulo",   "remainder", "round",
                                  "step", "truncate", "i",     "positive?", "negative?"};

void lay_out(ClassInfo* c) {
  c->reserved_fields = kPairFields;
  c->instance_shape = Shape::root(c, Kind::Object, kPairFields, kPairFields);
  undefine_allocation(c);
}

void define_fraction() {
  lay_out(classes.Rational);
  lay_out(classes.Complex);
  define_methods(classes.Rational, rational_methods);
  define_methods(classes.Complex, complex_methods);
  define_singleton_methods(classes.Rational, rational_singleton);
  define_singleton_methods(classes.Complex, complex_singleton);
  for (const char* name : kUnordered) undefine_method(classes.Complex, name);
  set_constant(classes.Complex, intern("I"), make_complex(kNil, fixnum(0), fixnum(1)));
}
HY_RUBY_CORE(define_fraction);

}  // namespace

}  // namespace hypha::ruby
