// SPDX-License-Identifier: MIT
// String: making, comparing, joining, replacing the whole. Other subjects: string_*.cpp.
#include "framework/object/sharing.h"
#include "languages/ruby/core/format.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

Value allocate(Value klass) {
  return ref(string::make_handle(class_info(klass)->instance_shape->id(), string::make("", Encoding::Binary)));
}

Value replace(Value s, Value other) {
  RB_TRY(check_string(s));
  other = RB_TRY(as_string(other));
  string::set_text(handle_of(s), text_of(other));
  return s;
}

Value initialize(Value s, Value contents, Value keywords) {
  if (contents != kUndefined) RB_TRY(replace(s, contents));
  if (is_hash(keywords)) {
    Value encoding = RB_TRY(hash_get(keywords, symbol_value(intern("encoding"))));
    Encoding e;
    if (encoding != kUndefined && encoding != kNil) {
      RB_TRY(encoding_argument(encoding, &e));
      set_string(s, view_of(s), e);
    }
  }
  return s;
}

Value try_convert(Value, Value v) {
  if (is_string(v)) return v;
  return responds_to(v, names::to_str) ? to_str(v) : kNil;
}

Value to_plain(Value s) { return real_class_of(s) == classes.String ? s : new_string(text_of(s)); }
Value duplicate(Value s) {
  Value copy = ref(string::make_handle(real_class_of(s)->instance_shape->id(), text_of(s)));
  copy_properties(copy.ptr<Object>(), s.ptr<Object>());
  return copy;
}
Value unary_plus(Value s) { return is_frozen_flag(s) ? new_string(text_of(s)) : s; }

// -"text": one frozen String for equal contents.
Value deduplicate(Value s) {
  static Rooted<> table;
  if (table.get() == kNil) {
    Value made = new_hash();
    sharing::share(made);
    std::lock_guard held(class_lock());
    if (table.get() == kNil) table.set(made);
  }
  if (real_class_of(s) != classes.String) {
    if (is_frozen_flag(s)) return s;
    Value copy = RB_TRY(duplicate(s));
    freeze(copy);
    return copy;
  }
  Value known = RB_TRY(hash_get(table.get(), s));
  if (known != kUndefined && encoding_of(known) == encoding_of(s)) return known;
  if (!is_frozen_flag(s)) {
    s = new_string(text_of(s));
    freeze(s);
  }
  RB_TRY(hash_set(table.get(), s, s));
  return s;
}

Value hash_number(Value s) {
  int64_t n = 0;
  hash::key_number(s, key_protocol, &n);
  return fixnum(n);
}
Value eql_string(Value a, Value b) { return is_string(b) ? string_equal(a, b) : kFalse; }

Value length(Value s) { return fixnum(string_length(s)); }
Value byte_size(Value s) { return fixnum(int64_t(string::handle_size(handle_of(s)))); }
Value is_empty(Value s) { return boolean(string::handle_size(handle_of(s)) == 0); }

Value check_size(uint64_t bytes) {
  return heap::can_allocate(bytes) ? kNil : raise(classes.NoMemoryError, "failed to allocate memory");
}

Value plus(Value a, Value b) {
  b = RB_TRY(as_string(b));
  Encoding e;
  RB_TRY(compatible_encoding(a, b, &e));
  const StringData *x = text_of(a), *y = text_of(b);
  if (x->size() + y->size() > 1 << 20) RB_TRY(check_size(x->size() + y->size()));
  if (x->encoding() == e) return new_string(string::concat(x, y));
  std::string all(x->view());
  all.append(y->view());
  return make_string(all, e);
}

Value times(Value s, Value count) {
  int64_t n;
  RB_TRY(to_int64(count, &n));
  if (n < 0) return raise(classes.ArgumentError, "negative argument");
  const StringData* d = text_of(s);
  uint64_t bytes;
  if (__builtin_mul_overflow(uint64_t(n), uint64_t(d->size()), &bytes) || bytes > uint64_t(INT64_MAX))
    return raise(classes.ArgumentError, "argument too big");
  RB_TRY(check_size(bytes));
  StringData* r = string::make_uninitialized(bytes, d->encoding());
  if (d->size() == 1) std::memset(r->bytes, d->bytes[0], bytes);
  else for (int64_t i = 0; i < n; i++) std::memcpy(r->bytes + uint64_t(i) * d->size(), d->bytes, d->size());
  return new_string(r);
}

Value format_with(Value s, Value argument) {
  Value list = is_array(argument) ? argument : RB_TRY(to_ary(argument));
  if (!is_array(list)) return format_string(s, std::span<const Value>(&argument, 1));
  auto* a = list.ptr<Array>();
  int64_t n = a->length();
  if (n > 10000) return raise(classes.ArgumentError, "too many arguments");
  auto* values = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) values[i] = array::get(a, i);
  return format_string(s, std::span<const Value>(values, size_t(n)));
}

// ---- joining in place

Value append_code_point(Value s, Value code) {
  int64_t c = -1;
  if (!integer::to_int64(code, &c) || c < 0) {
    std::string shown = integer::to_string(code);
    return raise(classes.RangeError, code.is_int() ? shown + " out of char range" : "bignum out of char range");
  }
  Encoding e = encoding_of(s);
  // A plain ASCII string becomes binary by a byte.
  if (e == Encoding::Ascii && c > 127 && c < 256) {
    set_string(s, view_of(s), Encoding::Binary);
    e = Encoding::Binary;
  }
  Value ch = RB_TRY(integer_chr(code, encoding_object(e)));
  return string_append(s, ch);
}

Value append(Value s, Value v) {
  RB_TRY(check_string(s));
  if (is_integer(v)) RB_TRY(append_code_point(s, v));
  else RB_TRY(string_append(s, RB_TRY(as_string(v))));
  return s;
}

Value concat(Value s, Value list) {
  RB_TRY(check_string(s));
  auto* a = list.ptr<Array>();
  // s.concat(s, s) appends what s was.
  Value before = a->length() > 1 ? new_string(text_of(s)) : s;
  for (int64_t i = 0; i < a->length(); i++) {
    Value v = array::get(a, i);
    RB_TRY(append(s, v == s ? before : v));
  }
  return s;
}

Value prepend(Value s, Value list) {
  RB_TRY(check_string(s));
  auto* a = list.ptr<Array>();
  Value all = make_string("", encoding_of(s));
  for (int64_t i = 0; i < a->length(); i++) RB_TRY(string_append(all, RB_TRY(as_string(array::get(a, i)))));
  RB_TRY(string_append(all, s));
  string::set_text(handle_of(s), text_of(all));
  return s;
}

Value clear(Value s) {
  RB_TRY(check_string(s));
  set_string(s, "", encoding_of(s));
  return s;
}

Value reversed(Value s) {
  const StringData* d = text_of(s);
  if (d->encoding() != Encoding::Utf8 || string::is_ascii(d))
    return like(s, std::string(d->view().rbegin(), d->view().rend()));
  std::string out(d->size(), 0);
  size_t at = out.size();
  each_character(d->view(), d->encoding(), [&](std::string_view c, uint32_t) {
    at -= c.size();
    std::memcpy(out.data() + at, c.data(), c.size());
    return true;
  });
  return like(s, out);
}
Value reverse_in_place(Value s) {
  RB_TRY(check_string(s));
  string::set_text(handle_of(s), text_of(reversed(s)));
  return s;
}

const NativeMethod kMethods[] = {
    {"initialize", native<initialize>, 0, 1, kKeywords | kPrivate},
    {"initialize_copy", native<replace>, 1, 0, kPrivate},
    {"replace", native<replace>, 1},
    {"to_s", native<to_plain>},
    {"to_str", native<to_plain>},
    {"dup", native<duplicate>},
    {"+@", native<unary_plus>},
    {"-@", native<deduplicate>},
    {"dedup", native<deduplicate>},
    {"hash", native<hash_number>},
    {"==", native<string_equal>, 1},
    {"===", native<string_equal>, 1},
    {"eql?", native<eql_string>, 1},
    {"<=>", native<string_compare>, 1},
    {"length", native<length>},
    {"size", native<length>},
    {"bytesize", native<byte_size>},
    {"empty?", native<is_empty>},
    {"+", native<plus>, 1},
    {"*", native<times>, 1},
    {"%", native<format_with>, 1},
    {"<<", native<append>, 1},
    {"concat", native<concat>, 0, 0, kRest},
    {"prepend", native<prepend>, 0, 0, kRest},
    {"clear", native<clear>},
    {"reverse", native<reversed>},
    {"reverse!", native<reverse_in_place>},
};
const NativeMethod kSingletonMethods[] = {
    {"allocate", native<allocate>},
    {"try_convert", native<try_convert>, 1},
};

void define_string() {
  define_methods(classes.String, kMethods);
  define_singleton_methods(classes.String, kSingletonMethods);
}

}  // namespace

HY_RUBY_CORE(define_string);

}  // namespace hypha::ruby
