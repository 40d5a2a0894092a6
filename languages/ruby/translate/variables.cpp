// SPDX-License-Identifier: MIT
// Variables and assignments.
#include <algorithm>
#include <functional>

#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/nodes/instance_variable.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/nodes/variable.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

// Env objects between an activation of the current scope and `owner`'s.
int Translator::hops_to(const ast::Scope* owner) {
  int hops = 0;
  for (const ast::Scope* s = unit_->scope; s != owner; s = s->parent) hops += s->env_slots > 0;
  return hops;
}

Node* Translator::read_captured(const ast::Node* at, const ast::Scope* owner, int index) {
  return make<ReadCapturedNode>(at, unit_->env_slot, hops_to(owner), 1 + index);
}

Node* Translator::read_variable(const ast::Node* at, const ast::Variable* v) {
  if (v->captured) return read_captured(at, v->owner, int(v->index));
  return make<ReadLocalNode>(at, unit_->slots.at(v));
}

Node* Translator::write_variable(const ast::Node* at, const ast::Variable* v, Node* value) {
  if (v->captured) return make<WriteCapturedNode>(at, unit_->env_slot, hops_to(v->owner), 1 + int(v->index), value);
  return make<WriteLocalNode>(at, unit_->slots.at(v), value);
}

Node* Translator::method_block(const ast::Node* at) {
  ast::Scope* home = unit_->scope->home();
  if (home == unit_->scope) return make<ReadLocalNode>(at, 1);
  Unit* h = units_.at(home);
  return h->block_env_index < 0 ? nil(at) : read_captured(at, home, h->block_env_index);
}

Node* Translator::constant(ast::ConstGet* n) {
  if (n->scope) return make<ScopedConstantNode>(n, expression(n->scope), symbol(n->name));
  return make<ReadConstantNode>(n, n->top ? top_scope() : unit_->lexical, symbol(n->name));
}

Node* Translator::global(const ast::Node* at, ast::Name name) {
  if (is_special_global(symbol(name))) return make<RuntimeNode<Symbol*>>(at, read_special_global, symbol(name));
  return make<ReadGlobalNode>(at, global_cell(symbol(name)));
}

Node* Translator::instance_variable_set(ast::IvarSet* n, Node* value) {
  Symbol* name = symbol(n->name);
  if (auto* seen = unit_->instance_variables; seen && std::find(seen->begin(), seen->end(), name) == seen->end()) seen->push_back(name);
  return make<WriteIvarNode>(n, name, value);
}

// The value of an assignment is the assigned value, whatever a setter returns.
Node* Translator::assign(ast::Node* target, Node* value) {
  switch (target->kind) {
    case K::LocalSet: return write_variable(target, as<ast::LocalSet>(target)->variable, value);
    case K::IvarSet: return instance_variable_set(as<ast::IvarSet>(target), value);
    case K::GvarSet: {
      Symbol* name = symbol(as<ast::GvarSet>(target)->name);
      if (is_special_global(name)) return make<RuntimeValueNode<Symbol*>>(target, write_special_global, value, name);
      return make<WriteGlobalNode>(target, global_cell(name), value);
    }
    case K::CvarSet: return make<WriteClassVariableNode>(target, unit_->lexical, symbol(as<ast::CvarSet>(target)->name), value);
    case K::ConstSet: {
      auto* c = as<ast::ConstSet>(target);
      Node* module = c->scope ? expression(c->scope) : c->top ? literal(target, classes.Object->object) : nullptr;
      return make<WriteConstantNode>(target, unit_->lexical, module, symbol(c->name), value);
    }
    case K::AttrSet: {
      auto* a = as<ast::AttrSet>(target);
      bool own = !a->receiver || a->receiver->kind == K::Self;
      Symbol* setter = intern(std::string(a->name) + "=");
      auto store = [&](Node* receiver) {
        return assignment_call(target, call_site(setter, own), receiver, {value});
      };
      return a->safe ? safe_navigation(target, a->receiver, store) : store(expression(a->receiver));
    }
    case K::IndexSet: {
      auto* i = as<ast::IndexSet>(target);
      bool own = i->receiver && i->receiver->kind == K::Self;
      const ast::Arguments& keys = i->arguments;
      if (!keys.has_splat && !keys.keywords && !keys.block && !keys.block_pass && keys.positional.size < kMaxPlainArguments) {
        Node* receiver = expression(i->receiver);
        std::vector<Node*> args;
        for (ast::Node* k : keys.positional) args.push_back(expression(k));
        args.push_back(value);
        return assignment_call(target, call_site(names::aset, own), receiver, std::move(args));
      }
      int v = new_slot();
      return make<SequenceNode>(target, std::vector<Node*>{
        ordinary_call(target, call_site(names::aset, own), expression(i->receiver), i->arguments, make<WriteLocalNode>(target, v, value)),
        make<ReadLocalNode>(target, v)});
    }
    case K::MultiTarget: {
      int slot = new_slot();
      std::vector<Node*> all;
      auto targets = prepare_all(as<ast::MultiTarget>(target), all);
      all.push_back(make<WriteLocalNode>(target, slot, make<ToArrayNode>(target, value)));
      destructure(as<ast::MultiTarget>(target), targets, slot, all);
      all.push_back(make<ReadLocalNode>(target, slot));
      return make<SequenceNode>(target, std::move(all));
    }
    case K::Splat: return assign(as<ast::Splat>(target)->value, value);
    default: HY_CHECK(false, "not a target"); return nil();
  }
}

Translator::Assign Translator::prepare(ast::Node* target, std::vector<Node*>& before) {
  auto keep = [&](ast::Node* n) {
    int slot = new_slot();
    before.push_back(make<WriteLocalNode>(n, slot, expression(n)));
    return slot;
  };
  // The value goes in last; what the setter returns does not matter.
  if (auto* a = ast::try_as<ast::AttrSet>(target); a && !a->safe && a->receiver) {
    int receiver = keep(a->receiver);
    bool own = a->receiver->kind == K::Self;
    return [=, this](Node* v) {
      Symbol* setter = intern(std::string(a->name) + "=");
      return assignment_call(target, call_site(setter, own), make<ReadLocalNode>(target, receiver), {v});
    };
  }
  if (auto* i = ast::try_as<ast::IndexSet>(target); i && i->receiver && !i->arguments.has_splat && !i->arguments.keywords &&
      i->arguments.positional.size < kMaxPlainArguments) {
    int receiver = keep(i->receiver);
    std::vector<int> keys;
    for (ast::Node* k : i->arguments.positional) keys.push_back(keep(k));
    bool own = i->receiver->kind == K::Self;
    return [=, this](Node* v) {
      std::vector<Node*> arguments;
      for (int k : keys) arguments.push_back(make<ReadLocalNode>(target, k));
      arguments.push_back(v);
      return assignment_call(target, call_site(names::aset, own), make<ReadLocalNode>(target, receiver), std::move(arguments));
    };
  }
  if (auto* s = ast::try_as<ast::Splat>(target)) return prepare(s->value, before);
  if (auto* m = ast::try_as<ast::MultiTarget>(target)) {
    auto targets = prepare_all(m, before);
    return [=, this](Node* v) {
      int slot = new_slot();
      std::vector<Node*> all = {make<WriteLocalNode>(m, slot, make<ToArrayNode>(m, v))};
      destructure(m, targets, slot, all);
      return make<SequenceNode>(m, std::move(all));
    };
  }
  return [=, this](Node* v) { return assign(target, v); };
}

// In order: those before the splat, the splat if there is one, those behind it.
std::vector<Translator::Assign> Translator::prepare_all(ast::MultiTarget* t, std::vector<Node*>& before) {
  std::vector<Assign> all;
  for (ast::Node* n : t->before) all.push_back(prepare(n, before));
  if (t->splat) all.push_back(prepare(t->splat, before));
  for (ast::Node* n : t->after) all.push_back(prepare(n, before));
  return all;
}

// Assigning to anything but a local variable may change the array, so that all elements are read before.
static bool leaves_the_array(ast::MultiTarget* t) {
  auto is_local = [](ast::Node* n) { return n->kind == K::LocalSet; };
  auto* splat = ast::try_as<ast::Splat>(t->splat);
  return std::all_of(t->before.begin(), t->before.end(), is_local) && std::all_of(t->after.begin(), t->after.end(), is_local) &&
         (!t->splat || is_local(splat ? splat->value : t->splat));
}

void Translator::destructure(ast::MultiTarget* t, const std::vector<Assign>& targets, int slot, std::vector<Node*>& out) {
  int before = int(t->before.size), after = int(t->after.size);
  std::vector<Node*> values;
  for (int i = 0; i < before; i++) values.push_back(make<ArrayPickNode>(t, slot, i));
  if (t->splat) values.push_back(make<ArrayTailNode>(t, slot, before, after));
  for (int i = 0; i < after; i++) values.push_back(make<ArrayPickEndNode>(t, slot, before, i, after));
  if (values.size() > 1 && !leaves_the_array(t)) {
    for (Node*& v : values) {
      int read = new_slot();
      out.push_back(make<WriteLocalNode>(t, read, v));
      v = make<ReadLocalNode>(t, read);
    }
  }
  for (size_t i = 0; i < values.size(); i++) out.push_back(targets[i](values[i]));
}

// a, b = x, y needs no array unless its value is used.
Node* Translator::multi_assign(ast::MultiAssign* n, bool used) {
  auto* values = ast::try_as<ast::ArrayLiteral>(n->value);
  bool flat = values && !n->target->has_splat && values->elements.size == n->target->before.size;
  if (values)
    for (ast::Node* e : values->elements) flat &= e->kind != K::Splat;
  std::vector<Node*> all;
  auto targets = prepare_all(n->target, all);
  if (!flat || used) {
    int value = new_slot(), list = new_slot();
    all.push_back(make<WriteLocalNode>(n, value, expression(n->value)));
    all.push_back(make<WriteLocalNode>(n, list, make<ToArrayNode>(n, make<ReadLocalNode>(n, value))));
    destructure(n->target, targets, list, all);
    all.push_back(make<ReadLocalNode>(n, value));
    return make<SequenceNode>(n, std::move(all));
  }
  std::vector<int> slots;
  for (ast::Node* e : values->elements) {
    slots.push_back(new_slot());
    all.push_back(make<WriteLocalNode>(e, slots.back(), expression(e)));
  }
  // CRuby assigns plain variables from the last on, which the order of instance variables shows.
  bool plain = true;
  for (ast::Node* t : n->target->before) plain &= t->kind == K::LocalSet || t->kind == K::IvarSet;
  for (size_t i = 0; i < slots.size(); i++) {
    size_t k = plain ? slots.size() - 1 - i : i;
    all.push_back(targets[k](make<ReadLocalNode>(n, slots[k])));
  }
  all.push_back(nil(n));
  return make<SequenceNode>(n, std::move(all));
}

// ---- a op= b

Node* Translator::combine(ast::OpAssign* n, Node* old_value, const std::function<Node*(Node*)>& store) {
  if (n->op == "||") return make<OrNode>(n, old_value, store(expression(n->value)));
  if (n->op == "&&") return make<AndNode>(n, old_value, store(expression(n->value)));
  return store(binary_operator(n, n->op, old_value, expression(n->value)));
}

// receiver.name op= value: the receiver is evaluated once.
Node* Translator::op_assign_attribute(ast::OpAssign* n, ast::AttrSet* a) {
  bool own = !a->receiver || a->receiver->kind == K::Self;
  std::string getter(a->name), setter = getter + "=";
  auto rest = [&](Node* receiver) {
    int r = new_slot();
    Node* old = send(a, make<ReadLocalNode>(a, r), getter.c_str(), {}, own);
    Node* whole = combine(n, old, [&](Node* v) {
      int result = new_slot();
      Node* store = send(a, make<ReadLocalNode>(a, r), setter.c_str(), {make<WriteLocalNode>(n, result, v)}, own);
      return make<SequenceNode>(n, std::vector<Node*>{store, make<ReadLocalNode>(n, result)});
    });
    return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(a, r, receiver), whole});
  };
  return a->safe ? safe_navigation(a, a->receiver, rest) : rest(expression(a->receiver));
}

// receiver[keys] op= value: receiver and keys are evaluated once.
Node* Translator::op_assign_index(ast::OpAssign* n, ast::IndexSet* i) {
  bool own = i->receiver && i->receiver->kind == K::Self;
  int r = new_slot();
  std::vector<Node*> all = {make<WriteLocalNode>(i, r, expression(i->receiver))};
  std::vector<int> keys;
  for (ast::Node* k : i->arguments.positional) {
    keys.push_back(new_slot());
    all.push_back(make<WriteLocalNode>(k, keys.back(), expression(k)));
  }
  auto read_keys = [&] {
    std::vector<Node*> args;
    for (int k : keys) args.push_back(make<ReadLocalNode>(i, k));
    return args;
  };
  Node* old = send(i, make<ReadLocalNode>(i, r), "[]", read_keys(), own);
  all.push_back(combine(n, old, [&](Node* v) -> Node* {
    std::vector<Node*> args = read_keys();
    if (args.size() < kMaxPlainArguments) {
      args.push_back(v);
      return assignment_call(i, call_site(names::aset, own), make<ReadLocalNode>(i, r), std::move(args));
    }
    int result = new_slot();
    args.push_back(make<WriteLocalNode>(n, result, v));
    return make<SequenceNode>(
        n, std::vector<Node*>{send(i, make<ReadLocalNode>(i, r), "[]=", std::move(args), own), make<ReadLocalNode>(n, result)});
  }));
  return make<SequenceNode>(n, std::move(all));
}

Node* Translator::op_assign(ast::OpAssign* n) {
  ast::Node* t = n->target;
  switch (t->kind) {
    case K::LocalSet: {
      auto* v = as<ast::LocalSet>(t)->variable;
      return combine(n, read_variable(t, v), [&](Node* value) { return write_variable(n, v, value); });
    }
    case K::IvarSet:
      return combine(n, make<ReadIvarNode>(t, symbol(as<ast::IvarSet>(t)->name)), [&](Node* v) { return instance_variable_set(as<ast::IvarSet>(t), v); });
    case K::GvarSet: return combine(n, global(t, as<ast::GvarSet>(t)->name), [&](Node* v) { return assign(t, v); });
    case K::CvarSet: {
      Symbol* name = symbol(as<ast::CvarSet>(t)->name);
      Node* old = n->op == "||" ? make<RuntimeNode<LexicalScope*, Symbol*>>(t, class_variable_or_nil, unit_->lexical, name)
                                : make<ReadClassVariableNode>(t, unit_->lexical, name);
      return combine(n, old, [&](Node* v) { return assign(t, v); });
    }
    case K::ConstSet: {
      auto* c = as<ast::ConstSet>(t);
      Node* old = make<RuntimeNode<LexicalScope*, Symbol*>>(t, constant_or_nil, c->top ? top_scope() : unit_->lexical, symbol(c->name));
      return combine(n, old, [&](Node* v) { return assign(t, v); });
    }
    case K::AttrSet: return op_assign_attribute(n, as<ast::AttrSet>(t));
    case K::IndexSet: return op_assign_index(n, as<ast::IndexSet>(t));
    default: HY_CHECK(false, "not a target of op-assign"); return nil();
  }
}

}  // namespace hypha::ruby
