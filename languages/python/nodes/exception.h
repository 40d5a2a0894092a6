// SPDX-License-Identifier: MIT
// raise, try, with. A handler puts the depth of calls right, makes the exception the handled one and restores the former one at its end.
#pragma once
#include "languages/python/runtime/interop.h"
#include "nodes/node_of.h"

namespace hypha::python {

struct RaiseNode : NodeOf<RaiseNode> {
  Node *exception, *cause;         // null: none
  RaiseNode(Node* e, Node* c) : exception(e), cause(c) {}
  RUN {
    if (!exception) return d.call_rt(*this, reraise_current);
    auto e = TRY(d.eval(exception));
    if (!cause) return d.call_rt(*this, raise_exception, e);
    auto c = TRY(d.eval(cause));
    return d.call_rt(*this, raise_from, e, c);
  }
};

struct HandlerSlots {
  int exception, depth, former;    // the caught exception; the depth of calls at the try; the exception handled outside
};

// Remembers the depth, then runs the body; the handler finds the exception in its slot.
struct TryExceptNode : NodeOf<TryExceptNode> {
  Node *body, *handler;
  HandlerSlots slots;
  TryExceptNode(Node* b, Node* h, HandlerSlots s) : body(b), handler(h), slots(s) {}
  RUN {
    d.set(slots.depth, d.load_thread(kDepthWord));
    return d.try_([=, this] { return d.eval(body); },
                  [=, this](auto e) {
                    d.set(slots.exception, e);
                    return d.eval(handler);
                  });
  }
};
struct EnterHandlerNode : NodeOf<EnterHandlerNode> {
  HandlerSlots slots;
  explicit EnterHandlerNode(HandlerSlots s) : slots(s) {}
  RUN {
    d.set(slots.former, d.call_rt(*this, enter_handler, d.get(slots.exception), d.get(slots.depth)));
    return d.constant(kNil);
  }
};
struct LeaveHandlerNode : NodeOf<LeaveHandlerNode> {
  HandlerSlots slots;
  explicit LeaveHandlerNode(HandlerSlots s) : slots(s) {}
  RUN {
    d.store_thread(kHandledWord, d.get(slots.former));
    return d.constant(kNil);
  }
};
struct MatchExceptionNode : NodeOf<MatchExceptionNode> {
  int slot;
  Node* type;
  MatchExceptionNode(int s, Node* t) : slot(s), type(t) {}
  RUN {
    auto t = TRY(d.eval(type));
    return d.call_rt(*this, exception_matches, d.get(slot), t);
  }
};
struct ReraiseNode : NodeOf<ReraiseNode> {
  int slot;
  explicit ReraiseNode(int s) : slot(s) {}
  RUN { return d.call_rt(*this, reraise, d.get(slot)); }
};

// finally: the cleanup runs with the pending exception as the handled one, caught here, and raises it again at its end.
// The slot holds it (None: none).
struct NotePendingNode : NodeOf<NotePendingNode> {
  Node* body;
  HandlerSlots slots;
  NotePendingNode(Node* b, HandlerSlots s) : body(b), slots(s) {}
  RUN {
    d.set(slots.exception, d.constant(kNil));
    d.set(slots.depth, d.load_thread(kDepthWord));
    return d.try_([=, this] { return d.eval(body); },
                  [=, this](auto e) {
                    d.set(slots.exception, e);
                    return d.throw_(e);
                  });
  }
};
Value enter_cleanup(Value exception, Value depth);  // the former handled exception
struct EnterCleanupNode : NodeOf<EnterCleanupNode> {
  HandlerSlots slots;
  explicit EnterCleanupNode(HandlerSlots s) : slots(s) {}
  RUN {
    d.set(slots.former, d.call_rt(*this, enter_cleanup, d.get(slots.exception), d.get(slots.depth)));
    return d.constant(kNil);
  }
};
// ---- except*
Value star_begin(Value exception);                 // the state: a list of what is left, what was raised, the original
Value star_take(Value state, Value type);          // the part that matches, None: nothing
Value star_handling(Value part);                   // it is the handled exception now
Value star_raised(Value state, Value exception);   // a clause raised
Value star_end(Value state);                       // raises what is left

// ---- with
Value with_check(Value manager);                   // the context manager protocol: itself or TypeError
Value with_enter(Value manager);
Value with_exit(Value manager, Value exception);   // truth of what __exit__ says; exception nil: none
Value assertion_error(Value message);              // kUndefined: none

}  // namespace hypha::python
