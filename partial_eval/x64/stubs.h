// SPDX-License-Identifier: MIT
// Pieces of machine code that all compiled code shares, made once for the process, and what they call.
#pragma once
#include <cstddef>

#include "framework/value/value.h"

namespace hypha {
class Slot;
}

// Provided by the runtime (partial_eval/code/install.cpp).
extern "C" {
hypha::HeapObject* hypha_allocate_slow(size_t bytes);  // header unset, the rest zero
hypha::Value hypha_box_slow(double);
hypha::Value hypha_stack_overflow();                         // raises the guest's error; returns kThrow
hypha::Value hypha_enter_slow();                             // the same, or handles a poll; kNil: go on
void hypha_share(hypha::Value);                              // what is stored into a global
void hypha_barrier(hypha::Value, hypha::HeapObject* owner);  // heap::store_barrier
void hypha_remember_element(hypha::Value array, hypha::Slot* slot);
void hypha_append_deferred();  // array::append_deferred
bool hypha_poll();             // true: leave the code
}

namespace hypha::pe::x64 {

struct Stubs {
  // rax: argument (bytes; bits of the double; nothing). Result in rax. All other registers stay as they are, and lie on
  // the stack meanwhile, where the collector sees them.
  const void* allocate;
  const void* box;
  const void* poll;
  const void* share;
  const void* barrier;  // rcx: the object that rax is stored into
  const void* append_deferred;
  const void* remember_element;  // rax: the array; rcx: the address of the slot
  // rax: Code*, ecx: the instruction that leaves. Dumps all registers and calls the code's DeoptHandler; returns the
  // code's result in rax.
  const void* deopt;
};

const Stubs& stubs();

}  // namespace hypha::pe::x64
