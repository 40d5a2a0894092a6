// SPDX-License-Identifier: MIT
#include "languages/ruby/core/string_support.h"

#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

Value make_string(std::string_view bytes, Encoding e) { return new_string(string::make(bytes, e)); }

void set_string(Value s, std::string_view bytes, Encoding e) { string::set_text(handle_of(s), string::make(bytes, e)); }

bool ascii_only(Value s) { return string::is_ascii(text_of(s)); }

Value compatible_encoding(Value a, Value b, Encoding* out) {
  Encoding x = encoding_of(a), y = encoding_of(b);
  *out = x;
  if (x == y) return kNil;
  if (text_of(b)->size() == 0) return kNil;
  if (text_of(a)->size() == 0) {
    *out = ascii_only(b) ? x : y;
    return kNil;
  }
  if (ascii_only(b)) return kNil;
  if (ascii_only(a)) {
    *out = y;
    return kNil;
  }
  static Symbol* const name = intern("CompatibilityError");
  static Symbol* const encoding = intern("Encoding");
  ClassInfo* scope = class_info(find_constant(classes.Object, encoding)->value.get());
  return raise(class_info(find_constant(scope, name)->value.get()),
               std::string("incompatible character encodings: ") + encoding_name(x) + " and " + encoding_name(y));
}

Value check_compatible(Value a, Value b) {
  Encoding e;
  return compatible_encoding(a, b, &e);
}

void append_code(std::string* out, uint32_t code, Encoding e) {
  if (e != Encoding::Utf8) {
    out->push_back(char(code));
    return;
  }
  char bytes[4];
  out->append(bytes, string::encode_utf8(code, bytes));
}

int64_t string_length(Value s) {
  // A builder is not flattened just to be measured.
  if (is_string(s) && (handle_of(s)->aux & kStringBuilder)) {
    std::string_view view = string::handle_view(handle_of(s));
    return encoding_of(s) == Encoding::Utf8 ? string::scan_utf8(view).characters : int64_t(view.size());
  }
  return string::length(text_of(s));
}

static bool comparable(Value a, Value b) {
  return encoding_of(a) == encoding_of(b) || text_of(a)->size() == 0 || (ascii_only(a) && ascii_only(b));
}

Value string_equal(Value a, Value b) {
  if (a == b) return kTrue;
  if (!is_string(b)) {
    if (!b.is_heap() || is_symbol(b) || !responds_to(b, names::to_str)) return kFalse;
    return boolean(RB_TRY(call_method(b, names::equal, {a})).truthy());
  }
  return boolean(string::equal(text_of(a), text_of(b)) && comparable(a, b));
}

Value string_compare(Value a, Value b) {
  if (!is_string(b)) {
    RecursionGuard guard(reinterpret_cast<const void*>(string_compare), a);
    if (!guard.entered()) return kNil;
    Value r = RB_TRY(call_method(b, names::compare, {a}));
    if (r == kNil) return kNil;
    return is_integer(r) ? fixnum(-integer::sign(r)) : call_method(r, names::unary_minus);
  }
  int o = string::compare(text_of(a), text_of(b));
  if (o == 0 && !comparable(a, b)) o = encoding_of(a) < encoding_of(b) ? -1 : 1;
  return fixnum(o < 0 ? -1 : o > 0);
}

Value string_append(Value s, Value other) {
  Encoding mine = encoding_of(s);
  std::string_view bytes = string::handle_view(handle_of(other));
  if (mine == encoding_of(other)) {
    string::append(handle_of(s), bytes);
    return kNil;
  }
  Encoding e;
  RB_TRY(compatible_encoding(s, other, &e));
  bytes = view_of(other);
  if (e == mine) {
    string::append(handle_of(s), bytes);
  } else {
    set_string(s, view_of(s), e);
    string::append(handle_of(s), bytes);
  }
  return kNil;
}

Value substring(Value s, int64_t from, int64_t n) {
  const StringData* d = text_of(s);
  int64_t length = string::length(d);
  if (from < 0) from += length;
  if (n < 0 || from < 0 || from > length) return kNil;
  return new_string(string::substring(d, from, std::min(n, length - from)));
}

Value make_enumerator(Value s, const char* method, std::initializer_list<Value> args) {
  static Symbol* const to_enum = intern("to_enum");
  Value words[4] = {symbol_value(intern(method))};
  size_t n = 1;
  for (Value v : args) words[n++] = v;
  return call_method(s, to_enum, std::span<const Value>(words, n));
}

}  // namespace hypha::ruby
