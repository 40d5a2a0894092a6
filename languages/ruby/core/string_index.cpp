// SPDX-License-Identifier: MIT
// String: parts of it. All forms of s[...], s[...] = and slice! first find the bytes that are meant (locate).
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/regexp.h"

namespace hypha::ruby {

namespace {

struct Span {
  size_t from, size;  // bytes
};

Value locate_characters(Value s, int64_t from, int64_t n, Span* out) {
  const StringData* d = text_of(s);
  int64_t length = string::length(d);
  if (from < 0) from += length;
  if (n < 0 || from < 0 || from > length) return kFalse;
  n = std::min(n, length - from);
  out->from = string::byte_offset(d, from);
  out->size = string::byte_offset(d, from + n) - out->from;
  return kTrue;
}

Value locate_match(Value s, Value regexp, Value group, Span* out) {
  Value m = RB_TRY(match_and_remember(regexp, s));
  if (m == kNil) return kFalse;
  int64_t g = 0;
  if (is_string(group) || is_symbol(group)) {
    Value error = kNil;
    g = named_group(m, view_of(group), &error);
    if (g < 0) return error;
  } else if (group != kUndefined) {
    RB_TRY(to_int64(group, &g));
    if (g < 0) g += match_groups(m);
    if (g < 0 || g >= match_groups(m)) return kFalse;
  }
  int64_t from = match_begin(m, int(g));
  if (from < 0) return kFalse;
  *out = {size_t(from), size_t(match_end(m, int(g)) - from)};
  return kTrue;
}

// kTrue, kFalse (nothing there), or a completion.
Value locate(Value s, Value index, Value count, Span* out) {
  if (is_regexp(index)) return locate_match(s, index, count, out);
  if (count != kUndefined) {
    int64_t from, n;
    RB_TRY(to_int64(index, &from));
    RB_TRY(to_int64(count, &n));
    return locate_characters(s, from, n, out);
  }
  if (is_string(index)) {
    size_t at = view_of(s).find(view_of(index));
    if (at == std::string_view::npos) return kFalse;
    *out = {at, view_of(index).size()};
    return kTrue;
  }
  if (is_kind(index, Kind::Range)) {
    int64_t from, n;
    Value found = RB_TRY(range_span(index, string_length(s), true, false, &from, &n));
    return found == kTrue ? locate_characters(s, from, n, out) : kFalse;
  }
  int64_t at;
  RB_TRY(to_int64(index, &at));
  if (at >= string_length(s)) return kFalse;
  return locate_characters(s, at, 1, out);
}

Value cut(Value s, Span span) {
  const StringData* d = text_of(s);
  std::string_view part = d->view().substr(span.from, span.size);
  if (part.size() == 1 && d->encoding() == Encoding::Utf8 && uint8_t(part[0]) < 128)
    return new_string(string::from_byte(uint8_t(part[0])));
  if (part.size() == d->size()) return new_string(d);
  return make_string(part, d->encoding());
}

Value reference(Value s, Value index, Value count) {
  // s[i] of ASCII text
  if (index.is_int() && count == kUndefined) {
    const StringData* d = text_of(s);
    if (string::is_ascii(d) && d->encoding() == Encoding::Utf8) {
      int64_t i = index.as_int();
      if (i < 0) i += int64_t(d->size());
      return i >= 0 && i < int64_t(d->size()) ? new_string(string::from_byte(uint8_t(d->bytes[i]))) : kNil;
    }
  }
  Span span;
  return RB_TRY(locate(s, index, count, &span)) == kTrue ? cut(s, span) : kNil;
}

Value splice(Value s, Span span, Value replacement) {
  Encoding e;
  RB_TRY(compatible_encoding(s, replacement, &e));
  std::string_view old = view_of(s), with = view_of(replacement);
  std::string all;
  all.reserve(old.size() - span.size + with.size());
  all.append(old.substr(0, span.from)).append(with).append(old.substr(span.from + span.size));
  set_string(s, all, e);
  return replacement;
}

Value raise_outside(Value s, Value index, Value count) {
  if (is_regexp(index)) {
    if (last_match() != kNil && count != kUndefined && !is_string(count) && !is_symbol(count)) {
      int64_t g = 0;
      RB_TRY(to_int64(count, &g));
      if (g >= match_groups(last_match()) || -g >= match_groups(last_match()))
        return raise(classes.IndexError, "index " + std::to_string(g) + " out of regexp");
      return raise(classes.IndexError, "regexp group " + std::to_string(g) + " not matched");
    }
    return raise(classes.IndexError, "regexp not matched");
  }
  if (is_string(index)) return raise(classes.IndexError, "string not matched");
  if (is_kind(index, Kind::Range)) {
    Value shown = RB_TRY(inspect(index));
    return raise(classes.RangeError, std::string(view_of(shown)) + " out of range");
  }
  int64_t at, n;
  RB_TRY(to_int64(index, &at));
  if (count != kUndefined) {
    RB_TRY(to_int64(count, &n));
    if (n < 0) return raise(classes.IndexError, "negative length " + std::to_string(n));
  }
  return raise(classes.IndexError, "index " + std::to_string(at) + " out of string");
}

// s[index] = value: (index, value, undefined); s[index, count] = value: (index, count, value).
Value assign(Value s, Value index, Value second, Value third) {
  RB_TRY(check_string(s));
  Value count = third == kUndefined ? kUndefined : second;
  Value value = RB_TRY(as_string(third == kUndefined ? second : third));
  Span span;
  Value found = RB_TRY(locate(s, index, count, &span));
  // Behind the last character one may append.
  if (found == kFalse && index.is_int() && count == kUndefined && index.as_int() == string_length(s)) {
    span = {view_of(s).size(), 0};
    found = kTrue;
  }
  return found == kTrue ? splice(s, span, value) : raise_outside(s, index, count);
}

Value slice_out(Value s, Value index, Value count) {
  RB_TRY(check_string(s));
  Span span;
  if (RB_TRY(locate(s, index, count, &span)) == kFalse) return kNil;
  Value part = cut(s, span);
  RB_TRY(splice(s, span, make_string("", encoding_of(s))));
  return part;
}

Value insert(Value s, Value index, Value other) {
  RB_TRY(check_string(s));
  int64_t at;
  RB_TRY(to_int64(index, &at));
  other = RB_TRY(as_string(other));
  int64_t length = string_length(s), given = at;
  if (at < 0) at += length + 1;
  if (at < 0 || at > length)
    return raise(classes.IndexError, "index " + std::to_string(given < 0 ? given + 1 : given) + " out of string");
  RB_TRY(splice(s, {string::byte_offset(text_of(s), at), 0}, other));
  return s;
}

// ---- bytes

Value get_byte(Value s, Value index) {
  int64_t at;
  RB_TRY(to_int64(index, &at));
  std::string_view v = view_of(s);
  if (at < 0) at += int64_t(v.size());
  return at >= 0 && at < int64_t(v.size()) ? fixnum(uint8_t(v[size_t(at)])) : kNil;
}
Value set_byte(Value s, Value index, Value byte) {
  RB_TRY(check_string(s));
  int64_t at, b;
  RB_TRY(to_int64(index, &at));
  RB_TRY(to_int64(byte, &b));
  std::string all(view_of(s));
  int64_t given = at;
  if (at < 0) at += int64_t(all.size());
  if (at < 0 || at >= int64_t(all.size()))
    return raise(classes.IndexError, "index " + std::to_string(given) + " out of string");
  all[size_t(at)] = char(b);
  set_string(s, all, encoding_of(s));
  return byte;
}
Value byte_slice(Value s, Value index, Value count) {
  int64_t from, n = 1, size = int64_t(view_of(s).size());
  if (is_kind(index, Kind::Range)) {
    if (RB_TRY(range_span(index, size, true, false, &from, &n)) != kTrue) return kNil;
  } else {
    RB_TRY(to_int64(index, &from));
    if (count != kUndefined) RB_TRY(to_int64(count, &n));
    if (from < 0) from += size;
    if (n < 0 || from < 0 || from > size || (count == kUndefined && from == size)) return kNil;
  }
  return like(s, view_of(s).substr(size_t(from), size_t(n)));
}

const NativeMethod kMethods[] = {
    {"[]", native<reference>, 1, 1},
    {"slice", native<reference>, 1, 1},
    {"[]=", native<assign>, 2, 1},
    {"slice!", native<slice_out>, 1, 1},
    {"insert", native<insert>, 2},
    {"getbyte", native<get_byte>, 1},
    {"setbyte", native<set_byte>, 2},
    {"byteslice", native<byte_slice>, 1, 1},
};

void define_string_index() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_index);

}  // namespace hypha::ruby
