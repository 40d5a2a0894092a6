// SPDX-License-Identifier: MIT
// Switching between native stacks (Boost.Context), told to the sanitizers: AddressSanitizer must know which stack runs,
// ThreadSanitizer which logical thread. Private to framework/thread.
// A switch: leave(), jump, and on the other side arrive().
#pragma once
#include <boost/context/detail/fcontext.hpp>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace hypha::stack_switch {

using boost::context::detail::fcontext_t;
using boost::context::detail::jump_fcontext;
using boost::context::detail::make_fcontext;
using boost::context::detail::transfer_t;

// What the sanitizers know a stack by.
struct StackIdentity {
  const void* bottom = nullptr;
  size_t size = 0;
  void* tsan_fiber = nullptr;
};

inline void create_identity([[maybe_unused]] StackIdentity& s, [[maybe_unused]] void* low,
                            [[maybe_unused]] size_t size) {
  s.bottom = low;
  s.size = size;
#if defined(__SANITIZE_ADDRESS__)
  __asan_unpoison_memory_region(low, size);  // an abandoned activation left its frames poisoned
#endif
#if defined(__SANITIZE_THREAD__)
  s.tsan_fiber = __tsan_create_fiber(0);
#endif
}

inline void destroy_identity([[maybe_unused]] StackIdentity& s) {
#if defined(__SANITIZE_THREAD__)
  __tsan_destroy_fiber(s.tsan_fiber);
  s.tsan_fiber = nullptr;
#endif
}

// Before jumping to `to`. `fake_stack` is kept in the frame that waits; null when the running stack ends here.
[[gnu::always_inline]] inline void leave([[maybe_unused]] void** fake_stack, [[maybe_unused]] const StackIdentity& to,
                                         [[maybe_unused]] StackIdentity* running) {
#if defined(__SANITIZE_THREAD__)
  if (running) running->tsan_fiber = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(to.tsan_fiber, 0);
#endif
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_start_switch_fiber(fake_stack, to.bottom, to.size);
#endif
}

// After a jump; `fake_stack` as given to leave() by this stack, null on its first run. `from` learns which stack was
// left.
[[gnu::always_inline]] inline void arrive([[maybe_unused]] void* fake_stack, [[maybe_unused]] StackIdentity* from) {
#if defined(__SANITIZE_ADDRESS__)
  const void* bottom;
  size_t size;
  __sanitizer_finish_switch_fiber(fake_stack, &bottom, &size);
  if (from) {
    from->bottom = bottom;
    from->size = size;
  }
#endif
}

}  // namespace hypha::stack_switch
