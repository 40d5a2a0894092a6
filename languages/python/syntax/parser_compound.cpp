// SPDX-License-Identifier: MIT
// Blocks and the compound statements except definitions and match.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

// Null: a simple statement stands here.
Statement* Parser::compound_statement() {
  uint32_t first = position_;
  switch (kind()) {
    case Kind::If:
      return if_statement();
    case Kind::While:
      return while_statement();
    case Kind::For:
      return for_statement(false);
    case Kind::With:
      return with_statement(false);
    case Kind::Try:
      return try_statement();
    case Kind::Def:
      return definition({}, first, false);
    case Kind::Class:
      return class_definition({}, first);
    case Kind::At:
      return decorated();
    case Kind::Async:
      if (kind(1) == Kind::Def) return definition({}, first, true);
      if (kind(1) == Kind::For) return for_statement(true);
      if (kind(1) == Kind::With) return with_statement(true);
      advance();
      fail_here();
      return make<Pass>(span_from(first));
    case Kind::Name:
      return is_word(peek(), "match") ? try_match_statement() : nullptr;
    default:
      return nullptr;
  }
}

// A missing colon is named only where the line ends.
void Parser::expect_colon() {
  if (check(Kind::Newline)) return fail(peek().start, "expected ':'");
  expect(Kind::Colon);
}

// What follows the colon. `what` and the keyword's token are for the message.
Block Parser::block(const char* what, uint32_t keyword) {
  std::vector<Statement*> body;
  if (!accept(Kind::Newline)) {
    simple_statements(body);
    return list(body);
  }
  if (check(Kind::Error)) {
    fail_here();
    return {};
  }
  if (!check(Kind::Indent)) {
    no_block(what, keyword);
    return {};
  }
  advance();
  Depth depth(*this);
  while (!check(Kind::Dedent) && !check(Kind::End)) statement(body);
  expect(Kind::Dedent);
  return list(body);
}

void Parser::no_block(const char* what, uint32_t keyword) {
  record({statement_start(), "IndentationError: expected an indented block after " + std::string(what) + " on line " +
                                 std::to_string(source_.line(token(keyword).start))});
}

// Where an error about the current token is shown: the end of the program is the end of its last line.
uint32_t Parser::statement_start() const {
  uint32_t at = position_;
  while (token(at).kind == Kind::Dedent) at++;
  if (token(at).kind != Kind::End) return peek().start;
  uint32_t end = token(at).start;
  if (end > 0 && source_.text()[end - 1] == '\n') end--;
  return end;
}

Block Parser::else_block() {
  if (!check(Kind::Else)) return {};
  uint32_t keyword = position_;
  advance();
  expect_forced(Kind::Colon);
  return block("'else' statement", keyword);
}

Statement* Parser::if_statement() {
  uint32_t first = position_;
  std::vector<IfClause> clauses;
  do {
    uint32_t keyword = position_;
    const char* what = check(Kind::If) ? "'if' statement" : "'elif' statement";
    advance();
    Expression* test = named_expression();
    expect_colon();
    clauses.push_back({test, block(what, keyword)});
    check_chain(clauses.size());
  } while (check(Kind::Elif));
  Block otherwise = else_block();
  auto* node = make<If>(span_from(first));
  node->clauses = list(clauses);
  node->otherwise = otherwise;
  return node;
}

Statement* Parser::while_statement() {
  uint32_t first = position_;
  advance();
  Expression* test = named_expression();
  expect_colon();
  Block body = block("'while' statement", first);
  Block otherwise = else_block();
  auto* node = make<While>(span_from(first));
  node->test = test;
  node->body = body;
  node->otherwise = otherwise;
  return node;
}

Statement* Parser::for_statement(bool is_async) {
  uint32_t first = position_;
  if (is_async) advance();
  uint32_t keyword = position_;
  advance();
  Expression* target = for_target();
  expect(Kind::In);
  Expression* iterable = star_expressions();
  expect_colon();
  Block body = block("'for' statement", keyword);
  Block otherwise = else_block();
  auto* node = make<For>(span_from(first));
  node->target = target;
  node->iterable = iterable;
  node->body = body;
  node->otherwise = otherwise;
  node->is_async = is_async;
  return node;
}

WithItem Parser::with_item() {
  WithItem item{expression(), nullptr};
  if (accept(Kind::As)) item.target = with_target();
  return item;
}

// `with (a as b, c): ` and `with (a, b) as c:` begin alike; the first form is tried first.
Statement* Parser::with_statement(bool is_async) {
  uint32_t first = position_;
  if (is_async) advance();
  uint32_t keyword = position_;
  advance();
  std::vector<WithItem> items;
  trial_error_.reset();
  bool parenthesized = check(Kind::LeftParen) && alternative([&] {
                         advance();
                         do {
                           if (!items.empty() && check(Kind::RightParen)) break;
                           items.push_back(with_item());
                           check_chain(items.size());
                         } while (accept(Kind::Comma));
                         expect(Kind::RightParen);
                         expect(Kind::Colon);
                       });
  if (!parenthesized) {
    std::optional<ParseError> trial = trial_error_;
    items.clear();
    do {
      items.push_back(with_item());
      check_chain(items.size());
    } while (accept(Kind::Comma));
    expect_colon();
    bool better = trial && (trial->is_lexical || trial->message.find("cannot assign") != std::string::npos);
    if (failed() && better) error_ = trial;
  }
  Block body = block("'with' statement", keyword);
  auto* node = make<With>(span_from(first));
  node->items = list(items);
  node->body = body;
  node->is_async = is_async;
  return node;
}

Statement* Parser::try_statement() {
  uint32_t first = position_;
  advance();
  expect_forced(Kind::Colon);
  auto* node = make<Try>({});
  node->body = block("'try' statement", first);
  std::vector<ExceptHandler> handlers;
  while (check(Kind::Except)) {
    bool star = kind(1) == Kind::Star;
    if (!handlers.empty() && star != node->is_star && !failed()) {
      uint32_t at = peek().start;
      bool mixed = attempt([&] {
        advance();
        accept(Kind::Star);
        if (!check(Kind::Colon)) expression();
        if (accept(Kind::As)) identifier();
        expect(Kind::Colon);
      });
      mixed ? fail(at, "cannot have both 'except' and 'except*' on the same 'try'") : fail_here();
      break;
    }
    node->is_star = star;
    handlers.push_back(except_handler(*node));
  }
  if (handlers.empty() && !check(Kind::Finally) && !check(Kind::Error))
    fail(statement_start(), "expected 'except' or 'finally' block");
  node->handlers = list(handlers);
  if (!handlers.empty()) node->otherwise = else_block();
  if (check(Kind::Finally)) {
    uint32_t keyword = position_;
    advance();
    expect_forced(Kind::Colon);
    node->finally = block("'finally' statement", keyword);
  }
  node->span = span_from(first);
  return node;
}

ExceptHandler Parser::except_handler(Try& statement) {
  uint32_t keyword = position_;
  ExceptHandler handler{};
  advance();
  if (accept(Kind::Star) && (check(Kind::Newline) || check(Kind::Colon)))
    fail(peek().start, "expected one or more exception types");
  if (!check(Kind::Colon) && !check(Kind::Newline)) {
    handler.type = expression();
    if (check(Kind::Comma)) {
      uint32_t end = position_;
      bool several = attempt([&] {
        advance();
        expression();
        while (accept(Kind::Comma))
          if (!ends_list(kind())) expression();
        if (accept(Kind::As)) identifier();
        expect(Kind::Colon);
      });
      position_ = end;
      if (several) fail_at(*handler.type, "multiple exception types must be parenthesized");
    }
    if (accept(Kind::As)) {
      handler.target = name_node(Context::Store);
      check_assigned_name(handler.target->id, handler.target->span.start);
    }
  }
  expect_colon();
  handler.body = block(statement.is_star ? "'except*' statement" : "'except' statement", keyword);
  handler.span = span_from(keyword);
  return handler;
}

}  // namespace hypha::python
