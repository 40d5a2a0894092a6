// SPDX-License-Identifier: MIT
// String: to numbers and symbols, and the next string (succ).
#include <oniguruma.h>

#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

Value to_integer(Value s, Value base) {
  int64_t radix = 10;
  if (base != kUndefined) RB_TRY(to_int64(base, &radix));
  if (radix < 0 || radix == 1 || radix > 36)
    return raise(classes.ArgumentError, "invalid radix " + std::to_string(radix));
  return parse_integer(view_of(s), int(radix), false);
}
Value to_float(Value s) { return box_double(*parse_float(view_of(s), false)); }
Value hex(Value s) { return parse_integer(view_of(s), 16, false); }
// Octal unless a prefix says otherwise.
Value oct(Value s) {
  std::string_view v = view_of(s);
  while (!v.empty() && (v[0] == ' ' || (v[0] >= '\t' && v[0] <= '\r'))) v.remove_prefix(1);
  size_t sign = !v.empty() && (v[0] == '-' || v[0] == '+');
  bool prefixed = v.size() > sign + 1 && v[sign] == '0' && std::isalpha(uint8_t(v[sign + 1]));
  return parse_integer(v, prefixed ? 0 : 8, false);
}

Value ord(Value s) {
  std::string_view v = view_of(s);
  if (v.empty()) return raise(classes.ArgumentError, "empty string");
  uint32_t code;
  character_at(v.data(), v.data() + v.size(), encoding_of(s), &code);
  if (code == string::kInvalidCodePoint) return raise(classes.ArgumentError, "invalid byte sequence in UTF-8");
  return fixnum(code);
}
Value chr(Value s) { return substring(s, 0, 1); }

Value sum(Value s, Value bits) {
  int64_t n = 16;
  if (bits != kUndefined) RB_TRY(to_int64(bits, &n));
  uint64_t total = 0;
  for (char c : view_of(s)) total += uint8_t(c);
  return integer::from_uint64(n > 0 && n < 64 ? total & ((uint64_t{1} << n) - 1) : total);
}

// ---- succ: the rightmost alphanumeric counts up, and carries to the next one on its left

bool is_alnum(uint32_t c, Encoding e) {
  if (c < 128) return std::isalnum(int(c));
  return c != string::kInvalidCodePoint && e == Encoding::Utf8 && ONIGENC_IS_CODE_ALNUM(ONIG_ENCODING_UTF8, c);
}

// Counts c up. True: it carries; *added is what is put in front if nothing on the left takes the carry.
bool count_up(uint32_t* c, uint32_t* added) {
  switch (*c) {
    case '9': *c = '0', *added = '1'; return true;
    case 'z': *c = *added = 'a'; return true;
    case 'Z': *c = *added = 'A'; return true;
    default: ++*c; return false;
  }
}

std::vector<uint32_t> codes_of(std::string_view s, Encoding e) {
  std::vector<uint32_t> codes;
  each_character(s, e, [&](std::string_view bytes, uint32_t c) {
    codes.push_back(c == string::kInvalidCodePoint ? 0x110000 + uint8_t(bytes[0]) : c);
    return true;
  });
  return codes;
}
std::string from_codes(const std::vector<uint32_t>& codes, Encoding e) {
  std::string out;
  for (uint32_t c : codes) {
    if (c >= 0x110000) out.push_back(char(c - 0x110000));
    else append_code(&out, c, e);
  }
  return out;
}

// No alphanumeric: the last character counts up, with a carry past the largest byte.
std::string succ_of_others(std::vector<uint32_t> codes, Encoding e) {
  for (size_t i = codes.size(); i-- > 0;) {
    uint32_t largest = e == Encoding::Utf8 ? 0x10FFFF : e == Encoding::Ascii ? 127 : 255;
    if (codes[i] < largest) {
      codes[i]++;
      if (codes[i] == 0xD800 && e == Encoding::Utf8) codes[i] = 0xE000;
      return from_codes(codes, e);
    }
    codes[i] = e == Encoding::Utf8 ? 1 : 0;
  }
  codes.insert(codes.begin(), 1);
  return from_codes(codes, e);
}

Value succ_in_place(Value s) {
  RB_TRY(check_string(s));
  string::set_text(handle_of(s), text_of(string_succ(s)));
  return s;
}

const NativeMethod kMethods[] = {
    {"to_i", native<to_integer>, 0, 1},
    {"to_f", native<to_float>},
    {"hex", native<hex>},
    {"oct", native<oct>},
    {"to_sym", native<string_to_symbol>},
    {"intern", native<string_to_symbol>},
    {"ord", native<ord>},
    {"chr", native<chr>},
    {"sum", native<sum>, 0, 1},
    {"succ", native<string_succ>},
    {"next", native<string_succ>},
    {"succ!", native<succ_in_place>},
    {"next!", native<succ_in_place>},
};

void define_string_convert() { define_methods(classes.String, kMethods); }

}  // namespace

Value string_succ(Value s) {
  Encoding e = encoding_of(s);
  std::vector<uint32_t> codes = codes_of(view_of(s), e);
  if (codes.empty()) return like(s, "");
  size_t at = codes.size();
  while (at > 0 && !is_alnum(codes[at - 1], e)) at--;
  if (at == 0) return like(s, succ_of_others(std::move(codes), e));
  while (true) {
    uint32_t added;
    if (!count_up(&codes[at - 1], &added)) break;
    // The next alphanumeric on the left: others may lie between them, but not between letters and digits ("1.9" but not
    // "a-9").
    size_t left = at - 1;
    while (left > 0 && !is_alnum(codes[left - 1], e)) left--;
    auto digit = [&](size_t i) { return codes[i - 1] >= '0' && codes[i - 1] <= '9'; };
    bool takes = left > 0 && (left == at - 1 || digit(left) == digit(at));
    if (!takes) {
      codes.insert(codes.begin() + int64_t(at) - 1, added);
      break;
    }
    at = left;
  }
  return like(s, from_codes(codes, e));
}

Value string_to_symbol(Value s) {
  if (is_broken(s))
    return raise(classes.EncodingError,
                 "invalid symbol in encoding UTF-8 :" + inspect_text(view_of(s), encoding_of(s)));
  return symbol_value(intern(view_of(s)));
}

HY_RUBY_CORE(define_string_convert);

}  // namespace hypha::ruby
