// SPDX-License-Identifier: MIT
// Timeout.timeout. One thread of the runtime's own, no guest thread, watches the clock; what has run out is an
// interrupt of the thread that is in the block. Without a class of the caller's the block is unwound as by a `throw`,
// so that no `rescue` inside stops it, and Timeout::Error is raised around it.
#include <condition_variable>
#include <mutex>
#include <set>
#include <signal.h>
#include <thread>

#include "framework/node/node.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

using Clock = std::chrono::steady_clock;

// In the frame of the call, which also holds the Values.
struct Timer {
  Clock::time_point at;
  GuestThread* thread;
  Value token = kNil, exception = kNil;
  std::atomic<bool> over{false};
  bool told = false;
};

struct Later {
  bool operator()(const Timer* a, const Timer* b) const { return a->at != b->at ? a->at < b->at : a < b; }
};

class Watch {
 public:
  void add(Timer* t) {
    std::lock_guard held(mutex_);
    if (!running_) start();
    timers_.insert(t);
    pending_.fetch_add(1);
    changed_.notify_one();
  }
  void remove(Timer* t) {
    std::lock_guard held(mutex_);
    if (timers_.erase(t)) pending_.fetch_sub(1);
  }

  bool pending() const { return pending_.load() > 0; }

 private:
  void start() {
    running_ = true;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    std::thread([this] { run(); }).detach();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  void run() {
    std::unique_lock held(mutex_);
    for (;;) {
      if (timers_.empty()) {
        changed_.wait(held);
        continue;
      }
      Timer* first = *timers_.begin();
      if (Clock::now() < first->at) {
        Clock::time_point at = first->at;  // the timer may be gone when the wait ends
        changed_.wait_until(held, at);
        continue;
      }
      timers_.erase(timers_.begin());
      first->over.store(true);
      threads::interrupt(*first->thread);
      pending_.fetch_sub(1);  // after it, for has_timers()
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<Timer*, Later> timers_;
  bool running_ = false;
  std::atomic<int> pending_{0};
};
Watch& watch() {
  static auto* w = new Watch;
  return *w;
}

thread_local std::vector<Timer*> active;  // of the running thread, outermost first

ClassInfo* error_class = nullptr;

Value run(Value seconds, double limit, Value klass, Value message, Value block) {
  Timer timer{Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limit)),
              &GuestThread::current()};
  volatile Timer* here = &timer;  // its Values stay on this stack
  if (klass == kNil) {
    timer.token = ref(allocate_object(classes.Object->instance_shape));
  } else {
    timer.exception = RB_TRY(call_method(klass, names::exception, {message}));
    if (!is_kind(timer.exception, Kind::Exception))
      return raise(classes.TypeError, "exception class/object expected");
  }
  active.push_back(&timer);
  watch().add(&timer);
  Value v = call_block(block, {seconds});
  watch().remove(&timer);
  active.pop_back();
  (void)here;
  if (v == kUnwind && timer.token != kNil && thread().unwind_target == timer.token)
    return raise(error_class, view_of(message));
  return v;
}

// timeout(seconds, class = nil, message = nil)
Value timeout(CallTarget*, const Value* args) {
  Value seconds = args[2], klass = args[3] == kUndefined ? kNil : args[3];
  Value message = args[4] == kUndefined || args[4] == kNil ? new_string("execution expired") : args[4];
  double limit = 0;
  if (seconds != kNil) RB_TRY(to_double(seconds, &limit));
  if (args[1] == kNil) return need_block(args[1]);
  if (seconds == kNil || limit == 0) return call_block(args[1], {seconds});
  if (!(limit < 1e9)) limit = 1e9;
  return run(seconds, limit, klass, RB_TRY(to_str(message)), args[1]);
}

const NativeMethod methods[] = {{"timeout", timeout, 1, 2, kModuleFunction}};

void define_timeout() {
  ClassInfo* module = define_module("Timeout");
  error_class = define_class("Error", classes.RuntimeError, module);
  define_methods(module, methods);
}
HY_RUBY_CORE(define_timeout);

}  // namespace

bool has_timers() { return watch().pending(); }

bool is_interrupt_target(Value target) {
  if (target == current_thread()) return true;
  for (Timer* t : active)
    if (t->token != kNil && t->token == target) return true;
  return false;
}

Value handle_timeouts() {
  for (Timer* t : active) {
    if (!t->over.load() || t->told) continue;
    t->told = true;
    thread().request_poll(kPollInterrupt);  // there may be more
    if (t->token == kNil) return raise_value(t->exception);
    thread().unwind_target = t->token;
    thread().unwind_value = kNil;
    return kUnwind;
  }
  return kNil;
}

}  // namespace hypha::ruby
