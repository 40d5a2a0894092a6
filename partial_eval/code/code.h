// SPDX-License-Identifier: MIT
// Machine code of one compilation and what is needed to leave it: where each value of each frame state is.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "framework/engine/atomic.h"
#include "partial_eval/ir/graph.h"

namespace hypha::pe {

// Where a value is while the code runs.
struct Loc {
  enum Kind : uint8_t { None, Reg, Xmm, Stack } kind = None;
  int32_t n = 0;  // register number, or byte offset from the code's frame base (rbp)
  bool operator==(const Loc&) const = default;
};

struct Code;

// Register contents at a deoptimization: general registers by number, then xmm registers.
struct RegisterDump {
  uint64_t gpr[16];
  uint64_t xmm[16];
};
// Called by the deopt stubs: builds the ResumeState and continues in the interpreter; what it returns is the code's
// result. frame_base: rbp of the frame that is left.
using DeoptHandler = Value (*)(Code*, int32_t state, int32_t site_ins, RegisterDump*, char* frame_base);

// Destroying a Code makes find_code forget it; its memory is not reused.
struct Code {
  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code();

  Graph graph;  // kept: frame states, constants
  DeoptHandler deopt = nullptr;
  void* entry = nullptr;  // Value entry(CallTarget*, const Value* args)
  size_t bytes = 0;
  Atomic<uint8_t> valid{1};         // CheckValid reads it
  std::vector<Loc> locations;       // of values, by Id; None: never needed
  std::vector<int32_t> save_slots;  // by Id: where a value in a caller-saved register is during calls (0: nowhere)
  struct CallSite {
    uint32_t return_offset;  // of the return address, from entry
    int32_t state;
  };
  std::vector<CallSite> call_sites;  // sorted by return_offset; state -1: the stack check at the entry
  uint64_t deopts = 0;
  // Where `id` is when instruction `site` leaves the code, or while the call `site` runs.
  Loc location_at(int32_t site, Id id) const;
  // The call that returns to `return_address`, or null: then this frame was left by a deoptimization (the stub is
  // waiting for the interpreter), or the address is not one of this code.
  const CallSite* call_site(const void* return_address) const;
};

// Graph -> machine code. Defined in partial_eval/x64/.
// Null if code memory is exhausted. Thread-safe.
std::unique_ptr<Code> emit(Graph&&, DeoptHandler);

// The code whose instructions contain `address`, or null (for backtraces and lazy deoptimization).
Code* find_code(const void* address);
// Lines for perf in /tmp/perf-<pid>.map, for code emitted from now on.
extern bool perf_map_enabled;
// The value of `id` in a frame that is being left: the boxed guest value, or the raw word for Repr::Word.
uint64_t read_value(const Code*, int32_t site_ins, Id, const RegisterDump*, const char* frame_base);

}  // namespace hypha::pe
