// SPDX-License-Identifier: MIT
#include "framework/object/deferred_appends.h"

#include "framework/object/array.h"
#include "framework/object/array_shared.h"
#include "framework/object/array_storage.h"
#include "framework/thread/thread_state.h"

namespace hypha::array {

void append_deferred() {
  DeferredAppends& d = thread().deferred;
  d.polls_left = DeferredAppends::kPolls;
  if (d.count == 0) return;
  push_all(d.array.ptr<Array>(), d.elements, d.count);
  d.count = 0;
  d.array = kNil;
}

}  // namespace hypha::array
