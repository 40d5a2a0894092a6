// SPDX-License-Identifier: MIT
// What a guest thread carries, reachable by one fs-relative access from C++ and from machine code alike. Generators and
// fibers run on stacks of their own and may move between threads, so no code caches the address across a call.
#pragma once
#include <cstddef>
#include <cstdint>

#include "framework/engine/atomic.h"
#include "framework/value/value.h"

namespace hypha {

struct Frame;
struct GuestThread;
namespace heap {
struct LocalAllocator;
}

enum PollReason : uint8_t {
  kPollNone = 0,
  kPollOutOfMemory = 1,
  kPollInterrupt = 2,  // an interrupt waits for the language's poll hook (interrupt.h)
  kPollSafepoint = 4,  // a thread wants the world to stop (safepoint.h)
  kPollDead = 16,      // weak::take_dead has something for the language
  kPollCollect = 8,    // a collection is due that an allocation could not make (heap::NoCollections)
};

// A stack of this thread that waits for the running one to come back: scanned conservatively from low to high.
struct StackSegment {
  const void* low = nullptr;  // its stack pointer, callee-saved registers pushed
  const void* high = nullptr;
  StackSegment* next = nullptr;
};

// Elements that machine code has put off appending to an array that other threads can reach
// (partial_eval/stage/deferring.cpp). They are appended before the thread does anything else that those could see.
struct DeferredAppends {
  static constexpr uint32_t kMost = 512;
  static constexpr int32_t kPolls = 500;  // the last of so many appends them
  uint32_t count = 0;
  int32_t polls_left = kPolls;
  Value array = kNil;
  Value elements[kMost] = {};
};

struct ThreadState {
  char* cursor = nullptr;  // bump allocation
  char* limit = nullptr;
  Atomic<uint8_t> poll{0};  // PollReason bits; tested at loop back edges
  uint8_t lock_tag = 0;     // stands for the thread in ObjectLocks; even; few threads share one
  // Tested at call entries against the stack pointer: stack_limit, or the highest address while `poll` is set, so that
  // one comparison asks both questions.
  Atomic<char*> entry_limit{nullptr};
  char* stack_limit = nullptr;  // guest calls below this address overflow
  Frame* top_frame = nullptr;   // innermost interpreter frame
  Value exception = kNil;       // payload of kThrow
  Value unwind_target = kNil;   // payload of kUnwind: identity of the activation or call that takes it
  Value unwind_value = kNil;
  char* stack_base = nullptr;     // highest address of the stack that is running
  void* current_fiber = nullptr;  // FiberStack* of the running activation, null on the thread's own stack
  Value language_data = kNil;     // languages: $~, current exception ... (a Slots object)
  Value language_words[2] = {kNil,
                             kNil};  // languages: what nodes read and write themselves (load_thread, store_thread)
  StackSegment* waiting = nullptr;   // innermost first: resumers of the running fiber, then the native stack
  GuestThread* guest = nullptr;      // null until the thread is attached
  heap::LocalAllocator* allocator = nullptr;
  DeferredAppends deferred;
  uint32_t osr_nesting = 0;     // loops in machine code that were entered from the interpreter, on this stack
  uint32_t no_collections = 0;  // > 0: allocating comes to no safepoint (heap::NoCollections)

  // Of the running thread itself. Its order against request_poll: whoever comes last finds the other's store.
  void set_stack_limit(char* address) {
    stack_limit = address;
    entry_limit.store(address);
    if (poll.load()) entry_limit.store(kNoRoom);
  }
  void clear_poll(uint8_t reasons) {
    poll.fetch_and(uint8_t(~reasons));
    set_stack_limit(stack_limit);
  }
  // From any thread.
  void request_poll(PollReason reason) {
    poll.fetch_or(reason);
    entry_limit.store(kNoRoom);
  }

 private:
  static inline char* const kNoRoom = reinterpret_cast<char*>(~uintptr_t{0});  // above every stack
};

#if defined(__clang__) || defined(__GNUC__)
extern constinit thread_local ThreadState tls_thread [[gnu::tls_model("initial-exec")]];
#endif

#if defined(HYPHA_MODEL)
// The scheduler runs all threads in one of the system.
inline ThreadState& thread() { return model::running ? *model::running : tls_thread; }
#else
[[gnu::always_inline]] inline ThreadState& thread() { return tls_thread; }
#endif

// Runs `body(argument)` as a guest thread on a stack of `stack_bytes` reserved address space (committed lazily), so
// that recursion depth is ours to decide. Returns what body returns.
int run_on_guest_stack(int (*body)(void*), void* argument, size_t stack_bytes = size_t{1} << 30);

constexpr size_t kStackReserve = 256 * 1024;  // below stack_limit: for natives, Resume and the collector

}  // namespace hypha
