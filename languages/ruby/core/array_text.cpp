// SPDX-License-Identifier: MIT
// Array: inspect, join, pack.
#include <algorithm>
#include <bit>
#include <cstring>

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

int64_t length_of(Value array) { return array_of(array)->length(); }
Value element(Value array, int64_t i) { return array::get(array_of(array), i); }

Value array_inspect(CallTarget*, const Value* args) {
  Value self = args[0];
  if (length_of(self) == 0) return new_string("[]");
  RecursionGuard guard(reinterpret_cast<const void*>(array_inspect), self);
  if (!guard.entered()) return new_string("[...]");
  std::string out = "[";
  Value v;
  for (int64_t i = 0; element_at(self, i, &v); i++) {
    if (i > 0) out += ", ";
    if (v.is_int()) {
      out += std::to_string(v.as_int());
      continue;
    }
    out += view_of(RB_TRY(inspect(v)));
  }
  out += ']';
  return new_string(out);
}

// ---- join

Value join_into(std::string& out, Value array, Value separator, bool* first) {
  if (!stack_has_room(0)) return raise_stack_overflow();
  RecursionGuard guard(reinterpret_cast<const void*>(join_into), array);
  if (!guard.entered()) return raise(classes.ArgumentError, "recursive array join");
  Value v;
  for (int64_t i = 0; element_at(array, i, &v); i++) {
    Value nested = is_array(v)                                                                    ? v
                   : !v.is_heap() || is_string(v) || is_symbol(v) || is_integer(v) || is_float(v) ? kNil
                                                                                                  : RB_TRY(to_ary(v));
    if (nested != kNil && !is_string(v)) {
      if (length_of(nested) == 0 && !*first && separator != kNil) out += view_of(separator);
      bool inner = true;
      if (length_of(nested) > 0 && !*first && separator != kNil) out += view_of(separator);
      RB_TRY(join_into(out, nested, separator, &inner));
      *first = false;
      continue;
    }
    if (!*first && separator != kNil) out += view_of(separator);
    *first = false;
    out += is_string(v) ? view_of(v) : view_of(RB_TRY(to_s(v)));
  }
  return kNil;
}

Value array_join_method(CallTarget*, const Value* args) {
  return array_join(args[0], args[2] == kUndefined ? kNil : args[2]);
}

// ---- pack: the directives that programs without binary formats use, and the integers of fixed size.

struct Directive {
  char code;
  bool star = false, big = false, native = false;
  int64_t count = 1;
  bool counted = false;
};

bool next_directive(std::string_view format, size_t* at, Directive* d) {
  while (*at < format.size() && (format[*at] == ' ' || format[*at] == '\n')) ++*at;
  if (*at >= format.size()) return false;
  *d = Directive{format[(*at)++]};
  for (; *at < format.size(); ++*at) {
    char c = format[*at];
    if (c == '>')
      d->big = true;
    else if (c == '_' || c == '!' || c == '<')
      d->native = c != '<';
    else
      break;
  }
  if (*at < format.size() && format[*at] == '*') {
    d->star = true;
    ++*at;
  } else if (*at < format.size() && isdigit(format[*at])) {
    d->count = 0;
    d->counted = true;
    while (*at < format.size() && isdigit(format[*at]) && d->count < (int64_t{1} << 40))
      d->count = d->count * 10 + (format[(*at)++] - '0');
  }
  return true;
}

int integer_size(const Directive& d) {
  switch (d.code) {
    case 'C':
    case 'c':
      return 1;
    case 'S':
    case 's':
    case 'n':
    case 'v':
      return 2;
    case 'L':
    case 'l':
      return d.native ? 8 : 4;
    case 'N':
    case 'V':
    case 'I':
    case 'i':
      return 4;
    case 'Q':
    case 'q':
    case 'J':
    case 'j':
      return 8;
    default:
      return 0;
  }
}

void put_bytes(std::string& out, uint64_t bits, int size, bool big) {
  for (int i = 0; i < size; i++) out += char(bits >> 8 * (big ? size - 1 - i : i));
}

Value pack_integer(std::string& out, const Directive& d, Value v) {
  Value n = RB_TRY(to_int(v));
  Value low = integer::bit_and(n, integer::from_uint64(~uint64_t{0}));
  uint8_t bytes[8] = {};
  integer::to_bytes(low, bytes, 8, true, false);
  uint64_t bits;
  std::memcpy(&bits, bytes, 8);
  put_bytes(out, bits, integer_size(d), d.big || d.code == 'n' || d.code == 'N');
  return kNil;
}

Value pack_float(std::string& out, const Directive& d, Value v) {
  double x;
  RB_TRY(to_double(v, &x));
  bool big = d.code == 'G' || d.code == 'g';
  if (d.code == 'F' || d.code == 'f' || d.code == 'e' || d.code == 'g')
    put_bytes(out, std::bit_cast<uint32_t>(float(x)), 4, big);
  else
    put_bytes(out, std::bit_cast<uint64_t>(x), 8, big);
  return kNil;
}

void encode_base64(std::string& out, std::string_view bytes, size_t line) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t from = 0; from < bytes.size(); from += line) {
    std::string_view part = bytes.substr(from, line);
    for (size_t i = 0; i < part.size(); i += 3) {
      uint32_t group = 0;
      for (size_t k = 0; k < 3; k++) group = group << 8 | (i + k < part.size() ? uint8_t(part[i + k]) : 0);
      for (size_t k = 0; k < 4; k++) out += i + k > part.size() ? '=' : digits[group >> (18 - 6 * k) & 63];
    }
    if (line != SIZE_MAX / 4 * 3) out += '\n';
  }
}

void pack_bits(std::string& out, std::string_view digits, bool high_first) {
  for (size_t i = 0; i < digits.size(); i += 8) {
    uint8_t byte = 0;
    for (size_t k = 0; k < 8 && i + k < digits.size(); k++)
      byte |= uint8_t((digits[i + k] & 1) << (high_first ? 7 - k : k));
    out += char(byte);
  }
}

void pack_hex(std::string& out, std::string_view digits, bool high_first) {
  auto nibble = [](char c) { return uint8_t(isalpha(c) ? ((c & 7) + 9) & 15 : c & 15); };
  for (size_t i = 0; i < digits.size(); i += 2) {
    uint8_t a = nibble(digits[i]), b = i + 1 < digits.size() ? nibble(digits[i + 1]) : 0;
    out += char(high_first ? a << 4 | b : b << 4 | a);
  }
}

Value pack_text(std::string& out, const Directive& d, Value v) {
  std::string_view text;
  if (v != kNil) text = view_of(RB_TRY(to_str(v)));
  switch (d.code) {
    case 'm': {
      bool one_line = d.counted && d.count == 0;
      encode_base64(out, text, one_line ? SIZE_MAX / 4 * 3 : d.counted && d.count >= 3 ? size_t(d.count / 3 * 3) : 45);
      return kNil;
    }
    case 'B':
    case 'b':
      pack_bits(out, d.star ? text : text.substr(0, size_t(d.count)), d.code == 'B');
      return kNil;
    case 'H':
    case 'h':
      pack_hex(out, d.star ? text : text.substr(0, size_t(d.count)), d.code == 'H');
      return kNil;
    default:
      break;
  }
  size_t n = d.star ? text.size() + (d.code == 'Z') : size_t(d.count);
  RB_TRY(check_array_size(int64_t(n)));
  out += text.substr(0, n);
  if (n > text.size()) out.append(n - text.size(), d.code == 'A' ? ' ' : '\0');
  return kNil;
}

Value pack_code_point(std::string& out, Value v) {
  int64_t c;
  RB_TRY(to_int64(v, &c));
  if (c < 0 || c > 0x10FFFF) return raise(classes.RangeError, "pack(U): value out of range");
  char bytes[4];
  out.append(bytes, string::encode_utf8(uint32_t(c), bytes));
  return kNil;
}

// BER: 7 bits a byte, the last without the high bit.
Value pack_ber(std::string& out, Value v) {
  Value n = RB_TRY(to_int(v));
  if (integer::sign(n) < 0) return raise(classes.ArgumentError, "can't compress negative numbers");
  std::string digits;
  do {
    digits += char(integer::bit_and(n, fixnum(127)).as_int() | (digits.empty() ? 0 : 128));
    n = integer::shift_right(n, 7);
  } while (n != fixnum(0));
  out.append(digits.rbegin(), digits.rend());
  return kNil;
}

Value pack_one(std::string& out, const Directive& d, Value v) {
  if (integer_size(d)) return pack_integer(out, d, v);
  if (std::strchr("DdEGFfeg", d.code)) return pack_float(out, d, v);
  return d.code == 'U' ? pack_code_point(out, v) : pack_ber(out, v);
}

Value array_pack(CallTarget*, const Value* args) {
  Value format = RB_TRY(to_str(args[2]));
  std::string text(view_of(format)), out;
  bool utf8 = false, first = true;
  int64_t next = 0;
  size_t at = 0;
  Directive d{};
  while (next_directive(text, &at, &d)) {
    if (first) utf8 = d.code == 'U';
    first = false;
    if (d.code == 'x') {
      RB_TRY(check_array_size(d.count));
      out.append(d.star ? 0 : size_t(d.count), '\0');
    } else if (std::strchr("aAZmBbHh", d.code)) {
      if (next >= length_of(args[0])) return raise(classes.ArgumentError, "too few arguments");
      RB_TRY(pack_text(out, d, element(args[0], next++)));
    } else if (integer_size(d) || std::strchr("DdEGFfegUw", d.code)) {
      int64_t n = d.star ? length_of(args[0]) - next : d.count;
      for (int64_t i = 0; i < n; i++) {
        if (next >= length_of(args[0])) return raise(classes.ArgumentError, "too few arguments");
        RB_TRY(pack_one(out, d, element(args[0], next++)));
      }
    } else {
      return raise(classes.ArgumentError, std::string("unknown pack directive '") + d.code + "' in '" + text + "'");
    }
  }
  return new_string(string::make(out, utf8 ? Encoding::Utf8 : Encoding::Binary));
}

const NativeMethod methods[] = {
    {"inspect", array_inspect},
    {"to_s", array_inspect},
    {"join", array_join_method, 0, 1},
    {"pack", array_pack, 1},
};

void define_array_text() { define_methods(classes.Array, methods); }
HY_RUBY_CORE(define_array_text);

}  // namespace

Value array_join(Value array, Value separator) {
  if (separator != kNil) separator = RB_TRY(to_str(separator));
  std::string out;
  bool first = true;
  RB_TRY(join_into(out, array, separator, &first));
  return new_string(out);
}

}  // namespace hypha::ruby
