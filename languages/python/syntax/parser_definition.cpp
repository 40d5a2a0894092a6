// SPDX-License-Identifier: MIT
// def, class and decorators.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

Statement* Parser::decorated() {
  std::vector<Expression*> decorators;
  while (accept(Kind::At)) {
    decorators.push_back(named_expression());
    expect(Kind::Newline);
  }
  uint32_t first = position_;
  if (check(Kind::Class)) return class_definition(list(decorators), first);
  if (check(Kind::Def)) return definition(list(decorators), first, false);
  if (check(Kind::Async) && kind(1) == Kind::Def) return definition(list(decorators), first, true);
  if (check(Kind::Async)) advance();
  fail_here();
  return make<Pass>(span_from(first));
}

// The span begins at def or class, not at the decorators, as in CPython.
Statement* Parser::definition(List<Expression*> decorators, uint32_t first, bool is_async) {
  if (is_async) advance();
  uint32_t keyword = position_;
  advance();
  auto* function = arena_.make<Function>();
  function->is_async = is_async;
  function->name = text(peek());
  Name* target = name_node(Context::Store);
  check_assigned_name(target->id, target->span.start);
  expect_forced(Kind::LeftParen);
  function->parameters = parameters(false);
  expect(Kind::RightParen);
  if (accept(Kind::Arrow)) function->returns = expression();
  expect_forced(Kind::Colon);
  function->body = block("function definition", keyword);
  function->docstring = docstring(function->body);
  function->span = span_from(first);
  auto* node = make<FunctionDefinition>(function->span);
  node->decorators = decorators;
  node->function = function;
  node->target = target;
  return node;
}

Statement* Parser::class_definition(List<Expression*> decorators, uint32_t first) {
  advance();
  std::string_view name = text(peek());
  Name* target = name_node(Context::Store);
  check_assigned_name(target->id, target->span.start);
  List<Argument> given;
  if (accept(Kind::LeftParen)) {
    given = arguments(false);
    expect(Kind::RightParen);
  }
  expect_colon();
  std::string_view outer = class_name_;
  class_name_ = name;
  Block body = block("class definition", first);
  class_name_ = outer;
  auto* node = make<ClassDefinition>(span_from(first));
  node->name = name;
  node->decorators = decorators;
  node->arguments = given;
  node->body = body;
  node->docstring = docstring(body);
  node->target = target;
  return node;
}

String* Parser::docstring(const Block& body) const {
  if (body.empty()) return nullptr;
  auto* first = try_as<ExpressionStatement>(body[0]);
  return first ? try_as<String>(first->value) : nullptr;
}

}  // namespace hypha::python
