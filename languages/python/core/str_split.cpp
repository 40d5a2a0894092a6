// SPDX-License-Identifier: MIT
// str: splitting and joining.
#include "languages/python/core/str.h"

namespace hypha::python {

namespace {

void push(Value list, std::string_view s) { array::push(array_of(list), new_str(s)); }

bool space_at(std::string_view s, size_t at, size_t* size) {
  CodePoints c(s.substr(at));
  const char* start = c.at;
  bool is = unicode::is_space(c.next());
  *size = size_t(c.at - start);
  return is;
}
bool space_before(std::string_view s, size_t end, size_t* size) {
  return unicode::is_space(last_code_point(s.substr(0, end), size));
}

size_t skip_spaces(std::string_view s, size_t at) {
  for (size_t n; at < s.size() && space_at(s, at, &n);) at += n;
  return at;
}
size_t skip_spaces_back(std::string_view s, size_t end) {
  for (size_t n; end > 0 && space_before(s, end, &n);) end -= n;
  return end;
}

Value split_blanks(Value self, int64_t limit) {
  Value list = new_list();
  std::string_view s = view_of(self);
  size_t at = skip_spaces(s, 0);
  while (at < s.size()) {
    if (limit-- == 0) {
      push(list, s.substr(at));
      break;
    }
    size_t end = at, n;
    while (end < s.size() && !space_at(s, end, &n)) end += n;
    push(list, s.substr(at, end - at));
    at = skip_spaces(s, end);
  }
  return list;
}

Value rsplit_blanks(Value self, int64_t limit) {
  Value list = new_list();
  std::string_view s = view_of(self);
  size_t end = skip_spaces_back(s, s.size());
  while (end > 0) {
    if (limit-- == 0) {
      push(list, s.substr(0, end));
      break;
    }
    size_t start = end, n;
    while (start > 0 && !space_before(s, start, &n)) start -= n;
    push(list, s.substr(start, end - start));
    end = skip_spaces_back(s, start);
  }
  array::reverse(array_of(list));
  return list;
}

Value split_at(Value self, std::string_view separator, int64_t limit) {
  Value list = new_list();
  std::string_view s = view_of(self);
  size_t done = 0;
  for (size_t at; limit-- != 0 && (at = s.find(separator, done)) != std::string_view::npos;
       done = at + separator.size())
    push(list, s.substr(done, at - done));
  push(list, s.substr(done));
  return list;
}

Value rsplit_at(Value self, std::string_view separator, int64_t limit) {
  Value list = new_list();
  std::string_view s = view_of(self);
  while (limit-- != 0) {
    size_t at = s.rfind(separator);
    if (at == std::string_view::npos) break;
    push(list, s.substr(at + separator.size()));
    s = s.substr(0, at);
  }
  push(list, s);
  array::reverse(array_of(list));
  return list;
}

template <bool kRight>
Value split(Value self, Value separator, Value limit) {
  int64_t n;
  PY_TRY(optional_int(limit, -1, &n));
  if (!given(separator) || separator == kNil) return kRight ? rsplit_blanks(self, n) : split_blanks(self, n);
  Value text = underlying(separator);
  if (!is_str(text)) return raise_type_error("must be str or None, not " + type_name(separator));
  if (view_of(text).empty()) return raise_value_error("empty separator");
  return kRight ? rsplit_at(self, view_of(text), n) : split_at(self, view_of(text), n);
}

bool is_line_end(uint32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Value str_splitlines(Value self, Value keep) {
  bool keep_ends = given(keep) && PY_TRY(truth(keep)) == kTrue;
  Value list = new_list();
  std::string_view s = view_of(self);
  CodePoints c(s);
  const char* start = c.at;
  while (c.more()) {
    const char* here = c.at;
    uint32_t code = c.next();
    if (!is_line_end(code)) continue;
    if (code == '\r' && c.more() && *c.at == '\n') c.next();
    push(list, std::string_view(start, size_t((keep_ends ? c.at : here) - start)));
    start = c.at;
  }
  if (start < c.end) push(list, std::string_view(start, size_t(c.end - start)));
  return list;
}

Value str_join(Value self, Value iterable) {
  Value parts = PY_TRY(sequence_of(iterable, "can only join an iterable"));
  std::string_view separator = view_of(self);
  int64_t n = length_of(parts);
  if (n == 1 && is_str(array::get(array_of(parts), 0))) return array::get(array_of(parts), 0);
  size_t size = n > 0 ? separator.size() * size_t(n - 1) : 0;
  for (int64_t i = 0; i < n; i++) {
    Value part = array::get(array_of(parts), i), text = underlying(part);
    if (!is_str(text))
      return raise_type_error("sequence item " + std::to_string(i) + ": expected str instance, " + type_name(part) +
                              " found");
    size += view_of(text).size();
  }
  if (!room_for(int64_t(size), 1)) return raise_memory_error();
  std::string out;
  out.reserve(size);
  for (int64_t i = 0; i < n; i++) {
    if (i > 0) out += separator;
    out += view_of(underlying(array::get(array_of(parts), i)));
  }
  return new_str(out);
}

constexpr NativeRow kRows[] = {
    {"split", native<split<false>>, "sep=None maxsplit=-1"},
    {"rsplit", native<split<true>>, "sep=None maxsplit=-1"},
    {"splitlines", native<str_splitlines>, "keepends=False"},
    {"join", native<str_join>, "iterable /"},
};
void define_str_split() { define_methods(types.str, kRows); }
HY_PYTHON_CORE(define_str_split);

}  // namespace

}  // namespace hypha::python
