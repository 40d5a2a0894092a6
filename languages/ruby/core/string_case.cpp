// SPDX-License-Identifier: MIT
// Upper and lower case. Single characters by the C library's Unicode tables; the few that become several by a table of
// our own (Unicode's SpecialCasing without conditions).
#include <cwctype>

#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

locale_t unicode_locale() {
  static locale_t l = [] {
    locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return made ? made : newlocale(LC_CTYPE_MASK, "C", nullptr);
  }();
  return l;
}
uint32_t upper(uint32_t c) { return uint32_t(towupper_l(wint_t(c), unicode_locale())); }
uint32_t lower(uint32_t c) { return uint32_t(towlower_l(wint_t(c), unicode_locale())); }

struct Special {
  uint32_t code;
  const char *upper, *title;
};
constexpr Special kSpecial[] = {
    {0x00DF, "SS", "Ss"},
    {0x0149, "\u02BCN", "\u02BCN"},
    {0x01F0, "J\u030C", "J\u030C"},
    {0x0390, "\u0399\u0308\u0301", "\u0399\u0308\u0301"},
    {0x03B0, "\u03A5\u0308\u0301", "\u03A5\u0308\u0301"},
    {0x0587, "\u0535\u0552", "\u0535\u0582"},
    {0x1E96, "H\u0331", "H\u0331"},
    {0x1E97, "T\u0308", "T\u0308"},
    {0x1E98, "W\u030A", "W\u030A"},
    {0x1E99, "Y\u030A", "Y\u030A"},
    {0x1E9A, "A\u02BE", "A\u02BE"},
    {0xFB00, "FF", "Ff"},
    {0xFB01, "FI", "Fi"},
    {0xFB02, "FL", "Fl"},
    {0xFB03, "FFI", "Ffi"},
    {0xFB04, "FFL", "Ffl"},
    {0xFB05, "ST", "St"},
    {0xFB06, "ST", "St"},
    {0xFB13, "\u0544\u0546", "\u0544\u0576"},
    {0xFB14, "\u0544\u0535", "\u0544\u0565"},
    {0xFB15, "\u0544\u053B", "\u0544\u056B"},
    {0xFB16, "\u054E\u0546", "\u054E\u0576"},
    {0xFB17, "\u0544\u053D", "\u0544\u056D"},
};
const Special* special(uint32_t c) {
  for (const Special& s : kSpecial)
    if (s.code == c) return &s;
  return nullptr;
}

// Letters that are two in one (dz) have a title case between lower and upper.
uint32_t title(uint32_t c) {
  switch (c) {
    case 0x01C4: case 0x01C5: case 0x01C6: return 0x01C5;
    case 0x01C7: case 0x01C8: case 0x01C9: return 0x01C8;
    case 0x01CA: case 0x01CB: case 0x01CC: return 0x01CB;
    case 0x01F1: case 0x01F2: case 0x01F3: return 0x01F2;
    default: return upper(c);
  }
}

void put_upper(std::string* out, uint32_t c, bool as_title) {
  if (const Special* s = special(c)) *out += as_title ? s->title : s->upper;
  else append_code(out, as_title ? title(c) : upper(c), Encoding::Utf8);
}
void put_lower(std::string* out, uint32_t c) {
  if (c == 0x0130) *out += "i\u0307";
  else append_code(out, lower(c), Encoding::Utf8);
}

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

std::string change_ascii(std::string_view s, char how) {
  std::string out(s);
  for (size_t i = 0; i < out.size(); i++) {
    char c = out[i];
    switch (how) {
      case 'u': out[i] = ascii_upper(c); break;
      case 'd': out[i] = ascii_lower(c); break;
      case 'c': out[i] = i ? ascii_lower(c) : ascii_upper(c); break;
      default: out[i] = c >= 'a' && c <= 'z' ? ascii_upper(c) : ascii_lower(c);
    }
  }
  return out;
}

}  // namespace

Value change_case(Value s, char how) {
  const StringData* d = text_of(s);
  if (d->encoding() != Encoding::Utf8 || string::is_ascii(d)) return like(s, change_ascii(d->view(), how));
  std::string out;
  bool first = true;
  each_character(d->view(), d->encoding(), [&](std::string_view bytes, uint32_t c) {
    if (c == string::kInvalidCodePoint) {
      out += bytes;
    } else {
      bool up = how == 'u' || (how == 'c' && first) || (how == 's' && upper(c) != c);
      if (how == 's' && special(c)) up = true;
      if (up) put_upper(&out, c, how == 'c');
      else put_lower(&out, c);
    }
    first = false;
    return true;
  });
  return make_string(out, Encoding::Utf8);
}

// kNil: not comparable.
Value casecmp(Value a, Value b, bool fold) {
  if (!is_string(b)) {
    if (is_symbol(b) || !responds_to(b, names::to_str)) return kNil;
    b = RB_TRY(to_str(b));
  }
  if (encoding_of(a) != encoding_of(b) && !ascii_only(a) && !ascii_only(b)) return kNil;
  if (fold) {
    // Up and down, so that ß meets ss.
    Value x = change_case(change_case(a, 'u'), 'd'), y = change_case(change_case(b, 'u'), 'd');
    return boolean(view_of(x) == view_of(y));
  }
  std::string x = change_ascii(view_of(a), 'd'), y = change_ascii(view_of(b), 'd');
  int o = x.compare(y);
  return fixnum(o < 0 ? -1 : o > 0);
}

namespace {

Value check_options(Value list) {
  auto* a = list.ptr<Array>();
  if (a->length() > 2 || (a->length() == 2 && !is_symbol(array::get(a, 0)))) return raise(classes.ArgumentError, "too many options");
  for (int64_t i = 0; i < a->length(); i++) {
    Value v = array::get(a, i);
    std::string_view name = is_symbol(v) ? view_of(v) : "";
    if (name != "ascii" && name != "fold" && name != "turkic" && name != "lithuanian")
      return raise(classes.ArgumentError, "invalid option");
  }
  return kNil;
}
bool only_ascii(Value options) {
  auto* a = options.ptr<Array>();
  return a->length() > 0 && view_of(array::get(a, 0)) == "ascii";
}

template <char kHow>
Value changed(Value s, Value options) {
  RB_TRY(check_options(options));
  return only_ascii(options) ? like(s, change_ascii(view_of(s), kHow)) : change_case(s, kHow);
}
template <char kHow>
Value change_in_place(Value s, Value options) {
  RB_TRY(check_string(s));
  Value v = RB_TRY(changed<kHow>(s, options));
  if (view_of(v) == view_of(s)) return kNil;
  string::set_text(handle_of(s), text_of(v));
  return s;
}
Value compare_ignoring_case(Value a, Value b) { return casecmp(a, b, false); }
Value equal_ignoring_case(Value a, Value b) { return casecmp(a, b, true); }

const NativeMethod kMethods[] = {
    {"upcase", native<changed<'u'>>, 0, 0, kRest},
    {"downcase", native<changed<'d'>>, 0, 0, kRest},
    {"capitalize", native<changed<'c'>>, 0, 0, kRest},
    {"swapcase", native<changed<'s'>>, 0, 0, kRest},
    {"upcase!", native<change_in_place<'u'>>, 0, 0, kRest},
    {"downcase!", native<change_in_place<'d'>>, 0, 0, kRest},
    {"capitalize!", native<change_in_place<'c'>>, 0, 0, kRest},
    {"swapcase!", native<change_in_place<'s'>>, 0, 0, kRest},
    {"casecmp", native<compare_ignoring_case>, 1},
    {"casecmp?", native<equal_ignoring_case>, 1},
};

void define_string_case() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_case);

}  // namespace hypha::ruby
