// SPDX-License-Identifier: MIT
// Comprehensions and generator expressions, and calls that drain a generator expression at once.
#include "languages/python/nodes/append.h"
#include "languages/python/nodes/drain.h"
#include "languages/python/nodes/function.h"
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/truth.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::python {

using Harvest = Translator::Harvest;

static Harvest harvest_of(ast::ComprehensionKind form) {
  switch (form) {
    case ast::ComprehensionKind::List:
      return Harvest::List;
    case ast::ComprehensionKind::Set:
      return Harvest::Set;
    case ast::ComprehensionKind::Dict:
      return Harvest::Dict;
    default:
      return Harvest::Yield;
  }
}

Node* Translator::first_iterator(ast::Comprehension& c) {
  ast::Expression& e = *c.clauses[0].iterable;
  return make<RuntimeUnaryNode<iterate_first>>(e.span, expression(e));
}

Node* Translator::comprehension(ast::Comprehension& c) {
  Node* first = first_iterator(c);
  return make<RunInnerNode>(c.span, comprehension_target(c, harvest_of(c.form)), unit_->env_slot, first);
}

CallTarget* Translator::comprehension_target(ast::Comprehension& c, Harvest harvest) {
  auto* t = new CallTarget;
  auto* code = new FunctionCode;
  code->name = intern(c.scope->name);
  code->qualified_name = c.scope->qualified_name;
  code->module = module_;
  code->is_drained = harvest != harvest_of(c.form);
  t->language_data = code;
  Unit u;
  int outer_env = unit_->env_slot;
  open_unit(u, t, c.scope, c.span, std::string(c.scope->name));
  t->argument_count = 2;
  u.next_slot = 2;
  std::vector<Node*> nodes;
  enter_env(nodes, c.span, outer_env >= 0 ? 0 : -1, nullptr);
  int result = new_slot();
  if (Node* start = harvest_start(c.span, harvest)) nodes.push_back(put(c.span, result, start));
  nodes.push_back(comprehension_clause(c, harvest, result, 0));
  nodes.push_back(harvest_result(c.span, harvest, result));
  close_unit(u, c.span, sequence(c.span, nodes));
  return harvest == Harvest::Yield ? generator_target(t, code, c.span) : t;
}

Node* Translator::comprehension_clause(ast::Comprehension& c, Harvest harvest, int result, size_t i) {
  ast::ComprehensionClause& clause = c.clauses[i];
  Node* iterable = i == 0 ? get(clause.iterable->span, 1) : expression(*clause.iterable);
  auto body = [&]() -> Node* {
    std::vector<Node*> tests;
    for (ast::Expression* e : clause.conditions) tests.push_back(condition(*e));
    Node* inner = i + 1 < c.clauses.size() ? comprehension_clause(c, harvest, result, i + 1)
                                           : comprehension_element(c, harvest, result);
    for (size_t k = tests.size(); k-- > 0;) inner = make<IfNode>(c.span, tests[k], inner, none(c.span));
    return inner;
  };
  return for_loop(clause.iterable->span, clause.iterable->span, clause.target, iterable, body);
}

// What the loops begin with; null: nothing.
Node* Translator::harvest_start(ast::Span at, Harvest harvest) {
  switch (harvest) {
    case Harvest::List:
    case Harvest::Tuple:
      return make<RuntimeNode<empty_list>>(at);
    case Harvest::Set:
      return make<RuntimeNode<new_set>>(at);
    case Harvest::Dict:
      return make<RuntimeNode<new_dict>>(at);
    case Harvest::Sum:
      return constant(at, fixnum(0));
    default:
      return nullptr;
  }
}

Node* Translator::harvest_result(ast::Span at, Harvest harvest, int result) {
  switch (harvest) {
    case Harvest::Yield:
      return none(at);
    case Harvest::All:
      return constant(at, kTrue);
    case Harvest::Any:
      return constant(at, kFalse);
    case Harvest::Tuple:
      return make<RuntimeUnaryNode<tuple_of>>(at, get(at, result));
    default:
      return get(at, result);
  }
}

// What a consumer does with an element has the place of the whole comprehension: it happens outside of the generator
// (runtime/traceback.cpp).
Node* Translator::comprehension_element(ast::Comprehension& c, Harvest harvest, int result) {
  Node* v = expression(*c.element);
  ast::Span at = c.form == ast::ComprehensionKind::Generator && harvest != Harvest::Yield ? c.span : c.element->span;
  switch (harvest) {
    case Harvest::List:
    case Harvest::Tuple:
      return make<ComprehensionElementNode>(at, result, v);
    case Harvest::Set:
      return make<RuntimeBinaryNode<set_insert>>(at, get(at, result), v);
    case Harvest::Dict: {
      int key = new_slot();
      Node* keep = put(at, key, v);
      Node* value = expression(*c.value);
      return sequence(at, {keep, make<DictInsertNode>(at, get(at, result), get(at, key), value)});
    }
    case Harvest::Yield:
      return make<RuntimeUnaryNode<yield_value>>(at, v);
    case Harvest::All:
      return make<IfNode>(at, make<TruthNode>(at, v), none(at), make<ReturnNode>(at, constant(at, kFalse)));
    case Harvest::Any:
      return make<IfNode>(at, make<TruthNode>(at, v), make<ReturnNode>(at, constant(at, kTrue)), none(at));
    case Harvest::Sum:
      return put(at, result, binary(at, ast::BinaryOperator::Add, get(at, result), v, false));
  }
  HY_CHECK(false, "an unknown harvest");
}

// ---- all(x for ...)

struct Consumer {
  std::string_view name;
  Harvest harvest;
};
static constexpr Consumer kConsumers[] = {{"all", Harvest::All},   {"any", Harvest::Any}, {"sum", Harvest::Sum},
                                          {"list", Harvest::List}, {"set", Harvest::Set}, {"tuple", Harvest::Tuple}};

// A generator expression that only a built-in sees, which drains it at once, needs no generator: its loops run in an
// activation like a list comprehension's, and the built-in's step follows each element. null: it is not such a call.
Node* Translator::draining_call(ast::Call& c) {
  auto* name = ast::try_as<ast::Name>(c.callee);
  if (inside_undrained_ || !name || name->reference.kind != NameKind::Global || c.arguments.size() != 1) return nullptr;
  auto* argument = ast::try_as<ast::Comprehension>(c.arguments[0].value);
  if (!argument || c.arguments[0].kind != ast::ArgumentKind::Positional) return nullptr;
  if (argument->form != ast::ComprehensionKind::Generator || argument->scope->is_coroutine) return nullptr;
  for (const Consumer& consumer : kConsumers) {
    if (consumer.name != name->id) continue;
    DrainedBy by = drained_by(intern(consumer.name));
    if (by == DrainedBy{}) return nullptr;
    Node* callee = expression(*name);
    Node* first = first_iterator(*argument);
    CallTarget* drained = comprehension_target(*argument, consumer.harvest);
    inside_undrained_ = true;  // each level would double what there is to translate
    CallTarget* generator = comprehension_target(*argument, Harvest::Yield);
    inside_undrained_ = false;
    auto* n = make<DrainNode>(c.span, by, callee, first, unit_->env_slot, new_slot(), drained, generator);
    n->set_source(c.span.start, c.span.length);
    return n;
  }
  return nullptr;
}

}  // namespace hypha::python
