// SPDX-License-Identifier: MIT
// Step 1 of scope resolution: expressions and targets.
#include <unordered_set>

#include "languages/python/syntax/scope_builder.h"
#include "languages/python/syntax/spine.h"

namespace hypha::python {

using namespace ast;

// The chain of left children is kept on a stack of its own, innermost last; so it is visited in order of evaluation.
void ScopeBuilder::expression(Expression& e) {
  size_t base = spine_.size();
  for (Expression* at = &e; at; at = left_child(*at)) spine_.push_back(at);
  while (spine_.size() > base) {
    Expression* at = spine_.back();
    spine_.pop_back();
    expression_node(*at);
  }
}

void ScopeBuilder::expression_node(Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Name:
      return visit_name(as<Name>(e));
    case ExpressionKind::Constant:
    case ExpressionKind::Integer:
    case ExpressionKind::Float:
    case ExpressionKind::Imaginary:
    case ExpressionKind::String:
    case ExpressionKind::Bytes:
    case ExpressionKind::Attribute:
      return;
    case ExpressionKind::FString:
      for (Expression* part : as<FString>(e).parts) expression(*part);
      return;
    case ExpressionKind::FormattedValue:
      expression(*as<FormattedValue>(e).value);
      return optional_expression(as<FormattedValue>(e).format);
    case ExpressionKind::TupleDisplay:
      return elements(as<TupleDisplay>(e).elements);
    case ExpressionKind::ListDisplay:
      return elements(as<ListDisplay>(e).elements);
    case ExpressionKind::SetDisplay:
      return elements(as<SetDisplay>(e).elements);
    case ExpressionKind::DictDisplay:
      for (DictItem& item : as<DictDisplay>(e).items) {
        optional_expression(item.key);
        expression(*item.value);
      }
      return;
    case ExpressionKind::Comprehension:
      return comprehension(as<Comprehension>(e));
    case ExpressionKind::Unary:
      return expression(*as<Unary>(e).operand);
    case ExpressionKind::Binary:
      return expression(*as<Binary>(e).right);
    case ExpressionKind::Logical:
      return elements(as<Logical>(e).values);
    case ExpressionKind::Compare:
      expression(*as<Compare>(e).left);
      for (Comparison& c : as<Compare>(e).rest) expression(*c.right);
      return;
    case ExpressionKind::Conditional:
      expression(*as<Conditional>(e).test);
      expression(*as<Conditional>(e).then);
      return expression(*as<Conditional>(e).otherwise);
    default:
      return compound_expression(e);
  }
}

// What opens a scope, binds a name, or is a suffix.
void ScopeBuilder::compound_expression(Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Lambda:
      function_outside(*as<Lambda>(e).function);
      return function_inside(*as<Lambda>(e).function, ScopeKind::Lambda);
    case ExpressionKind::Call:
      call_target(as<Call>(e));
      return arguments(as<Call>(e).arguments);
    case ExpressionKind::Subscript:
      return expression(*as<Subscript>(e).index);
    case ExpressionKind::Slice:
      optional_expression(as<Slice>(e).lower);
      optional_expression(as<Slice>(e).upper);
      return optional_expression(as<Slice>(e).step);
    case ExpressionKind::Starred:
      tables_.fail_late(e.span.start, "can't use starred expression here");
      return expression(*as<Starred>(e).value);
    case ExpressionKind::NamedExpression:
      return named_expression(as<NamedExpression>(e));
    case ExpressionKind::Await:
      return await(as<Await>(e));
    case ExpressionKind::Yield:
      return yield(e, false);
    case ExpressionKind::YieldFrom:
      return yield(e, true);
    default:
      return;
  }
}

// Where *x is allowed.
void ScopeBuilder::elements(const List<Expression*>& list) {
  for (Expression* e : list) expression(e->kind == ExpressionKind::Starred ? *as<Starred>(*e).value : *e);
}

void ScopeBuilder::target(Expression& e) {
  switch (e.kind) {
    case ExpressionKind::TupleDisplay:
      return target_list(as<TupleDisplay>(e).elements, e.span.start);
    case ExpressionKind::ListDisplay:
      return target_list(as<ListDisplay>(e).elements, e.span.start);
    case ExpressionKind::Starred:
      return target(*as<Starred>(e).value);
    default:
      return expression(e);
  }
}

void ScopeBuilder::target_list(const List<Expression*>& list, uint32_t at) {
  constexpr uint32_t kMaxBefore = 256;  // a limit of CPython's bytecode
  bool seen = false;
  for (uint32_t i = 0; i < list.size(); i++) {
    if (list[i]->kind == ExpressionKind::Starred) {
      if (seen) tables_.fail_late(at, "multiple starred expressions in assignment");
      if (i >= kMaxBefore) tables_.fail_late(at, "too many expressions in star-unpacking assignment");
      seen = true;
    }
    target(*list[i]);
  }
}

void ScopeBuilder::arguments(const List<Argument>& list) {
  std::unordered_set<std::string_view> names;
  for (const Argument& a : list) {
    if (a.kind == ArgumentKind::Keyword && list.size() > 1 && !names.insert(a.name).second)
      tables_.fail_late(a.span.start, "keyword argument repeated: " + std::string(a.name));
    expression(*a.value);
  }
}

// Functions that look at the caller's variables by name.
void ScopeBuilder::call_target(const Call& call) {
  auto* name = try_as<Name>(call.callee);
  if (!name || !current_->is_function_like()) return;
  for (std::string_view dynamic : {"locals", "vars", "dir", "eval", "exec"})
    if (name->id == dynamic) current_->dynamic_calls.push_back(name->id);
}

void ScopeBuilder::comprehension(Comprehension& e) {
  static constexpr std::string_view kNames[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  bool generator = e.form == ComprehensionKind::Generator;
  current_->iteration_expression++;
  expression(*e.clauses[0].iterable);
  current_->iteration_expression--;
  ScopeTable* outer = current_;
  ScopeTable* table = enter(ScopeKind::Comprehension, kNames[size_t(e.form)], e.span.start);
  e.scope = table->scope;
  table->comprehension = e.form;
  table->scope->is_generator = generator;
  table->add(".0", kParameter);
  for (uint32_t i = 0; i < e.clauses.size(); i++) comprehension_clause(e.clauses[i], i == 0);
  optional_expression(e.value);
  expression(*e.element);
  leave();
  // An asynchronous comprehension runs inside its coroutine; a generator expression is an object of its own.
  if (!table->scope->is_coroutine || generator) return;
  if (!outer->is_async_function && !outer->is_comprehension())
    tables_.fail_late(e.span.start, "asynchronous comprehension outside of an asynchronous function");
  outer->scope->is_coroutine = true;
}

void ScopeBuilder::comprehension_clause(ComprehensionClause& clause, bool first) {
  current_->iteration_target = true;
  if (clause.target->kind == ExpressionKind::Starred)
    tables_.fail_late(clause.target->span.start, "starred assignment target must be in a list or tuple");
  target(*clause.target);
  current_->iteration_target = false;
  if (!first) {
    current_->iteration_expression++;
    expression(*clause.iterable);
    current_->iteration_expression--;
  }
  for (Expression* condition : clause.conditions) expression(*condition);
  if (clause.is_async) current_->scope->is_coroutine = true;
}

void ScopeBuilder::named_expression(NamedExpression& e) {
  if (current_->iteration_expression > 0) {
    tables_.fail(e.span.start, "assignment expression cannot be used in a comprehension iterable expression");
  } else if (current_->is_comprehension()) {
    bind_outside_comprehension(*e.target);
  }
  expression(*e.value);
  visit_name(*e.target);
}

// In a comprehension := binds in the scope around it.
bool ScopeBuilder::bind_outside_comprehension(Name& name) {
  uint32_t at = name.span.start;
  for (ScopeTable* table = current_; table; table = table->parent) {
    Symbol* known = table->find(name.id);
    if (table->is_comprehension()) {
      if (known && (known->flags & kIteration))
        tables_.fail(
            at, "assignment expression cannot rebind comprehension iteration variable '" + std::string(name.id) + "'");
      continue;
    }
    if (table->scope->kind == ScopeKind::Class) {
      tables_.fail(at, "assignment expression within a comprehension cannot be used in a class body");
      return false;
    }
    bool global = table->scope->kind == ScopeKind::Module || (known && (known->flags & kGlobal));
    current_->add(name.id, global ? kGlobal : kNonlocal);
    current_->directives.try_emplace(name.id, at);
    table->add(name.id, table->scope->kind == ScopeKind::Module ? kGlobal : kLocal);
    return true;
  }
  return false;
}

void ScopeBuilder::yield(Expression& e, bool from) {
  static constexpr std::string_view kWhere[] = {"list comprehension", "set comprehension", "dict comprehension",
                                                "generator expression"};
  if (current_->is_comprehension())
    tables_.fail(e.span.start, "'yield' inside " + std::string(kWhere[size_t(current_->comprehension)]));
  if (!current_->is_function_like()) {
    tables_.fail_late(e.span.start, "'yield' outside function");
  } else if (from && current_->is_async_function) {
    tables_.fail_late(e.span.start, "'yield from' inside async function");
  }
  current_->scope->is_generator = true;
  from ? expression(*as<YieldFrom>(e).value) : optional_expression(as<Yield>(e).value);
}

void ScopeBuilder::await(Await& e) {
  if (!current_->is_function_like()) {
    tables_.fail_late(e.span.start, "'await' outside function");
  } else if (!current_->is_async_function && !current_->is_comprehension()) {
    tables_.fail_late(e.span.start, "'await' outside async function");
  }
  current_->scope->is_coroutine = true;
  expression(*e.value);
}

}  // namespace hypha::python
