// SPDX-License-Identifier: MIT
#include "languages/python/syntax/literal.h"

#include <charconv>
#include <cstdlib>

#include "languages/python/syntax/unicode.h"

namespace hypha::python {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The escapes that strings and bytes share. `at` stands behind the backslash. Returns false if it is none of them.
bool simple_escape(std::string_view body, size_t& at, uint32_t& value) {
  char c = body[at];
  static constexpr std::string_view kFrom = "\\'\"abfnrtv";
  static constexpr std::string_view kTo = "\\'\"\a\b\f\n\r\t\v";
  if (size_t i = kFrom.find(c); i != std::string_view::npos) {
    value = uint32_t(kTo[i]);
    at++;
    return true;
  }
  if (c < '0' || c > '7') return false;
  value = 0;
  for (int digits = 0; digits < 3 && at < body.size() && body[at] >= '0' && body[at] <= '7'; digits++)
    value = value * 8 + uint32_t(body[at++] - '0');
  return true;
}

// A newline after a backslash vanishes.
bool skip_escaped_newline(std::string_view body, size_t& at) {
  if (body[at] != '\n' && body[at] != '\r') return false;
  at += body.substr(at, 2) == "\r\n" ? 2 : 1;
  return true;
}

// A character that is not part of an escape; \r\n and \r become \n.
void copy_character(std::string_view body, size_t& at, std::string& out) {
  if (body[at] == '\r') {
    out += '\n';
    at += body.substr(at, 2) == "\r\n" ? 2 : 1;
  } else {
    out += body[at++];
  }
}

// Positions in messages count the escape's bytes in the literal's own encoding, as CPython does.
std::string unicode_error(size_t from, size_t to, const std::string& what) {
  return "(unicode error) 'unicodeescape' codec can't decode bytes in position " + std::to_string(from) + "-" +
         std::to_string(to) + ": " + what;
}

std::string hex_escape(std::string_view body, size_t& at, size_t backslash, std::string& out) {
  char marker = body[at++];
  int digits = marker == 'x' ? 2 : marker == 'u' ? 4 : 8;
  uint32_t value = 0;
  for (int i = 0; i < digits; i++, at++) {
    int digit = at < body.size() ? hex_value(body[at]) : -1;
    if (digit < 0) {
      std::string shape = marker == 'x' ? "\\xXX" : marker == 'u' ? "\\uXXXX" : "\\UXXXXXXXX";
      return unicode_error(backslash, at - 1, "truncated " + shape + " escape");
    }
    value = value << 4 | uint32_t(digit);
  }
  if (value > 0x10FFFF) return unicode_error(backslash, at - 1, "illegal Unicode character");
  append_utf8(out, value);
  return {};
}

std::string named_escape(std::string_view body, size_t& at, size_t backslash, std::string& out) {
  size_t close = at + 1 < body.size() && body[at + 1] == '{' ? body.find('}', at) : std::string_view::npos;
  if (close == std::string_view::npos || close == at + 2) {
    size_t end = close == std::string_view::npos && at + 1 < body.size() && body[at + 1] == '{' ? body.size() - 1 : at;
    return unicode_error(backslash, close == at + 2 ? at + 1 : end, "malformed \\N character escape");
  }
  uint32_t c = named_character(body.substr(at + 2, close - at - 2));
  if (c == kNoCharacter) return unicode_error(backslash, close, "unknown Unicode character name");
  append_utf8(out, c);
  at = close + 1;
  return {};
}

}  // namespace

StringParts split_string_token(std::string_view token) {
  StringParts parts;
  uint32_t i = 0;
  for (; token[i] != '\'' && token[i] != '"'; i++) {
    char c = token[i] | 0x20;
    parts.is_raw |= c == 'r';
    parts.is_bytes |= c == 'b';
    parts.is_format |= c == 'f';
  }
  parts.is_triple = token.size() >= i + 6 && token[i + 1] == token[i] && token[i + 2] == token[i];
  uint32_t quotes = parts.is_triple ? 3 : 1;
  parts.body_start = i + quotes;
  parts.body_end = uint32_t(token.size()) - quotes;
  return parts;
}

std::string decode_string(std::string_view body, bool raw, std::string& out) {
  for (size_t at = 0; at < body.size();) {
    if (body[at] != '\\' || raw) {
      copy_character(body, at, out);
      continue;
    }
    size_t backslash = at++;
    uint32_t value = 0;
    if (at >= body.size()) return unicode_error(backslash, backslash, "\\ at end of string");
    char c = body[at];
    std::string error;
    if (skip_escaped_newline(body, at)) continue;
    if (simple_escape(body, at, value)) {
      append_utf8(out, value);
    } else if (c == 'x' || c == 'u' || c == 'U') {
      error = hex_escape(body, at, backslash, out);
    } else if (c == 'N') {
      error = named_escape(body, at, backslash, out);
    } else {
      out += '\\';  // an unknown escape stays as it is
    }
    if (!error.empty()) return error;
  }
  return {};
}

std::string decode_bytes(std::string_view body, bool raw, std::string& out) {
  for (char c : body)
    if (static_cast<unsigned char>(c) >= 0x80) return "bytes can only contain ASCII literal characters";
  for (size_t at = 0; at < body.size();) {
    if (body[at] != '\\' || raw) {
      copy_character(body, at, out);
      continue;
    }
    size_t backslash = at++;
    uint32_t value = 0;
    if (at >= body.size()) return "(value error) Trailing \\ in string";
    if (skip_escaped_newline(body, at)) continue;
    if (simple_escape(body, at, value)) {
      out += char(value);
    } else if (body[at] == 'x') {
      int high = at + 1 < body.size() ? hex_value(body[at + 1]) : -1;
      int low = at + 2 < body.size() ? hex_value(body[at + 2]) : -1;
      if (high < 0 || low < 0) return "(value error) invalid \\x escape at position " + std::to_string(backslash);
      out += char(high << 4 | low);
      at += 3;
    } else {
      out += '\\';
    }
  }
  return {};
}

namespace {

double to_double(const std::string& text) {
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // Too large or too small: strtod answers infinity or zero (its dependence on the locale does not matter for these).
  if (error == std::errc::result_out_of_range) return std::strtod(text.c_str(), nullptr);
  return value;
}

ast::Expression* make_integer(Arena& arena, std::string_view digits, uint8_t base, ast::Span span, std::string& error) {
  constexpr size_t kMaxDecimalDigits = 4300;  // sys.get_int_max_str_digits()
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  auto* node = arena.make<ast::Integer>(span);
  int64_t value = 0;
  auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (code == std::errc()) {
    node->value = value;
    return node;
  }
  if (base == 10 && digits.size() > kMaxDecimalDigits) {
    error = "Exceeds the limit (4300 digits) for integer string conversion: value has " +
            std::to_string(digits.size()) +
            " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer "
            "literals to avoid decimal conversion limits.";
    return nullptr;
  }
  node->is_big = true;
  node->base = base;
  node->digits = arena.copy(digits);
  return node;
}

}  // namespace

ast::Expression* make_number(Arena& arena, std::string_view text, ast::Span span, std::string& error) {
  std::string clean;
  for (char c : text)
    if (c != '_') clean += char(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (clean.size() > 2 && clean[0] == '0' && (clean[1] == 'x' || clean[1] == 'o' || clean[1] == 'b')) {
    uint8_t base = clean[1] == 'x' ? 16 : clean[1] == 'o' ? 8 : 2;
    return make_integer(arena, std::string_view(clean).substr(2), base, span, error);
  }
  if (clean.back() == 'j') {
    clean.pop_back();
    auto* node = arena.make<ast::Imaginary>(span);
    node->value = to_double(clean);
    return node;
  }
  if (clean.find_first_of(".e") != std::string::npos) {
    auto* node = arena.make<ast::Float>(span);
    node->value = to_double(clean);
    return node;
  }
  return make_integer(arena, clean, 10, span, error);
}

}  // namespace hypha::python
