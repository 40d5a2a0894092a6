// SPDX-License-Identifier: MIT
#pragma once
#include "languages/python/core/native.h"

namespace hypha::python {

// CPython's guard against quadratic conversions: more decimal digits than this are refused (0: no limit).
extern int64_t int_max_str_digits;
// Decimal text; ValueError past the limit. Sets *out, returns kNil or kThrow.
Value int_text(Value i, std::string* out);

// The text of a number as int() and float() take it: without blanks around it, Unicode's decimal digits as ASCII ones.
std::string plain_number_text(std::string_view utf8);
// int(text, base): digits with single underscores between them, prefixes where the base allows them. kFailed: malformed; may raise
// for too many digits.
Value parse_int(std::string_view text, int base);
Value int_from_float(double d);                      // int(d): ValueError for nan, OverflowError for inf
Value float_ratio(double d);                         // float.as_integer_ratio()
Value round_float(double d, Value digits);           // round(d, digits)
Value complex_value(double real, double imaginary);
// "a bytes-like object": the bytes of bytes, bytearray; false for others.
bool bytes_of(Value v, std::string_view* out);

}  // namespace hypha::python
