// SPDX-License-Identifier: MIT
#include "framework/engine/gc_events.h"

#include "framework/event/event.h"
#include "framework/heap/heap.h"

namespace hypha {

void install_gc_events() {
  heap::set_collection_hook([](const heap::CollectionInfo& c) {
    if (!events::enabled()) return;
    events::Event("gc")
        .add("kind", c.full ? "full" : "young")
        .add("pause_us", double(c.pause_ns) / 1e3)
        .add("allocated", int64_t(c.allocated_bytes))
        .add("live", int64_t(c.live_bytes))
        .add("marked_objects", int64_t(c.marked_objects))
        .add("heap", int64_t(c.heap_bytes));
  });
}

}  // namespace hypha
