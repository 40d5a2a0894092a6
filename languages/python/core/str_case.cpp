// SPDX-License-Identifier: MIT
// str: upper and lower case, and what kind of characters a text has.
#include "languages/python/core/str.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

using Append = void (*)(std::string&, uint32_t);

template <Append kAppend>
Value map_characters(Value self) {
  std::string out;
  out.reserve(view_of(self).size());
  for (CodePoints c(view_of(self)); c.more();) kAppend(out, c.next());
  return new_str(out);
}

// A capital sigma at the end of a word becomes the final one.
constexpr uint32_t kCapitalSigma = 0x3A3, kFinalSigma = 0x3C2;
void append_lower_at(std::string& out, uint32_t c, bool after_letter, bool before_letter) {
  if (c == kCapitalSigma && after_letter && !before_letter) append_utf8(out, kFinalSigma);
  else unicode::append_lower(out, c);
}

bool letter_follows(const CodePoints& c) {
  CodePoints rest = c;
  return rest.more() && unicode::is_cased(rest.next());
}

Value str_lower(Value self) {
  std::string out;
  bool after = false;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    append_lower_at(out, code, after, code == kCapitalSigma && letter_follows(c));
    after = unicode::is_cased(code);
  }
  return new_str(out);
}

Value str_swapcase(Value self) {
  std::string out;
  bool after = false;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    if (unicode::is_upper(code)) append_lower_at(out, code, after, code == kCapitalSigma && letter_follows(c));
    else if (unicode::is_lower(code)) unicode::append_upper(out, code);
    else append_utf8(out, code);
    after = unicode::is_cased(code);
  }
  return new_str(out);
}

// First of each word (of all words, or of the text alone) in title case, the rest in lower case.
Value title_words(Value self, bool all_words) {
  std::string out;
  bool after = false, first = true;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    if (all_words ? !after : first) unicode::append_title(out, code);
    else append_lower_at(out, code, after, code == kCapitalSigma && letter_follows(c));
    after = unicode::is_cased(code);
    first = false;
  }
  return new_str(out);
}
Value str_title(Value self) { return title_words(self, true); }
Value str_capitalize(Value self) { return title_words(self, false); }

// ---- questions

template <bool (*kIs)(uint32_t)>
Value all_are(Value self) {
  if (view_of(self).empty()) return kFalse;
  for (CodePoints c(view_of(self)); c.more();)
    if (!kIs(c.next())) return kFalse;
  return kTrue;
}
bool is_alnum(uint32_t c) { return unicode::is_alpha(c) || unicode::is_numeric(c); }

// At least one cased character, and all of them are.
template <bool (*kIs)(uint32_t)>
Value all_cased_are(Value self) {
  bool any = false;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    if (!unicode::is_cased(code)) continue;
    if (!kIs(code)) return kFalse;
    any = true;
  }
  return boolean(any);
}

Value str_istitle(Value self) {
  bool any = false, after = false;
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    bool capital = unicode::is_upper(code) || unicode::is_title(code), small = unicode::is_lower(code);
    if ((capital && after) || (small && !after)) return kFalse;
    any |= capital || small;
    after = capital || small;
  }
  return boolean(any);
}

Value str_isidentifier(Value self) {
  CodePoints c(view_of(self));
  if (!c.more()) return kFalse;
  uint32_t first = c.next();
  if (first != '_' && !is_identifier_start(first)) return kFalse;
  while (c.more())
    if (!is_identifier_continue(c.next())) return kFalse;
  return kTrue;
}

Value str_isprintable(Value self) {
  for (CodePoints c(view_of(self)); c.more();) {
    uint32_t code = c.next();
    if (code < 128 ? code < 32 || code == 127 : (code >= 0xD800 && code < 0xE000) || !is_printable(code)) return kFalse;
  }
  return kTrue;
}

Value str_isascii(Value self) { return boolean(string::is_ascii(data_of(self))); }

constexpr NativeRow kRows[] = {
    {"upper", native<map_characters<unicode::append_upper>>},
    {"lower", native<str_lower>},
    {"casefold", native<map_characters<unicode::append_folded>>},
    {"swapcase", native<str_swapcase>},
    {"title", native<str_title>},
    {"capitalize", native<str_capitalize>},
    {"isalpha", native<all_are<unicode::is_alpha>>},
    {"isalnum", native<all_are<is_alnum>>},
    {"isdecimal", native<all_are<unicode::is_decimal>>},
    {"isdigit", native<all_are<unicode::is_digit>>},
    {"isnumeric", native<all_are<unicode::is_numeric>>},
    {"isspace", native<all_are<unicode::is_space>>},
    {"islower", native<all_cased_are<unicode::is_lower>>},
    {"isupper", native<all_cased_are<unicode::is_upper>>},
    {"istitle", native<str_istitle>},
    {"isidentifier", native<str_isidentifier>},
    {"isprintable", native<str_isprintable>},
    {"isascii", native<str_isascii>},
};
void define_str_case() { define_methods(types.str, kRows); }
HY_PYTHON_CORE(define_str_case);

}  // namespace

}  // namespace hypha::python
