// SPDX-License-Identifier: MIT
#include "framework/node/backtrace.h"

#include "framework/node/call_target.h"
#include "framework/thread/guest_thread.h"
#include "framework/thread/safepoint.h"

namespace hypha {

CompiledFrames compiled_frames = nullptr;

namespace {

struct NativeFrame {
  const NativeFrame* caller;
  const void* return_address;
};

class Walk {
 public:
  Walk(const ThreadState& t, std::vector<StackEntry>& out, size_t head, size_t tail)
      : out_(out), head_(head), tail_(tail), next_(t.top_frame) {}

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

// From `frame`, which is in use, outwards.
void walk_stack(const ThreadState& t, const NativeFrame* frame, std::vector<StackEntry>& out, size_t head,
                size_t tail) {
  const void* low = frame;
  const void* base = t.stack_base;
  Walk walk(t, out, head, tail);
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

}  // namespace

void collect_stack(std::vector<StackEntry>& out, size_t head, size_t tail) {
  walk_stack(thread(), static_cast<const NativeFrame*>(__builtin_frame_address(0)), out, head, tail);
}

void collect_stack_of(const GuestThread& t, std::vector<StackEntry>& out, size_t head, size_t tail) {
  if (&t == thread().guest) return collect_stack(out, head, tail);
  safepoint::stop_the_world([&] {
    if (t.state) walk_stack(*t.state, static_cast<const NativeFrame*>(t.resting_frame), out, head, tail);
  });
}

SourceSection section_of(const StackEntry& e) {
  const SourceSection& own = e.target->section;
  return has_place(e.site) ? SourceSection{own.source, e.site->source_start, e.site->source_length}
                           : SourceSection{own.source, own.start, 0};
}

namespace {

std::string describe(const GuestThread& t) {
  std::string text = "thread " + std::to_string(t.id);
  if (t.id == 1) text += " (main)";
  text += &t == thread().guest || !t.is_blocked.load() ? ", running\n" : ", waiting\n";
  std::vector<StackEntry> stack;
  collect_stack_of(t, stack, 100, 20);
  for (const StackEntry& e : stack) {
    SourceSection at = section_of(e);
    if (!at.source) continue;
    text +=
        "    " + at.source->name() + ":" + std::to_string(at.source->line(at.start)) + " in " + e.target->name + "\n";
  }
  return text;
}

}  // namespace

std::string describe_threads() {
  std::string text;
  safepoint::stop_the_world([&] {
    std::vector<GuestThread*> all = threads::all();
    text = std::to_string(all.size()) + (all.size() == 1 ? " thread\n" : " threads\n");
    for (GuestThread* t : all) {
      text += describe(*t);
      t->release();
    }
  });
  return text;
}

}  // namespace hypha
