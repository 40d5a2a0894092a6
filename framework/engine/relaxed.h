// SPDX-License-Identifier: MIT
// A word that several threads may read while one writes it: relaxed-atomic, so never torn, at the price of a plain move.
#pragma once
#include <atomic>

namespace hypha {

template <class T>
class Relaxed {
 public:
  Relaxed() = default;
  constexpr Relaxed(T v) : v_(v) {}
  Relaxed(const Relaxed& other) : v_(T(other)) {}
  operator T() const { return v_.load(std::memory_order_relaxed); }
  T operator->() const requires std::is_pointer_v<T> { return *this; }
  T operator=(T v) {
    v_.store(v, std::memory_order_relaxed);
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
  T operator|=(T m) { return *this = T(T(*this) | m); }
  T operator&=(T m) { return *this = T(T(*this) & m); }

 private:
  std::atomic<T> v_;
};

}  // namespace hypha
