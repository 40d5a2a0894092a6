// SPDX-License-Identifier: MIT
// Compiling beside the guest: a thread of its own takes requests in order of arrival, one at a time, so that no guest
// thread waits for the compiler. It reads trees and caches while they go on specializing (docs/concurrency.md); it comes to
// safepoints like a guest thread. Started by the first request.
#pragma once
#include <vector>

#include "framework/node/node.h"

namespace hypha::pe {

struct Request {
  CallTarget* target = nullptr;
  Node* loop = nullptr;       // for on-stack replacement: this loop of the target, else null
  std::vector<Value> slots;   // of the frame that runs the loop: style: traced (no references: loop_request)
};

namespace compiler_thread {
// `compile` runs in the compiler's thread.
void request(Request r, void (*compile)(const Request&));
// Waits for the compilation that is under way, and takes no more. Before the process ends.
void stop();
}  // namespace compiler_thread

}  // namespace hypha::pe
