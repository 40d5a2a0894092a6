// SPDX-License-Identifier: MIT
// Control flow.
#include "languages/python/nodes/exception.h"
#include "languages/python/nodes/loop.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/exception/exception.h"
#include "nodes/literal/literal.h"

namespace hypha::python {

Node* Translator::if_statement(ast::If& s, size_t i, bool tail) {
  auto branch = [&](const ast::Block& b) { return tail ? tail_block(b, s.span) : block(b); };
  if (i == s.clauses.size()) return branch(s.otherwise);
  Node* test = condition(*s.clauses[i].test);
  Flow before = unit_->flow;
  Node* then = branch(s.clauses[i].body);
  Flow after = unit_->flow;
  unit_->flow = before;
  Node* otherwise = if_statement(s, i + 1, tail);
  unit_->flow = join(after, unit_->flow);
  return make<IfNode>(s.clauses[i].test->span, test, then, otherwise);
}

// ---- loops

Node* Translator::leave_loop(ast::Span at, bool again) {
  unit_->flow.dead = true;
  if (again) return make<NextNode>(at);
  int slot = unit_->loops.back().broken_slot;
  Node* n = make<BreakNode>(at);
  if (slot < 0) return n;
  return sequence(at, {put(at, slot, make<LiteralNode>(at, kTrue)), n});
}

Node* Translator::with_loop_else(ast::Span at, int broken_slot, const ast::Block& otherwise, Node* loop) {
  if (broken_slot < 0) return loop;
  Node* start = put(at, broken_slot, make<LiteralNode>(at, kFalse));
  Node* rest = uncertain([&] { return block(otherwise); });
  return sequence(at, {start, loop, make<IfNode>(at, get(at, broken_slot), none(at), rest)});
}

Node* Translator::while_statement(ast::While& s) {
  int broken = s.otherwise.empty() ? -1 : new_slot();
  Node* test = condition(*s.test);
  Flow after = unit_->flow;
  unit_->loops.push_back({broken});
  Node* body = block(s.body);
  unit_->loops.pop_back();
  unit_->flow = after;
  return with_loop_else(s.span, broken, s.otherwise, make<WhileNode>(s.span, test, body));
}

Node* Translator::for_statement(ast::For& s) {
  int broken = s.otherwise.empty() ? -1 : new_slot();
  Node* iterable = expression(*s.iterable);
  unit_->loops.push_back({broken});
  Node* loop = for_loop(s.span, s.iterable->span, s.target, iterable, [&] { return block(s.body); });
  unit_->loops.pop_back();
  return with_loop_else(s.span, broken, s.otherwise, loop);
}

Node* Translator::for_loop(ast::Span at, ast::Span, ast::Expression* target, Node* iterable, const std::function<Node*()>& body) {
  LoopSlots slots{new_slot(), new_slot(), new_slot(), -1};
  Flow before = unit_->flow;
  auto* n = ast::try_as<ast::Name>(target);
  const List<ast::Expression*>* parts = parts_of(*target);
  std::vector<int> places;
  Node *store = nullptr, *assignments = nullptr;
  if (n && n->reference.kind == NameKind::Local) {
    slots.item = local_slot(n->reference.variable);
    note_assigned(n->reference.variable);
  } else {
    slots.item = new_slot();
    Node* item = get(target->span, slots.item);
    store = parts ? unpack(target->span, *parts, item, &places, &assignments) : assign(*target, item);
  }
  Node* inside = body();
  unit_->flow = before;
  PairLoopNode* pairs = nullptr;
  if (places.size() == 2 && places[0] != places[1] && star_of(*parts) < 0) {
    LoopSlots first = slots;
    first.item = places[0];
    pairs = make<PairLoopNode>(target->span, first, assignments, inside);
    pairs->next.second = places[1];
  }
  auto* loop = make<ForNode>(at, iterable, slots, store, inside, pairs);
  loop->set_source(at.start, at.length);
  return loop;
}

// ---- try

Node* Translator::try_statement(ast::Try& s) {
  auto protected_part = [&]() -> Node* {
    if (s.handlers.empty()) return block(s.body);
    HandlerSlots slots{new_slot(), new_slot(), new_slot()};
    Flow before = unit_->flow;
    int done = s.otherwise.empty() ? -1 : new_slot();
    std::vector<Node*> body_nodes{block(s.body)};
    if (done >= 0) body_nodes.push_back(put(s.span, done, make<LiteralNode>(s.span, kTrue)));
    Node* body = sequence(s.span, body_nodes);
    Flow after_body = unit_->flow;
    unit_->flow = before;
    Node* handler = handlers(s, slots);
    Flow after_handlers = unit_->flow;
    Node* n = make<TryExceptNode>(s.span, body, handler, slots);
    unit_->flow = after_body;
    if (done >= 0) {  // else: outside of the protected part
      Node* start = put(s.span, done, make<LiteralNode>(s.span, kFalse));
      Node* rest = block(s.otherwise);
      n = sequence(s.span, {start, n, make<IfNode>(s.span, get(s.span, done), rest, none(s.span))});
    }
    unit_->flow = join(unit_->flow, after_handlers);
    return n;
  };
  if (s.finally.empty()) return protected_part();
  Flow before = unit_->flow;
  Node* body = protected_part();
  Flow after = unit_->flow;
  unit_->flow = before;
  Node* n = with_finally(s.span, body, [&] { return block(s.finally); });
  bool cleanup_leaves = unit_->flow.dead;
  unit_->flow = after;
  unit_->flow.dead |= cleanup_leaves;
  return n;
}

Node* Translator::with_finally(ast::Span at, Node* body, const std::function<Node*()>& cleanup) {
  HandlerSlots slots{new_slot(), new_slot(), new_slot()};
  Node* noted = make<NotePendingNode>(at, body, slots);
  Node* inner = make<FinallyNode>(at, cleanup(), make<LeaveHandlerNode>(at, slots));
  Node* nothing_pending = make<IsNode<false>>(at, get(at, slots.exception), none(at));
  Node* again = make<IfNode>(at, nothing_pending, none(at), make<ReraiseNode>(at, slots.exception));
  return make<FinallyNode>(at, noted, sequence(at, {make<EnterCleanupNode>(at, slots), inner, again}));
}

Node* Translator::handlers(ast::Try& s, HandlerSlots slots) {
  Node* chain = s.is_star ? star_handlers(s, slots) : handler_chain(s, slots, 0);
  Node* leave = make<LeaveHandlerNode>(s.span, slots);
  return sequence(s.span, {make<EnterHandlerNode>(s.span, slots), make<FinallyNode>(s.span, chain, leave)});
}

Node* Translator::handler_chain(ast::Try& s, HandlerSlots slots, size_t i) {
  if (i == s.handlers.size()) {
    unit_->flow.dead = true;
    return make<ReraiseNode>(s.span, slots.exception);
  }
  ast::ExceptHandler& h = s.handlers[i];
  Node* test = h.type ? make<MatchExceptionNode>(h.type->span, slots.exception, expression(*h.type)) : nullptr;
  Flow before = unit_->flow;
  Node* body = handler_body(h, slots.exception);
  if (!test) return body;
  Flow after = unit_->flow;
  unit_->flow = before;
  Node* rest = handler_chain(s, slots, i + 1);
  unit_->flow = join(after, unit_->flow);
  return make<IfNode>(h.span, test, body, rest);
}

// except T as name: the name is gone afterwards.
Node* Translator::handler_body(ast::ExceptHandler& h, int slot) {
  if (!h.target) return block(h.body);
  Node* bind = write_name(*h.target, get(h.span, slot));
  Node* body = block(h.body);
  Flow after = unit_->flow;
  Node* forget = sequence(h.span, {write_name(*h.target, none(h.span)), delete_name(*h.target)});
  unit_->flow = after;
  return sequence(h.span, {bind, make<FinallyNode>(h.span, body, forget)});
}

// except*: each clause takes its part of the group; what is left, or was raised, goes on.
Node* Translator::star_handlers(ast::Try& s, HandlerSlots slots) {
  int state = new_slot(), part = new_slot();
  ast::Span at = s.span;
  std::vector<Node*> nodes{put(at, state, make<RuntimeUnaryNode<star_begin>>(at, get(at, slots.exception)))};
  Flow before = unit_->flow;
  for (ast::ExceptHandler& h : s.handlers) {
    Node* take = put(h.span, part, make<RuntimeBinaryNode<star_take>>(h.span, get(h.span, state), expression(*h.type)));
    HandlerSlots inner{new_slot(), new_slot(), new_slot()};
    Node* body = make<TryExceptNode>(h.span, handler_body(h, part),
                                     sequence(h.span, {make<EnterHandlerNode>(h.span, inner),
                                                       make<FinallyNode>(h.span, make<RuntimeBinaryNode<star_raised>>(h.span, get(h.span, state), get(h.span, inner.exception)),
                                                                         make<LeaveHandlerNode>(h.span, inner))}),
                                     inner);
    Node* handled = sequence(h.span, {make<RuntimeUnaryNode<star_handling>>(h.span, get(h.span, part)), body});
    nodes.push_back(sequence(h.span, {take, make<IfNode>(h.span, make<IsNode<true>>(h.span, get(h.span, part), none(h.span)), handled, none(h.span))}));
    unit_->flow = before;
  }
  nodes.push_back(make<RuntimeUnaryNode<star_end>>(at, get(at, state)));
  return sequence(at, std::move(nodes));
}

// ---- with

Node* Translator::with_statement(ast::With& s, size_t i) {
  if (i == s.items.size()) return block(s.body);
  ast::WithItem& item = s.items[i];
  ast::Span at = item.context->span;
  int manager = new_slot(), swallowed = new_slot();
  std::vector<Node*> nodes;
  nodes.push_back(put(at, manager, make<RuntimeUnaryNode<with_check>>(at, expression(*item.context))));
  Node* entered = make<RuntimeUnaryNode<with_enter>>(at, get(at, manager));
  nodes.push_back(item.target ? assign(*item.target, entered) : entered);
  nodes.push_back(put(at, swallowed, make<LiteralNode>(at, kFalse)));
  Flow before = unit_->flow;
  HandlerSlots slots{new_slot(), new_slot(), new_slot()};
  Node* body = with_statement(s, i + 1);
  // The exception goes to __exit__, which may take it.
  Node* exit = make<RuntimeBinaryNode<with_exit>>(at, get(at, manager), get(at, slots.exception));
  Node* ask = make<IfNode>(at, exit, none(at), make<ReraiseNode>(at, slots.exception));
  Node* handler = sequence(at, {put(at, swallowed, make<LiteralNode>(at, kTrue)), make<EnterHandlerNode>(at, slots),
                                make<FinallyNode>(at, ask, make<LeaveHandlerNode>(at, slots))});
  Node* guarded = make<TryExceptNode>(at, body, handler, slots);
  Node* leave = make<IfNode>(at, get(at, swallowed), none(at), make<RuntimeBinaryNode<with_exit>>(at, get(at, manager), none(at)));
  nodes.push_back(make<FinallyNode>(at, guarded, leave));
  unit_->flow = before;
  return sequence(at, std::move(nodes));
}

}  // namespace hypha::python
