// SPDX-License-Identifier: MIT
// The guest's stack as data: which call targets are active, and where each of them is. Interpreter activations are
// linked (Frame); activations of machine code are found by walking the native frame pointers (everything is built with
// them) and asking the compiler which code a return address belongs to. Addresses order the two kinds.
#pragma once
#include <string>
#include <vector>

#include "framework/node/node.h"

namespace hypha {

struct StackEntry {
  const CallTarget* target;
  const Node* site;  // innermost node with a place in the source that is active there; may be null
};

// Provided by partial_eval: appends the activations, innermost first, that the code around `return_address` stands for.
// False: not compiled code, or code that was left already. *osr: the outermost one continues an interpreter activation.
using CompiledFrames = bool (*)(const void* return_address, std::vector<StackEntry>& out, bool* osr);
extern CompiledFrames compiled_frames;

// Of the running stack, innermost first. Of a runaway recursion the first `head` entries and at least the last `tail`.
// A fiber's stack ends where the fiber began.
void collect_stack(std::vector<StackEntry>& out, size_t head, size_t tail);
// Of another thread, or the running one. Nothing is added if that has ended. Stops the world.
void collect_stack_of(const GuestThread& t, std::vector<StackEntry>& out, size_t head, size_t tail);

SourceSection section_of(const StackEntry& e);  // of the site, else the beginning of the target

// All guest threads and their stacks, for who looks at a program from outside.
std::string describe_threads();

inline bool has_place(const Node* n) { return n && (n->source_start != 0 || n->source_length != 0); }

}  // namespace hypha
