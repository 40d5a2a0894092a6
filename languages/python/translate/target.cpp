// SPDX-License-Identifier: MIT
// Names and assignment targets.
#include <algorithm>

#include "languages/python/nodes/attribute.h"
#include "languages/python/nodes/call.h"
#include "languages/python/nodes/function.h"
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/subscript.h"
#include "languages/python/nodes/unpack.h"
#include "languages/python/nodes/variable.h"
#include "languages/python/translate/translator.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

namespace hypha::python {

Node* Translator::none(ast::Span at) { return make<LiteralNode>(at, kNil); }
Node* Translator::constant(ast::Span at, Value v) { return make<LiteralNode>(at, unit_->target->constants.add(v)); }
Node* Translator::get(ast::Span at, int slot) { return make<ReadLocalNode>(at, slot); }
Node* Translator::put(ast::Span at, int slot, Node* v) { return make<WriteLocalNode>(at, slot, v); }

using X = ast::ExpressionKind;

int Translator::local_slot(const Variable* v) {
  auto it = unit_->slots.find(v);
  if (it != unit_->slots.end()) return it->second;
  return unit_->slots[v] = new_slot();
}

// Links from the innermost Env here to the one of `owner`.
int Translator::distance_to(const Scope* owner) {
  int hops = 0;
  for (const Scope* s = unit_->scope; s && s != owner; s = s->parent)
    if (s->env_slots > 0) hops++;
  return hops;
}

Node* Translator::read_variable(ast::Span at, const Variable* v, Symbol* name) {
  if (!v->captured) return get(at, local_slot(v));
  return make<ReadCheckedCapturedNode>(at, unit_->env_slot, distance_to(v->owner), int(v->slot) + 1, v->owner == unit_->scope, name);
}

Node* Translator::read_name(ast::Name& n) {
  Symbol* name = intern(n.id);
  const NameReference& r = n.reference;
  switch (r.kind) {
    case NameKind::Local: {
      int slot = local_slot(r.variable);
      if (certain(r.variable)) return get(n.span, slot);
      if (!r.variable->is_parameter()) unit_->unset.insert(slot);
      return make<ReadCheckedLocalNode>(n.span, slot, name);
    }
    case NameKind::Cell: case NameKind::Free:
      return make<ReadCheckedCapturedNode>(n.span, unit_->env_slot, int(r.hops), int(r.slot) + 1, r.kind == NameKind::Cell, name);
    case NameKind::ClassName: return make<ReadClassNameNode>(n.span, unit_->names_slot, name, module_);
    case NameKind::ClassFree: {
      Node* captured = make<ReadCheckedCapturedNode>(n.span, unit_->env_slot, int(r.hops), int(r.slot) + 1, false, name);
      return make<ReadClassFreeNode>(n.span, unit_->names_slot, name, captured);
    }
    default: return make<ReadGlobalNode>(n.span, module_, name);
  }
}

Node* Translator::write_name(ast::Name& n, Node* value) {
  Symbol* name = intern(n.id);
  const NameReference& r = n.reference;
  switch (r.kind) {
    case NameKind::Local:
      note_assigned(r.variable);
      return put(n.span, local_slot(r.variable), value);
    case NameKind::Cell: case NameKind::Free: return make<WriteCapturedNode>(n.span, unit_->env_slot, int(r.hops), int(r.slot) + 1, value);
    case NameKind::ClassName: case NameKind::ClassFree: return make<WriteClassNameNode>(n.span, unit_->names_slot, name, value);
    default: return make<WriteGlobalNode>(n.span, &module_->globals.at(name), value);
  }
}

Node* Translator::delete_name(ast::Name& n) {
  Symbol* name = intern(n.id);
  const NameReference& r = n.reference;
  switch (r.kind) {
    case NameKind::Local: {
      int slot = local_slot(r.variable);
      if (!r.variable->is_parameter()) unit_->unset.insert(slot);
      return make<DeleteLocalNode>(n.span, slot, name);
    }
    case NameKind::Cell: case NameKind::Free: {
      Node* read = read_name(n);
      Node* write = make<WriteCapturedNode>(n.span, unit_->env_slot, int(r.hops), int(r.slot) + 1, make<LiteralNode>(n.span, kUndefined));
      return sequence(n.span, {read, write});
    }
    case NameKind::ClassName: case NameKind::ClassFree: return make<DeleteClassNameNode>(n.span, unit_->names_slot, name);
    default: return make<DeleteGlobalNode>(n.span, &module_->globals.at(name));
  }
}

Node* Translator::special(ast::Span at, Symbol* name, int argc) {
  Node* n = adopt(make_special_call(name, argc));
  static_cast<CallBase*>(n)->set_source(at.start, at.length);
  return n;
}

Node* Translator::assign(ast::Expression& target, Node* value) {
  switch (target.kind) {
    case X::Name: return write_name(ast::as<ast::Name>(target), value);
    case X::Attribute: {
      auto& a = ast::as<ast::Attribute>(target);
      Symbol* name = intern(a.name);
      // The attributes that methods assign to self: instances get room for them.
      if (auto* n = ast::try_as<ast::Name>(a.value); n && unit_->self && n->reference.variable == unit_->self && unit_->outer && unit_->outer->class_body)
        unit_->outer->class_body->instance_attributes.push_back(name);
      return make<WriteAttributeNode>(a.span, expression(*a.value), name, value);
    }
    case X::Subscript: {
      auto& s = ast::as<ast::Subscript>(target);
      Node* object = expression(*s.value);
      Node* index = index_of(*s.index);
      return make<StoreSubscriptNode>(s.span, object, index, value, special(s.span, names::setitem, 2));
    }
    case X::TupleDisplay: case X::ListDisplay: return unpack(target.span, *parts_of(target), value);
    case X::Starred: return assign(*ast::as<ast::Starred>(target).value, value);
    default: HY_CHECK(false, "not a target");
  }
}

// The slots that are to get the values, and what then assigns them; null: they are the targets.
Node* Translator::assign_all(ast::Span at, const List<ast::Expression*>& targets, std::vector<int>& slots) {
  auto is_local = [](ast::Expression* target) {
    auto* n = ast::try_as<ast::Name>(target);
    return n && n->reference.kind == NameKind::Local;
  };
  if (std::all_of(targets.begin(), targets.end(), is_local)) {
    for (ast::Expression* target : targets) {
      const Variable* v = ast::as<ast::Name>(*target).reference.variable;
      note_assigned(v);
      slots.push_back(local_slot(v));
    }
    return nullptr;
  }
  std::vector<Node*> nodes;
  for (ast::Expression* target : targets) {
    slots.push_back(new_slot());
    nodes.push_back(assign(*target, get(at, slots.back())));
  }
  return sequence(at, std::move(nodes));
}

const List<ast::Expression*>* Translator::parts_of(ast::Expression& target) {
  if (auto* tuple = ast::try_as<ast::TupleDisplay>(&target)) return &tuple->elements;
  if (auto* list = ast::try_as<ast::ListDisplay>(&target)) return &list->elements;
  return nullptr;
}

int Translator::star_of(const List<ast::Expression*>& targets) {
  for (size_t i = 0; i < targets.size(); i++)
    if (targets[i]->kind == X::Starred) return int(i);
  return -1;
}

Node* Translator::unpack(ast::Span at, const List<ast::Expression*>& targets, Node* value, std::vector<int>* slots, Node** assignments) {
  std::vector<int> places;
  Node* rest = assign_all(at, targets, places);
  Node* unpack = make<UnpackNode>(at, value, places, star_of(targets));
  if (slots) *slots = std::move(places);
  if (assignments) *assignments = rest;
  return rest ? sequence(at, {unpack, rest}) : unpack;
}

Node* Translator::remove(ast::Expression& target) {
  switch (target.kind) {
    case X::Name: return delete_name(ast::as<ast::Name>(target));
    case X::Attribute: {
      auto& a = ast::as<ast::Attribute>(target);
      return make<DeleteAttributeNode>(a.span, expression(*a.value), intern(a.name));
    }
    case X::Subscript: {
      auto& s = ast::as<ast::Subscript>(target);
      Node* object = expression(*s.value);
      return make<RuntimeBinaryNode<delete_item>>(s.span, object, index_of(*s.index));
    }
    default: {
      const auto& elements = target.kind == X::TupleDisplay ? ast::as<ast::TupleDisplay>(target).elements : ast::as<ast::ListDisplay>(target).elements;
      std::vector<Node*> nodes;
      for (ast::Expression* e : elements) nodes.push_back(remove(*e));
      return sequence(target.span, std::move(nodes));
    }
  }
}

}  // namespace hypha::python
