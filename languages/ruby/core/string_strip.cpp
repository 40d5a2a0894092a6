// SPDX-License-Identifier: MIT
// String: what hangs at its ends. strip, chomp, chop and their like, and padding.
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view left_stripped(std::string_view s) {
  while (!s.empty() && (is_blank(s.front()) || s.front() == 0)) s.remove_prefix(1);
  return s;
}
std::string_view right_stripped(std::string_view s) {
  while (!s.empty() && (is_blank(s.back()) || s.back() == 0)) s.remove_suffix(1);
  return s;
}
std::string_view stripped(std::string_view s) { return right_stripped(left_stripped(s)); }

std::string_view without_newline(std::string_view s) {
  if (s.ends_with("\r\n")) return s.substr(0, s.size() - 2);
  if (s.ends_with('\n') || s.ends_with('\r')) return s.substr(0, s.size() - 1);
  return s;
}

template <std::string_view (*F)(std::string_view)>
Value cut(Value s) {
  return like(s, F(view_of(s)));
}
template <std::string_view (*F)(std::string_view)>
Value cut_in_place(Value s) {
  RB_TRY(check_string(s));
  std::string_view all = view_of(s), part = F(all);
  if (part.size() == all.size()) return kNil;
  set_string(s, part, encoding_of(s));
  return s;
}

// nil: no change
Value chomped(Value s, Value separator) {
  std::string_view all = view_of(s), part = all;
  if (separator == kUndefined) {
    part = without_newline(all);
  } else if (separator != kNil) {
    separator = RB_TRY(as_string(separator));
    std::string_view tail = view_of(separator);
    if (tail == "\n") {
      part = without_newline(all);
    } else if (tail.empty()) {
      while (part.ends_with('\n')) part.remove_suffix(part.ends_with("\r\n") ? 2 : 1);
    } else if (all.ends_with(tail)) {
      part.remove_suffix(tail.size());
    }
  }
  return part.size() == all.size() ? kNil : like(s, part);
}
Value chopped(Value s) {
  std::string_view all = view_of(s);
  if (all.empty()) return kNil;
  if (all.ends_with("\r\n")) return like(s, all.substr(0, all.size() - 2));
  const StringData* d = text_of(s);
  return new_string(string::substring(d, 0, string::length(d) - 1));
}

Value or_same(Value s, Value v) { return v == kNil ? new_string(text_of(s)) : v; }
Value put(Value s, Value v) {
  if (v != kNil) string::set_text(handle_of(s), text_of(v));
  return v == kNil ? kNil : s;
}
Value chomp(Value s, Value separator) { return or_same(s, RB_TRY(chomped(s, separator))); }
Value chomp_in_place(Value s, Value separator) {
  RB_TRY(check_string(s));
  return put(s, RB_TRY(chomped(s, separator)));
}
Value chop(Value s) { return or_same(s, RB_TRY(chopped(s))); }
Value chop_in_place(Value s) {
  RB_TRY(check_string(s));
  return put(s, RB_TRY(chopped(s)));
}

// ---- padding

void pad(std::string* out, Value with, int64_t n) {
  const StringData* d = text_of(with);
  int64_t length = string::length(d);
  for (; n >= length; n -= length) out->append(d->view());
  out->append(d->view().substr(0, string::byte_offset(d, n)));
}

template <char kWhere>
Value justify(Value s, Value width, Value with) {
  int64_t n;
  RB_TRY(to_int64(width, &n));
  with = with == kUndefined ? like(s, " ") : RB_TRY(as_string(with));
  if (view_of(with).empty()) return raise(classes.ArgumentError, "zero width padding");
  Encoding e;
  RB_TRY(compatible_encoding(s, with, &e));
  int64_t missing = n - string_length(s);
  if (missing <= 0) return new_string(text_of(s));
  if (!heap::can_allocate(uint64_t(missing) * 4)) return raise(classes.NoMemoryError, "failed to allocate memory");
  int64_t left = kWhere == 'r' ? missing : kWhere == 'c' ? missing / 2 : 0;
  std::string out;
  pad(&out, with, left);
  out.append(view_of(s));
  pad(&out, with, missing - left);
  return make_string(out, e);
}

const NativeMethod kMethods[] = {
    {"strip", native<cut<stripped>>},
    {"lstrip", native<cut<left_stripped>>},
    {"rstrip", native<cut<right_stripped>>},
    {"strip!", native<cut_in_place<stripped>>},
    {"lstrip!", native<cut_in_place<left_stripped>>},
    {"rstrip!", native<cut_in_place<right_stripped>>},
    {"chomp", native<chomp>, 0, 1},
    {"chomp!", native<chomp_in_place>, 0, 1},
    {"chop", native<chop>},
    {"chop!", native<chop_in_place>},
    {"center", native<justify<'c'>>, 1, 1},
    {"ljust", native<justify<'l'>>, 1, 1},
    {"rjust", native<justify<'r'>>, 1, 1},
};

void define_string_strip() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_strip);

}  // namespace hypha::ruby
