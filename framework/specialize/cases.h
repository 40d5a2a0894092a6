// SPDX-License-Identifier: MIT
// The parts of a specializing node: d.specialize(*this, in(a, b), on(kInts, guard, body), ..., otherwise(body)).
#pragma once
#include <cstdint>

namespace hypha {

constexpr uint32_t kGeneric = 1u << 31;

template <class G, class B>
struct Case {
  uint32_t bit;
  G guard;
  B body;
};
struct Always {};

// A case with a guard. `bit`: one of 1, 2, 4 ... < kGeneric, in the order of the cases.
template <class G, class B>
auto on(uint32_t bit, G guard, B body) {
  return Case<G, B>{bit, guard, body};
}
// The last case, which holds for everything: activating it excludes all others.
template <class B>
auto otherwise(B body) {
  return Case<Always, B>{kGeneric, {}, body};
}
// All impure results of this node so far, in order: what a miss continues with.
template <class V, size_t N>
struct Inputs {
  V v[N];
};
template <class V>
struct Inputs<V, 0> {};
struct NoInput {};
inline Inputs<NoInput, 0> in() { return {}; }
template <class V, class... More>
Inputs<V, 1 + sizeof...(More)> in(V first, More... more) {
  return {{first, more...}};
}
template <class C>
constexpr bool has_guard = requires(const C& c) {
  c.guard();
};

}  // namespace hypha
