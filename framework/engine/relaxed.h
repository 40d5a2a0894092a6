// SPDX-License-Identifier: MIT
// A word that several threads may read while one writes it: relaxed-atomic, so never torn, at the price of a plain
// move.
//
// Publication: what a thread reads through a word that another one wrote was written before. The processor keeps stores
// in order, and loads that depend on each other; the compiler does so for the dependent load of another object's word.
// ThreadSanitizer wants to be told.
#pragma once
#include <atomic>

namespace hypha {

#if defined(__SANITIZE_THREAD__)
constexpr std::memory_order kLoadWord = std::memory_order_acquire, kStoreWord = std::memory_order_release;
#else
constexpr std::memory_order kLoadWord = std::memory_order_relaxed, kStoreWord = std::memory_order_relaxed;
#endif

// x86 keeps loads in order, and stores; these keep the compiler from changing it.
inline void keep_loads_in_order() { std::atomic_signal_fence(std::memory_order_acquire); }
inline void keep_stores_in_order() { std::atomic_signal_fence(std::memory_order_release); }

template <class T>
class Relaxed {
 public:
  Relaxed() = default;
  constexpr Relaxed(T v) : v_(v) {}
  Relaxed(const Relaxed& other) : v_(T(other)) {}
  operator T() const { return v_.load(kLoadWord); }
  T operator->() const requires std::is_pointer_v<T> { return *this; }
  T operator=(T v) {
    v_.store(v, kStoreWord);
    return v;
  }
  Relaxed& operator=(const Relaxed& other) {
    *this = T(other);
    return *this;
  }
  // Not atomic as a whole: by the only writer.
  template <class U>
  T operator+=(U d) {
    return *this = T(*this) + d;
  }
  template <class U>
  T operator-=(U d) {
    return *this = T(*this) - d;
  }
  // Atomic as a whole. They give the value before; replace() tells whether that was `expected`.
  T fetch_add(T d) { return v_.fetch_add(d, std::memory_order_acq_rel); }
  T fetch_sub(T d) { return v_.fetch_sub(d, std::memory_order_acq_rel); }
  bool replace(T expected, T v) { return v_.compare_exchange_strong(expected, v, std::memory_order_acq_rel); }
  T operator|=(T m) { return *this = T(T(*this) | m); }
  T operator&=(T m) { return *this = T(T(*this) & m); }

 private:
  std::atomic<T> v_;
};

}  // namespace hypha
