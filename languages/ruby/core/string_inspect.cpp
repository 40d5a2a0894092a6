// SPDX-License-Identifier: MIT
// String#inspect, dump and undump.
#include <oniguruma.h>

#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

char short_escape(uint32_t c) {
  switch (c) {
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\f': return 'f';
    case '\v': return 'v';
    case '\b': return 'b';
    case '\a': return 'a';
    case 27: return 'e';
    default: return 0;
  }
}

void append_hex(std::string* out, const char* format, uint32_t n) {
  char text[16];
  std::snprintf(text, sizeof text, format, n);
  *out += text;
}

bool is_printable(uint32_t c, Encoding e) {
  if (c < 128) return c >= 32 && c < 127;
  return e == Encoding::Utf8 && ONIGENC_IS_CODE_PRINT(ONIG_ENCODING_UTF8, c);
}

// " and \, and # where it would begin an interpolation.
bool needs_backslash(uint32_t c, const char* next, const char* end) {
  return c == '"' || c == '\\' || (c == '#' && next < end && (*next == '{' || *next == '$' || *next == '@'));
}

void append_escaped(std::string* out, std::string_view bytes, uint32_t c, Encoding e, bool dump) {
  if (char letter = short_escape(c)) {
    out->push_back('\\');
    out->push_back(letter);
  } else if (c == string::kInvalidCodePoint || e != Encoding::Utf8 || (dump && c < 128)) {
    for (char b : bytes) append_hex(out, "\\x%02X", uint8_t(b));
  } else {
    append_hex(out, c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c);
  }
}

std::string quote(std::string_view s, Encoding e, bool dump) {
  std::string out = "\"";
  const char* end = s.data() + s.size();
  each_character(s, e, [&](std::string_view bytes, uint32_t c) {
    if (c != string::kInvalidCodePoint && needs_backslash(c, bytes.data() + bytes.size(), end)) {
      out.push_back('\\');
      out += bytes;
    } else if (c != string::kInvalidCodePoint && is_printable(c, e) && !(dump && c >= 128)) {
      out += bytes;
    } else {
      append_escaped(&out, bytes, c, e, dump);
    }
    return true;
  });
  return out + "\"";
}

// ---- undump

struct Undump {
  std::string_view s;
  std::string out;
  size_t i = 0;
  Value fail(const char* why) { return raise(classes.RuntimeError, why); }
  uint32_t hex(size_t digits) {
    uint32_t v = 0;
    for (size_t n = 0; n < digits && i < s.size() && std::isxdigit(uint8_t(s[i])); n++, i++)
      v = v * 16 + uint32_t(std::isdigit(uint8_t(s[i])) ? s[i] - '0' : std::tolower(s[i]) - 'a' + 10);
    return v;
  }
  void unicode() {
    if (i < s.size() && s[i] == '{') {
      for (i++; i < s.size() && s[i] != '}';) {
        if (s[i] == ' ') i++;
        else append_code(&out, hex(6), Encoding::Utf8);
      }
      i++;
    } else {
      append_code(&out, hex(4), Encoding::Utf8);
    }
  }
  Value escape() {
    if (++i >= s.size()) return fail("invalid escape");
    char c = s[i++];
    switch (c) {
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'f': out += '\f'; break;
      case 'v': out += '\v'; break;
      case 'b': out += '\b'; break;
      case 'a': out += '\a'; break;
      case 'e': out += '\033'; break;
      case 'x': out += char(hex(2)); break;
      case 'u': unicode(); break;
      default: out += c;
    }
    return kNil;
  }
  Value run() {
    if (s.size() < 2 || s.front() != '"')
      return fail("invalid dumped string; not wrapped with '\"' nor '\"...\".force_encoding(\"...\")' form");
    for (i = 1; i < s.size() && s[i] != '"';) {
      if (s[i] == '\\') RB_TRY(escape());
      else out += s[i++];
    }
    return i < s.size() ? kNil : fail("unterminated dumped string");
  }
};

Value undump(Value s) {
  Undump u{view_of(s), {}};
  RB_TRY(u.run());
  return like(s, u.out);
}

const NativeMethod kMethods[] = {
    {"inspect", native<string_inspect>},
    {"dump", native<string_dump>},
    {"undump", native<undump>},
};

void define_string_inspect() { define_methods(classes.String, kMethods); }

}  // namespace

std::string inspect_text(std::string_view bytes, Encoding e) { return quote(bytes, e, false); }
Value string_inspect(Value s) { return new_string(quote(view_of(s), encoding_of(s), false)); }
Value string_dump(Value s) { return like(s, quote(view_of(s), encoding_of(s), true)); }

HY_RUBY_CORE(define_string_inspect);

}  // namespace hypha::ruby
