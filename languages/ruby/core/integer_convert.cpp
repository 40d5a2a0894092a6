// SPDX-License-Identifier: MIT
// Integer: conversions to text and digits, rounding, single bits.
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

Value integer_to_s(Value self, Value base) {
  int64_t radix = 10;
  if (base != kUndefined) RB_TRY(to_int64(base, &radix));
  if (radix < 2 || radix > 36) return raise(classes.ArgumentError, "invalid radix " + std::to_string(radix));
  return make_string(integer::to_string(self, int(radix)), Encoding::Ascii);
}

Value integer_chr(Value self, Value encoding) {
  int64_t code = -1;
  bool fits = integer::to_int64(self, &code) && code >= 0 && code <= 0xFFFFFFFF;
  auto out_of_range = [&] { return raise(classes.RangeError, integer::to_string(self) + " out of char range"); };
  if (!fits) return self.is_int() ? out_of_range() : raise(classes.RangeError, "bignum out of char range");
  Encoding e = Encoding::Ascii;
  if (encoding != kUndefined) RB_TRY(encoding_argument(encoding, &e));
  else if (code > 255) return out_of_range();
  else if (code > 127) e = Encoding::Binary;
  char bytes[4] = {char(code)};
  if (e != Encoding::Utf8) {
    if (code > (e == Encoding::Ascii ? 127 : 255)) return out_of_range();
    return make_string({bytes, 1}, e);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
    char text[48];
    std::snprintf(text, sizeof text, "invalid codepoint 0x%lX in UTF-8", static_cast<unsigned long>(code));
    return raise(classes.RangeError, text);
  }
  return make_string({bytes, string::encode_utf8(uint32_t(code), bytes)}, e);
}

namespace {

ClassInfo* domain_error() {
  static Symbol* const name = intern("DomainError");
  return class_info(find_constant(classes.Math, name)->value.get());
}

Value digits(Value self, Value base) {
  Value radix = fixnum(10);
  if (base != kUndefined) radix = RB_TRY(to_int(base));
  if (integer::sign(radix) < 0) return raise(classes.ArgumentError, "negative radix");
  if (integer::compare(radix, fixnum(2)) < 0)
    return raise(classes.ArgumentError, "invalid radix " + integer::to_string(radix));
  if (integer::sign(self) < 0) return raise(domain_error(), "out of domain");
  Value result = new_array();
  if (integer::sign(self) == 0) array::push(result.ptr<Array>(), fixnum(0));
  for (Value rest = self; integer::sign(rest) > 0;) {
    Value q, r;
    if (!integer::floor_divmod(rest, radix, &q, &r)) return raise_too_big();
    array::push(result.ptr<Array>(), r);
    rest = q;
  }
  return result;
}

Value bit_length(Value self) {
  Value v = integer::sign(self) < 0 ? integer::bit_not(self) : self;
  return integer::from_uint64(integer::bit_length(v));
}

Value size(Value self) { return self.is_int() ? fixnum(8) : fixnum(int64_t((integer::bit_length(self) + 7) / 8)); }

// ---- self[i], self[i, n], self[range]

Value one_bit(Value self, Value index) {
  index = RB_TRY(to_int(index));
  if (!index.is_int()) return fixnum(integer::sign(index) > 0 && integer::sign(self) < 0);
  if (index.as_int() < 0) return fixnum(0);
  return fixnum(integer::bit(self, uint64_t(index.as_int())));
}
Value low_bits(Value v, Value count) {
  Value one = RB_TRY(integer_shift_left(fixnum(1), count));
  return integer_and(v, big_result(integer::sub(one, fixnum(1))));
}
Value bit_range(Value self, Value range) {
  RangeParts r = range_parts(range);
  if (r.begin == kNil) {
    Value end = RB_TRY(to_int(r.end));
    if (!r.exclusive) end = integer::add(end, fixnum(1));
    if (integer::sign(end) >= 0 && RB_TRY(low_bits(self, end)) != fixnum(0))
      return raise(classes.ArgumentError, "The beginless range for Integer#[] results in infinity");
    return fixnum(0);
  }
  Value begin = RB_TRY(to_int(r.begin));
  Value shifted = RB_TRY(integer_shift_right(self, begin));
  if (r.end == kNil) return shifted;
  Value end = RB_TRY(to_int(r.end));
  int order = integer::compare(begin, end);
  if (order == 0) return r.exclusive ? fixnum(0) : one_bit(self, begin);
  if (order > 0) return shifted;
  Value count = integer::sub(end, begin);
  return low_bits(shifted, r.exclusive ? count : integer::add(count, fixnum(1)));
}
Value bit_reference(Value self, Value index, Value count) {
  if (count != kUndefined) {
    count = RB_TRY(to_int(count));
    Value shifted = RB_TRY(integer_shift_right(self, index));
    return low_bits(shifted, count);
  }
  return is_kind(index, Kind::Range) ? bit_range(self, index) : one_bit(self, index);
}

Value allbits(Value self, Value mask) {
  mask = RB_TRY(to_int(mask));
  return boolean(integer::equal(integer::bit_and(self, mask), mask));
}
Value anybits(Value self, Value mask) {
  mask = RB_TRY(to_int(mask));
  return boolean(integer::sign(integer::bit_and(self, mask)) != 0);
}
Value nobits(Value self, Value mask) {
  mask = RB_TRY(to_int(mask));
  return boolean(integer::sign(integer::bit_and(self, mask)) == 0);
}

// ---- rounding to tens, hundreds ...

template <Rounding kMode>
Value round_to(Value self, Value digits) {
  int64_t n;
  RB_TRY(rounding_digits(digits, &n));
  return round_integer(self, n, kMode);
}
Value round(Value self, Value digits, Value keywords) {
  if (digits == kUndefined) return self;
  Rounding mode;
  int64_t n;
  RB_TRY(rounding_digits(digits, &n));
  RB_TRY(rounding_mode(keywords, &mode));
  return round_integer(self, n, mode);
}

const NativeMethod kMethods[] = {
    {"to_s", native<integer_to_s>, 0, 1},
    {"inspect", native<integer_to_s>, 0, 1},
    {"chr", native<integer_chr>, 0, 1},
    {"digits", native<digits>, 0, 1},
    {"bit_length", native<bit_length>},
    {"size", native<size>},
    {"[]", native<bit_reference>, 1, 1},
    {"allbits?", native<allbits>, 1},
    {"anybits?", native<anybits>, 1},
    {"nobits?", native<nobits>, 1},
    {"floor", native<round_to<Rounding::Floor>>, 0, 1},
    {"ceil", native<round_to<Rounding::Ceil>>, 0, 1},
    {"truncate", native<round_to<Rounding::Truncate>>, 0, 1},
    {"round", native<round>, 0, 1, kKeywords},
};

void define_integer_conversions() { define_methods(classes.Integer, kMethods); }

}  // namespace

HY_RUBY_CORE(define_integer_conversions);

}  // namespace hypha::ruby
