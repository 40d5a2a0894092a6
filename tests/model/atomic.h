// SPDX-License-Identifier: MIT
// What stands for the standard atomics and locks in the build that the scheduler runs (framework/engine/atomic.h): the
// same interface and layout, and a step of the scheduler before every access.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <type_traits>

namespace hypha {

struct ThreadState;

namespace model {

inline bool locks_are_fought_for = false;
extern ThreadState* running;  // of the thread that the scheduler lets run; null: the controller

uint64_t load(const void* at, size_t size, std::memory_order order);
void store(void* at, size_t size, uint64_t bits, std::memory_order order);
// Reading, changing and writing a word is one step: nothing comes between these two.
uint64_t begin_update(void* at, size_t size);
void end_update(void* at, size_t size, uint64_t bits);

template <class T>
uint64_t to_bits(T v) {
  static_assert(sizeof(T) <= 8 && std::is_trivially_copyable_v<T>);
  uint64_t bits = 0;
  std::memcpy(&bits, &v, sizeof v);
  return bits;
}
template <class T>
T from_bits(uint64_t bits) {
  T v;
  std::memcpy(&v, &bits, sizeof v);
  return v;
}

// The operations on a word at `at_`.
template <class T, class Self>
class Operations {
 public:
  T load(std::memory_order order = std::memory_order_seq_cst) const {
    return from_bits<T>(model::load(at(), sizeof(T), order));
  }
  void store(T v, std::memory_order order = std::memory_order_seq_cst) {
    model::store(at(), sizeof(T), to_bits(v), order);
  }
  operator T() const { return load(); }
  T exchange(T v, std::memory_order = std::memory_order_seq_cst) {
    return update([=](T) { return v; });
  }
  bool compare_exchange_strong(T& expected, T desired, std::memory_order = std::memory_order_seq_cst,
                               std::memory_order = std::memory_order_seq_cst) {
    T old = from_bits<T>(begin_update(at(), sizeof(T)));
    bool same = to_bits(old) == to_bits(expected);
    if (same) end_update(at(), sizeof(T), to_bits(desired));
    expected = old;
    return same;
  }
  bool compare_exchange_weak(T& expected, T desired, std::memory_order success = std::memory_order_seq_cst,
                             std::memory_order failure = std::memory_order_seq_cst) {
    return compare_exchange_strong(expected, desired, success, failure);
  }
  template <class D>
  T fetch_add(D d, std::memory_order = std::memory_order_seq_cst) {
    return update([=](T v) { return T(v + d); });
  }
  template <class D>
  T fetch_sub(D d, std::memory_order = std::memory_order_seq_cst) {
    return update([=](T v) { return T(v - d); });
  }
  T fetch_or(T m, std::memory_order = std::memory_order_seq_cst) {
    return update([=](T v) { return T(v | m); });
  }
  T fetch_and(T m, std::memory_order = std::memory_order_seq_cst) {
    return update([=](T v) { return T(v & m); });
  }
  T operator++(int) { return fetch_add(1); }
  T operator++() { return T(fetch_add(1) + 1); }
  T operator--(int) { return fetch_sub(1); }
  T operator--() { return T(fetch_sub(1) - 1); }
  T operator+=(T d) { return T(fetch_add(d) + d); }
  T operator-=(T d) { return T(fetch_sub(d) - d); }

 private:
  void* at() const { return static_cast<const Self*>(this)->address(); }
  template <class F>
  T update(F f) {
    T old = from_bits<T>(begin_update(at(), sizeof(T)));
    end_update(at(), sizeof(T), to_bits(f(old)));
    return old;
  }
};

}  // namespace model

template <class T>
class Atomic : public model::Operations<T, Atomic<T>> {
 public:
  constexpr Atomic() : v_() {}
  constexpr Atomic(T v) : v_(v) {}
  Atomic(const Atomic&) = delete;
  Atomic& operator=(const Atomic&) = delete;
  T operator=(T v) {
    this->store(v);
    return v;
  }
  void* address() const { return const_cast<T*>(&v_); }

 private:
  alignas(sizeof(T)) T v_;
};

template <class T>
class AtomicRef : public model::Operations<T, AtomicRef<T>> {
 public:
  explicit AtomicRef(T& v) : at_(&v) {}
  void* address() const { return at_; }

 private:
  T* at_;
};

class Mutex {
 public:
  constexpr Mutex() = default;
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;
  void lock();
  bool try_lock();
  void unlock();

 private:
  friend class ConditionVariable;
  uint64_t held_ = 0;
};

// Wakes nobody of itself; which of several waiters notify_one wakes is not explored (the one who came first).
class ConditionVariable {
 public:
  constexpr ConditionVariable() = default;
  ConditionVariable(const ConditionVariable&) = delete;
  void notify_one() { notify(false); }
  void notify_all() { notify(true); }
  void wait(std::unique_lock<Mutex>& held) { wait(*held.mutex(), false); }
  template <class F>
  void wait(std::unique_lock<Mutex>& held, F done) {
    while (!done()) wait(held);
  }
  // The time may be up at any moment, whatever the clock says.
  template <class Time>
  std::cv_status wait_until(std::unique_lock<Mutex>& held, const Time&) {
    return wait(*held.mutex(), true) ? std::cv_status::no_timeout : std::cv_status::timeout;
  }

 private:
  void notify(bool all);
  bool wait(Mutex& mutex, bool timed);  // false: the time was up
  char word_ = 0;                       // its address counts
};

void back_off(int n);  // the thread waits until a word that it has read lately is changed
inline bool is_fought_for(const void*) { return model::locks_are_fought_for; }
inline void leave_turn() {}

}  // namespace hypha
