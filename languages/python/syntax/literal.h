// SPDX-License-Identifier: MIT
// The values of literals: escapes in strings, digits of numbers.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "languages/python/syntax/arena.h"
#include "languages/python/syntax/ast.h"

namespace hypha::python {

// The parts of a string token.
struct StringParts {
  bool is_raw = false;
  bool is_bytes = false;
  bool is_format = false;
  bool is_triple = false;
  uint32_t body_start = 0;  // offsets into the token
  uint32_t body_end = 0;
};
StringParts split_string_token(std::string_view token);

// Appends the value of a literal's body. Newlines of any kind become \n. Returns an empty string or the error message
// (without the exception's name).
std::string decode_string(std::string_view body, bool raw, std::string& out);
std::string decode_bytes(std::string_view body, bool raw, std::string& out);

// Integer, Float or Imaginary. On a number that Python refuses to convert, sets `error` and returns null.
ast::Expression* make_number(Arena& arena, std::string_view text, ast::Span span, std::string& error);

}  // namespace hypha::python
