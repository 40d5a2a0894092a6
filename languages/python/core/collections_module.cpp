// SPDX-License-Identifier: MIT
// _collections: what the prelude's deque needs of its list beyond list's own methods, each in one step, and its repr.
#include "languages/python/core/sequence.h"

namespace hypha::python {

namespace {

// rotate(list, n): the first n elements come last; n < 0: the last -n come first.
Value rotate(Value list, Value n) {
  int64_t count;
  PY_TRY(to_int64(n, &count));
  array::rotate(array_of(list), count);
  return kNil;
}

// push(list, v, most), push_front(list, v, most): with `most` elements in the list, the one at the other end goes.
Value push(Value list, Value v, Value most) {
  array::push_bounded(array_of(list), v, most.as_int());
  return kNil;
}
Value push_front(Value list, Value v, Value most) {
  array::unshift_bounded(array_of(list), v, most.as_int());
  return kNil;
}

// repr(owner, list): None within the one of the same owner.
Value guarded_repr(Value owner, Value list) {
  static const char guard = 0;
  RecursionGuard recursion(&guard, owner);
  return recursion.entered() ? repr(list) : kNil;
}

constexpr NativeRow kRows[] = {{"rotate", native<rotate>, "list n /"},
                               {"remove", native<remove_first>, "list v /"},
                               {"repr", native<guarded_repr>, "owner list /"},
                               {"push", native<push>, "list v most /"},
                               {"push_front", native<push_front>, "list v most /"}};

void define_collections(ModuleInfo* m) { define_functions(m, kRows); }
HY_PYTHON_MODULE("_collections", define_collections);

}  // namespace

}  // namespace hypha::python
