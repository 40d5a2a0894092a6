// SPDX-License-Identifier: MIT
// Strings, symbols, regexps, word lists, heredocs: contents are read from the lexer piece by piece, the code of an
// interpolation is parsed in between. While contents are read, tok_ is the opening token or the `}` of the last #{ }.
#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

// Behind the closing delimiter.
void Parser::finish_literal(uint16_t state) {
  tok_.end = lexer_.position();
  lexer_.set_state(state);
  advance();
}

// The lexer is behind `#{`, or before the variable of `#@x`. Afterwards it is behind the `}` or the variable.
Node* Parser::read_interpolation(PartEnd kind) {
  lexer_.set_state(kBeg);
  if (kind == PartEnd::Variable) {
    advance();
    return errors_.panic() ? make<NilLiteral>(tok_.start) : variable_node();
  }
  Bracketed inside(*this);
  uint32_t start = lexer_.position();
  advance();
  Node* body = parse_statements();
  if (!at(T::RBrace)) unexpected("'}'");
  return body ? body : make<NilLiteral>(start);
}

// tok_ is the opening token.
bool Parser::read_string(std::vector<Segment>& segments) {
  StringMode mode = tok_.string;
  int nesting = 0;
  while (true) {
    Segment s;
    PartEnd end = lexer_.string_part(mode, nesting, s.text);
    if (!s.text.empty()) segments.push_back(s);
    if (end == PartEnd::Close) return mode.label_ok && lexer_.label_suffix();
    if (end == PartEnd::Failed) return false;
    Segment code;
    code.node = read_interpolation(end);
    segments.push_back(code);
  }
}

void Parser::read_heredoc(std::vector<Segment>& segments) {
  Saved<bool> kwarg(lexer_.in_kwarg, false);
  HeredocReader reader = lexer_.open_heredoc(tok_);
  size_t first = segments.size();
  bool line_start = true;
  while (true) {
    Segment s;
    s.line_start = line_start;
    PartEnd end = lexer_.heredoc_part(reader, s.text);
    if (!s.text.empty()) segments.push_back(s);
    line_start = end == PartEnd::Line;
    if (end == PartEnd::Close || end == PartEnd::Failed) break;
    if (end == PartEnd::Line) continue;
    Segment code;
    code.node = read_interpolation(end);
    segments.push_back(code);
  }
  lexer_.close_heredoc(reader);
  if (reader.indent > 0) dedent(segments, first, reader.indent);
}

// <<~: removes up to `width` columns at the start of each line; a tab that goes beyond stays.
void Parser::dedent(std::vector<Segment>& segments, size_t first, int width) {
  for (size_t i = first; i < segments.size(); i++) {
    Segment& s = segments[i];
    if (!s.line_start) continue;
    int column = 0;
    size_t n = 0;
    for (; n < s.text.size() && column < width; n++) {
      int next = s.text[n] == ' ' ? column + 1 : s.text[n] == '\t' ? (column / 8 + 1) * 8 : width + 1;
      if (next > width) break;
      column = next;
    }
    s.text.erase(0, n);
  }
}

List<Node*> Parser::build_parts(const std::vector<Segment>& segments, uint32_t start) {
  Nodes parts;
  std::string text;
  auto flush = [&] {
    if (!text.empty()) parts.push_back(make_string(text, start));
    text.clear();
  };
  for (const Segment& s : segments) {
    if (auto* literal = try_as<StringLiteral>(s.node)) {
      text += literal->value;
    } else if (s.node) {
      flush();
      parts.push_back(s.node);
    } else {
      text += s.text;
    }
  }
  flush();
  return list(parts);
}

Node* Parser::build_string(const std::vector<Segment>& segments, uint32_t start) {
  List<Node*> parts = build_parts(segments, start);
  if (parts.empty()) return make_string("", start);
  if (parts.size == 1 && parts[0]->kind == NodeKind::StringLiteral) return done(parts[0]);
  auto* node = make<InterpolatedString>(start);
  node->parts = parts;
  return done(node);
}

Node* Parser::build_symbol(const std::vector<Segment>& segments, uint32_t start) {
  List<Node*> parts = build_parts(segments, start);
  if (parts.empty()) return make_symbol(intern(""), start);
  if (parts.size == 1 && parts[0]->kind == NodeKind::StringLiteral)
    return make_symbol(intern(as<StringLiteral>(parts[0])->value), start);
  auto* node = make<InterpolatedSymbol>(start);
  node->parts = parts;
  return done(node);
}

// One or several adjacent strings; or "text": (then label_key_ is the result).
Node* Parser::parse_string() {
  uint32_t start = tok_.start;
  if (at(T::Char)) {
    std::string_view text = tok_.text;
    advance();
    return make_string(text, start);
  }
  std::vector<Segment> segments;
  if (at(T::HeredocBegin)) {
    bool shell = tok_.string.close == '`';
    read_heredoc(segments);
    finish_literal(kEnd);
    if (shell) {
      auto* node = make<XString>(start);
      node->parts = build_parts(segments, start);
      return done(node);
    }
  }
  while (at(T::StringBegin)) {
    bool label = read_string(segments);
    finish_literal(label ? kArg | kLabeled : kEnd);
    if (label) return label_key_ = build_symbol(segments, start);
  }
  return build_string(segments, start);
}

Node* Parser::parse_xstring() {
  auto* node = make<XString>(tok_.start);
  std::vector<Segment> segments;
  read_string(segments);
  finish_literal(kEnd);
  node->parts = build_parts(segments, node->start);
  return done(node);
}

Node* Parser::parse_dsymbol(uint16_t after) {
  uint32_t start = tok_.start;
  tok_.string.start = start;
  std::vector<Segment> segments;
  read_string(segments);
  finish_literal(after);
  return build_symbol(segments, start);
}

Node* Parser::parse_regexp() {
  auto* node = make<RegexpLiteral>(tok_.start);
  std::vector<Segment> segments;
  read_string(segments);
  if (!errors_.panic()) read_regexp_flags(node);
  finish_literal(kEnd);
  node->parts = build_parts(segments, node->start);
  return done(node);
}

void Parser::read_regexp_flags(RegexpLiteral* regexp) {
  uint32_t start = lexer_.position();
  std::string unknown;
  for (char c : lexer_.regexp_flags()) {
    switch (c) {
      case 'i':
        regexp->ignore_case = true;
        break;
      case 'x':
        regexp->extended = true;
        break;
      case 'm':
        regexp->multiline = true;
        break;
      case 'o':
        regexp->once = true;
        break;
      case 'n':
      case 'e':
      case 's':
      case 'u':
        regexp->encoding = c;
        break;
      default:
        unknown += c;
    }
  }
  if (unknown.empty()) return;
  const char* text = unknown.size() > 1 ? "unknown regexp options - " : "unknown regexp option - ";
  errors_.report(start, uint32_t(unknown.size()), text + unknown);
}

// %w() %W() %i() %I()
Node* Parser::parse_word_list(bool symbols) {
  auto* array = make<ArrayLiteral>(tok_.start);
  StringMode mode = tok_.string;
  Nodes words;
  std::vector<Segment> word;
  int nesting = 0;
  while (true) {
    Segment s;
    PartEnd end = lexer_.string_part(mode, nesting, s.text);
    if (!s.text.empty()) word.push_back(s);
    if (end == PartEnd::Failed) break;
    if (end == PartEnd::Code || end == PartEnd::Variable) {
      Segment code;
      code.node = read_interpolation(end);
      word.push_back(code);
      continue;
    }
    last_end_ = lexer_.position();
    if (!word.empty()) words.push_back(symbols ? build_symbol(word, array->start) : build_string(word, array->start));
    word.clear();
    if (end == PartEnd::Close) break;
  }
  finish_literal(kEnd);
  array->elements = list(words);
  return done(array);
}

}  // namespace hypha::ruby::syntax
