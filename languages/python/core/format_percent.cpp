// SPDX-License-Identifier: MIT
// text % values: printf's conversions.
#include "languages/python/core/format.h"
#include "languages/python/core/int.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

struct Percent {
  std::string_view text;
  Value values;
  bool bytes;
  size_t at = 0;
  Value mapping = kUndefined;        // for %(name)s
  bool single = false;               // `values` is the only value
  int64_t next_value = 0, count = 0;
  std::string out;

  bool more() const { return at < text.size(); }

  Value take(Value* v) {
    if (next_value >= count) return raise_type_error("not enough arguments for format string");
    *v = single ? values : array::get(array_of(values), next_value);
    next_value++;
    return kNil;
  }

  // The name of %(name)s; its value becomes the only one.
  Value read_name() {
    if (mapping == kUndefined) return raise_type_error("format requires a mapping");
    size_t start = ++at;
    int depth = 1;
    while (more() && depth > 0) {
      if (text[at] == ')') depth--;
      else if (text[at] == '(') depth++;
      at++;
    }
    if (depth > 0) return raise_value_error("incomplete format key");
    std::string_view name = text.substr(start, at - 1 - start);
    values = PY_TRY(get_item(mapping, bytes ? new_bytes(name) : new_str(name)));
    single = true;
    next_value = 0;
    count = 1;
    return kNil;
  }

  // A width or precision: digits, or * for the next value.
  Value read_size(int* size, const char* too_big) {
    if (more() && text[at] == '*') {
      at++;
      Value v;
      PY_TRY(take(&v));
      Value i = int_of(v);
      int64_t n;
      if (i == kUndefined) return raise_type_error("* wants int");
      if (!integer::to_int64(i, &n) || n > INT32_MAX || n < -INT32_MAX) return raise_overflow_error("Python int too large to convert to C int");
      *size = int(n);
      return kNil;
    }
    int64_t n = 0;
    while (more() && text[at] >= '0' && text[at] <= '9') {
      n = n * 10 + (text[at++] - '0');
      if (n > INT32_MAX) return raise_value_error(too_big);
    }
    *size = int(n);
    return kNil;
  }

  Value read_flags(NumberFormat* f) {
    for (; more(); at++) {
      switch (text[at]) {
        case '-': f->minus = true; continue;
        case '+': f->plus = true; continue;
        case ' ': f->space = true; continue;
        case '#': f->alternate = true; continue;
        case '0': f->zero = true; continue;
        default: break;
      }
      break;
    }
    PY_TRY(read_size(&f->width, "width too big"));
    if (f->width < 0) f->minus = true, f->width = -f->width;
    if (more() && text[at] == '.') {
      at++;
      PY_TRY(read_size(&f->precision, "precision too big"));
      if (f->precision < 0) f->precision = 0;
    }
    if (more() && (text[at] == 'h' || text[at] == 'l' || text[at] == 'L')) at++;
    return kNil;
  }

  Value put_text(const NumberFormat& f, std::string_view s) {
    NumberFormat plain = f;
    plain.zero = false;
    if (plain.minus) plain.align = '<';
    if (bytes) {
      if (f.precision >= 0 && size_t(f.precision) < s.size()) s = s.substr(0, size_t(f.precision));
      size_t missing = size_t(f.width) > s.size() ? size_t(f.width) - s.size() : 0;
      if (!f.minus) out.append(missing, ' ');
      out += s;
      if (f.minus) out.append(missing, ' ');
    } else {
      out += format_text(plain, s);
    }
    return kNil;
  }

  Value put_int(NumberFormat f, char c, Value v) {
    bool decimal = c == 'd' || c == 'i' || c == 'u';
    Value i = int_of(v);
    if (i == kUndefined) {
      if (decimal && is_float(underlying(v))) i = PY_TRY(int_from_float(number::to_double(underlying(v))));
      else if (decimal && has_special(v, names::int_)) i = PY_TRY(call(types.int_->object, {v}));
      else if (has_special(v, names::index)) i = PY_TRY(index_of(v));
    }
    if (i == kUndefined || is_str(underlying(v)))
      return raise_type_error(std::string("%") + c + " format: " + (decimal ? "a real number" : "an integer") + " is required, not " + type_name(v));
    f.conversion = decimal ? 'd' : c;
    std::string unused;
    if (decimal && !i.is_int()) PY_TRY(int_text(i, &unused));
    out += format_integer(f, kPythonLikeFormat, i);
    return kNil;
  }

  Value put_float(NumberFormat f, char c, Value v) {
    double d;
    if (bytes && !is_float(underlying(v)) && int_of(v) == kUndefined && !has_special(v, names::float_))
      return raise_type_error("float argument required, not " + type_name(v));
    PY_TRY(to_double(v, &d));
    f.conversion = c;
    out += format_double(f, kPythonLikeFormat, d);
    return kNil;
  }

  Value put_character(const NumberFormat& f, Value v) {
    std::string_view data;
    Value u = underlying(v);
    if (bytes && bytes_of(u, &data) && data.size() == 1) return put_text(f, data);
    if (!bytes && is_str(u)) {
      if (string::length(u.ptr<StringData>()) == 1) return put_text(f, view_of(u));
      return raise_type_error("%c requires int or char");
    }
    if (int_of(v) == kUndefined && !has_special(v, names::index))
      return raise_type_error(bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char");
    Value i = PY_TRY(index_of(v));
    int64_t c;
    bool fits = integer::to_int64(i, &c) && c >= 0 && c <= (bytes ? 255 : 0x10FFFF);
    if (!fits) return raise_overflow_error(bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
    std::string s;
    if (bytes) s = char(c);
    else append_utf8(s, uint32_t(c));
    return put_text(f, s);
  }

  Value put_bytes(const NumberFormat& f, Value v) {
    std::string_view data;
    if (bytes_of(underlying(v), &data)) return put_text(f, data);
    Value made = PY_TRY(call_special(v, names::bytes));
    if (made == kUndefined) return raise_type_error("%b requires a bytes-like object, or an object that implements __bytes__, not '" + type_name(v) + "'");
    return put_text(f, view_of(underlying(made)));
  }

  Value convert(const NumberFormat& f, size_t start) {
    if (!more()) return raise_value_error("incomplete format");
    size_t where = at;
    char c = text[at++];
    if (c == '%' && where == start + 1) return out += '%', kNil;
    Value v;
    PY_TRY(take(&v));
    switch (c) {
      case 's': return bytes ? put_bytes(f, v) : put_text(f, view_of(PY_TRY(str(v))));
      case 'b': return bytes ? put_bytes(f, v) : unsupported(where);
      case 'r': return put_text(f, view_of(PY_TRY(bytes ? ascii(v) : repr(v))));
      case 'a': return put_text(f, view_of(PY_TRY(ascii(v))));
      case 'c': return put_character(f, v);
      case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return put_int(f, c, v);
      case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return put_float(f, c, v);
      default: return unsupported(where);
    }
  }

  Value unsupported(size_t where) {
    size_t n;
    uint32_t c = string::decode_utf8(text.data() + where, text.data() + text.size(), &n);
    bool shown = c > 31 && c < 127;
    char code[16];
    std::snprintf(code, sizeof code, "0x%x", c);
    int64_t index = string::scan_utf8(text.substr(0, where)).characters;
    return raise_value_error("unsupported format character '" + (shown ? std::string(1, char(c)) : "?") + "' (" + code + ") at index " + std::to_string(index));
  }

  Value run() {
    while (more()) {
      size_t percent = std::min(text.find('%', at), text.size());
      out.append(text, at, percent - at);
      at = percent;
      if (!more()) break;
      at++;
      NumberFormat f;
      Value saved = values;
      int64_t saved_next = next_value, saved_count = count;
      bool saved_single = single, named = more() && text[at] == '(';
      if (named) PY_TRY(read_name());
      PY_TRY(read_flags(&f));
      if (!heap::can_allocate(out.size() + uint64_t(f.width) * 4 + uint64_t(std::max(f.precision, 0)))) return raise_memory_error();
      PY_TRY(convert(f, percent));
      if (named) values = saved, next_value = saved_next, count = saved_count, single = saved_single;
    }
    if (next_value < count && mapping == kUndefined)
      return raise_type_error(bytes ? "not all arguments converted during bytes formatting" : "not all arguments converted during string formatting");
    return bytes ? new_bytes(out) : new_str(out);
  }
};

}  // namespace

Value percent_format(Value format, Value values, bool bytes) {
  Percent p{view_of(format), values, bytes};
  if (is_tuple(values)) {
    p.count = length_of(values);
  } else {
    p.single = true;
    p.count = 1;
    std::string_view unused;
    Value u = underlying(values);
    if (has_special(values, names::getitem) && !is_str(u) && !(bytes && bytes_of(u, &unused))) p.mapping = values;
  }
  return p.run();
}

}  // namespace hypha::python
