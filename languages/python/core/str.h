// SPDX-License-Identifier: MIT
// What the files of str share. A str's text is UTF-8; positions that guests see count code points.
#pragma once
#include "languages/python/core/native.h"
#include "languages/python/core/unicode_data.h"

namespace hypha::python {

inline StringData* data_of(Value s) { return s.ptr<StringData>(); }
inline int64_t code_points(Value s) { return string::length(data_of(s)); }

// An argument that must be str: *out is its value. "replace() argument 1 must be str, not int", or with function null: "must be str, not int".
Value str_argument(Value v, Value* out, const char* function = nullptr, int position = 0);

// s[start:stop] as bytes: the part that find, count, startswith ... look at. False: it is empty because start lies behind the end.
struct StrPart {
  std::string_view text;
  size_t offset;                     // in bytes, of its start
  bool exists;
};
Value str_part(Value s, Value start, Value stop, StrPart* out);

// Walks over code points; lone surrogates come as what they are.
struct CodePoints {
  const char *at, *end;
  explicit CodePoints(std::string_view s) : at(s.data()), end(s.data() + s.size()) {}
  bool more() const { return at < end; }
  uint32_t next() {
    uint8_t c = uint8_t(*at);
    if (c < 128) return at++, c;
    size_t n;
    uint32_t code = string::decode_utf8(at, end, &n);
    if (code == string::kInvalidCodePoint && c == 0xED && end - at >= 3) {
      code = 0xD000 | uint32_t(at[1] & 0x3F) << 6 | uint32_t(at[2] & 0x3F);
      n = 3;
    }
    at += n;
    return code;
  }
};
uint32_t last_code_point(std::string_view s, size_t* size);  // requires a nonempty text

// Text and bytes (codecs utf-8, ascii, latin-1, utf-16, utf-32).
Value encode_str(Value s, Value encoding, Value errors, const char* function = "encode");  // bytes; the function is for messages
Value decode_bytes(std::string_view bytes, Value encoding, Value errors);  // str

}  // namespace hypha::python
