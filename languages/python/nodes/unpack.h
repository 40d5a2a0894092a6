// SPDX-License-Identifier: MIT
// a, b = value. All elements are read before the first target is assigned to, which may change the value.
#pragma once
#include "languages/python/nodes/iterator.h"

namespace hypha::python {

Value unpack_exactly(Value v, int64_t count);                 // a tuple
Value unpack_star(Value v, int64_t before, int64_t after);    // likewise: at `before` what is between them, as a list

struct UnpackNode : NodeOf<UnpackNode> {
  Node* value;
  std::vector<int> slots;
  int star;  // -1 or which target
  LoopElementOp element;
  UnpackNode(Node* v, std::vector<int> to, int s) : value(v), slots(std::move(to)), star(s) {}
  void each_part(auto f) { f(element); }
  // A list that threads share is copied first.
  enum : uint32_t { kTuple = 1, kList = 2, kSharedTuple = 4 };
  RUN {
    auto v = TRY(d.eval(value));
    auto count = int64_t(slots.size());
    if (star >= 0) return read(d, TRY(d.call_rt(*this, unpack_star, v, star, count - 1 - star)));
    auto is = [=](Shape* s) { return d.has_shape(v, s); };
    auto slow = [=, this]() -> typename D::Val { return read(d, TRY(d.call_rt(*this, unpack_exactly, v, count))); };
    auto array = [=, this]() -> typename D::Val {
      return d.if_(d.same(d.array_length(v), d.constant(fixnum(count))), [=, this] { return read(d, v); }, slow);
    };
    return d.specialize(*this, in(v),
      on(kTuple, [=] { return is(types.tuple->instance_shape); }, array),
      on(kList, [=] { return is(types.list->instance_shape); }, array),
      on(kSharedTuple, [=] { return is(types.tuple->instance_shape->to_shared()); }, array),
      otherwise(slow));
  }
  template <class D>
  typename D::Val read(D d, typename D::Val array) {
    typename D::template Args<2> a;
    a.put(0, array);
    for (size_t i = 0; i < slots.size(); i++) {
      a.put(1, d.constant(fixnum(int64_t(i))));
      d.set(slots[i], TRY(d.apply(&element, a)));
    }
    return d.constant(kNil);
  }
};

}  // namespace hypha::python
