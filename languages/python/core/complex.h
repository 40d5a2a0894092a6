// SPDX-License-Identifier: MIT
// complex: fields real, imag (doubles).
#pragma once
#include "languages/python/core/native.h"

namespace hypha::python {

struct Complex {
  double real, imag;
};
inline bool is_complex(Value v) { return is_kind(v, Kind::Native) && layout_of(v) == Layout::Complex; }
// The value of a complex, float, int or bool; false: something else.
bool complex_of(Value v, Complex* out);
Value new_complex(Complex c);

}  // namespace hypha::python
