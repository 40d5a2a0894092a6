// SPDX-License-Identifier: MIT
// Nodes and frames. A guest program is trees of Nodes; a node's semantics is one template `run<D>` (nodes/node_of.h)
// from which its virtual functions come:
//   execute / apply   the interpreter            (domain Interp, node/interp.h)
//   build             the partial evaluator      (domain Stage, partial_eval/stage/stage.h)
//   resume            the continuation of a half-finished activation; the only place that learns (domain Resume,
//   node/resume.h)
// See docs/nodes.md. Self-optimizing ASTs: Wuerthinger et al., DLS 2012. One text, several readings: Rompf, Odersky,
// GPCE 2010.
#pragma once
#include "framework/node/call_target.h"

namespace hypha {

namespace pe {
struct Stage;
struct SVal;
}  // namespace pe
struct Resume;
struct Node;

// An activation in the interpreter. Linked from thread().top_frame for backtraces.
struct Frame {
  Value* slots;
  CallTarget* target;
  Frame* caller;
  const Node* call_node = nullptr;  // where in `target` we are: set before calls and runtime functions
  Value return_value = kNil;        // payload of kReturn
};

struct Node {
  Atomic<uint32_t> state{0};     // active specializations (a bit each)
  Atomic<uint32_t> excluded{0};  // specializations that failed for good
  uint32_t source_start = 0, source_length = 0;
  Atomic<uint8_t> speculation{0};  // SpeculationFailure bits: what compiled code must not assume here again
  // The frame slot whose value is all that this node means (it reads a local variable), or -1. The interpreter reads it
  // in place: a third of all nodes are such, and an indirect call costs more than they do.
  int16_t reads_slot = -1;
  virtual ~Node() = default;
  // A node evaluates its children itself and is run by execute; an operation (a built-in method's body, the second half
  // of a split node) gets its inputs as `args` and is run by apply. Each node is one or the other.
  virtual Value execute(Frame*);
  virtual Value apply(Frame*, const Value* args);
  virtual pe::SVal build(pe::Stage) = 0;
  virtual Value resume(Resume) = 0;
};

enum SpeculationFailure : uint8_t {
  kAbruptCall = 1,  // a call here returned a completion
  kOsrEntry = 2,    // a type found at on-stack replacement did not hold
};

// Rounds of rewriting; the deoptimizer compares it to see whether anything was learned.
extern Atomic<uint64_t> rewrite_count;

// A miss in the interpreter continues the node in the Resume domain with the values that it already has.
[[gnu::noinline, gnu::cold]] Value relearn(Node&, Frame*, const Value* args, int n, Value a = kNil, Value b = kNil,
                                           Value c = kNil, Value d = kNil);

// Guest-level hooks that a language (or a test) provides; called by the interpreter and by machine code.
struct RuntimeHooks {
  Value (*stack_overflow)() = nullptr;  // sets thread().exception, returns kThrow
  Value (*poll)() = nullptr;            // thread().poll was set: handles it; kNil or kThrow
};
extern RuntimeHooks runtime_hooks;
[[gnu::noinline, gnu::cold]] Value poll_slow();
void come_to_safepoint();  // the part of a poll that no guest notices
// A call met ThreadState::entry_limit: the stack is full, or a poll is asked for. kNil: go on.
[[gnu::noinline, gnu::cold]] Value enter_slow();

inline Value throw_value(Value exception) {
  thread().exception = exception;
  return kThrow;
}

// Evaluates to a value, or returns the completion from the enclosing run<D> (Rust's `?`). In Stage the question
// "is this a completion?" is the static question "is this point unreachable?", so that dead code prunes itself.
#define TRY(e)                             \
  ({                                       \
    auto try_value_ = (e);                 \
    if (d.abrupt(try_value_)) [[unlikely]] \
      return try_value_;                   \
    try_value_;                            \
  })

}  // namespace hypha
