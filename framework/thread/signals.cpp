// SPDX-License-Identifier: MIT
#include "framework/thread/signals.h"

#include <semaphore.h>
#include <signal.h>

#include <atomic>
#include <cerrno>
#include <mutex>

#include "framework/thread/guest_thread.h"
#include "framework/thread/safepoint.h"

namespace hypha::signals {

namespace {

std::atomic<bool> interrupted{false}, stacks_wanted{false};
std::atomic<void (*)()> stack_printer{nullptr};
std::atomic<ThreadState*> main_state{nullptr};
sem_t arrived;

// Stores to lock-free atomics and sem_post are all that a handler may do.
void handle(int signal) {
  int saved = errno;
  (signal == SIGQUIT ? stacks_wanted : interrupted).store(true);
  if (ThreadState* s = main_state.load()) s->request_poll(signal == SIGQUIT ? kPollSafepoint : kPollInterrupt);
  sem_post(&arrived);
  errno = saved;
}

void wait_for_signal() {
  safepoint::Blocked blocked;
  while (sem_wait(&arrived) != 0) {
  }
}

void wake_main() {
  for (;;) {
    wait_for_signal();
    if (interrupted.load()) threads::interrupt(GuestThread::main());
    print_stacks_if_asked();
  }
}

void handle_signal(int signal) {
  struct sigaction action = {};
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void install() {
  GuestThread::current();
  sem_init(&arrived, 0, 0);
  main_state.store(&thread());
  handle_signal(SIGINT);
  if (stack_printer.load()) handle_signal(SIGQUIT);
}

void set_stack_printer(void (*print)()) { stack_printer.store(print); }

void print_stacks_if_asked() {
  if (stacks_wanted.load(std::memory_order_relaxed) && stacks_wanted.exchange(false)) stack_printer.load()();
}

void start_waker() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (!main_state.load()) return;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    threads::start_internal(wake_main);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  });
}

bool take_interrupt() { return interrupted.load(std::memory_order_relaxed) && interrupted.exchange(false); }

}  // namespace hypha::signals
