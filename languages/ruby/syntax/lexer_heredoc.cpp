// SPDX-License-Identifier: MIT
// Heredocs. The body starts on the next line (or behind the bodies of earlier heredocs of the same line). It is read
// at once when the parser meets <<ID; afterwards the lexer returns to the rest of the line and remembers in
// heredoc_resume_ where the next line starts.
#include <algorithm>

#include "languages/ruby/syntax/lexer.h"

namespace hypha::ruby::syntax {

// pos_ is at <<. False: it is no heredoc, nothing was consumed.
bool Lexer::lex_heredoc_start(Token& token) {
  uint32_t p = pos_ + 2;
  StringMode mode;
  mode.kind = StringMode::Heredoc;
  mode.interpolates = true;
  mode.start = pos_;
  if (at(p) == '~' || at(p) == '-') {
    mode.squiggly = at(p) == '~';
    mode.indented = true;
    p++;
  }
  unsigned char quote = at(p);
  uint32_t name = p, end = p;
  TokenKind kind = TokenKind::HeredocBegin;
  if (quote == '"' || quote == '\'' || quote == '`') {
    name = ++p;
    while (!at_end(p) && at(p) != quote && at(p) != '\n') p++;
    if (at_end(p) || at(p) != quote) {
      fail(pos_, 2, "unterminated here document identifier");
      return true;
    }
    end = p++;
    mode.interpolates = quote != '\'';
    mode.close = quote == '`' ? '`' : 0;
  } else {
    if (!is_ident(quote)) return false;
    end = p = scan_identifier(name);
  }
  mode.terminator = text_.substr(name, end - name);
  token.string = mode;
  emit(token, kind, p - pos_, kEnd);
  return true;
}

HeredocReader Lexer::open_heredoc(const Token& token) {
  HeredocReader reader;
  reader.mode = token.string;
  reader.return_to = pos_;
  uint32_t body = heredoc_resume_;
  if (body == 0) {
    size_t eol = text_.find('\n', pos_);
    body = eol == std::string_view::npos ? size_ : uint32_t(eol) + 1;
  }
  heredoc_resume_ = 0;
  pos_ = body;
  return reader;
}

void Lexer::close_heredoc(const HeredocReader& reader) {
  // A body that ends with the file leaves nothing to resume at but the end itself, which is past any newline.
  heredoc_resume_ = pos_;
  pos_ = reader.return_to;
  state_ = kEnd;
}

bool Lexer::heredoc_terminator_here(const HeredocReader& reader, uint32_t& end) const {
  uint32_t p = pos_;
  if (reader.mode.indented)
    while (at(p) == ' ' || (at(p) >= 9 && at(p) <= 13 && at(p) != '\n')) p++;
  if (text_.substr(p, reader.mode.terminator.size()) != reader.mode.terminator) return false;
  p += uint32_t(reader.mode.terminator.size());
  if (at(p) == '\r' && at(p + 1) == '\n') p++;
  if (!at_end(p) && at(p) != '\n') return false;
  end = std::min(size_, p + 1);
  return true;
}

// Lines of white space only do not count; a tab goes to the next multiple of eight.
void Lexer::count_indent(HeredocReader& reader) {
  if (reader.line_counted) return;
  reader.line_counted = true;
  int width = 0;
  uint32_t p = pos_;
  for (; at(p) == ' ' || at(p) == '\t'; p++) width = at(p) == ' ' ? width + 1 : (width / 8 + 1) * 8;
  bool blank = at_end(p) || at(p) == '\n' || (at(p) == '\r' && at(p + 1) == '\n');
  if (!blank && (reader.indent < 0 || width < reader.indent)) reader.indent = width;
}

// Close: the terminator is consumed. Line: `text` ends with the end of a line.
PartEnd Lexer::heredoc_part(HeredocReader& reader, std::string& text) {
  const StringMode& mode = reader.mode;
  uint32_t end = 0;
  if (reader.line_start && !errors_.panic()) {
    if (!at_end(pos_) && heredoc_terminator_here(reader, end)) {
      pos_ = end;
      return PartEnd::Close;
    }
    if (mode.squiggly) count_indent(reader);
  }
  reader.line_start = false;
  while (!errors_.panic()) {
    if (at_end(pos_)) {
      fail(mode.start, reader.return_to - mode.start,
           "can't find string \"" + std::string(mode.terminator) + "\" anywhere before EOF");
      break;
    }
    unsigned char c = peek();
    PartEnd interpolation;
    if (c == '\n' || (c == '\r' && peek(1) == '\n')) {
      if (c == '\r') pos_++;
      text += '\n';
      newline();
      reader.line_start = true;
      reader.line_counted = false;
      return PartEnd::Line;
    }
    if (mode.interpolates && c == '#' && interpolation_at(pos_, interpolation)) {
      pos_ += interpolation == PartEnd::Code ? 2 : 1;
      return interpolation;
    }
    if (mode.interpolates && c == '\\') {
      pos_++;
      bool joins = peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
      read_escape(text);
      if (!joins || !mode.squiggly) continue;
      reader.line_counted = false;
      count_indent(reader);
      return PartEnd::Line;
    }
    copy_char(text);
  }
  return PartEnd::Failed;
}

}  // namespace hypha::ruby::syntax
