// SPDX-License-Identifier: MIT
#include "framework/thread/signals.h"

#include <semaphore.h>
#include <signal.h>

#include <atomic>
#include <cerrno>
#include <mutex>
#include <thread>

#include "framework/thread/guest_thread.h"

namespace hypha::signals {

namespace {

std::atomic<bool> interrupted{false};           // style: apart (between a thread and its signal handler)
std::atomic<ThreadState*> main_state{nullptr};  // style: apart
sem_t arrived;

// Stores to lock-free atomics and sem_post are all that a handler may do.
void handle(int) {
  int saved = errno;
  interrupted.store(true);
  if (ThreadState* s = main_state.load()) s->request_poll(kPollInterrupt);
  sem_post(&arrived);
  errno = saved;
}

void wake_main() {
  for (;;) {
    while (sem_wait(&arrived) != 0) {
    }
    threads::interrupt(GuestThread::main());
  }
}

}  // namespace

void install() {
  GuestThread::current();
  sem_init(&arrived, 0, 0);
  main_state.store(&thread());
  struct sigaction action = {};
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

void start_waker() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (!main_state.load()) return;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    std::thread(wake_main).detach();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  });
}

bool take_interrupt() { return interrupted.load(std::memory_order_relaxed) && interrupted.exchange(false); }

}  // namespace hypha::signals
