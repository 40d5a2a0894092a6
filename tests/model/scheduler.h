// SPDX-License-Identifier: MIT
// Runs the threads of a scenario one at a time, each on a stack of its own in one thread of the system, and asks a
// Chooser who goes on: before each access to a word that several threads use, and where a thread cannot go on. Stores
// may be delayed in a buffer of their thread, as x86 does (Owens, Sarkar, Sewell, A Better x86 Memory Model: x86-TSO,
// TPHOLs 2009).
#pragma once
#include <absl/functional/function_ref.h>

#include "tests/model/memory.h"

namespace hypha::model {

constexpr int kMaxThreads = memory::kOwners - 1;

// What can happen at a point of a schedule. The first of the options there is to go on as if nothing were: the same
// thread, a store is seen at once.
struct Option {
  // '-' go on, '>' that thread instead, '|' that thread, since the one here cannot, 't' that one's time is up, 'd' the
  // store stays in the buffer, 'f' the oldest store in that thread's buffer is seen
  char kind;
  uint8_t target;
  uint8_t cost;  // a departure from what a single thread would do
};
// An option that was taken: by whom, before (or at) which of its accesses.
struct Decision {
  uint8_t thread;
  uint32_t access;
  Option option;
};

class Chooser {
 public:
  // Is this access to be asked for? `contested`: others use the word too, and somebody writes it.
  virtual bool wants(bool contested) = 0;
  virtual unsigned choose(int thread, uint32_t access, const Option* options, unsigned n) = 0;
  // Before each operation of `thread`: whose operation comes now.
  virtual int next_operation(int thread) { return thread; }
  virtual bool one_at_a_time() const { return false; }  // operations are not to be interrupted: none may wait

 protected:
  ~Chooser() = default;
};

enum class End : uint8_t {
  Done,
  Failed,
  Waits,      // an operation waits although it is to run alone
  Redundant,  // like one that has been seen
};

// A step, for whoever looks at a schedule.
struct Step {
  uint8_t thread;
  const char* what;
  const void* at;
  uint8_t size;
  uint64_t bits;      // read or written
  const void* place;  // in the code
};

struct Weakening {
  bool plain_sequential_stores = false;  // sequentially consistent stores wait in the buffer too
  // A word that an exchange always finds 0, or a Mutex that nobody waits for. The setup says which.
  const void* const* ignored_lock = nullptr;
};

// Made once: the guest threads that will run, besides the calling one (the controller).
void prepare_threads();
// After an execution that is not put back: no permits and interrupts are left.
void settle_threads();

struct Execution {
  int threads;
  absl::FunctionRef<void(int thread)> body;  // of each thread; calls next_operation() before each operation
  Chooser& chooser;
  bool delays_stores = false;
  Weakening weakening = {};
};
// The controller's part: between begin and end of memory::, or outside for good.
End run(const Execution& e, const char** why);

// ---- in a thread of an execution
int current_thread();  // -1: the controller
void next_operation();
uint64_t clock();  // steps so far
[[noreturn]] void fail(const char* why);

// ---- what is known over all executions of a scenario
void forget_words();
bool found_contested_word();                  // since the last call: a word turned out to be used by several threads
const memory::List<Decision>& decisions();    // of the last execution
void record_steps(memory::List<Step>* into);  // null: no more
uint64_t step_count();                        // in all

}  // namespace hypha::model
