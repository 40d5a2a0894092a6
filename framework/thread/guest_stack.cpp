// SPDX-License-Identifier: MIT
// A guest thread's stack: reserved address space with an inaccessible page at its end, committed page by page as it is
// used. The native stack below waits meanwhile and is scanned with the others.
#include <sys/mman.h>

#include "framework/engine/check.h"
#include "framework/thread/stack_switch.h"
#include "framework/thread/thread_state.h"

namespace hypha {

namespace {

using namespace stack_switch;

constexpr size_t kGuardBytes = 4096;

struct GuestCall {
  int (*body)(void*);
  void* argument;
  int result = 0;
  StackSegment native;
  StackIdentity native_identity, guest_identity;
};

void guest_main(transfer_t from) {
  auto* call = static_cast<GuestCall*>(from.data);
  arrive(nullptr, &call->native_identity);
  call->native.low = from.fctx;
  call->result = call->body(call->argument);
  leave(nullptr, call->native_identity, nullptr);
  jump_fcontext(from.fctx, nullptr);
  __builtin_unreachable();
}

[[gnu::noinline]] void switch_to_guest(GuestCall& call, char* top, size_t bytes) {
  void* fake_stack = nullptr;
  fcontext_t context = make_fcontext(top, bytes, guest_main);
  leave(&fake_stack, call.guest_identity, &call.native_identity);
  jump_fcontext(context, &call);
  arrive(fake_stack, nullptr);
}

}  // namespace

int run_on_guest_stack(int (*body)(void*), void* argument, size_t stack_bytes) {
  stack_bytes = (stack_bytes + 4095) & ~size_t{4095};
  HY_CHECK(stack_bytes > kGuardBytes + 2 * kStackReserve);
  void* map = mmap(nullptr, stack_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  HY_CHECK(map != MAP_FAILED, "no address space for a guest stack");
  char* low = static_cast<char*>(map);
  HY_CHECK(mprotect(low, kGuardBytes, PROT_NONE) == 0);
  madvise(low, stack_bytes, MADV_NOHUGEPAGE);  // one touched page must not commit two megabytes

  GuestCall call{body, argument, 0, {}, {}, {}};
  create_identity(call.guest_identity, low + kGuardBytes, stack_bytes - kGuardBytes);
  ThreadState& t = thread();  // a guest call comes back on the thread that it left: only fibers may move
  char *old_limit = t.stack_limit, *old_base = t.stack_base;
  call.native.high = t.stack_base;
  call.native.next = t.waiting;
  t.waiting = &call.native;
  t.stack_base = low + stack_bytes;
  t.set_stack_limit(low + kGuardBytes + kStackReserve);
  switch_to_guest(call, low + stack_bytes, stack_bytes - kGuardBytes);
  t.waiting = call.native.next;
  t.set_stack_limit(old_limit);
  t.stack_base = old_base;
  destroy_identity(call.guest_identity);
  munmap(map, stack_bytes);
  return call.result;
}

}  // namespace hypha
