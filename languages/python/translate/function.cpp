// SPDX-License-Identifier: MIT
// Call targets: modules, functions, class bodies.
#include "languages/python/nodes/append.h"
#include "languages/python/nodes/call.h"
#include "languages/python/nodes/function.h"
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/variable.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::python {

CallTarget* translate_module(SyntaxTree& tree, ModuleInfo* module, const char* name, bool separate_locals) {
  return Translator(tree, module).module(name, separate_locals);
}

void Translator::open_unit(Unit& u, CallTarget* t, Scope* scope, ast::Span at, std::string name) {
  u.target = t;
  u.scope = scope;
  u.outer = unit_;
  t->name = std::move(name);
  t->section = {&tree_.source, at.start, at.length};
  unit_ = &u;
}

void Translator::close_unit(Unit& u, ast::Span at, Node* body) {
  if (!u.unset.empty()) {
    auto* first = make<UnsetLocalsNode>(at, std::vector<int>(u.unset.begin(), u.unset.end()));
    body = make<SequenceNode>(at, std::vector<Node*>{first, body});
  }
  u.target->body = body;
  u.target->slot_count = uint32_t(u.next_slot);
  u.target->size = uint32_t(u.target->nodes.size());
  unit_ = u.outer;
}

// parent_slot: has the Env around, or -1. Captured parameters move into the new Env.
void Translator::enter_env(std::vector<Node*>& into, ast::Span at, int parent_slot,
                           const List<ast::Parameter>* parameters) {
  Unit& u = *unit_;
  u.env_slot = parent_slot;
  if (u.scope->env_slots == 0) return;
  std::vector<EnterEnvNode::Move> moves;
  if (parameters)
    for (size_t i = 0; i < parameters->size(); i++)
      if (const Variable* v = (*parameters)[i].variable; v && v->captured)
        moves.push_back({int(i) + 1, int(v->slot) + 1});
  int slot = new_slot();
  into.push_back(make<EnterEnvNode>(at, slot, parent_slot, int(u.scope->env_slots), std::move(moves), kUndefined));
  u.env_slot = slot;
}

CallTarget* Translator::module(const char* name, bool separate_locals) {
  auto* t = new CallTarget;
  auto* code = new FunctionCode;
  code->name = intern(name);
  code->qualified_name = name;
  code->module = module_;
  t->language_data = code;
  Unit u;
  open_unit(u, t, tree_.module.scope, {0, 0}, name);
  t->argument_count = separate_locals ? 2 : 1;
  u.next_slot = int(t->argument_count);
  if (separate_locals) u.names_slot = 1;
  std::vector<Node*> nodes;
  enter_env(nodes, {}, -1, nullptr);
  if (tree_.module.expression)
    nodes.push_back(expression(*tree_.module.expression));
  else
    nodes.push_back(block(tree_.module.body));
  if (!tree_.module.expression) nodes.push_back(none({}));
  close_unit(u, {}, sequence({}, nodes));
  return t;
}

// ---- functions

FunctionCode* Translator::describe(ast::Function& f) {
  auto* code = new FunctionCode;
  code->name = intern(f.name);
  code->qualified_name = f.scope->qualified_name;
  code->module = module_;
  code->first_line = int(tree_.source.line(f.span.start));
  if (f.docstring) code->has_docstring = true, code->docstring = f.docstring->value;
  for (const ast::Parameter& p : f.parameters) {
    auto kind = ParameterKind(p.kind);
    if (kind == ParameterKind::VarPositional) code->var_positional = int(code->parameters.size());
    if (kind == ParameterKind::VarKeyword) code->var_keyword = int(code->parameters.size());
    code->parameters.push_back({intern(p.name), kind, p.default_value != nullptr});
  }
  count_parameters(*code);
  for (const Variable* v : f.scope->variables) code->local_names.push_back(intern(v->name));
  for (const Variable* v : f.scope->free) {
    int hops = 0;
    for (const Scope* s = f.scope->parent; s && s != v->owner; s = s->parent)
      if (s->env_slots > 0) hops++;
    code->free_variables.push_back({intern(v->name), hops, int(v->slot) + 1});
  }
  code->is_generator = f.scope->is_generator || f.scope->is_coroutine;
  return code;
}

CallTarget* Translator::function_target(ast::Function& f) {
  auto* t = new CallTarget;
  FunctionCode* code = describe(f);
  t->language_data = code;
  Unit u;
  Unit* outer = unit_;
  open_unit(u, t, f.scope, f.span, std::string(f.name));
  t->argument_count = uint32_t(code->words());
  u.next_slot = code->words();
  for (size_t i = 0; i < f.parameters.size(); i++) {
    const Variable* v = f.parameters[i].variable;
    u.slots[v] = int(i) + 1;
    if (!v->captured) u.flow.assigned.insert(v);
  }
  if (!f.parameters.empty() && f.parameters[0].kind <= ast::ParameterKind::Positional)
    u.self = f.parameters[0].variable, u.self_slot = 1;
  note_deletions(u, f.body);
  std::vector<Node*> nodes;
  int parent_slot = -1;
  if (outer->env_slot >= 0 && !f.scope->free.empty()) {
    parent_slot = new_slot();
    nodes.push_back(put(f.span, parent_slot, make<FunctionEnvNode>(f.span)));
  }
  enter_env(nodes, f.span, parent_slot, &f.parameters);
  nodes.push_back(f.expression ? expression(*f.expression) : tail_block(f.body, f.span));
  close_unit(u, f.span, sequence(f.span, nodes));
  return code->is_generator ? generator_target(t, code, f.span) : t;
}

// Called with the same words, it makes a generator that runs `body` with them.
CallTarget* Translator::generator_target(CallTarget* body, const FunctionCode* code, ast::Span at) {
  auto* t = new CallTarget;
  t->name = body->name;
  t->section = body->section;
  t->language_data = code;
  t->argument_count = t->slot_count = body->argument_count;
  auto n = std::make_unique<MakeGeneratorNode>(body, int(body->argument_count));
  n->source_start = at.start;
  n->source_length = at.length;
  t->body = n.get();
  t->size = 1;
  t->nodes.push_back(std::move(n));
  return t;
}

Node* Translator::function(ast::Function& f) {
  std::vector<Node*> defaults;
  for (const ast::Parameter& p : f.parameters)
    if (p.default_value) defaults.push_back(expression(*p.default_value));
  std::vector<DictElement> annotations;
  auto annotate = [&](std::string_view name, ast::Expression* e) {
    if (!e) return;
    Node* v = tree_.module.future_annotations
                  ? string(e->span, tree_.source.text().substr(e->span.start, e->span.length))
                  : expression(*e);
    annotations.push_back({string(e->span, name), v});
  };
  for (const ast::Parameter& p : f.parameters) annotate(p.name, p.annotation);
  annotate("return", f.returns);
  Node* n = make<MakeFunctionNode>(f.span, function_target(f), unit_->env_slot, std::move(defaults));
  if (annotations.empty()) return n;
  return make<RuntimeBinaryNode<annotate_function>>(f.span, n,
                                                    make<DictDisplayNode>(f.span, std::move(annotations), false));
}

// Decorators are evaluated first, in order, and applied from the last to the first.
Node* Translator::decorate_with(const List<ast::Expression*>& decorators, std::vector<Node*>& before,
                                const std::function<Node*()>& make_value) {
  std::vector<int> slots;
  for (ast::Expression* d : decorators) {
    slots.push_back(new_slot());
    before.push_back(put(d->span, slots.back(), expression(*d)));
  }
  Node* value = make_value();
  for (size_t i = decorators.size(); i-- > 0;) {
    ast::Span at = decorators[i]->span;
    value = adopt(make_call(CallSite{1, {}}, get(at, slots[i]), {value}, at.start, at.length));
  }
  return value;
}

Node* Translator::function_definition(ast::FunctionDefinition& d) {
  std::vector<Node*> nodes;
  Node* value = decorate_with(d.decorators, nodes, [&] { return function(*d.function); });
  nodes.push_back(write_name(*d.target, value));
  return sequence(d.span, std::move(nodes));
}

// ---- classes

Node* Translator::class_definition(ast::ClassDefinition& c) {
  std::vector<Node*> nodes;
  Node* value = decorate_with(c.decorators, nodes, [&] { return class_value(c); });
  nodes.push_back(write_name(*c.target, value));
  return sequence(c.span, std::move(nodes));
}

Node* Translator::class_value(ast::ClassDefinition& c) {
  Node* bases = make<ListBuildNode>(c.span, argument_elements(c.arguments), true);
  auto items = keyword_items(c.arguments);
  Node* keywords = items.empty() ? nullptr : make<DictDisplayNode>(c.span, std::move(items), true);
  auto* body = new ClassBody;
  body->name = intern(c.name);
  body->qualified_name = c.scope->qualified_name;
  body->module = module_;
  if (c.docstring) body->has_docstring = true, body->docstring = c.docstring->value;
  auto* t = new CallTarget;
  auto* code = new FunctionCode;
  code->name = body->name;
  code->module = module_;
  code->qualified_name = body->qualified_name;
  t->language_data = code;
  body->body = t;
  Unit u;
  int outer_env = unit_->env_slot;
  open_unit(u, t, c.scope, c.span, std::string(c.name));
  t->argument_count = 2;
  u.next_slot = 2;
  u.names_slot = 1;
  u.class_body = body;
  std::vector<Node*> all;
  enter_env(all, c.span, outer_env >= 0 ? 0 : -1, nullptr);
  all.push_back(block(c.body));
  all.push_back(c.scope->env_slots > 0 ? get(c.span, u.env_slot) : none(c.span));
  close_unit(u, c.span, sequence(c.span, all));
  return make<ClassNode>(c.span, body, unit_->env_slot, bases, keywords);
}

}  // namespace hypha::python
