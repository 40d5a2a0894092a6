// SPDX-License-Identifier: MIT
// Guest source text: a Source owns the bytes of one program file, a SourceSection names a range of it.
// Sources live as long as the process (nodes and backtraces point at them), so a section is two words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hypha {

struct LineColumn {
  uint32_t line = 1;    // 1-based
  uint32_t column = 1;  // 1-based, in bytes
};

class Source {
 public:
  // `name`: as shown in messages (normally the path as the user gave it). `text`: any bytes.
  Source(std::string name, std::string text);
  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  LineColumn position(uint32_t offset) const;  // offsets past the end give the last position
  uint32_t line(uint32_t offset) const { return position(offset).line; }
  std::string_view line_text(uint32_t line) const;  // without its newline
  uint32_t line_count() const { return uint32_t(line_starts_.size()); }

 private:
  std::string name_;
  std::string text_;
  std::vector<uint32_t> line_starts_;
};

struct SourceSection {
  const Source* source = nullptr;
  uint32_t start = 0;   // byte offset
  uint32_t length = 0;  // in bytes
  uint32_t line() const { return source ? source->line(start) : 0; }
  std::string_view text() const { return source ? source->text().substr(start, length) : std::string_view(); }
};

}  // namespace hypha
