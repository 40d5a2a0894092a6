// SPDX-License-Identifier: MIT
// bytes and bytearray share their methods. A bytearray's only field is the bytes object with its contents, replaced on every change.
#pragma once
#include "languages/python/core/int.h"
#include "languages/python/core/native.h"

namespace hypha::python {

inline bool is_bytearray(Value v) { return is_kind(v, Kind::Native) && layout_of(v) == Layout::ByteArray; }
inline Value contents(Value self) { return is_bytearray(self) ? native_field(self, 0) : self; }
inline std::string_view bytes_view(Value self) { return view_of(contents(self)); }
// bytes, or a bytearray if self is one.
Value bytes_like(Value self, std::string_view bytes);
// The bytes of an argument, or "a bytes-like object is required, not 'str'".
Value bytes_argument(Value v, std::string_view* out);
Value byte_value(Value v, uint8_t* out);             // an int in range(256)
// What bytes(source, encoding, errors) contains: a bytes object.
Value bytes_from(Value source, Value encoding, Value errors);

}  // namespace hypha::python
