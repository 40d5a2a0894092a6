// SPDX-License-Identifier: MIT
// Integers to digits and back; subquadratic through GMP for long ones.
#include <charconv>
#include <cmath>

#include "framework/value/bigint_limbs.h"

namespace hypha::integer {

namespace {
constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 36;
}

Value parse_long(std::string_view digits, int base, bool negative) {
  double limbs = double(digits.size()) * std::log2(double(base)) / 64;
  if (limbs > double(kMaxLimbs - 3)) return kFailed;
  BigInt* r = allocate_limbs(int64_t(limbs) + 3);
  if (!r) return kFailed;
  std::string values(digits.size(), '\0');
  for (size_t i = 0; i < digits.size(); i++) values[i] = char(digit_value(digits[i]));
  int64_t n = mpn_set_str(r->limbs, reinterpret_cast<const unsigned char*>(values.data()), values.size(), base);
  return finish(r, n, negative);
}
}  // namespace

Value parse(std::string_view digits, int base) {
  HY_DCHECK(base >= 2 && base <= 36);
  bool negative = !digits.empty() && digits[0] == '-';
  if (negative || (!digits.empty() && digits[0] == '+')) digits.remove_prefix(1);
  if (digits.empty()) return kFailed;
  uint64_t small = 0;
  bool fits = true;
  for (char c : digits) {
    int d = digit_value(c);
    if (d >= base) return kFailed;
    fits = fits && !__builtin_mul_overflow(small, uint64_t(base), &small) &&
           !__builtin_add_overflow(small, uint64_t(d), &small);
  }
  if (fits) return from_magnitude(small, negative);
  while (digits[0] == '0') digits.remove_prefix(1);
  return parse_long(digits, base, negative);
}

std::string to_string(Value v, int base) {
  HY_DCHECK(base >= 2 && base <= 36);
  if (v.is_int()) {
    char buffer[65];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, v.as_int(), base).ptr};
  }
  Operand a(v);
  // mpn_get_str destroys its operand unless the base is a power of two, and may write one leading zero.
  bool power_of_two = (base & (base - 1)) == 0;
  Scratch copy(power_of_two ? 0 : a.length + 1);
  Limb* limbs = const_cast<Limb*>(a.limbs);
  if (!power_of_two) {
    limbs = copy.get();
    mpn_copyi(limbs, a.limbs, a.length);
  }
  std::string text(mpn_sizeinbase(a.limbs, size_t(a.length), base) + 2, '\0');
  auto* digits = reinterpret_cast<unsigned char*>(text.data()) + 1;
  size_t n = mpn_get_str(digits, base, limbs, a.length), zeros = 0;
  while (digits[zeros] == 0) zeros++;
  for (size_t i = zeros; i < n; i++) digits[i] = static_cast<unsigned char>(kDigits[digits[i]]);
  text.resize(n + 1);
  if (a.negative) text[zeros] = '-';
  text.erase(0, zeros + !a.negative);
  return text;
}

}  // namespace hypha::integer
