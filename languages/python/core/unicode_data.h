// SPDX-License-Identifier: MIT
// What str's methods ask about characters: the Unicode 14 database, as CPython 3.11 reads it.
#pragma once
#include <cstdint>
#include <string>

namespace hypha::python::unicode {

bool is_alpha(uint32_t c);
bool is_decimal(uint32_t c);
bool is_digit(uint32_t c);                           // decimals, superscripts ...
bool is_numeric(uint32_t c);                         // fractions, Roman numerals ... too
bool is_space(uint32_t c);
bool is_lower(uint32_t c);
bool is_upper(uint32_t c);
bool is_title(uint32_t c);                           // letters that are two in one, the first of them upper case
inline bool is_cased(uint32_t c) { return is_lower(c) || is_upper(c) || is_title(c); }
int decimal_value(uint32_t c);                       // -1: none

// Full mappings: one character may become several.
void append_upper(std::string& out, uint32_t c);
void append_lower(std::string& out, uint32_t c);
void append_title(std::string& out, uint32_t c);
void append_folded(std::string& out, uint32_t c);    // str.casefold

}  // namespace hypha::python::unicode
