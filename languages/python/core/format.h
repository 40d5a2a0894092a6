// SPDX-License-Identifier: MIT
// Python's format specifications: [[fill]align][sign][z][#][0][width][grouping][.precision][type].
#pragma once
#include "framework/value/format.h"
#include "languages/python/core/native.h"

namespace hypha::python {

struct FormatSpec {
  NumberFormat number;
  std::string fill = " ";
  char32_t type = 0;                 // 0: none
  bool has_sign = false, has_align = false;
};
// kNil or ValueError. `object`: whose type the messages name. `numeric`: a 0 in front of the width fills behind the sign.
Value parse_format_spec(std::string_view spec, Value object, bool numeric, FormatSpec* out);
Value unknown_format_code(char32_t type, Value object);

// format(number, spec) of an int or float; messages name the type of `object`, of whose class it is an instance.
Value format_number(Value number, Value spec, Value object);
Value format_str(Value text, Value spec, Value object);

// text % values; `bytes`: the format is bytes and so is the result.
Value percent_format(Value format, Value values, bool bytes);
// text.format(*args, **kwargs): args a tuple, kwargs a dict, another mapping or kUndefined.
Value format_fields(Value text, Value args, Value kwargs);

}  // namespace hypha::python
