// SPDX-License-Identifier: MIT
#include "framework/thread/thread_state.h"

namespace hypha {
constinit thread_local ThreadState tls_thread;
}  // namespace hypha
