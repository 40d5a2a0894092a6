// SPDX-License-Identifier: MIT
// import and from ... import.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

std::string_view Parser::dotted_name() {
  uint32_t start = peek().start;
  uint32_t first = position_;
  auto part = [&] {
    if (!check(Kind::Name)) return fail_here();
    advance();
  };
  part();
  while (accept(Kind::Dot)) part();
  Span span = span_from(first);
  std::string_view whole = source_.text().substr(start, span.length);
  // Blanks may stand around the dots.
  std::string clean;
  for (uint32_t i = first; i < position_; i++) clean += text(token(i));
  return clean == whole ? whole : arena_.copy(clean);
}

// `dotted`: in an import statement, where a.b.c binds a.
Alias Parser::import_alias(bool dotted) {
  Alias alias{};
  uint32_t first = position_;
  alias.path = dotted ? dotted_name() : text(peek());
  if (!dotted) {
    if (!check(Kind::Name)) fail_here();
    advance();
  }
  std::string_view bound = alias.path.substr(0, alias.path.find('.'));
  Span bound_span{token(first).start, uint32_t(bound.size())};
  if (accept(Kind::As)) {
    bound_span = span_of(peek());
    alias.as_name = text(peek());
    if (!check(Kind::Name)) fail_here();
    advance();
    bound = alias.as_name;
  }
  alias.target = make<Name>(bound_span);
  alias.target->id = mangle(bound);
  alias.target->context = Context::Store;
  check_assigned_name(bound, bound_span.start);
  alias.span = span_from(first);
  return alias;
}

Statement* Parser::import_statement() {
  uint32_t first = position_;
  advance();
  std::vector<Alias> names;
  do {
    names.push_back(import_alias(true));
  } while (accept(Kind::Comma));
  auto* node = make<Import>(span_from(first));
  node->names = list(names);
  return node;
}

Statement* Parser::import_from_statement() {
  uint32_t first = position_;
  advance();
  uint32_t level = 0;
  for (; check(Kind::Dot) || check(Kind::Ellipsis); advance()) level += check(Kind::Dot) ? 1 : 3;
  std::string_view module;
  if (level == 0 || !check(Kind::Import)) module = dotted_name();
  expect(Kind::Import);
  std::vector<Alias> names;
  if (check(Kind::Star)) {
    Alias all{};
    all.path = "*";
    all.span = span_of(peek());
    names.push_back(all);
    advance();
  } else {
    bool parenthesized = accept(Kind::LeftParen);
    do {
      if (parenthesized && !names.empty() && check(Kind::RightParen)) break;
      if (!parenthesized && !names.empty() && check(Kind::Newline)) {
        fail(peek().start, "trailing comma not allowed without surrounding parentheses");
        break;
      }
      names.push_back(import_alias(false));
    } while (accept(Kind::Comma));
    if (parenthesized) expect(Kind::RightParen);
  }
  auto* node = make<ImportFrom>(span_from(first));
  node->level = level;
  node->module = module;
  node->names = list(names);
  return node;
}

}  // namespace hypha::python
