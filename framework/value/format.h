// SPDX-License-Identifier: MIT
// Formatting numbers to a specification: the engine below C's printf style (Ruby's format and %, Python's % operator)
// and Python's format specifications. A language parses its own syntax into a NumberFormat, says in a NumberDialect how
// it differs from the others, and raises its own errors beforehand.
#pragma once
#include <string>
#include <string_view>

#include "framework/value/bigint.h"

namespace hypha {

struct NumberFormat {
  // What the number is written as:
  //   integers: d i u, b B (2), o (8), x X (16), f F (the exact value with `precision` zeros behind the point)
  //   doubles:  e E f F g G a A, % (times 100, as f), r (shortest; with a precision as Python's format(d, ".3"))
  char conversion = 'd';
  int precision = -1;       // fewest digits of an integer; of a double: digits after the point (of all for g, r)
  bool plus = false;        // '+' before what is not negative
  bool space = false;       // ' ' there; plus wins
  bool alternate = false;   // base prefix; the point is kept, and so are g's zeros
  char grouping = 0;        // ',' or '_' every three digits of the integer part (every four in bases 2, 8, 16)
  bool drop_negative_zero = false;  // what rounds to -0 loses its sign

  // How it is fitted into the width:
  int width = 0;            // in characters
  bool minus = false;       // left-aligned with blanks; wins over zero
  bool zero = false;        // same as align '=' and fill "0", unless align is given
  char align = 0;           // '<' '>' '^', '=' (fill between sign or prefix and digits); 0: '>'
  std::string_view fill = " ";  // one character
};

struct NumberDialect {
  bool twos_complement = false;    // -255 in base 16 is "..f01" (unless plus or space)
  bool precision_stops_zero = false;     // integers with a precision ignore the zero flag
  bool empty_zero = false;               // 0 with precision 0 has no digits
  bool zero_has_prefix = false;          // 0x0
  const char* octal_prefix = "0o";       // "0": merges with leading zeros, none before ..7
  bool zero_fills_nonfinite = false;     // 00000inf
  bool upper_nonfinite = false;          // INF for E, F, G
  number::Ties ties = number::Ties::Exact;
  number::TextStyle text{};              // names of the non-finite; the looks of 'r'
};
// CRuby's format, and Python's two ways, which agree.
extern const NumberDialect kRubyLikeFormat, kPythonLikeFormat;

std::string format_integer(const NumberFormat& f, const NumberDialect& d, Value integer);
std::string format_double(const NumberFormat& f, const NumberDialect& d, double value);
// Text (%s, str.__format__): width, fill, minus and align (0: '>'); a precision cuts to so many characters.
std::string format_text(const NumberFormat& f, std::string_view utf8);

}  // namespace hypha
