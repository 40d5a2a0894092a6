// SPDX-License-Identifier: MIT
// UTF-8 and the character classes of identifiers (UAX #31 XID_Start and XID_Continue, as in Python 3.11).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hypha::python {

// The length of the well-formed sequence at the start of `text`, 0 if there is none.
uint32_t utf8_length(std::string_view text);
// The code point of one well-formed sequence.
uint32_t decode_utf8(std::string_view sequence);
// Surrogates are encoded as three bytes: Python strings may contain them.
void append_utf8(std::string& out, uint32_t code_point);

bool is_identifier_start(uint32_t code_point);
bool is_identifier_continue(uint32_t code_point);
bool is_printable(uint32_t code_point);  // good enough for messages: spaces, controls and format characters are not

// "\N{NAME}" for everyday characters; kNoCharacter: not known.
constexpr uint32_t kNoCharacter = 0xFFFFFFFF;
uint32_t named_character(std::string_view name);

// Bytes: all of UTF-8's continuation and lead bytes count as parts of names until the name is verified.
inline bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
inline bool is_name_character(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

}  // namespace hypha::python
