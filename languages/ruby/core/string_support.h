// SPDX-License-Identifier: MIT
// What the files of String share. Most functions take a String or a Symbol and look at its text now; positions are in
// characters (see framework/value/string_data.h) where not called bytes.
#pragma once
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

inline StringHandle* handle_of(Value s) { return s.ptr<StringHandle>(); }
inline Encoding encoding_of(Value s) {
  return is_symbol(s) ? text_of(s)->encoding() : handle_of(s)->data.load().ptr<StringData>()->encoding();
}
Value make_string(std::string_view bytes, Encoding e);
// Bytes of s, in its encoding.
inline Value like(Value s, std::string_view bytes) { return make_string(bytes, encoding_of(s)); }

// A change of `s` is allowed: kNil or FrozenError.
inline Value check_string(Value s) {
  if (!is_frozen_flag(s)) [[likely]] return kNil;
  return check_frozen(s);
}
void set_string(Value s, std::string_view bytes, Encoding e);  // replaces the contents

// to_str of an argument.
inline Value as_string(Value v) { return is_string(v) ? v : to_str(v); }

bool ascii_only(Value s);
inline bool is_broken(Value s) { return string::code_range(text_of(s)) == CodeRange::Broken; }
// The encoding of a and b put together; Encoding::CompatibilityError.
Value compatible_encoding(Value a, Value b, Encoding* out);
Value check_compatible(Value a, Value b);
const char* encoding_name(Encoding e);
Value encoding_object(Encoding e);                       // Encoding::UTF_8 ...
Value encoding_argument(Value v, Encoding* out);  // an Encoding or a name; ArgumentError "unknown encoding name - nope"

// One character at p: its bytes; *code is kInvalidCodePoint for a broken one.
inline size_t character_at(const char* p, const char* end, Encoding e, uint32_t* code) {
  if (e != Encoding::Utf8 || uint8_t(*p) < 0x80) {
    *code = uint8_t(*p);
    return 1;
  }
  size_t n;
  *code = string::decode_utf8(p, end, &n);
  return n;
}
// Calls f(bytes of the character, code point) for each; stops when f returns false.
template <class F>
void each_character(std::string_view s, Encoding e, F f) {
  const char *p = s.data(), *end = p + s.size();
  while (p < end) {
    uint32_t code;
    size_t n = character_at(p, end, e, &code);
    if (!f(std::string_view(p, n), code)) return;
    p += n;
  }
}
void append_code(std::string* out, uint32_t code, Encoding e);

int64_t string_length(Value s);                          // characters
Value string_equal(Value a, Value b);
Value string_compare(Value a, Value b);                  // <=>
Value string_append(Value s, Value other);               // s << string; kNil or a completion
Value string_inspect(Value s);
Value string_dump(Value s);
Value substring(Value s, int64_t from, int64_t n);       // nil if it starts outside, as s[from, n]
Value string_succ(Value s);
std::string inspect_text(std::string_view bytes, Encoding e);
Value string_to_symbol(Value s);
bool simple_symbol(std::string_view name);               // is :name its literal?
Value symbol_inspect(Value symbol);

// upcase and its kind on text: 'u', 'd', 'c', 's'.
Value change_case(Value s, char how);
Value casecmp(Value a, Value b, bool fold);

// s.to_enum(method, arguments...)
Value make_enumerator(Value s, const char* method, std::initializer_list<Value> args = {});

}  // namespace hypha::ruby
