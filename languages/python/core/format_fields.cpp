// SPDX-License-Identifier: MIT
// str.format: {field!conversion:specification}.
#include "languages/python/core/format.h"

namespace hypha::python {

namespace {

enum class Numbering : uint8_t { Unknown, Automatic, Manual };

struct Formatter {
  Value args, kwargs;                // a tuple (undefined: none allowed), a mapping or undefined
  Numbering numbering = Numbering::Unknown;
  int64_t next_index = 0;

  // Digits only; -1: not a number.
  static Value parse_index(std::string_view s, int64_t* out) {
    *out = -1;
    if (s.empty()) return kNil;
    int64_t n = 0;
    for (char c : s) {
      if (c < '0' || c > '9') return kNil;
      if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, c - '0', &n)) return raise_value_error("Too many decimal digits in format string");
    }
    *out = n;
    return kNil;
  }

  Value settle_numbering(bool automatic) {
    Numbering wanted = automatic ? Numbering::Automatic : Numbering::Manual;
    if (numbering != Numbering::Unknown && numbering != wanted)
      return raise_value_error(automatic ? "cannot switch from manual field specification to automatic field numbering"
                                         : "cannot switch from automatic field numbering to manual field specification");
    numbering = wanted;
    return kNil;
  }

  Value first_part(std::string_view name) {
    int64_t index;
    PY_TRY(parse_index(name, &index));
    if (name.empty() || index >= 0) {
      PY_TRY(settle_numbering(name.empty()));
      if (name.empty()) index = next_index++;
      if (args == kUndefined) return raise_value_error("Format string contains positional fields");
      if (index >= length_of(args))
        return raise(types.IndexError, "Replacement index " + std::to_string(index) + " out of range for positional args tuple");
      return array::get(array_of(args), index);
    }
    Value key = new_str(name);
    if (kwargs == kUndefined) return raise_key_error(key);
    return get_item(kwargs, key);
  }

  // name.attribute[item]...
  Value field_value(std::string_view name) {
    size_t end = std::min(name.find_first_of(".["), name.size());
    Value v = PY_TRY(first_part(name.substr(0, end)));
    name.remove_prefix(end);
    while (!name.empty()) {
      bool attribute = name[0] == '.';
      if (!attribute && name[0] != '[') return raise_value_error("Only '.' or '[' may follow ']' in format field specifier");
      end = attribute ? std::min(name.find_first_of(".[", 1), name.size()) : name.find(']');
      if (end == std::string_view::npos) return raise_value_error("Missing ']' in format string");
      std::string_view part = name.substr(1, end - 1);
      if (part.empty()) return raise_value_error("Empty attribute in format string");
      name.remove_prefix(attribute ? end : end + 1);
      if (attribute) {
        v = PY_TRY(get_attribute(v, intern(part)));
      } else {
        int64_t index;
        PY_TRY(parse_index(part, &index));
        v = PY_TRY(get_item(v, index >= 0 ? int_value(index) : new_str(part)));
      }
    }
    return v;
  }

  static Value convert(Value v, char32_t conversion) {
    switch (conversion) {
      case 0: return v;
      case 'r': return repr(v);
      case 's': return str(v);
      case 'a': return ascii(v);
      default: break;
    }
    if (conversion > 32 && conversion < 127) return raise_value_error(std::string("Unknown conversion specifier ") + char(conversion));
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\x%x", unsigned(conversion));
    return raise_value_error(std::string("Unknown conversion specifier ") + buffer);
  }

  struct Field {
    std::string_view name, spec;
    char32_t conversion = 0;
    bool nested = false;
  };

  // Reads what is behind a {, up to its }.
  static Value read_field(std::string_view text, size_t* at, Field* out) {
    size_t start = *at;
    char c = 0;
    for (; *at < text.size();) {
      c = text[(*at)++];
      if (c == '{') return raise_value_error("unexpected '{' in field name");
      if (c == '[') *at = std::min(text.find(']', *at), text.size());
      else if (c == '}' || c == ':' || c == '!') break;
    }
    if (c != '}' && c != ':' && c != '!') return raise_value_error("expected '}' before end of string");
    out->name = text.substr(start, *at - 1 - start);
    if (c == '}') return kNil;
    if (c == '!') {
      if (*at >= text.size()) return raise_value_error("end of string while looking for conversion specifier");
      size_t n;
      out->conversion = string::decode_utf8(text.data() + *at, text.data() + text.size(), &n);
      *at += n;
      if (*at < text.size()) {
        c = text[(*at)++];
        if (c == '}') return kNil;
        if (c != ':') return raise_value_error("expected ':' after conversion specifier");
      }
    }
    start = *at;
    for (int depth = 1; *at < text.size();) {
      c = text[(*at)++];
      if (c == '{') depth++, out->nested = true;
      else if (c == '}' && --depth == 0) return out->spec = text.substr(start, *at - 1 - start), kNil;
    }
    return raise_value_error("unmatched '{' in format spec");
  }

  Value put_field(const Field& f, int depth, std::string* out) {
    Value v = PY_TRY(field_value(f.name));
    v = PY_TRY(convert(v, f.conversion));
    std::string spec(f.spec);
    if (f.nested) {
      spec.clear();
      PY_TRY(run(f.spec, depth - 1, &spec));
    }
    Value text = PY_TRY(format(v, new_str(spec)));
    out->append(view_of(text));
    return kNil;
  }

  Value run(std::string_view text, int depth, std::string* out) {
    if (depth <= 0) return raise_value_error("Max string recursion exceeded");
    for (size_t at = 0; at < text.size();) {
      size_t mark = std::min(text.find_first_of("{}", at), text.size());
      out->append(text, at, mark - at);
      at = mark;
      if (at == text.size()) break;
      char c = text[at++];
      bool at_end = at == text.size();
      if (c == '}' && (at_end || text[at] != '}')) return raise_value_error("Single '}' encountered in format string");
      if (at_end) return raise_value_error("Single '{' encountered in format string");
      if (text[at] == c) {
        *out += c;
        at++;
        continue;
      }
      Field f;
      PY_TRY(read_field(text, &at, &f));
      PY_TRY(put_field(f, depth, out));
    }
    return kNil;
  }
};

}  // namespace

Value format_fields(Value text, Value args, Value kwargs) {
  Formatter f{args, kwargs};
  std::string out;
  PY_TRY(f.run(view_of(text), 2, &out));
  return new_str(out);
}

}  // namespace hypha::python
