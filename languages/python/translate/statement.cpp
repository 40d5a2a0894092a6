// SPDX-License-Identifier: MIT
// Statements.
#include "languages/python/nodes/attribute.h"
#include "languages/python/nodes/exception.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/subscript.h"
#include "languages/python/translate/import.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"

namespace hypha::python {

using K = ast::StatementKind;

Node* Translator::own(std::unique_ptr<Node> n) {
  Node* raw = n.get();
  unit_->target->nodes.push_back(std::move(n));
  return raw;
}

Node* Translator::string(ast::Span at, std::string_view text) { return constant(at, str_value(intern(text))); }

Node* Translator::sequence(ast::Span at, std::vector<Node*> nodes) {
  if (nodes.empty()) return none(at);
  if (nodes.size() == 1) return nodes[0];
  return make<SequenceNode>(at, std::move(nodes));
}

Translator::Flow Translator::join(const Flow& a, const Flow& b) {
  if (a.dead) return b;
  if (b.dead) return a;
  Flow out;
  for (const Variable* v : a.assigned)
    if (b.assigned.contains(v)) out.assigned.insert(v);
  return out;
}

Node* Translator::block(const ast::Block& b) {
  std::vector<Node*> nodes;
  for (ast::Statement* s : b)
    if (Node* n = statement(*s)) nodes.push_back(n);
  return sequence(b.empty() ? ast::Span{} : b[0]->span, std::move(nodes));
}

// The statement that ends a function gives the result itself.
Node* Translator::tail_block(const ast::Block& b, ast::Span at) {
  std::vector<Node*> nodes;
  for (size_t i = 0; i + 1 < b.size(); i++)
    if (Node* n = statement(*b[i])) nodes.push_back(n);
  if (b.empty()) return none(at);
  ast::Statement& last = *b.back();
  if (last.kind == K::Return || last.kind == K::If) {
    nodes.push_back(tail_statement(last));
  } else {
    if (Node* n = statement(last)) nodes.push_back(n);
    nodes.push_back(none(last.span));
  }
  return sequence(at, std::move(nodes));
}

Node* Translator::tail_statement(ast::Statement& s) {
  if (auto* r = ast::try_as<ast::Return>(&s)) {
    Node* v = r->value ? expression(*r->value) : none(s.span);
    unit_->flow.dead = true;
    return v;
  }
  return if_statement(ast::as<ast::If>(s), 0, true);
}

Node* Translator::statement(ast::Statement& s, bool) {
  switch (s.kind) {
    case K::ExpressionStatement: {
      ast::Expression* e = ast::as<ast::ExpressionStatement>(s).value;
      return e->kind == ast::ExpressionKind::String || e->kind == ast::ExpressionKind::Constant ? nullptr : expression(*e);
    }
    case K::Assign: return assign_statement(ast::as<ast::Assign>(s));
    case K::AugmentedAssign: return augmented(ast::as<ast::AugmentedAssign>(s));
    case K::AnnotatedAssign: return annotated(ast::as<ast::AnnotatedAssign>(s));
    case K::Delete: {
      std::vector<Node*> nodes;
      for (ast::Expression* t : ast::as<ast::Delete>(s).targets) nodes.push_back(remove(*t));
      return sequence(s.span, std::move(nodes));
    }
    case K::Pass: case K::Global: case K::Nonlocal: return nullptr;
    case K::Break: return leave_loop(s.span, false);
    case K::Continue: return leave_loop(s.span, true);
    case K::Return: {
      auto& r = ast::as<ast::Return>(s);
      Node* n = make<ReturnNode>(s.span, r.value ? expression(*r.value) : none(s.span));
      unit_->flow.dead = true;
      return n;
    }
    case K::Raise: return raise(ast::as<ast::Raise>(s));
    case K::Assert: return assertion(ast::as<ast::Assert>(s));
    case K::Import: return import(ast::as<ast::Import>(s));
    case K::ImportFrom: return import_from(ast::as<ast::ImportFrom>(s));
    case K::If: return if_statement(ast::as<ast::If>(s), 0, false);
    case K::While: return while_statement(ast::as<ast::While>(s));
    case K::For: return for_statement(ast::as<ast::For>(s));
    case K::With: return with_statement(ast::as<ast::With>(s), 0);
    case K::Try: return try_statement(ast::as<ast::Try>(s));
    case K::Match: return match(ast::as<ast::Match>(s));
    case K::FunctionDefinition: return function_definition(ast::as<ast::FunctionDefinition>(s));
    case K::ClassDefinition: return class_definition(ast::as<ast::ClassDefinition>(s));
  }
  __builtin_unreachable();
}

// a, b = b, a needs no tuple: the values go through slots.
static bool plain_elements(const List<ast::Expression*>& list) {
  for (ast::Expression* e : list)
    if (e->kind == ast::ExpressionKind::Starred) return false;
  return true;
}

Node* Translator::assign_statement(ast::Assign& s) {
  auto* from = ast::try_as<ast::TupleDisplay>(s.value);
  auto* to = s.targets.size() == 1 ? ast::try_as<ast::TupleDisplay>(s.targets[0]) : nullptr;
  if (from && to && from->elements.size() == to->elements.size() && plain_elements(from->elements) && plain_elements(to->elements)) {
    std::vector<Node*> nodes;
    std::vector<int> slots;
    for (ast::Expression* e : from->elements) {
      slots.push_back(new_slot());
      nodes.push_back(put(e->span, slots.back(), expression(*e)));
    }
    for (size_t i = 0; i < slots.size(); i++) nodes.push_back(assign(*to->elements[i], get(s.span, slots[i])));
    return sequence(s.span, std::move(nodes));
  }
  Node* value = expression(*s.value);
  if (s.targets.size() == 1) return assign(*s.targets[0], value);
  int slot = new_slot();
  std::vector<Node*> nodes{put(s.span, slot, value)};
  for (ast::Expression* t : s.targets) nodes.push_back(assign(*t, get(s.span, slot)));
  return sequence(s.span, std::move(nodes));
}

Node* Translator::augmented(ast::AugmentedAssign& s) {
  if (auto* n = ast::try_as<ast::Name>(s.target)) {
    Node* old = read_name(*n);
    return write_name(*n, binary(s.span, s.op, old, expression(*s.value), true));
  }
  std::vector<Node*> nodes;
  if (auto* a = ast::try_as<ast::Attribute>(s.target)) {
    int object = new_slot();
    nodes.push_back(put(a->value->span, object, expression(*a->value)));
    Symbol* name = intern(a->name);
    auto* old = make<ReadAttributeNode>(a->span, get(a->value->span, object), name);
    Node* value = binary(s.span, s.op, old, expression(*s.value), true);
    auto* store = make<WriteAttributeNode>(a->span, get(a->value->span, object), name, value);
    nodes.push_back(store);
  } else {
    auto& sub = ast::as<ast::Subscript>(*s.target);
    int object = new_slot(), index = new_slot();
    nodes.push_back(put(sub.value->span, object, expression(*sub.value)));
    nodes.push_back(put(sub.index->span, index, index_of(*sub.index)));
    Node* method = special(sub.span, names::getitem, 1);
    Node* old = make<SubscriptNode>(sub.span, get(sub.span, object), get(sub.span, index), method);
    Node* value = binary(s.span, s.op, old, expression(*s.value), true);
    Node* set = special(sub.span, names::setitem, 2);
    nodes.push_back(make<StoreSubscriptNode>(sub.span, get(sub.span, object), get(sub.span, index), value, set));
  }
  return sequence(s.span, std::move(nodes));
}

Node* Translator::annotated(ast::AnnotatedAssign& s) {
  std::vector<Node*> nodes;
  if (s.value) nodes.push_back(assign(*s.target, expression(*s.value)));
  if (s.is_simple && !unit_->scope->optimized()) {
    auto& n = ast::as<ast::Name>(*s.target);
    Node* annotation = tree_.module.future_annotations
                           ? string(s.annotation->span, tree_.source.text().substr(s.annotation->span.start, s.annotation->span.length))
                           : expression(*s.annotation);
    Symbol* name = intern(n.id);
    if (unit_->names_slot >= 0) nodes.push_back(make<AnnotateNode>(s.span, get(s.span, unit_->names_slot), name, annotation, module_));
    else nodes.push_back(make<AnnotateNode>(s.span, none(s.span), name, annotation, module_));
  }
  return sequence(s.span, std::move(nodes));
}

Node* Translator::raise(ast::Raise& s) {
  Node* e = s.exception ? expression(*s.exception) : nullptr;
  Node* c = s.cause ? expression(*s.cause) : nullptr;
  unit_->flow.dead = true;
  return make<RaiseNode>(s.span, e, c);
}

Node* Translator::assertion(ast::Assert& s) {
  Node* test = condition(*s.test);
  Node* message = s.message ? uncertain([&] { return expression(*s.message); }) : make<LiteralNode>(s.span, kUndefined);
  return make<IfNode>(s.span, test, none(s.span), make<RuntimeUnaryNode<assertion_error>>(s.test->span, message));
}

// ---- imports

Node* Translator::import(ast::Import& s) {
  std::vector<Node*> nodes;
  for (ast::Alias& a : s.names) {
    bool leaf = !a.as_name.empty();
    nodes.push_back(write_name(*a.target, make<ImportNode>(s.span, intern(a.path), module_, 0, leaf)));
  }
  return sequence(s.span, std::move(nodes));
}

Node* Translator::import_from(ast::ImportFrom& s) {
  if (s.level == 0 && s.module == "__future__") return nullptr;
  int slot = new_slot();
  std::vector<Node*> nodes{put(s.span, slot, make<ImportNode>(s.span, intern(s.module), module_, int(s.level), true))};
  for (ast::Alias& a : s.names) {
    if (!a.target) nodes.push_back(make<ImportStarNode>(s.span, get(s.span, slot), module_, unit_->names_slot));
    else nodes.push_back(write_name(*a.target, make<ImportFromNode>(s.span, get(s.span, slot), intern(a.path))));
  }
  return sequence(s.span, std::move(nodes));
}

}  // namespace hypha::python
