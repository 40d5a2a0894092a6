// SPDX-License-Identifier: MIT
// String literals: concatenation of neighbours, and f-strings. As in CPython 3.11 an f-string is one token whose fields
// are cut out by a small scanner; each expression is then lexed and parsed as if it stood in parentheses.
#include "languages/python/syntax/literal.h"
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

// Collects parts; literal text gathers in `text` until a field or the end.
struct Parser::FStringBuilder {
  std::vector<Expression*> parts;
  std::string text;
  Span span;

  void flush(Arena& arena) {
    if (text.empty()) return;
    auto* node = arena.make<String>(span);
    node->value = arena.copy(text);
    parts.push_back(node);
    text.clear();
  }
};

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

}  // namespace

Expression* Parser::strings() {
  uint32_t first = position_;
  uint32_t last = first;
  while (token(last).kind == Kind::String) last++;
  bool any_bytes = false, any_text = false, any_format = false;
  for (uint32_t i = first; i < last; i++) {
    StringParts parts = split_string_token(text(token(i)));
    (parts.is_bytes ? any_bytes : any_text) = true;
    any_format |= parts.is_format;
  }
  position_ = last;
  Span span = span_from(first);
  FStringBuilder builder;
  builder.span = span;
  for (uint32_t i = first; i < last && !failed(); i++) {
    const Token t = token(i);
    StringParts parts = split_string_token(text(t));
    std::string_view body = text(t).substr(parts.body_start, parts.body_end - parts.body_start);
    std::string error;
    if (parts.is_bytes) {
      error = decode_bytes(body, parts.is_raw, builder.text);
    } else if (parts.is_format) {
      fstring_parts(builder, t.start + parts.body_start, t.start + parts.body_end, parts.is_raw, 0);
    } else {
      error = decode_string(body, parts.is_raw, builder.text);
    }
    // CPython points at the token for "bytes can only", at the first token for escapes.
    if (!error.empty()) fail_final(t.start, error);
  }
  if (failed()) return dummy();
  if (any_bytes && any_text) {
    fail_final(span.start, "cannot mix bytes and nonbytes literals");
    return dummy();
  }
  if (any_format) {
    builder.flush(arena_);
    auto* node = make<FString>(span);
    node->parts = list(builder.parts);
    return node;
  }
  if (any_bytes) {
    auto* node = make<Bytes>(span);
    node->value = arena_.copy(builder.text);
    return node;
  }
  auto* node = make<String>(span);
  node->value = arena_.copy(builder.text);
  return node;
}

// `nesting` 0: the string itself, 1: a format specification, which ends at its field's }.
void Parser::fstring_parts(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting) {
  while (at < end && !failed()) {
    at = fstring_literal(builder, at, end, raw, nesting);
    if (at < end && !failed() && source_.text()[at] == '{') at = fstring_field(builder, at, end, raw, nesting);
  }
}

// Text up to the next field. {{ and }} are braces, except in a format specification.
uint32_t Parser::fstring_literal(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting) {
  std::string_view source = source_.text();
  auto decode = [&](uint32_t from, uint32_t to) {
    std::string_view part = source.substr(from, to - from);
    size_t slashes = part.size() - std::min(part.size(), part.find_last_not_of('\\') + 1);
    bool lone = !raw && slashes % 2 == 1;  // a backslash before a brace stands for itself
    if (lone) part.remove_suffix(1);
    std::string error = decode_string(part, raw, builder.text);
    if (lone) builder.text += '\\';
    if (!error.empty()) fail_final(builder.span.start, error);
  };
  uint32_t from = at;
  while (at < end) {
    char c = source[at];
    if (c == '\\' && !raw && at + 1 < end) {
      at += 2;
      if (source[at - 1] == 'N' && at < end && source[at] == '{')
        while (at < end && source[at++] != '}') {
        }
      if (source[at - 1] == '{' || source[at - 1] == '}') {  // \{ is a backslash and a field
        if (source[at - 2] == '\\') at--;
      }
      continue;
    }
    if (c != '{' && c != '}') {
      at++;
      continue;
    }
    if (nesting == 0 && at + 1 < end && source[at + 1] == c) {
      decode(from, at + 1);
      at += 2;
      from = at;
      continue;
    }
    if (c == '}') {
      fail_final(builder.span.start, "f-string: single '}' is not allowed");
      return end;
    }
    break;
  }
  decode(from, at);
  return at;
}

// {expression[=][!conversion][:format]}; `at` is the opening brace. Returns the place behind the closing one.
uint32_t Parser::fstring_field(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting) {
  std::string_view source = source_.text();
  auto error = [&](std::string message) {
    fail_final(builder.span.start, "f-string: " + std::move(message));
    return end;
  };
  if (nesting >= 2) return error("expressions nested too deeply");
  uint32_t start = ++at;
  at = fstring_expression_end(start, end);
  if (failed()) return end;
  if (at >= end) return error("expecting '}'");
  uint32_t expression_end = at;
  char after = source[at];
  if (source.substr(start, at - start).find_first_not_of(" \t\n\f\r") == std::string_view::npos)
    return error(after == '!' || after == ':' || after == '='
                     ? std::string("expression required before '") + after + "'"
                     : std::string("empty expression not allowed"));
  auto* field = make<FormattedValue>({start - 1, 0});
  field->value = fstring_expression(start, expression_end);
  if (failed()) return end;
  bool self_documenting = false;
  if (source[at] == '=') {
    self_documenting = true;
    at++;
    while (at < end && is_blank(source[at])) at++;
    decode_string(source.substr(start, at - start), true, builder.text);
    if (at >= end) return error("expecting '}'");
  }
  if (source[at] == '!') {
    at++;
    if (at >= end) return error("expecting '}'");
    field->conversion = source[at++];
    if (field->conversion != 's' && field->conversion != 'r' && field->conversion != 'a')
      return error("invalid conversion character: expected 's', 'r', or 'a'");
  }
  if (at >= end) return error("expecting '}'");
  if (source[at] == ':') {
    // The specification ends at the } that matches; its own fields may contain any text.
    FStringBuilder format;
    format.span = builder.span;
    uint32_t from = ++at;
    while (at < end && source[at] != '}' && !failed()) {
      uint32_t stop = at;
      while (stop < end && source[stop] != '{' && source[stop] != '}') stop++;
      at = fstring_literal(format, at, stop, raw, nesting + 1);
      if (at < end && !failed() && source[at] == '{') at = fstring_field(format, at, end, raw, nesting + 1);
    }
    format.flush(arena_);
    field->format = make<FString>({from, at - from});
    field->format->parts = list(format.parts);
  }
  if (failed()) return end;
  if (at >= end || source[at] != '}') return error("expecting '}'");
  if (self_documenting && !field->conversion && !field->format) field->conversion = 'r';
  builder.flush(arena_);
  field->span.length = at + 1 - field->span.start;
  builder.parts.push_back(field);
  return at + 1;
}

// Finds the end of the expression: = ! : or } outside brackets and strings.
uint32_t Parser::fstring_expression_end(uint32_t at, uint32_t end) {
  std::string_view source = source_.text();
  uint32_t field = at;
  std::string brackets;
  char quote = 0;
  int quote_length = 0;
  auto error = [&](std::string message) {
    fail_final(field - 1, (message.starts_with("expression part") ? "f-string " : "f-string: ") + message);
    return end;
  };
  for (; at < end; at++) {
    char c = source[at];
    char next = at + 1 < end ? source[at + 1] : '\0';
    bool tripled = next == c && at + 2 < end && source[at + 2] == c;
    if (c == '\\') return error("expression part cannot include a backslash");
    if (quote) {
      if (c != quote || (quote_length == 3 && !tripled)) continue;
      at += uint32_t(quote_length) - 1;
      quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
      quote_length = tripled ? 3 : 1;
      at += uint32_t(quote_length) - 1;
    } else if (c == '[' || c == '{' || c == '(') {
      if (brackets.size() >= 200) return error("too many nested parenthesis");
      brackets += c;
    } else if (c == '#') {
      return error("expression part cannot include '#'");
    } else if (brackets.empty() && (c == '!' || c == ':' || c == '}' || c == '=' || c == '>' || c == '<')) {
      if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
        at++;
        continue;
      }
      if (c == '>' || c == '<') continue;
      break;
    } else if (c == ']' || c == '}' || c == ')') {
      if (brackets.empty()) return error(std::string("unmatched '") + c + "'");
      char open = brackets.back();
      brackets.pop_back();
      if (c != (open == '(' ? ')' : open == '[' ? ']' : '}'))
        return error(std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + open + "'");
    }
  }
  if (quote) return error("unterminated string");
  if (!brackets.empty()) return error(std::string("unmatched '") + brackets.back() + "'");
  return at;
}

Expression* Parser::fstring_expression(uint32_t at, uint32_t end) {
  Lexer lexer(source_, at, end, true);
  Parser inner(source_, arena_, lexer.run());
  inner.in_fstring_ = true;
  inner.class_name_ = class_name_;
  inner.depth_ = depth_;
  Expression* value;
  if (inner.check(Kind::Yield)) {
    value = inner.yield_expression();
  } else if (inner.check(Kind::DoubleStar)) {
    inner.advance();
    value = inner.expression();
    if (inner.check(Kind::End)) inner.fail(at, "cannot use double starred expression here");
  } else {
    value = inner.star_named_expression();
    if (inner.at_comprehension()) {
      auto* generator = make<Comprehension>({at, end - at});
      generator->form = ComprehensionKind::Generator;
      generator->element = value;
      generator->clauses = inner.comprehension_clauses();
      value = generator;
    } else if (inner.check(Kind::Comma)) {
      value = inner.tuple_rest(0, value, true);
    } else if (value->kind == ExpressionKind::Starred && inner.check(Kind::End)) {
      inner.fail_at(*value, "cannot use starred expression here");
    }
  }
  if (!inner.check(Kind::End)) inner.fail_here();
  if (inner.failed()) {
    ParseError e = *inner.error_;
    if (inner.list_.error) e = {inner.list_.error->start, inner.list_.error->message};
    e.final = true;
    e.is_lexical = false;
    record(e);
  }
  return value;
}

}  // namespace hypha::python
