// SPDX-License-Identifier: MIT
// Conditions, loops, case, exceptions, non-local control.
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/nodes/call.h"
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/target_text.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/exception/exception.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

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
  unit_->loops.push_back({Loop::While, result});
  Node* c = condition(n->condition);
  Node* body = n->has_redo ? repeatable(n, Loop::Redo, [&] { return effect(n->body); }) : effect(n->body);
  unit_->loops.pop_back();
  auto loop = std::make_unique<WhileNode>(c, body, n->until, !n->body_first);
  loop->source_start = n->start, loop->source_length = n->length;
  loop->dead_slots = dead_slots(n);
  Node* w = own(std::move(loop));
  if (!used) return w;
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, result, nil(n)), w, make<ReadLocalNode>(n, result)});
}

// break, next, retry or redo: of the innermost loop that takes it.
Node* Translator::jump(const ast::Node* at, Jump j) {
  auto& loops = unit_->loops;
  auto takes = [&](const Loop& l) {
    return l.kind == (j == Jump::Retry ? Loop::Retry : j == Jump::Redo ? Loop::Redo : Loop::While);
  };
  if (takes(loops.back())) return j == Jump::Break ? make<BreakNode>(at) : make<NextNode>(at);
  int& left = loops.back().left_slots[size_t(j)];
  if (left < 0) left = new_slot();
  return make<SequenceNode>(at, std::vector<Node*>{make<WriteLocalNode>(at, left, make<LiteralNode>(at, kTrue)), make<BreakNode>(at)});
}

// A loop that ends by itself unless a retry or redo starts it again.
Node* Translator::repeatable(const ast::Node* at, Loop::Kind kind, const std::function<Node*()>& body) {
  int result = new_slot();
  unit_->loops.push_back({kind, result});
  Node* once = make<SequenceNode>(at, std::vector<Node*>{make<WriteLocalNode>(at, result, body()), make<BreakNode>(at)});
  Loop loop = unit_->loops.back();
  unit_->loops.pop_back();
  std::vector<Node*> all;
  for (int slot : loop.left_slots)
    if (slot >= 0) all.push_back(make<WriteLocalNode>(at, slot, nil(at)));
  all.push_back(make<WhileNode>(at, make<LiteralNode>(at, kTrue), once));
  for (size_t j = 0; j < 4; j++)
    if (int slot = loop.left_slots[j]; slot >= 0)
      all.push_back(make<IfNode>(at, make<ReadLocalNode>(at, slot), jump(at, Jump(j)), nil(at)));
  all.push_back(make<ReadLocalNode>(at, result));
  return make<SequenceNode>(at, std::move(all));
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

// For backtraces: where the clauses are.
void Translator::clause_texts(ast::Begin* n) {
  if (is_internal(tree_.source) || !n->body) return;
  auto end_of = [](const ast::Node* c) { return c ? c->start + c->length : 0; };
  auto& clauses = make_target_text(unit_->target).clauses;
  uint32_t body_end = end_of(n->body), protected_end = body_end;
  bool whole_method = unit_->root == n && !unit_->is_block;
  uint32_t resumed = whole_method ? unit_->target->section.start : n->keyword ? n->start : n->body->start;
  if (n->has_ensure && !n->rescues.empty()) resumed = n->rescues[0].start;
  for (const ast::Rescue& r : n->rescues) {
    uint32_t end = std::max(end_of(r.body), r.start);
    for (const ast::Node* c : r.classes) end = std::max(end, end_of(c));
    clauses.push_back({n->body->start, body_end, r.start, end, resumed, false});
    protected_end = std::max(protected_end, end);
  }
  protected_end = std::max(protected_end, end_of(n->else_body));
  if (!n->ensure_body) return;
  auto* list = ast::try_as<ast::Statements>(n->ensure_body);
  const ast::Node* last = list ? list->list[list->list.size - 1] : n->ensure_body;
  clauses.push_back({n->body->start, protected_end, n->ensure_body->start, end_of(n->ensure_body), last->start, true});
}

// The cleanup sees the exception that is in flight as $!.
Node* Translator::ensure(ast::Begin* n, Node* body) {
  if (!n->ensure_body) return body;
  int exception = new_slot(), saved = new_slot();
  Node* noted = make<SequenceNode>(n, std::vector<Node*>{make<EnterRescueNode>(n, exception, saved), make<RethrowNode>(n, exception)});
  Node* cleanup = make<FinallyNode>(n, effect(n->ensure_body), make<LeaveEnsureNode>(n, saved));
  return make<SequenceNode>(n, std::vector<Node*>{
    make<WriteLocalNode>(n, saved, make<LiteralNode>(n, kUndefined)),
    make<FinallyNode>(n, make<TryNode>(n, body, exception, noted), cleanup)});
}

Node* Translator::begin(ast::Begin* n) {
  Node* body = n->rescues.empty() ? nullptr : rescues(n);
  if (!body) {
    body = expression(n->body);
    if (n->else_body) body = make<SequenceNode>(n, std::vector<Node*>{body, expression(n->else_body)});
  }
  clause_texts(n);
  return ensure(n, body);
}

// try { body; else is run behind, outside of the protection } rescue -> clauses, each restoring $! at its end; retry repeats all.
Node* Translator::rescues(ast::Begin* n) {
  return unit_->scope->has_retry ? repeatable(n, Loop::Retry, [&] { return rescued_body(n); }) : rescued_body(n);
}

Node* Translator::rescued_body(ast::Begin* n) {
  int exception = new_slot(), saved = new_slot(), done = new_slot(), result = new_slot();
  Unit& u = *unit_;
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
  return whole;
}

// ---- leaving

// return in a block leaves the lambda around it, or the method, if that still runs.
Node* Translator::return_node(const ast::Node* at, Node* value) {
  if (!unit_->is_block || unit_->is_lambda) return make<ReturnNode>(at, value);
  for (ast::Scope* s = unit_->scope; s; s = s->parent) {
    Unit* u = units_.at(s);
    if (u->is_lambda) return make<BlockReturnNode>(at, value, read_captured(at, s, u->closure_env_index), nil(at));
    if (s->is_block()) continue;
    if (u->returned_env_index < 0) break;
    // The Env itself is the token: hops to it, without reading a variable.
    Node* env = make<EnvNode>(at, unit_->env_slot, hops_to(s));
    return make<BlockReturnNode>(at, value, env, read_captured(at, s, u->returned_env_index));
  }
  return make<RuntimeValueNode<>>(at, orphan_return, value);
}

Node* Translator::leave(ast::Node* n) {
  switch (n->kind) {
    case K::Return: return return_node(n, expression(as<ast::Return>(n)->value));
    case K::Break: {
      auto* b = as<ast::Break>(n);
      if (b->from_block) return make<BlockBreakNode>(n, expression(b->value), unit_->is_lambda);
      size_t i = unit_->loops.size() - 1;
      while (unit_->loops[i].kind != Loop::While) i--;
      Node* store = make<WriteLocalNode>(n, unit_->loops[i].result_slot, expression(b->value));
      return make<SequenceNode>(n, std::vector<Node*>{store, jump(n, Jump::Break)});
    }
    case K::Next: {
      auto* x = as<ast::Next>(n);
      if (x->from_block) return make<ReturnNode>(n, expression(x->value));
      return make<SequenceNode>(n, std::vector<Node*>{effect(x->value), jump(n, Jump::Next)});
    }
    case K::Retry: return jump(n, Jump::Retry);
    default: return jump(n, Jump::Redo);
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
    case K::NilLiteral: return text("nil");
    case K::Self: return text("self");
    case K::TrueLiteral: return text("true");
    case K::FalseLiteral: return text("false");
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
    case K::ArrayLiteral: {
      Node* whole = text("expression");
      for (ast::Node* e : as<ast::ArrayLiteral>(n)->elements) whole = make<IfNode>(n, defined(e), whole, nil(n));
      return whole;
    }
    case K::NthRef: case K::BackRef: return make<IfNode>(n, expression(n), text("global-variable"), nil(n));
    case K::Call: {
      auto* c = as<ast::Call>(n);
      if (!c->receiver && (c->name == "__method__" || c->name == "__dir__" || c->name == "block_given?" || c->name == "binding")) return text("method");
      Node* receiver = c->receiver ? expression(c->receiver) : make<ReadLocalNode>(n, 0);
      Node* ask = make<DefinedMethodNode>(n, CallSite{symbol(c->name), !c->receiver}, receiver);
      int e = new_slot();
      return c->receiver ? make<TryNode>(n, ask, e, nil(n)) : ask;
    }
    case K::LocalSet: case K::IvarSet: case K::GvarSet: case K::CvarSet: case K::ConstSet: case K::AttrSet: case K::IndexSet: case K::OpAssign: case K::MultiAssign:
      return text("assignment");
    default: return text("expression");
  }
}

}  // namespace hypha::ruby
