// SPDX-License-Identifier: MIT
// Targets of assignment, for, with and del: they are parsed as expressions and checked afterwards.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

namespace {

std::string constant_name(const Constant& c) {
  switch (c.value) {
    case ConstantValue::None:
      return "None";
    case ConstantValue::True:
      return "True";
    case ConstantValue::False:
      return "False";
    case ConstantValue::Ellipsis:
      return "ellipsis";
  }
  return {};
}

std::string comprehension_name(ComprehensionKind form) {
  switch (form) {
    case ComprehensionKind::List:
      return "list comprehension";
    case ComprehensionKind::Set:
      return "set comprehension";
    case ComprehensionKind::Dict:
      return "dict comprehension";
    case ComprehensionKind::Generator:
      return "generator expression";
  }
  return {};
}

}  // namespace

std::string expression_name(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Attribute:
      return "attribute";
    case ExpressionKind::Subscript:
      return "subscript";
    case ExpressionKind::Starred:
      return "starred";
    case ExpressionKind::Name:
      return "name";
    case ExpressionKind::ListDisplay:
      return "list";
    case ExpressionKind::TupleDisplay:
      return "tuple";
    case ExpressionKind::Lambda:
      return "lambda";
    case ExpressionKind::Call:
      return "function call";
    case ExpressionKind::Binary:
    case ExpressionKind::Unary:
    case ExpressionKind::Logical:
      return "expression";
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom:
      return "yield expression";
    case ExpressionKind::Await:
      return "await expression";
    case ExpressionKind::Comprehension:
      return comprehension_name(static_cast<const Comprehension&>(e).form);
    case ExpressionKind::DictDisplay:
      return "dict literal";
    case ExpressionKind::SetDisplay:
      return "set display";
    case ExpressionKind::FString:
    case ExpressionKind::FormattedValue:
      return "f-string expression";
    case ExpressionKind::Constant:
      return constant_name(static_cast<const Constant&>(e));
    case ExpressionKind::Compare:
      return "comparison";
    case ExpressionKind::Conditional:
      return "conditional expression";
    case ExpressionKind::NamedExpression:
      return "named expression";
    default:
      return "literal";
  }
}

// The part of e that cannot be a target, or null.
Expression* Parser::invalid_target(Expression* e, TargetUse use) {
  switch (e->kind) {
    case ExpressionKind::TupleDisplay:
    case ExpressionKind::ListDisplay: {
      List<Expression*> elements =
          e->kind == ExpressionKind::TupleDisplay ? as<TupleDisplay>(*e).elements : as<ListDisplay>(*e).elements;
      for (Expression* element : elements)
        if (Expression* bad = invalid_target(element, use)) return bad;
      return nullptr;
    }
    case ExpressionKind::Starred:
      return use == TargetUse::Delete ? e : invalid_target(as<Starred>(*e).value, use);
    case ExpressionKind::Compare:
      if (use != TargetUse::For) return e;
      return as<Compare>(*e).rest[0].op == CompareOperator::In ? invalid_target(as<Compare>(*e).left, use) : nullptr;
    case ExpressionKind::Name:
    case ExpressionKind::Subscript:
    case ExpressionKind::Attribute:
      return nullptr;
    default:
      return e;
  }
}

// Fails unless e is a target; marks its names.
void Parser::check_target(Expression* e, TargetUse use) {
  if (failed()) return;
  if (Expression* bad = invalid_target(e, use))
    return fail_at(*bad, (use == TargetUse::Delete ? "cannot delete " : "cannot assign to ") + expression_name(*bad));
  check_names(e, use == TargetUse::Delete ? Context::Delete : Context::Store);
}

void Parser::check_names(Expression* e, Context context) {
  switch (e->kind) {
    case ExpressionKind::Name: {
      Name& name = as<Name>(*e);
      name.context = context;
      if (context == Context::Store) check_assigned_name(name.id, e->span.start);
      if (context == Context::Delete && name.id == "__debug__") fail_final(e->span.start, "cannot delete __debug__");
      return;
    }
    case ExpressionKind::Attribute:
      if (context == Context::Store) check_assigned_name(as<Attribute>(*e).name, e->span.start);
      return;
    case ExpressionKind::Starred: {
      Expression* inner = as<Starred>(*e).value;
      if (inner->kind == ExpressionKind::Starred) fail_final(inner->span.start, "invalid syntax");
      return check_names(inner, context);
    }
    case ExpressionKind::TupleDisplay:
      for (Expression* element : as<TupleDisplay>(*e).elements) check_names(element, context);
      return;
    case ExpressionKind::ListDisplay:
      for (Expression* element : as<ListDisplay>(*e).elements) check_names(element, context);
      return;
    default:
      return;
  }
}

void Parser::check_assigned_name(std::string_view name, uint32_t at) {
  if (name == "__debug__") fail_final(at, "cannot assign to __debug__");
}

// `target =` where target is none. The hint about == is for the first target of a statement only.
void Parser::diagnose_assignment(uint32_t first, Expression* target, bool first_target) {
  if (failed() || !check(Kind::Equal)) return;
  if (first_target) {
    Expression* last = target;
    uint32_t last_first = first;
    bool open_tuple = target->kind == ExpressionKind::TupleDisplay && target->span.start == token(first).start &&
                      !as<TupleDisplay>(*target).elements.empty() && token(position_ - 1).kind != Kind::Comma &&
                      as<TupleDisplay>(*target).elements.back()->span.end() <= token(position_ - 1).end &&
                      (token(first).kind != Kind::LeftParen ||
                       as<TupleDisplay>(*target).elements[0]->span.start == token(first).start ||
                       token(position_ - 1).kind != Kind::RightParen);
    if (open_tuple) {
      last = as<TupleDisplay>(*target).elements.back();
      while (last_first + 1 < position_ && token(last_first).start < last->span.start) last_first++;
    }
    diagnose_named(last_first, last);
  }
  if (failed()) return;
  if (Expression* bad = invalid_target(target, TargetUse::Assign))
    return fail_at(*bad, "cannot assign to " + expression_name(*bad));
}

// Between `for` and `in`. A trial first, because the message needs another reading of the tokens (`f() in x` as a
// comparison); inside a trial there is no second reading, so that nesting costs no exponential time.
Expression* Parser::for_target() {
  uint32_t first = position_;
  Expression* target = nullptr;
  auto read = [&] {
    auto element = [&]() -> Expression* { return check(Kind::Star) ? starred(false) : binary(1); };
    target = element();
    if (check(Kind::Comma)) {
      Expressions elements{target};
      while (accept(Kind::Comma)) {
        if (check(Kind::In)) break;
        elements.push_back(element());
      }
      auto* tuple = make<TupleDisplay>(span_from(first));
      tuple->elements = list(elements);
      target = tuple;
    }
    if (!check(Kind::In) || invalid_target(target, TargetUse::Assign)) fail_here();
  };
  if (attempts_ > 0) {
    read();
    return target;
  }
  if (attempt(read)) {
    check_names(target, Context::Store);
    return target;
  }
  uint32_t stopped = trial_error_->token;
  target = star_expressions();
  if (failed() && error_->message == "SyntaxError: invalid syntax") {
    error_.reset();
    position_ = stopped;
    fail_here();
  }
  if (failed()) return target;
  if (Expression* bad = invalid_target(target, TargetUse::For))
    fail_at(*bad, "cannot assign to " + expression_name(*bad));
  if (!failed()) position_ = stopped;
  fail_here();
  return target;
}

// After `as` in a with statement.
Expression* Parser::with_target() {
  Expression* target = star_expression();
  if (!check(Kind::Comma) && !check(Kind::RightParen) && !check(Kind::Colon)) {
    fail_here();
    return target;
  }
  check_target(target, TargetUse::Assign);
  return target;
}

}  // namespace hypha::python
