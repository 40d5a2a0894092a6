// SPDX-License-Identifier: MIT
// What the number classes share: coercion, the slow halves of their operators, parsing. An operator's slow half takes
// whatever its operation (NumberMethod) did not: big integers, zero divisors, other classes. All may run guest code.
#pragma once
#include <optional>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

// For NativeMethod::make_operation.
template <class Operation>
Node* make_operation() {
  return new Operation;
}

// ---- coercion: b.coerce(a), then the operator on the pair
Value coerce_binary(Value a, Value b, Symbol* op);    // TypeError "String can't be coerced into Integer"
Value coerce_bits(Value a, Value b, Symbol* op);      // for & | ^: likewise if the coerced operand has no such operator
Value coerce_compare(Value a, Value b);               // <=>: nil if they cannot be compared
Value coerce_relation(Value a, Value b, Symbol* op);  // ArgumentError "comparison of Integer with String failed"
std::string describe_operand(Value v);                // how such messages name an operand: nil, 1.5, String
Value raise_comparison(Value a, Value b);

Value raise_zero_division();
// A number too large to exist.
Value raise_too_big();
inline Value big_result(Value v) { return v == kFailed ? raise_too_big() : v; }

// ---- operators
Value integer_plus(Value a, Value b);
Value integer_minus(Value a, Value b);
Value integer_times(Value a, Value b);
Value integer_divide(Value a, Value b);
Value integer_modulo(Value a, Value b);
Value integer_power(Value a, Value b);
Value complex_power(Value a, Value b);  // of a negative number to a fraction
Value integer_and(Value a, Value b);
Value integer_or(Value a, Value b);
Value integer_xor(Value a, Value b);
Value integer_shift_left(Value a, Value b);
Value integer_shift_right(Value a, Value b);
Value integer_less(Value a, Value b);
Value integer_less_equal(Value a, Value b);
Value integer_greater(Value a, Value b);
Value integer_greater_equal(Value a, Value b);
Value integer_equal(Value a, Value b);
Value integer_compare(Value a, Value b);  // <=>
Value float_plus(Value a, Value b);
Value float_minus(Value a, Value b);
Value float_times(Value a, Value b);
Value float_divide(Value a, Value b);
Value float_modulo(Value a, Value b);
Value float_power(Value a, Value b);
Value float_less(Value a, Value b);
Value float_less_equal(Value a, Value b);
Value float_greater(Value a, Value b);
Value float_greater_equal(Value a, Value b);
Value float_equal(Value a, Value b);
Value float_compare(Value a, Value b);

// Floor semantics; the quotient is an integral double. Requires y != 0.
double floor_modulo(double x, double y, double* quotient = nullptr);
// The Integer with d's integral part, or FloatDomainError "NaN", "Infinity".
Value integer_from_double(double d);

// ---- rounding: the arguments of round, floor, ceil, truncate
Value rounding_mode(Value keywords,
                    Rounding* mode);  // half: :up, :even, :down, nil; ArgumentError "invalid rounding mode: odd"
Value rounding_digits(Value v, int64_t* digits);      // an int that may be missing
Value round_integer(Value a, int64_t digits, Rounding mode);

// ---- parsing
// As Integer() does (strict: kFailed if malformed) or String#to_i (the longest prefix). base 0: by prefix; else 2
// to 36.
Value parse_integer(std::string_view text, int base, bool strict);
std::optional<double> parse_float(std::string_view text, bool strict);  // Float(); String#to_f never fails

// Kernel#Integer and Kernel#Float. base: kUndefined if not given. `raises` false: nil instead of an exception.
Value convert_to_integer(Value v, Value base, bool raises);
Value convert_to_float(Value v, bool raises);

Value integer_to_s(Value self, Value base /* kUndefined: 10 */);
Value integer_chr(Value self, Value encoding /* kUndefined */);  // core/integer_convert.cpp

}  // namespace hypha::ruby
