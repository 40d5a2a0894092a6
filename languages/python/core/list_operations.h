// SPDX-License-Identifier: MIT
// List methods that the compiler sees through. Words: [function, self, arguments...]; whoever runs them has tested that self is a
// list. What an operation does not do itself (negative and outside indices, changes of strategy) its native does.
#pragma once
#include "languages/python/core/native.h"
#include "nodes/node_of.h"

namespace hypha::python {

Value list_get_item(Value list, Value key);          // __getitem__
Value list_set_item(Value list, Value key, Value v); // __setitem__
Value list_append(Value list, Value v);
Value tuple_get_item(Value tuple, Value key);

enum ArrayCase : uint32_t { kIntElements = 1, kDoubleElements = 2, kValueElements = 4, kAnyElements = 8 };

// a[i] of a list or tuple; `slow` answers for what is not an index within the bounds.
template <auto Slow>
struct ElementGetOp : OperationOf<ElementGetOp<Slow>> {
  RUN {
    auto a = d.arg(1);
    auto i = d.arg(2);
    auto outside = [=, this] { return d.call_rt(*this, Slow, a, i); };
    auto holds = [=](ArrayStrategy s) { return d.both(d.is_int(i), d.has_strategy(a, s)); };
    auto load = [=](ArrayStrategy s) { return d.if_(d.in_bounds(a, i), [=] { return d.load_element(a, s, i); }, outside); };
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return holds(ArrayStrategy::Ints); }, [=] { return load(ArrayStrategy::Ints); }),
      on(kDoubleElements, [=] { return holds(ArrayStrategy::Doubles); }, [=] { return load(ArrayStrategy::Doubles); }),
      on(kValueElements, [=] { return holds(ArrayStrategy::Values); }, [=] { return load(ArrayStrategy::Values); }),
      otherwise([=] { return outside(); }));
  }
};
using ListGetOp = ElementGetOp<list_get_item>;
using TupleGetOp = ElementGetOp<tuple_get_item>;

// list[i] = v
struct ListSetOp : OperationOf<ListSetOp> {
  RUN {
    auto a = d.arg(1);
    auto i = d.arg(2);
    auto v = d.arg(3);
    auto outside = [=, this] { return d.call_rt(*this, list_set_item, a, i, v); };
    auto holds = [=](ArrayStrategy s) { return d.both(d.is_int(i), d.has_strategy(a, s)); };
    auto store = [=](ArrayStrategy s) {
      return d.if_(d.in_bounds(a, i), [=] { d.store_element(a, s, i, v); return d.constant(kNil); }, outside);
    };
    return d.specialize(*this, in(),
      on(kIntElements, [=] { return d.both(holds(ArrayStrategy::Ints), d.is_int(v)); }, [=] { return store(ArrayStrategy::Ints); }),
      on(kDoubleElements, [=] { return d.both(holds(ArrayStrategy::Doubles), d.is_double(v)); }, [=] { return store(ArrayStrategy::Doubles); }),
      on(kValueElements, [=] { return holds(ArrayStrategy::Values); }, [=] { return store(ArrayStrategy::Values); }),
      on(kAnyElements, [=] { return d.is_int(i); }, [=] { return outside(); }),
      otherwise([=] { return outside(); }));
  }
};

struct ArrayLengthOp : OperationOf<ArrayLengthOp> {
  RUN { return d.array_length(d.arg(1)); }
};
struct ListAppendOp : OperationOf<ListAppendOp> {
  RUN { return d.call_rt(*this, list_append, d.arg(1), d.arg(2)); }
};

}  // namespace hypha::python
