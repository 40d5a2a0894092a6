// SPDX-License-Identifier: MIT
// Text and integers.
#include "languages/python/core/int.h"
#include "languages/python/core/unicode_data.h"

namespace hypha::python {

int64_t int_max_str_digits = 4300;

Value int_text(Value i, std::string* out) {
  // 3.33 bits a digit: only what may be too long is counted.
  if (int_max_str_digits > 0 && !i.is_int() && integer::bit_length(i) > uint64_t(int_max_str_digits) * 332 / 100) {
    bool certain = integer::bit_length(i) > uint64_t(int_max_str_digits) * 34 / 10 + 64;
    if (!certain) *out = integer::to_string(i);
    if (certain || int64_t(out->size()) - (integer::sign(i) < 0) > int_max_str_digits)
      return raise_value_error("Exceeds the limit (" + std::to_string(int_max_str_digits) +
                               " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    return kNil;
  }
  *out = integer::to_string(i);
  return kNil;
}

std::string plain_number_text(std::string_view s) {
  std::string out;
  const char* end = s.data() + s.size();
  bool ascii = string::scan_utf8(s).range == CodeRange::Ascii;
  for (const char* p = s.data(); p < end;) {
    size_t n = 1;
    uint32_t c = uint8_t(*p) < 128 ? uint8_t(*p) : string::decode_utf8(p, end, &n);
    if (c < 128) out += !ascii && c >= 0x1C && c <= 0x1F ? ' ' : char(c);
    else if (int digit = unicode::decimal_value(c); digit >= 0) out += char('0' + digit);
    else if (unicode::is_space(c)) out += ' ';
    else out.append(p, n);
    p += n;
  }
  auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  size_t from = 0, to = out.size();
  while (from < to && blank(out[from])) from++;
  while (to > from && blank(out[to - 1])) to--;
  return out.substr(from, to - from);
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'z') return (c | 32) - 'a' + 10;
  return 99;
}

static int prefix_base(std::string_view s) {
  if (s.size() < 2 || s[0] != '0') return 0;
  char c = char(s[1] | 32);
  return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

// Base 0 without a prefix is decimal, and then 012 is none.
static bool is_zero(std::string_view digits) { return digits.find_first_not_of("0_") == std::string_view::npos; }

Value parse_int(std::string_view s, int base) {
  std::string digits;
  if (!s.empty() && (s[0] == '+' || s[0] == '-')) {
    if (s[0] == '-') digits = "-";
    s.remove_prefix(1);
  }
  int named = prefix_base(s);
  if (named && (base == 0 || base == named)) {
    base = named;
    s.remove_prefix(2);
    if (!s.empty() && s[0] == '_') s.remove_prefix(1);
  } else if (base == 0) {
    if (s.size() > 1 && s[0] == '0' && !is_zero(s)) return kFailed;
    base = 10;
  }
  bool digit_before = false;
  size_t sign = digits.size();
  for (char c : s) {
    if (c == '_') {
      if (!digit_before) return kFailed;
      digit_before = false;
      continue;
    }
    if (digit_value(c) >= base) return kFailed;
    digits += c;
    digit_before = true;
  }
  if (!digit_before) return kFailed;
  int64_t count = int64_t(digits.size() - sign);
  bool power_of_two = (base & (base - 1)) == 0;
  if (int_max_str_digits > 0 && !power_of_two && count > int_max_str_digits)
    return raise_value_error("Exceeds the limit (" + std::to_string(int_max_str_digits) + " digits) for integer string conversion: value has " +
                             std::to_string(count) + " digits; use sys.set_int_max_str_digits() to increase the limit");
  if (!heap::can_allocate(uint64_t(count))) return raise_memory_error();
  return integer::parse(digits, base);
}

}  // namespace hypha::python
