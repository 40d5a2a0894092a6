// SPDX-License-Identifier: MIT
// What dispatch chains know an object by: an immediate's type, or its shape.
#pragma once
#include "framework/specialize/limits.h"
#include "languages/python/runtime/interop.h"
#include "nodes/node_of.h"

namespace hypha::python {

enum class TypeGuard : uint8_t { Int, Double, Same, Shape };

struct GuardedType {
  TypeGuard guard = TypeGuard::Shape;
  Value same = kNil;  // Same: None, True, False
  Shape* shape = nullptr;
  uint32_t shape_id = 0;
};
// False: a value of a kind that chains do not tell apart (big integers).
inline bool guard_for(Value v, GuardedType& g) {
  if (v.is_int()) return g.guard = TypeGuard::Int, true;
  if (number::is_double(v)) return g.guard = TypeGuard::Double, true;
  if (v.is_special()) return g.guard = TypeGuard::Same, g.same = v, true;
  if (!v.is_heap() || is_kind(v, Kind::BigInt)) return false;
  g.guard = TypeGuard::Shape;
  g.shape = shape_of(v.ptr());
  g.shape_id = g.shape->id();
  return true;
}

template <class D>
[[gnu::always_inline]] inline typename D::Bool has_type(D d, const GuardedType& g, typename D::Val v) {
  if (g.guard == TypeGuard::Shape) [[likely]]
    return d.has_shape(v, g.shape_id);
  switch (g.guard) {
    case TypeGuard::Int:
      return d.is_int(v);
    case TypeGuard::Double:
      return d.is_double(v);
    default:
      return d.same(v, d.constant(g.same));
  }
}

// Several facts at once; a null one always holds.
template <class D>
typename D::Bool while_valid(D d, Assumption* a, typename D::Bool condition) {
  return a ? d.when(*a, condition) : condition;
}

inline bool dead(const Assumption* a) { return a && !a->valid(); }

// For the places that a node is made for a number of arguments known at run time.
template <template <int> class Made, int Max, int N = 0, class... A>
Node* make_sized(int n, A&&... a) {
  if constexpr (N > Max)
    return nullptr;
  else if (n == N)
    return new Made<N>(std::forward<A>(a)...);
  else
    return make_sized<Made, Max, N + 1>(n, std::forward<A>(a)...);
}

}  // namespace hypha::python
