// SPDX-License-Identifier: MIT
#include "framework/source/source.h"

#include <algorithm>

#include "framework/source/diagnostic.h"

namespace hypha {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (uint32_t i = 0; i < text_.size(); i++)
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
}

LineColumn Source::position(uint32_t offset) const {
  offset = std::min(offset, uint32_t(text_.size()));
  auto it = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1;
  return {uint32_t(it - line_starts_.begin()) + 1, offset - *it + 1};
}

std::string_view Source::line_text(uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  size_t begin = line_starts_[line - 1];
  size_t end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') end--;
  return std::string_view(text_).substr(begin, end - begin);
}

// Long lines (minified or binary input) are cut around the column, and control bytes are shown as '?',
// so that a message never floods or confuses the terminal.
std::string Diagnostic::render() const {
  constexpr size_t kWidth = 120;
  LineColumn at = where.source->position(where.start);
  std::string line(where.source->line_text(at.line));
  size_t column = at.column - 1;
  if (line.size() > kWidth) {
    size_t from = column > kWidth / 2 ? column - kWidth / 2 : 0;
    line = line.substr(from, kWidth);
    column -= from;
  }
  std::string caret;
  for (size_t i = 0; i < column; i++) caret += i < line.size() && line[i] == '\t' ? '\t' : ' ';
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t') c = '?';
  return where.source->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + message + "\n" +
         line + "\n" + caret + "^\n";
}

std::string DiagnosticList::render() const {
  std::string out;
  for (const Diagnostic& d : items_) out += d.render();
  return out;
}

}  // namespace hypha
