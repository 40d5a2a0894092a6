// SPDX-License-Identifier: MIT
// A call target: the tree of one guest function, method, block or program, how it is called, and how hot it is. Callers
// (interpreter and machine code alike) enter through the data word `entry`, which is swapped when code is installed or
// invalidated; code is never patched.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "framework/engine/atomic.h"
#include "framework/heap/heap.h"
#include "framework/source/source.h"

namespace hypha {

struct CallTarget;
struct Node;
namespace pe {
struct Code;
}

// args[0 .. argument_count) are the words the target's prologue expects, already adapted to its parameters.
// Result: a value, kThrow or kUnwind.
using EntryPoint = Value (*)(CallTarget*, const Value* args);

Value interpret(CallTarget*, const Value* args);  // the entry while there is no code

// Values that nodes, caches and code refer to; traced as long as the call target lives.
class ConstantPool {
 public:
  ~ConstantPool();
  Value add(Value v);  // returns v
  void trace(heap::Tracer&) const;

 private:
  std::vector<uint64_t> words_;  // fenced from the Value lint: traced through the root function
};

struct CallTarget {
  Atomic<EntryPoint> entry{interpret};
  Node* body = nullptr;
  uint32_t argument_count = 0;  // slots [0, argument_count) are filled from args
  uint32_t slot_count = 0;      // frame slots, arguments included
  uint32_t size = 0;            // number of nodes: the unit of inlining budgets
  Atomic<uint32_t> heat{0};     // interpreted calls, and an eighth of the loop iterations: a target that loops is worth
                                // compiling after few calls
  Atomic<uint32_t> loop_work{0};  // loop iterations in the interpreter
  Atomic<pe::Code*> code{nullptr};
  uint32_t compilations = 0;
  bool never_compile = false;  // given up on (see the event stream for why)
  bool never_inline = false;
  bool always_inline = false;   // prelude wrappers around a block call
  bool captures_frame = false;  // looks at its caller or at its own frame as data: not inlined
  std::string name;             // as backtraces show it
  SourceSection section;
  const void* language_data = nullptr;  // the language's description (method, parameters); immortal
  ConstantPool constants;
  std::vector<std::unique_ptr<Node>> nodes;  // owned; the tree dies with its target
};

[[gnu::always_inline]] inline Value invoke(CallTarget* t, const Value* args) {
  return t->entry.load(std::memory_order_acquire)(t, args);
}

}  // namespace hypha
