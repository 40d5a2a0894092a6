// SPDX-License-Identifier: MIT
// str: searching and replacing. UTF-8 is searched bytewise; positions are converted at the end.
#include "languages/python/core/str.h"

namespace hypha::python {

namespace {

enum class From : uint8_t { Left, Right };

// Code point index of the match, or -1.
template <From kFrom>
Value search(Value self, Value what, Value start, Value stop, int64_t* at) {
  StrPart part;
  PY_TRY(str_argument(what, &what));
  PY_TRY(str_part(self, start, stop, &part));
  std::string_view sought = view_of(what);
  size_t found = !part.exists ? std::string_view::npos : kFrom == From::Left ? part.text.find(sought) : part.text.rfind(sought);
  *at = found == std::string_view::npos ? -1 : string::code_point_index(data_of(self), part.offset + found);
  if (found != std::string_view::npos && part.offset + found == data_of(self)->size()) *at = code_points(self);
  return kNil;
}

template <From kFrom>
Value find(Value self, Value what, Value start, Value stop) {
  int64_t at;
  PY_TRY(search<kFrom>(self, what, start, stop, &at));
  return fixnum(at);
}

template <From kFrom>
Value index(Value self, Value what, Value start, Value stop) {
  int64_t at;
  PY_TRY(search<kFrom>(self, what, start, stop, &at));
  return at < 0 ? raise_value_error("substring not found") : fixnum(at);
}

Value str_count(Value self, Value what, Value start, Value stop) {
  StrPart part;
  PY_TRY(str_argument(what, &what));
  PY_TRY(str_part(self, start, stop, &part));
  std::string_view sought = view_of(what);
  if (!part.exists) return fixnum(0);
  if (sought.empty()) return fixnum(string::scan_utf8(part.text).characters + 1);
  int64_t n = 0;
  for (size_t i = part.text.find(sought); i != std::string_view::npos; i = part.text.find(sought, i + sought.size())) n++;
  return fixnum(n);
}

bool matches(const StrPart& part, std::string_view affix, bool at_end) {
  return part.exists && (at_end ? part.text.ends_with(affix) : part.text.starts_with(affix));
}

template <bool kEnd>
Value has_affix(Value self, Value affix, Value start, Value stop) {
  StrPart part;
  const char* name = kEnd ? "endswith" : "startswith";
  PY_TRY(str_part(self, start, stop, &part));
  if (is_tuple(affix)) {
    for (int64_t i = 0; i < length_of(affix); i++) {
      Value one = underlying(array::get(array_of(affix), i));
      if (!is_str(one)) return raise_type_error(std::string("tuple for ") + name + " must only contain str, not " + type_name(one));
      if (matches(part, view_of(one), kEnd)) return kTrue;
    }
    return kFalse;
  }
  Value text = underlying(affix);
  if (!is_str(text)) return raise_type_error(std::string(name) + " first arg must be str or a tuple of str, not " + type_name(affix));
  return boolean(matches(part, view_of(text), kEnd));
}

// "" is between all characters.
Value replace_empty(Value self, std::string_view with, int64_t count) {
  std::string out;
  CodePoints c(view_of(self));
  for (; count != 0; count--) {
    if (!room_for(int64_t(out.size() + with.size()), 1)) return raise_memory_error();
    out += with;
    if (!c.more()) return new_str(out);
    const char* start = c.at;
    c.next();
    out.append(start, c.at);
  }
  out.append(c.at, c.end);
  return new_str(out);
}

Value str_replace(Value self, Value old_text, Value new_text, Value count) {
  int64_t n;
  PY_TRY(str_argument(old_text, &old_text, "replace", 1));
  PY_TRY(str_argument(new_text, &new_text, "replace", 2));
  PY_TRY(optional_int(count, -1, &n));
  std::string_view text = view_of(self), what = view_of(old_text), with = view_of(new_text);
  if (n < 0) n = INT64_MAX;
  if (what.empty()) return replace_empty(self, with, n);
  size_t at = text.find(what);
  if (at == std::string_view::npos || n == 0) return self;
  std::string out;
  size_t done = 0;
  for (; at != std::string_view::npos && n > 0; n--) {
    if (!room_for(int64_t(out.size() + with.size() + text.size()), 1)) return raise_memory_error();
    out.append(text, done, at - done).append(with);
    done = at + what.size();
    at = text.find(what, done);
  }
  return new_str(out.append(text, done));
}

template <From kFrom>
Value partition(Value self, Value separator) {
  PY_TRY(str_argument(separator, &separator));
  std::string_view text = view_of(self), s = view_of(separator);
  if (s.empty()) return raise_value_error("empty separator");
  size_t at = kFrom == From::Left ? text.find(s) : text.rfind(s);
  if (at == std::string_view::npos) {
    if (kFrom == From::Left) return new_tuple({self, new_str(""), new_str("")});
    return new_tuple({new_str(""), new_str(""), self});
  }
  return new_tuple({new_str(text.substr(0, at)), separator, new_str(text.substr(at + s.size()))});
}

Value str_removeprefix(Value self, Value prefix) {
  PY_TRY(str_argument(prefix, &prefix, "removeprefix"));
  return view_of(self).starts_with(view_of(prefix)) ? new_str(view_of(self).substr(view_of(prefix).size())) : self;
}
Value str_removesuffix(Value self, Value suffix) {
  PY_TRY(str_argument(suffix, &suffix, "removesuffix"));
  std::string_view text = view_of(self);
  return text.ends_with(view_of(suffix)) ? new_str(text.substr(0, text.size() - view_of(suffix).size())) : self;
}

constexpr NativeRow kRows[] = {
    {"find", native<find<From::Left>>, "sub start= end= /"},
    {"rfind", native<find<From::Right>>, "sub start= end= /"},
    {"index", native<index<From::Left>>, "sub start= end= /"},
    {"rindex", native<index<From::Right>>, "sub start= end= /"},
    {"count", native<str_count>, "sub start= end= /"},
    {"startswith", native<has_affix<false>>, "prefix start= end= /"},
    {"endswith", native<has_affix<true>>, "suffix start= end= /"},
    {"replace", native<str_replace>, "old new count=-1 /"},
    {"partition", native<partition<From::Left>>, "sep /"},
    {"rpartition", native<partition<From::Right>>, "sep /"},
    {"removeprefix", native<str_removeprefix>, "prefix /"},
    {"removesuffix", native<str_removesuffix>, "suffix /"},
};
void define_str_find() { define_methods(types.str, kRows); }
HY_PYTHON_CORE(define_str_find);

}  // namespace

}  // namespace hypha::python
