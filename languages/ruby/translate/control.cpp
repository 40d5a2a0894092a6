// SPDX-License-Identifier: MIT
// Conditions, loops, case, exceptions, non-local control.
#include "languages/ruby/translate/translator.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

Node* Translator::condition(ast::Node* n) {
  if (auto* f = ast::try_as<ast::FlipFlop>(n)) {
    Node* off = make<IfNode>(n, expression(f->low),
      make<SequenceNode>(n, std::vector<Node*>{
        write_variable(n, f->state, f->exclusive ? make<LiteralNode>(n, kTrue) : make<NotNode>(n, expression(f->high))), make<LiteralNode>(n, kTrue)}),
      make<LiteralNode>(n, kFalse));
    Node* on_ = make<SequenceNode>(n, std::vector<Node*>{
      make<IfNode>(n, expression(f->high), write_variable(n, f->state, make<LiteralNode>(n, kFalse)), nil(n)), make<LiteralNode>(n, kTrue)});
    return make<IfNode>(n, read_variable(n, f->state), on_, off);
  }
  return expression(n);
}

// The value of a while is nil, or what break gave.
Node* Translator::while_loop(ast::While* n, bool used) {
  int result = new_slot();
  unit_->loops.push_back({result});
  Node* c = condition(n->condition);
  Node* body = effect(n->body);
  unit_->loops.pop_back();
  auto loop = std::make_unique<WhileNode>(c, body, n->until, !n->body_first);
  loop->source_start = n->start, loop->source_length = n->length;
  loop->dead_slots = dead_slots(n);
  Node* w = own(std::move(loop));
  if (!used) return w;
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, result, nil(n)), w, make<ReadLocalNode>(n, result)});
}

Node* Translator::case_when(ast::Case* n) {
  int subject = n->subject ? new_slot() : -1;
  Node* result = expression(n->else_body);
  for (size_t w = n->whens.size; w-- > 0;) {
    const ast::When& when = n->whens[w];
    Node* test = nullptr;
    for (size_t i = when.conditions.size; i-- > 0;) {
      ast::Node* c = when.conditions[i];
      Node* one;
      if (auto* s = ast::try_as<ast::Splat>(c)) {
        Node* list = make<ConvertNode<splat_to_array>>(c, expression(s->value));
        Node* v = subject < 0 ? make<LiteralNode>(c, kUndefined) : make<ReadLocalNode>(c, subject);
        one = send(c, literal(c, main_object), "__case_any", {list, v}, true);
      } else if (subject < 0) {
        one = expression(c);
      } else {
        one = send(c, expression(c), "===", {make<ReadLocalNode>(c, subject)}, true);
      }
      test = test ? make<OrNode>(c, one, test) : one;
    }
    result = make<IfNode>(n, test, expression(when.body), result);
  }
  if (subject < 0) return result;
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, subject, expression(n->subject)), result});
}

// ---- exceptions

Node* Translator::begin(ast::Begin* n) {
  Node* body = n->rescues.empty() ? nullptr : rescues(n, nullptr);
  if (!body) {
    body = expression(n->body);
    if (n->else_body) body = make<SequenceNode>(n, std::vector<Node*>{body, expression(n->else_body)});
  }
  if (!n->has_ensure) return body;
  return make<FinallyNode>(n, body, effect(n->ensure_body));
}

// try { body; else is run behind, outside of the protection } rescue -> clauses, each restoring $! at its end; retry repeats all.
Node* Translator::rescues(ast::Begin* n, Node*) {
  int exception = new_slot(), saved = new_slot(), done = new_slot(), result = new_slot();
  Unit& u = *unit_;
  bool retries = u.scope->has_retry;
  if (retries) u.loops.push_back({result});
  Node* body = expression(n->body);
  std::vector<Node*> protect = {make<WriteLocalNode>(n, result, body), make<WriteLocalNode>(n, done, make<LiteralNode>(n, kTrue)), make<ReadLocalNode>(n, result)};
  int outer_exception = u.exception_slot;
  u.exception_slot = exception;
  Node* clauses = make<RethrowNode>(n, exception);
  for (size_t r = n->rescues.size; r-- > 0;) {
    const ast::Rescue& rescue = n->rescues[r];
    std::vector<Node*> handle = {make<EnterRescueNode>(n, exception, saved)};
    if (rescue.target) handle.push_back(assign(rescue.target, make<ReadLocalNode>(n, exception)));
    handle.push_back(expression(rescue.body));
    Node* clause = make<FinallyNode>(n, make<SequenceNode>(n, std::move(handle)),
                                     make<ConvertNode<swap_current_exception>>(n, make<ReadLocalNode>(n, saved)));
    Node* test = nullptr;
    for (size_t i = rescue.classes.size; i-- > 0;) {
      ast::Node* c = rescue.classes[i];
      Node* value = c->kind == K::Splat ? make<ConvertNode<splat_to_array>>(c, expression(as<ast::Splat>(c)->value)) : expression(c);
      Node* one = make<RescueMatchNode>(c, exception, value);
      test = test ? make<OrNode>(c, one, test) : one;
    }
    if (!test) test = make<RescueMatchNode>(n, exception, literal(n, classes.StandardError->object));
    clauses = make<IfNode>(n, test, clause, clauses);
  }
  u.exception_slot = outer_exception;
  Node* whole = make<TryNode>(n, make<SequenceNode>(n, std::move(protect)), exception, clauses);
  if (n->else_body) {
    Node* if_done = make<IfNode>(n, make<ReadLocalNode>(n, done), expression(n->else_body), make<ReadLocalNode>(n, result));
    whole = make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, done, make<LiteralNode>(n, kFalse)), make<WriteLocalNode>(n, result, whole), if_done});
  }
  if (!retries) return whole;
  u.loops.pop_back();
  Node* once = make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, result, whole), make<BreakNode>(n)});
  return make<SequenceNode>(n, std::vector<Node*>{make<WhileNode>(n, make<LiteralNode>(n, kTrue), once), make<ReadLocalNode>(n, result)});
}

// ---- leaving

// return in a block leaves the lambda around it, or the method.
Node* Translator::return_node(const ast::Node* at, Node* value) {
  if (!unit_->is_block || unit_->is_lambda) return make<ReturnNode>(at, value);
  for (ast::Scope* s = unit_->scope; s; s = s->parent) {
    Unit* u = units_.at(s);
    if (u->is_lambda) return make<BlockReturnNode>(at, value, read_captured(at, s, u->closure_env_index));
    if (!s->is_block()) {
      // The Env itself is the token: hops to it, without reading a variable.
      Node* env = make<EnvNode>(at, unit_->env_slot, hops_to(s));
      return make<BlockReturnNode>(at, value, env);
    }
  }
  return make<ReturnNode>(at, value);
}

Node* Translator::leave(ast::Node* n) {
  switch (n->kind) {
    case K::Return: return return_node(n, expression(as<ast::Return>(n)->value));
    case K::Break: {
      auto* b = as<ast::Break>(n);
      if (b->from_block) return make<BlockBreakNode>(n, expression(b->value), unit_->is_lambda);
      Node* store = make<WriteLocalNode>(n, unit_->loops.back().result_slot, expression(b->value));
      return make<SequenceNode>(n, std::vector<Node*>{store, make<BreakNode>(n)});
    }
    case K::Next: {
      auto* x = as<ast::Next>(n);
      if (x->from_block) return make<ReturnNode>(n, expression(x->value));
      return make<SequenceNode>(n, std::vector<Node*>{effect(x->value), make<NextNode>(n)});
    }
    case K::Retry: return make<NextNode>(n);
    default: return make<RuntimeNode<>>(n, +[] { return raise(classes.NotImplementedError, "redo"); });
  }
}

// ---- defined?

Node* Translator::defined(ast::Node* n) {
  auto text = [&](const char* t) {
    Value s = new_string(t);
    freeze(s);
    return literal(n, s);
  };
  if (!n) return text("nil");
  switch (n->kind) {
    case K::NilLiteral: return text("expression");
    case K::Self: return text("self");
    case K::TrueLiteral: case K::FalseLiteral: return text("expression");
    case K::LocalGet: return text("local-variable");
    case K::IvarGet: return make<RuntimeValueNode<Symbol*>>(n, defined_ivar, make<ReadLocalNode>(n, 0), symbol(as<ast::IvarGet>(n)->name));
    case K::GvarGet: return make<RuntimeNode<Symbol*>>(n, defined_global, symbol(as<ast::GvarGet>(n)->name));
    case K::CvarGet: return make<RuntimeNode<LexicalScope*, Symbol*>>(n, defined_class_variable, unit_->lexical, symbol(as<ast::CvarGet>(n)->name));
    case K::ConstGet: {
      auto* c = as<ast::ConstGet>(n);
      if (!c->scope) return make<RuntimeNode<LexicalScope*, Symbol*>>(n, defined_constant, c->top ? top_scope() : unit_->lexical, symbol(c->name));
      int e = new_slot();
      Node* read = make<SequenceNode>(n, std::vector<Node*>{expression(n), text("constant")});
      return make<TryNode>(n, read, e, nil(n));
    }
    case K::Yield: return make<IfNode>(n, make<BlockGivenNode>(n, method_block(n)), text("yield"), nil(n));
    case K::Super: case K::ZSuper: {
      Unit* home = units_.at(unit_->scope->home());
      return make<RuntimeValueNode<const MethodInfo*>>(n, defined_super, make<ReadLocalNode>(n, 0), static_cast<const MethodInfo*>(home->method));
    }
    case K::Call: {
      auto* c = as<ast::Call>(n);
      Node* receiver = c->receiver ? expression(c->receiver) : make<ReadLocalNode>(n, 0);
      Node* ask = make<RuntimeValueNode<Symbol*, int64_t>>(n, defined_method, receiver, symbol(c->name), int64_t(!c->receiver));
      int e = new_slot();
      return c->receiver ? make<TryNode>(n, ask, e, nil(n)) : ask;
    }
    case K::LocalSet: case K::IvarSet: case K::GvarSet: case K::CvarSet: case K::ConstSet: case K::AttrSet: case K::IndexSet: case K::OpAssign: case K::MultiAssign:
      return text("assignment");
    default: return text("expression");
  }
}

}  // namespace hypha::ruby
