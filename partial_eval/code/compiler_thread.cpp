// SPDX-License-Identifier: MIT
#include "partial_eval/code/compiler_thread.h"

#include <algorithm>
#include <cstdlib>
#include <deque>

#include "framework/engine/atomic.h"
#include "framework/thread/guest_thread.h"
#include "framework/thread/safepoint.h"

namespace hypha::pe::compiler_thread {

namespace {

struct Service {
  Mutex lock;
  ConditionVariable changed;
  std::deque<Request> waiting;
  void (*compile)(const Request&) = nullptr;
  bool started = false, stopping = false, running = false;

  static Service& get() {
    static Service& service = *new Service;  // never destroyed: the thread may outlive main
    return service;
  }
  // False: the end.
  bool next(Request* r) {
    safepoint::Blocked blocked;
    std::unique_lock held(lock);
    changed.wait(held, [&] { return stopping || !waiting.empty(); });
    if (stopping) return false;
    *r = std::move(waiting.front());
    waiting.pop_front();
    return true;
  }
  void serve() {
    for (Request r; next(&r);) compile(r);
    std::lock_guard held(lock);
    running = false;
    changed.notify_all();
  }
};

}  // namespace

void request(Request r, void (*compile)(const Request&)) {
  Service& s = Service::get();
  std::lock_guard held(s.lock);
  auto same = [&](const Request& other) { return other.target == r.target && other.loop == r.loop; };
  if (s.stopping || std::any_of(s.waiting.begin(), s.waiting.end(), same)) return;
  s.waiting.push_back(std::move(r));
  s.compile = compile;
  s.changed.notify_all();
  if (s.started) return;
  s.started = true;
  std::atexit(stop);
  s.running = threads::start_internal([] { Service::get().serve(); });
}

void stop() {
  Service& s = Service::get();
  safepoint::Blocked blocked;
  std::unique_lock held(s.lock);
  s.stopping = true;
  s.changed.notify_all();
  s.changed.wait(held, [&] { return !s.running; });
}

}  // namespace hypha::pe::compiler_thread
