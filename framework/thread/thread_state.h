// SPDX-License-Identifier: MIT
// What a guest thread carries, reachable by one fs-relative access from C++ and from machine code alike. Generators and
// fibers run on stacks of their own and may move between threads, so no code caches the address across a call.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "framework/value/value.h"

namespace hypha {

struct Frame;
struct CodeAnchor;

enum PollReason : uint8_t { kPollNone = 0, kPollOutOfMemory = 1, kPollInterrupt = 2, kPollSafepoint = 4 };

// A stack of this thread that waits for the running one to come back: scanned conservatively from low to high.
struct StackSegment {
  const void* low = nullptr;  // its stack pointer, callee-saved registers pushed
  const void* high = nullptr;
  StackSegment* next = nullptr;
};

struct ThreadState {
  char* cursor = nullptr;  // bump allocation
  char* limit = nullptr;
  std::atomic<uint8_t> poll{0};  // PollReason bits; tested at loop back edges and call entries
  char* stack_limit = nullptr;   // guest calls below this address overflow
  Frame* top_frame = nullptr;    // innermost interpreter frame
  Value exception = kNil;        // payload of kThrow
  Value unwind_target = kNil;    // payload of kUnwind: identity of the activation or call that takes it
  Value unwind_value = kNil;
  char* stack_base = nullptr;       // highest address of the stack that is running
  void* current_fiber = nullptr;    // FiberStack* of the running activation, null on the thread's own stack
  Value language_data = kNil;       // languages: $~, current exception ... (a Slots object)
  StackSegment* waiting = nullptr;  // innermost first: resumers of the running fiber, then the native stack
};

#if defined(__clang__) || defined(__GNUC__)
extern constinit thread_local ThreadState tls_thread [[gnu::tls_model("initial-exec")]];
#endif

[[gnu::always_inline]] inline ThreadState& thread() { return tls_thread; }

// Runs `body(argument)` as a guest thread on a stack of `stack_bytes` reserved address space (committed lazily), so
// that recursion depth is ours to decide. Returns what body returns.
int run_on_guest_stack(int (*body)(void*), void* argument, size_t stack_bytes = size_t{1} << 30);

constexpr size_t kStackReserve = 256 * 1024;  // below stack_limit: for natives, Resume and the collector

}  // namespace hypha
