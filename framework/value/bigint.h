// SPDX-License-Identifier: MIT
// Integers of any size. Limbs live in the heap object; arithmetic goes through GMP's mpn layer only (mpz would abort
// the process on sizes a guest can ask for). Operands are fixnums or BigInts ("integers"); results are normalized: a
// value that fits is a fixnum. A result that is too large to exist is kFailed: the language raises its error.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "framework/heap/heap.h"

namespace hypha {

struct BigInt : HeapObject {
  int64_t signed_length;  // limbs; negative for negative numbers
  uint64_t limbs[];       // least significant first, top limb nonzero
};

enum class Rounding : uint8_t { HalfUp /* away from zero */, HalfEven, HalfDown, Floor, Ceil, Truncate };

namespace integer {
extern uint32_t bigint_shape_id;
constexpr int64_t kMaxLimbs = int64_t{1} << 26;  // 512 MB
inline bool is(Value v) { return v.is_int() || is_kind(v, Kind::BigInt); }
Value from_int64(int64_t i);
Value from_uint64(uint64_t i);
Value from_double(double d);              // truncates; requires a finite d
Value parse(std::string_view digits, int base);  // [-+]?digits, no underscores, base 2 to 36; kFailed if malformed
bool to_int64(Value v, int64_t* out);     // false if it does not fit
double to_double(Value v);                // correctly rounded; inf if too large
std::string to_string(Value v, int base = 10);  // lower case
Value add(Value a, Value b);
Value sub(Value a, Value b);
Value mul(Value a, Value b);
Value floor_div(Value a, Value b);        // requires b != 0
Value floor_mod(Value a, Value b);        // sign of b
bool floor_divmod(Value a, Value b, Value* quotient, Value* remainder);  // false: too large (outputs unset)
Value truncate_div(Value a, Value b);
Value remainder(Value a, Value b);        // sign of a
Value pow(Value base, uint64_t exponent);
Value pow_mod(Value base, Value exponent, Value modulus);  // exponent >= 0, modulus != 0; sign of the modulus
Value mod_inverse(Value a, Value modulus);  // x with a*x = 1 (mod modulus), sign of the modulus; kFailed if none
Value neg(Value a);
Value abs(Value a);
Value bit_and(Value a, Value b);          // two's complement of unbounded width
Value bit_or(Value a, Value b);
Value bit_xor(Value a, Value b);
Value bit_not(Value a);
Value shift_left(Value a, int64_t n);     // negative n shifts right (floor)
Value shift_right(Value a, int64_t n);    // floor; negative n shifts left
int compare(Value a, Value b);            // <0, 0, >0
int compare_double(Value a, double d);    // exact; requires d not nan
bool equal(Value a, Value b);
int sign(Value a);
uint64_t bit_length(Value a);             // of |a| (CRuby's bit_length of a negative a is bit_length(bit_not(a)))
uint64_t bit_count(Value a);              // ones in |a|
bool bit(Value a, uint64_t n);            // of the two's complement
Value gcd(Value a, Value b);
Value isqrt(Value a);                     // requires a >= 0
Value round(Value a, uint64_t digits, Rounding mode);  // to a multiple of 10^digits
double true_divide(Value a, Value b);     // correctly rounded a / b (Python's int / int); requires b != 0
uint64_t hash(Value a);                   // equal integers hash alike; equal to number::hash of an equal double
Value from_bytes(const uint8_t* bytes, size_t n, bool little_endian, bool is_signed);
bool to_bytes(Value a, uint8_t* out, size_t n, bool little_endian, bool is_signed);  // false if it does not fit
}  // namespace integer

namespace number {
inline bool is_double(Value v) { return v.is_flonum() || is_kind(v, Kind::Double); }
inline double to_double(Value v) { return v.is_flonum() ? flonum_to_double(v) : v.ptr<HeapDouble>()->value; }
extern uint32_t double_shape_id;
// Reduction modulo 2^61 - 1, sign kept, -1 replaced by -2: the numeric hash that Python documents ("Hashing of numeric
// types"), so that integers and doubles of the same value hash alike. nan hashes to 0. Not scrambled: tables mix it.
uint64_t hash(double d);

// Shortest digits that read back as d (Ryu via std::to_chars): "123" with decimal exponent such that d = 0.digits *
// 10^exp. Zero is "0" with exponent 1. Requires a finite d.
struct Decimal { bool negative; std::string digits; int exponent; };
Decimal shortest(double d);

// The shortest text that reads back as d, in a language's dress. With d = x.yyy * 10^e, e within [fixed_from, fixed_to]
// is written without an exponent, and so is what has digits behind the point then (they end at e = 15). Exponents have
// a sign and at least two digits.
//   Python's repr: TextStyle{}                                                                  1e+16   1e-05  1.0
//   CRuby's to_s:  TextStyle{.fixed_to = 14, .point_in_scientific = true,
//                            .infinity = "Infinity", .nan = "NaN"}                              1.0e+16 1.0e-05 1.0
struct TextStyle {
  int fixed_from = -4, fixed_to = 15;
  bool point_in_fixed = true;        // "1.0", not "1"
  bool point_in_scientific = false;  // "1.0e+16", not "1e+16"
  const char* infinity = "inf";
  const char* nan = "nan";
};
std::string to_text(double d, const TextStyle& style);

// As C's printf, for any precision; requires a finite d. Exact: rounds the exact value. NearTiesToEven: as CRuby's
// printf, which takes what is within a few last bits of a tie for the tie when at most 14 digits are wanted ("%.1f" %
// 4.35 is 4.4 although 4.35 is stored as 4.3499999999999996).
enum class Ties : uint8_t { Exact, NearTiesToEven };
std::string format_fixed(double d, int precision, Ties ties = Ties::Exact);  // %.{p}f
std::string format_exponent(double d, int precision, bool upper, Ties ties = Ties::Exact);
std::string format_general(double d, int precision, bool upper, bool alternate, Ties ties = Ties::Exact);  // %g
// %g with its own limit: no exponent if -4 <= e < fixed_below, for d = x.yyy * 10^e; precision >= 1.
std::string format_significant(double d, int precision, int fixed_below, bool upper, bool alternate,
                               Ties ties = Ties::Exact);
// If d > 0 is nearly half-way between two numbers of `digits` digits (after the point, or significant): the even one.
std::optional<Decimal> resolve_near_tie(double d, int digits, bool after_point);
// %a: "0x1.8p+1". precision < 0: as many digits as needed. Subnormals are written with a leading 1 if `normalize`,
// else as 0x0.xxxp-1022. `alternate` keeps the point.
std::string format_hex(double d, int precision, bool upper, bool alternate = false, bool normalize = true);

// [-+]?(digits[.digits?]|.digits)([eE][-+]?digits)? and nothing else; too large gives inf. Correctly rounded.
bool parse_double(std::string_view text, double* out);
bool parse_hex_double(std::string_view text, double* out);  // [-+]?(0x)?hex[.hex](p[-+]?digits)?

// Decimal rounding to `digits` places after the point (before it when negative) as the reference implementations do it:
// half_even as CPython's round() (on the exact value), else CRuby's Float#round (half up, on the value as printed).
// The result may be infinite when rounding up overflows. Non-finite doubles come back unchanged.
double round_to_digits(double d, int digits, bool half_even);
// CRuby's Float#round(digits, half: ...), #floor(digits), #ceil(digits), #truncate(digits) for digits > 0.
double round_scaled(double d, int digits, Rounding mode);
}  // namespace number

}  // namespace hypha
