// SPDX-License-Identifier: MIT
// Collections as events of the stream.
#pragma once

namespace hypha {
void install_gc_events();  // after events::open
}
