// SPDX-License-Identifier: MIT
// Calls.
#include "languages/python/translate/translator.h"

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
    if (inner && is_super(*inner->callee) && inner->arguments.empty() && unit_->scope->uses_class_cell && unit_->self_slot >= 0) return super_call(c, *attribute);
    Node* receiver = expression(*attribute->value);
    return adopt(make_method_call(site, intern(attribute->name), receiver, values(), c.span.start, c.span.length));
  }
  if (is_super(*c.callee) && c.arguments.empty() && unit_->scope->uses_class_cell && unit_->self_slot >= 0) {
    Node* owner = read_class_cell(c.span);
    return make<RuntimeBinaryNode<make_super>>(c.span, owner, read_self(c.span));
  }
  Node* callee = expression(*c.callee);
  if (!plain) return star_call(c.span, callee, c.arguments);
  return adopt(make_call(site, callee, values(), c.span.start, c.span.length));
}

// The variable __class__ of the class around.
Node* Translator::read_class_cell(ast::Span at) {
  for (Variable* v : unit_->scope->free)
    if (v->name == "__class__") return make<ReadCapturedNode>(at, unit_->env_slot, distance_to(v->owner), int(v->slot) + 1);
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

Node* Translator::argument_list(ast::Span at, const List<ast::Argument>& arguments) {
  std::vector<DisplayElement> all;
  for (const ast::Argument& a : arguments)
    if (a.kind == A::Positional || a.kind == A::Star) all.push_back({expression(*a.value), a.kind == A::Star});
  return make<ListBuildNode>(at, std::move(all), false);
}

Node* Translator::keyword_dict(ast::Span at, const List<ast::Argument>& arguments) {
  std::vector<DictDisplayNode::Item> items;
  for (const ast::Argument& a : arguments) {
    if (a.kind == A::Keyword) items.push_back({string(a.span, a.name), expression(*a.value)});
    if (a.kind == A::DoubleStar) items.push_back({nullptr, expression(*a.value)});
  }
  return items.empty() ? nullptr : make<DictDisplayNode>(at, std::move(items), true);
}

Node* Translator::star_call(ast::Span at, Node* callee, const List<ast::Argument>& arguments) {
  Node* list = argument_list(at, arguments);
  return make<StarCallNode>(at, callee, list, keyword_dict(at, arguments));
}

}  // namespace hypha::python
