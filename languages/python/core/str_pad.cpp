// SPDX-License-Identifier: MIT
// str: filling up, stripping, tabs, translation tables.
#include "languages/python/core/str.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

Value padded(Value self, std::string_view fill, int64_t left, int64_t right) {
  if (left + right <= 0) return self;
  if (!room_for(left + right, int64_t(fill.size()))) return raise_memory_error();
  std::string out;
  for (; left > 0; left--) out += fill;
  out += view_of(self);
  for (; right > 0; right--) out += fill;
  return new_str(out);
}

enum class Side : uint8_t { Left, Right, Both };

// Side: where the fill goes.
template <Side kSide>
Value justify(Value self, Value width, Value fill) {
  int64_t n;
  PY_TRY(to_int64(width, &n));
  std::string_view filling = " ";
  Value text = given(fill) ? underlying(fill) : kUndefined;
  if (given(fill)) {
    if (!is_str(text)) return raise_type_error("The fill character must be a unicode character, not " + type_name(fill));
    if (code_points(text) != 1) return raise_type_error("The fill character must be exactly one character long");
    filling = view_of(text);
  }
  int64_t missing = std::max<int64_t>(n - code_points(self), 0);
  int64_t left = kSide == Side::Left ? missing : kSide == Side::Right ? 0 : missing / 2 + (missing & n & 1);
  return padded(self, filling, left, missing - left);
}

Value str_zfill(Value self, Value width) {
  int64_t n;
  PY_TRY(to_int64(width, &n));
  int64_t missing = n - code_points(self);
  if (missing <= 0) return self;
  if (!room_for(missing, 1)) return raise_memory_error();
  std::string out(view_of(self));
  out.insert(!out.empty() && (out[0] == '-' || out[0] == '+') ? 1 : 0, size_t(missing), '0');
  return new_str(out);
}

bool one_of(uint32_t c, std::string_view characters) {
  for (CodePoints p(characters); p.more();)
    if (p.next() == c) return true;
  return false;
}

template <Side kSide>
Value strip(Value self, Value characters) {
  bool blanks = !given(characters) || characters == kNil;
  Value set = underlying(characters);
  if (!blanks && !is_str(set)) {
    const char* name = kSide == Side::Left ? "lstrip" : kSide == Side::Right ? "rstrip" : "strip";
    return raise_type_error(std::string(name) + " arg must be None or str");
  }
  auto goes = [&](uint32_t c) { return blanks ? unicode::is_space(c) : one_of(c, view_of(set)); };
  std::string_view s = view_of(self);
  if (kSide != Side::Right) {
    CodePoints c(s);
    for (const char* start = c.at; c.more(); start = c.at)
      if (!goes(c.next())) {
        c.at = start;
        break;
      }
    s.remove_prefix(size_t(c.at - s.data()));
  }
  if (kSide != Side::Left)
    for (size_t n; !s.empty() && goes(last_code_point(s, &n));) s.remove_suffix(n);
  return s.size() == view_of(self).size() ? self : new_str(s);
}

Value str_expandtabs(Value self, Value size) {
  int64_t tab, column = 0;
  PY_TRY(optional_int(size, 8, &tab));
  std::string out;
  for (CodePoints c(view_of(self)); c.more();) {
    const char* start = c.at;
    uint32_t code = c.next();
    if (code == '\t') {
      int64_t n = tab > 0 ? tab - column % tab : 0;
      if (!room_for(int64_t(out.size()) + n, 1)) return raise_memory_error();
      out.append(size_t(n), ' ');
      column += n;
      continue;
    }
    out.append(start, c.at);
    column = code == '\n' || code == '\r' ? 0 : column + 1;
  }
  return new_str(out);
}

// ---- translation

// What a table says about a character: kUndefined: itself.
Value translated(Value table, uint32_t c) {
  Value to = get_item(table, fixnum(c));
  if (to == kThrow && exception_is(types.LookupError)) return take_exception(), kUndefined;
  return to;
}

Value str_translate(Value self, Value table) {
  std::string out;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    Value to = PY_TRY(translated(table, code)), text = underlying(to);
    int64_t n;
    if (to == kUndefined) append_utf8(out, code);
    else if (to == kNil) continue;
    else if (is_str(text)) out += view_of(text);
    else if (int_of(to) == kUndefined) return raise_type_error("character mapping must return integer, None or str");
    else if (!integer::to_int64(int_of(to), &n) || n < 0 || n > 0x10FFFF) return raise_value_error("character mapping must be in range(0x110000)");
    else append_utf8(out, uint32_t(n));
  }
  return new_str(out);
}

Value table_from_dict(Value dict) {
  if (!is_dict(dict)) return raise_type_error("if you give only one argument to maketrans it must be a dict");
  Value table = new_dict(), key, v;
  for (int64_t i = 0; hash::next(hash_of(dict), &i, &key, &v);) {
    Value text = underlying(key);
    if (is_str(text)) {
      if (code_points(text) != 1) return raise_value_error("string keys in translate table must be of length 1");
      key = fixnum(string::code_point_at(data_of(text), 0));
    } else if (int_of(key) == kUndefined) {
      return raise_type_error("keys in translate table must be strings or integers");
    }
    PY_TRY(dict_set(table, key, v));
  }
  return table;
}

Value str_maketrans(Value x, Value y, Value z) {
  if (!given(y)) return table_from_dict(x);
  Value from = underlying(x), to;
  if (!is_str(from)) return raise_type_error("first maketrans argument must be a string if there is a second argument");
  PY_TRY(str_argument(y, &to, "maketrans", 2));
  if (code_points(from) != code_points(to)) return raise_value_error("the first two maketrans arguments must have equal length");
  Value table = new_dict();
  CodePoints b(view_of(to));
  for (CodePoints a(view_of(from)); a.more();) {
    Value key = fixnum(a.next());
    PY_TRY(dict_set(table, key, fixnum(b.next())));
  }
  if (!given(z)) return table;
  PY_TRY(str_argument(z, &z, "maketrans", 3));
  for (CodePoints c(view_of(z)); c.more();) PY_TRY(dict_set(table, fixnum(c.next()), kNil));
  return table;
}

constexpr NativeRow kStatic[] = {{"maketrans", native<str_maketrans>, "x y= z= /"}};
constexpr NativeRow kRows[] = {
    {"center", native<justify<Side::Both>>, "width fillchar= /"},
    {"ljust", native<justify<Side::Right>>, "width fillchar= /"},
    {"rjust", native<justify<Side::Left>>, "width fillchar= /"},
    {"zfill", native<str_zfill>, "width /"},
    {"strip", native<strip<Side::Both>>, "chars=None /"},
    {"lstrip", native<strip<Side::Left>>, "chars=None /"},
    {"rstrip", native<strip<Side::Right>>, "chars=None /"},
    {"expandtabs", native<str_expandtabs>, "tabsize=8"},
    {"translate", native<str_translate>, "table /"},
};
void define_str_pad() {
  define_static_methods(types.str, kStatic);
  define_methods(types.str, kRows);
}
HY_PYTHON_CORE(define_str_pad);

}  // namespace

}  // namespace hypha::python
