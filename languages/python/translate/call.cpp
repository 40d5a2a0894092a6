// SPDX-License-Identifier: MIT
// Calls.
#include "languages/python/nodes/call.h"
#include "languages/python/nodes/function.h"
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/variable.h"
#include "languages/python/translate/translator.h"
#include "nodes/local/local.h"

namespace hypha::python {

using X = ast::ExpressionKind;
using A = ast::ArgumentKind;

// What a plain call looks like; false: stars, or too many arguments.
static bool plain_site(const List<ast::Argument>& arguments, CallSite* site) {
  site->argc = int(arguments.size());
  for (const ast::Argument& a : arguments) {
    if (a.kind == A::Star || a.kind == A::DoubleStar) return false;
    if (a.kind == A::Keyword) site->names.push_back(intern(a.name));
  }
  return site->argc <= kMaxPlainArguments;
}

static bool is_super(ast::Expression& e) {
  auto* n = ast::try_as<ast::Name>(&e);
  return n && n->id == "super" && n->reference.kind == NameKind::Global;
}

Node* Translator::call(ast::Call& c) {
  CallSite site;
  bool plain = plain_site(c.arguments, &site);
  auto* attribute = ast::try_as<ast::Attribute>(c.callee);
  auto values = [&] {
    std::vector<Node*> nodes;
    for (const ast::Argument& a : c.arguments) nodes.push_back(expression(*a.value));
    return nodes;
  };
  if (attribute && plain) {
    auto* inner = ast::try_as<ast::Call>(attribute->value);
    if (inner && is_super(*inner->callee) && inner->arguments.empty() && unit_->scope->uses_class_cell &&
        unit_->self_slot >= 0)
      return super_call(c, *attribute);
    Node* receiver = expression(*attribute->value);
    return adopt(make_method_call(site, intern(attribute->name), receiver, values(), c.span.start, c.span.length));
  }
  if (is_super(*c.callee) && c.arguments.empty() && unit_->scope->uses_class_cell && unit_->self_slot >= 0) {
    Node* owner = read_class_cell(c.span);
    return make<RuntimeBinaryNode<make_super>>(c.span, owner, read_self(c.span));
  }
  if (Node* drained = draining_call(c)) return drained;
  Node* callee = expression(*c.callee);
  Node* made = plain ? adopt(make_call(site, callee, values(), c.span.start, c.span.length))
                     : star_call(c.span, callee, c.arguments);
  return with_locals(c, made);
}

static bool asks_for_names(const ast::Call& c) {
  auto* n = ast::try_as<ast::Name>(c.callee);
  if (!n || n->reference.kind != NameKind::Global) return false;
  if (n->id == "locals" || n->id == "vars" || n->id == "dir") return c.arguments.empty();
  return n->id == "eval" || n->id == "exec";
}

Node* Translator::with_locals(ast::Call& c, Node* made) {
  if (!asks_for_names(c) || (unit_->scope->kind == ScopeKind::Module && unit_->names_slot < 0)) return made;
  std::vector<PublishLocalsNode::Local> locals;
  auto add = [&](const Variable* v) {
    Node* read = v->captured ? static_cast<Node*>(make<ReadCapturedNode>(c.span, unit_->env_slot, distance_to(v->owner),
                                                                         int(v->slot) + 1))
                             : get(c.span, local_slot(v));
    if (!v->captured && !certain(v) && !v->is_parameter()) unit_->unset.insert(local_slot(v));
    locals.push_back({intern(v->name), read});
  };
  if (unit_->names_slot < 0) {
    for (const Variable* v : unit_->scope->variables)
      if (!v->name.starts_with(".")) add(v);
    for (const Variable* v : unit_->scope->free) add(v);
  }
  Symbol* name = intern(ast::as<ast::Name>(*c.callee).id);
  return sequence(c.span, {make<PublishLocalsNode>(c.span, std::move(locals), unit_->names_slot, name, module_), made});
}

// The variable __class__ of the class around.
Node* Translator::read_class_cell(ast::Span at) {
  for (Variable* v : unit_->scope->free)
    if (v->name == "__class__")
      return make<ReadCapturedNode>(at, unit_->env_slot, distance_to(v->owner), int(v->slot) + 1);
  return none(at);
}
Node* Translator::read_self(ast::Span at) {
  const Variable* v = unit_->self;
  if (v && v->captured) return make<ReadCapturedNode>(at, unit_->env_slot, distance_to(v->owner), int(v->slot) + 1);
  return get(at, unit_->self_slot);
}

Node* Translator::super_call(ast::Call& c, ast::Attribute& a) {
  CallSite site;
  plain_site(c.arguments, &site);
  Node* owner = read_class_cell(c.span);
  Node* self = read_self(c.span);
  std::vector<Node*> nodes;
  for (const ast::Argument& x : c.arguments) nodes.push_back(expression(*x.value));
  return adopt(make_super_call(site, intern(a.name), owner, self, nodes, c.span.start, c.span.length));
}

// ---- stars

std::vector<DisplayElement> Translator::argument_elements(const List<ast::Argument>& arguments) {
  std::vector<DisplayElement> all;
  for (const ast::Argument& a : arguments)
    if (a.kind == A::Positional || a.kind == A::Star) all.push_back({expression(*a.value), a.kind == A::Star});
  return all;
}

std::vector<DictElement> Translator::keyword_items(const List<ast::Argument>& arguments) {
  std::vector<DictElement> items;
  for (const ast::Argument& a : arguments) {
    if (a.kind == A::Keyword) items.push_back({string(a.span, a.name), expression(*a.value)});
    if (a.kind == A::DoubleStar) items.push_back({nullptr, expression(*a.value)});
  }
  return items;
}

Node* Translator::star_call(ast::Span at, Node* callee, const List<ast::Argument>& arguments) {
  return make<StarCallNode>(at, callee, argument_elements(arguments), keyword_items(arguments));
}

}  // namespace hypha::python
