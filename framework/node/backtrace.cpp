// SPDX-License-Identifier: MIT
#include "framework/node/backtrace.h"

namespace hypha {

CompiledFrames compiled_frames = nullptr;

namespace {

struct NativeFrame {
  const NativeFrame* caller;
  const void* return_address;
};

class Walk {
 public:
  Walk(std::vector<StackEntry>& out, size_t head, size_t tail)
      : out_(out), head_(head), tail_(tail), next_(thread().top_frame) {}

  // Interpreter activations in native frames below `address`.
  void interpreter_frames(const void* low, const void* address) {
    for (; next_ && static_cast<const void*>(next_) < address; next_ = next_->caller) {
      if (static_cast<const void*>(next_) < low) continue;
      // Code entered in the middle of a loop has said where this activation is.
      if (!continued_) out_.push_back({next_->target, next_->call_node});
      continued_ = false;
      trim();
    }
  }
  void machine_frame(const void* return_address) {
    bool osr = false;
    if (compiled_frames && compiled_frames(return_address, out_, &osr)) continued_ = osr;
    trim();
  }

 private:
  void trim() {
    if (out_.size() < head_ + 2 * tail_) return;
    out_.erase(out_.begin() + ptrdiff_t(head_), out_.end() - ptrdiff_t(tail_));
  }
  std::vector<StackEntry>& out_;
  size_t head_, tail_;
  const Frame* next_;
  bool continued_ = false;
};

}  // namespace

void collect_stack(std::vector<StackEntry>& out, size_t head, size_t tail) {
  auto* frame = static_cast<const NativeFrame*>(__builtin_frame_address(0));
  const void* low = frame;
  const void* base = thread().stack_base;
  Walk walk(out, head, tail);
  while (base) {  // a thread that the runtime did not start has no known base: interpreter frames must do
    walk.interpreter_frames(low, frame);
    const NativeFrame* caller = frame->caller;
    walk.machine_frame(frame->return_address);
    // The chain ends at the stack's base; a broken one must not lead anywhere else.
    if (caller <= frame || static_cast<const void*>(caller) >= base || (reinterpret_cast<uintptr_t>(caller) & 7)) break;
    frame = caller;
  }
  walk.interpreter_frames(low, base ? base : reinterpret_cast<const void*>(UINTPTR_MAX));
}

}  // namespace hypha
