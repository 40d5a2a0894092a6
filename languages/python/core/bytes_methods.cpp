// SPDX-License-Identifier: MIT
// Methods of bytes and bytearray. Letters are ASCII's.
#include "languages/python/core/bytes.h"
#include "languages/python/core/str.h"

namespace hypha::python {

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
char upper(char c) { return is_lower(c) ? char(c - 32) : c; }
char lower(char c) { return is_upper(c) ? char(c + 32) : c; }
char swapped(char c) { return is_lower(c) ? upper(c) : lower(c); }

template <char (*kMap)(char)>
Value mapped(Value self) {
  std::string out(bytes_view(self));
  for (char& c : out) c = kMap(c);
  return bytes_like(self, out);
}
template <bool (*kIs)(char)>
Value all_are(Value self) {
  for (char c : bytes_view(self))
    if (!kIs(c)) return kFalse;
  return boolean(!bytes_view(self).empty());
}
template <bool (*kIs)(char)>
Value all_letters_are(Value self) {
  bool any = false;
  for (char c : bytes_view(self)) {
    if (is_alpha(c) && !kIs(c)) return kFalse;
    any |= is_alpha(c);
  }
  return boolean(any);
}
Value bytes_isascii(Value self) {
  for (char c : bytes_view(self))
    if (uint8_t(c) >= 128) return kFalse;
  return kTrue;
}

Value capital_words(Value self, bool all_words) {
  std::string out(bytes_view(self));
  bool after = false;
  for (size_t i = 0; i < out.size(); i++) {
    bool capital = all_words ? !after : i == 0;
    after = is_alpha(out[i]);
    out[i] = capital ? upper(out[i]) : lower(out[i]);
  }
  return bytes_like(self, out);
}
Value bytes_title(Value self) { return capital_words(self, true); }
Value bytes_capitalize(Value self) { return capital_words(self, false); }

// ---- searching: for bytes, or for one byte given as an int

struct Sought {
  std::string_view text;
  char byte;
};
Value sought(Value v, Sought* out) {
  if (bytes_of(underlying(v), &out->text)) return kNil;
  if (int_of(v) == kUndefined && !has_special(v, names::index))
    return raise_type_error("argument should be integer or bytes-like object, not '" + type_name(v) + "'");
  uint8_t b;
  PY_TRY(byte_value(v, &b));
  out->byte = char(b);
  out->text = std::string_view(&out->byte, 1);
  return kNil;
}

Value part_of(Value self, Value start, Value stop, StrPart* out) {
  std::string_view all = bytes_view(self);
  int64_t from, to;
  PY_TRY(clip_bounds(start, stop, int64_t(all.size()), &from, &to));
  bool exists = from <= to && from <= int64_t(all.size());
  *out = {exists ? all.substr(size_t(from), size_t(to - from)) : std::string_view(), size_t(from), exists};
  return kNil;
}

template <bool kRight>
Value bytes_find(Value self, Value what, Value start, Value stop) {
  Sought s;
  StrPart part;
  PY_TRY(sought(what, &s));
  PY_TRY(part_of(self, start, stop, &part));
  size_t at = !part.exists ? std::string_view::npos : kRight ? part.text.rfind(s.text) : part.text.find(s.text);
  return fixnum(at == std::string_view::npos ? -1 : int64_t(part.offset + at));
}
template <bool kRight>
Value bytes_index(Value self, Value what, Value start, Value stop) {
  Value at = PY_TRY(bytes_find<kRight>(self, what, start, stop));
  return at == fixnum(-1) ? raise_value_error("subsection not found") : at;
}

Value bytes_count(Value self, Value what, Value start, Value stop) {
  Sought s;
  StrPart part;
  PY_TRY(sought(what, &s));
  PY_TRY(part_of(self, start, stop, &part));
  if (!part.exists) return fixnum(0);
  if (s.text.empty()) return fixnum(int64_t(part.text.size()) + 1);
  int64_t n = 0;
  for (size_t i = part.text.find(s.text); i != std::string_view::npos; i = part.text.find(s.text, i + s.text.size())) n++;
  return fixnum(n);
}

template <bool kEnd>
Value has_affix(Value self, Value affix, Value start, Value stop) {
  StrPart part;
  std::string_view text;
  const char* name = kEnd ? "endswith" : "startswith";
  PY_TRY(part_of(self, start, stop, &part));
  auto fits = [&] { return part.exists && (kEnd ? part.text.ends_with(text) : part.text.starts_with(text)); };
  if (is_tuple(affix)) {
    for (int64_t i = 0; i < length_of(affix); i++) {
      PY_TRY(bytes_argument(array::get(array_of(affix), i), &text));
      if (fits()) return kTrue;
    }
    return kFalse;
  }
  if (!bytes_of(underlying(affix), &text)) return raise_type_error(std::string(name) + " first arg must be bytes or a tuple of bytes, not " + type_name(affix));
  return boolean(fits());
}

Value bytes_replace(Value self, Value old_bytes, Value new_bytes_, Value count) {
  std::string_view text = bytes_view(self), what, with;
  int64_t n;
  PY_TRY(bytes_argument(old_bytes, &what));
  PY_TRY(bytes_argument(new_bytes_, &with));
  PY_TRY(optional_int(count, -1, &n));
  if (n < 0) n = INT64_MAX;
  std::string out;
  size_t done = 0;
  for (size_t at = 0; n > 0 && (at = text.find(what, at)) != std::string_view::npos; n--) {
    if (!room_for(int64_t(out.size() + with.size() + text.size()), 2)) return raise_memory_error();
    out.append(text, done, at - done).append(with);
    done = at + what.size();
    at = what.empty() ? at + 1 : done;
    if (at > text.size()) break;
  }
  return bytes_like(self, out.append(text, std::min(done, text.size())));
}

// ---- splitting, joining, stripping

void push(Value list, Value self, std::string_view s) { array::push(array_of(list), bytes_like(self, s)); }

Value split_blanks(Value self, int64_t limit) {
  std::string_view s = bytes_view(self);
  Value list = new_list();
  size_t at = 0;
  auto skip = [&] { while (at < s.size() && is_space(s[at])) at++; };
  for (skip(); at < s.size(); skip()) {
    size_t end = at;
    if (limit-- == 0) {
      end = s.size();
      while (end > at && is_space(s[end - 1])) end--;
      push(list, self, s.substr(at, end - at));
      break;
    }
    while (end < s.size() && !is_space(s[end])) end++;
    push(list, self, s.substr(at, end - at));
    at = end;
  }
  return list;
}

template <bool kRight>
Value bytes_split(Value self, Value separator, Value limit) {
  int64_t n;
  std::string_view by, s = bytes_view(self);
  PY_TRY(optional_int(limit, -1, &n));
  if ((!given(separator) || separator == kNil) && (!kRight || n < 0)) return split_blanks(self, n);
  if (!given(separator) || separator == kNil) by = " ";
  else PY_TRY(bytes_argument(separator, &by));
  if (by.empty()) return raise_value_error("empty separator");
  Value list = new_list();
  for (size_t at; n-- != 0 && (at = kRight ? s.rfind(by) : s.find(by)) != std::string_view::npos;) {
    push(list, self, kRight ? s.substr(at + by.size()) : s.substr(0, at));
    s = kRight ? s.substr(0, at) : s.substr(at + by.size());
  }
  push(list, self, s);
  if (kRight) array::reverse(array_of(list));
  return list;
}

Value bytes_splitlines(Value self, Value keep) {
  bool keep_ends = given(keep) && PY_TRY(truth(keep)) == kTrue;
  std::string_view s = bytes_view(self);
  Value list = new_list();
  while (!s.empty()) {
    size_t at = std::min(s.find_first_of("\r\n"), s.size());
    size_t end = at + (at + 1 < s.size() && s[at] == '\r' && s[at + 1] == '\n' ? 2 : at < s.size() ? 1 : 0);
    push(list, self, s.substr(0, keep_ends ? end : at));
    s.remove_prefix(end);
  }
  return list;
}

Value bytes_join(Value self, Value iterable) {
  Value parts = PY_TRY(sequence_of(iterable, "can only join an iterable"));
  std::string out;
  for (int64_t i = 0; i < length_of(parts); i++) {
    std::string_view part;
    Value v = array::get(array_of(parts), i);
    if (!bytes_of(underlying(v), &part))
      return raise_type_error("sequence item " + std::to_string(i) + ": expected a bytes-like object, " + type_name(v) + " found");
    if (i > 0) out += bytes_view(self);
    out += part;
    if (!room_for(int64_t(out.size()), 2)) return raise_memory_error();
  }
  return bytes_like(self, out);
}

template <bool kRight>
Value bytes_partition(Value self, Value separator) {
  std::string_view by, s = bytes_view(self);
  PY_TRY(bytes_argument(separator, &by));
  if (by.empty()) return raise_value_error("empty separator");
  size_t at = kRight ? s.rfind(by) : s.find(by);
  if (at == std::string_view::npos) {
    Value none = bytes_like(self, ""), all = bytes_like(self, s);
    return kRight ? new_tuple({none, bytes_like(self, ""), all}) : new_tuple({all, none, bytes_like(self, "")});
  }
  Value before = bytes_like(self, s.substr(0, at)), middle = bytes_like(self, by);
  return new_tuple({before, middle, bytes_like(self, s.substr(at + by.size()))});
}

enum class Side : uint8_t { Left, Right, Both };
template <Side kSide>
Value bytes_strip(Value self, Value characters) {
  std::string_view set = " \t\n\r\v\f", s = bytes_view(self);
  if (given(characters) && characters != kNil) PY_TRY(bytes_argument(characters, &set));
  auto goes = [&](char c) { return set.find(c) != std::string_view::npos; };
  if (kSide != Side::Right)
    while (!s.empty() && goes(s.front())) s.remove_prefix(1);
  if (kSide != Side::Left)
    while (!s.empty() && goes(s.back())) s.remove_suffix(1);
  return bytes_like(self, s);
}

// Side: where the fill goes.
template <Side kSide>
Value bytes_justify(Value self, Value width, Value fill) {
  int64_t n;
  std::string_view filling = " ";
  PY_TRY(to_int64(width, &n));
  if (given(fill)) PY_TRY(bytes_argument(fill, &filling));
  int64_t missing = std::max<int64_t>(n - int64_t(bytes_view(self).size()), 0);
  if (!room_for(missing, 2)) return raise_memory_error();
  int64_t left = kSide == Side::Left ? missing : kSide == Side::Right ? 0 : missing / 2 + (missing & n & 1);
  std::string out = std::string(size_t(left), filling[0]).append(bytes_view(self)).append(size_t(missing - left), filling[0]);
  return bytes_like(self, out);
}

// ---- conversions

Value bytes_decode(Value self, Value encoding, Value errors) { return decode_bytes(bytes_view(self), encoding, errors); }

Value bytes_hex(Value self, Value separator) {
  std::string_view by = "";
  if (given(separator)) by = view_of(underlying(separator));
  std::string out;
  for (char c : bytes_view(self)) {
    if (!out.empty()) out += by;
    out += "0123456789abcdef"[uint8_t(c) >> 4];
    out += "0123456789abcdef"[c & 15];
  }
  return new_str(out);
}

int hex_digit(char c) { return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1; }

Value bytes_fromhex(Value cls, Value text) {
  text = underlying(text);
  if (!is_str(text)) return raise_type_error("fromhex() argument must be str, not " + type_name(text));
  std::string_view s = view_of(text);
  std::string out;
  for (size_t i = 0; i < s.size();) {
    if (is_space(s[i])) {
      i++;
      continue;
    }
    int high = hex_digit(s[i]), low = i + 1 < s.size() ? hex_digit(s[i + 1]) : -1;
    if (high < 0 || low < 0) return raise_value_error("non-hexadecimal number found in fromhex() arg at position " + std::to_string(high < 0 ? i : i + 1));
    out += char(high * 16 + low);
    i += 2;
  }
  Value b = new_bytes(out);
  return cls == types.bytes->object ? b : call(cls, {b});
}

constexpr NativeRow kClassRows[] = {{"fromhex", native<bytes_fromhex>, "string /"}};
constexpr NativeRow kRows[] = {
    {"upper", native<mapped<upper>>},
    {"lower", native<mapped<lower>>},
    {"swapcase", native<mapped<swapped>>},
    {"title", native<bytes_title>},
    {"capitalize", native<bytes_capitalize>},
    {"isalpha", native<all_are<is_alpha>>},
    {"isdigit", native<all_are<is_digit>>},
    {"isalnum", native<all_are<is_alnum>>},
    {"isspace", native<all_are<is_space>>},
    {"isupper", native<all_letters_are<is_upper>>},
    {"islower", native<all_letters_are<is_lower>>},
    {"isascii", native<bytes_isascii>},
    {"find", native<bytes_find<false>>, "sub start= end= /"},
    {"rfind", native<bytes_find<true>>, "sub start= end= /"},
    {"index", native<bytes_index<false>>, "sub start= end= /"},
    {"rindex", native<bytes_index<true>>, "sub start= end= /"},
    {"count", native<bytes_count>, "sub start= end= /"},
    {"startswith", native<has_affix<false>>, "prefix start= end= /"},
    {"endswith", native<has_affix<true>>, "suffix start= end= /"},
    {"replace", native<bytes_replace>, "old new count=-1 /"},
    {"split", native<bytes_split<false>>, "sep=None maxsplit=-1"},
    {"rsplit", native<bytes_split<true>>, "sep=None maxsplit=-1"},
    {"splitlines", native<bytes_splitlines>, "keepends=False"},
    {"join", native<bytes_join>, "iterable_of_bytes /"},
    {"partition", native<bytes_partition<false>>, "sep /"},
    {"rpartition", native<bytes_partition<true>>, "sep /"},
    {"strip", native<bytes_strip<Side::Both>>, "bytes=None /"},
    {"lstrip", native<bytes_strip<Side::Left>>, "bytes=None /"},
    {"rstrip", native<bytes_strip<Side::Right>>, "bytes=None /"},
    {"center", native<bytes_justify<Side::Both>>, "width fillchar= /"},
    {"ljust", native<bytes_justify<Side::Right>>, "width fillchar= /"},
    {"rjust", native<bytes_justify<Side::Left>>, "width fillchar= /"},
    {"decode", native<bytes_decode>, "encoding='utf-8' errors='strict'"},
    {"hex", native<bytes_hex>, "sep="},
};

void define_bytes_methods() {
  for (TypeInfo* t : {types.bytes, types.bytearray}) {
    define_methods(t, kRows);
    define_class_methods(t, kClassRows);
  }
}
HY_PYTHON_CORE(define_bytes_methods);

}  // namespace

}  // namespace hypha::python
