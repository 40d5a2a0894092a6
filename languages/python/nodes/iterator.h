// SPDX-License-Identifier: MIT
// The next value of an iterator: those over lists and tuples step here, others by their own function. A pair that
// enumerate, zip or items() would make for a loop goes to two slots, without a tuple.
#pragma once
#include "languages/python/nodes/subscript.h"
#include "languages/python/runtime/iterators.h"

namespace hypha::python {

Value array_item_at(Value array, Value index);  // kUndefined: another thread has made it shorter
Value next_item(Value item_iterator);

inline Location native_location(int field) { return {LocationType::Any, true, uint16_t(field)}; }

// Element of the array being iterated, by strategy; the list may change meanwhile. Inputs: array, index within bounds.
struct LoopElementOp : OperationOf<LoopElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto holds = [=](ArrayStrategy s) { return d.has_strategy(a, s); };
    return read_by_strategy(d, *this, a, i, holds, [=, this] { return d.call_rt(*this, array_item_at, a, i); });
  }
};

// Input: an iterator. The next value; kUndefined: exhausted.
struct NextOp : OperationOf<NextOp> {
  LoopElementOp element;
  enum : uint32_t { kList = 1, kTuple = 2 };
  void each_node(auto f) { f(*this), f(element); }
  RUN {
    auto it = d.arg(0);
    auto step = [=, this]() -> typename D::Val { return along(d, it); };
    return d.specialize(*this, in(),
      on(kList, [=] { return d.has_shape(it, types.list_iterator->instance_shape); }, step),
      on(kTuple, [=] { return d.has_shape(it, types.tuple_iterator->instance_shape); }, step),
      otherwise([=, this] { return d.call_rt(*this, next, it); }));
  }
  template <class D>
  typename D::Val along(D d, typename D::Val it) {
    auto a = d.load_field(it, native_location(kIteratedArray));
    auto i = d.load_field(it, native_location(kIteratedIndex));
    auto undefined = d.constant(kUndefined);
    auto finish = [=] {
      d.store_field(it, native_location(kIteratedArray), d.constant(kNil));
      return undefined;
    };
    auto read = [=, this]() -> typename D::Val {
      typename D::template Args<2> args;
      args.put(0, a);
      args.put(1, i);
      auto v = TRY(d.apply(&element, args));
      return d.if_(d.same(v, undefined), finish, [=] {
        d.store_field(it, native_location(kIteratedIndex), d.add_exact(i, d.constant(fixnum(1))));
        return v;
      });
    };
    return d.if_(d.has_kind(a, Kind::Array), [=]() -> typename D::Val { return d.if_(d.in_bounds(a, i), read, finish); },
                 [=] { return undefined; });
  }
};

Value unpack_exactly(Value v, int64_t count);

// Input: an iterator. The first of the next two values, the second goes to a slot; kUndefined: exhausted.
struct NextPairOp : OperationOf<NextPairOp> {
  int second = -1;
  NextOp inner, other;
  LoopElementOp element;
  enum : uint32_t { kEnumerate = 1, kZip = 2, kItems = 4 };
  void each_node(auto f) { f(*this), f(element); }  // that stand at the target, others at the loop
  RUN {
    auto it = d.arg(0);
    return d.specialize(*this, in(),
      on(kEnumerate, [=] { return d.has_shape(it, types.enumerate->instance_shape); }, [=, this]() -> typename D::Val { return enumerated(d, it); }),
      on(kZip, [=] { return d.has_shape(it, types.zip->instance_shape); }, [=, this]() -> typename D::Val { return zipped(d, it); }),
      on(kItems, [=] { return d.has_shape(it, types.dict_item_iterator->instance_shape); },
         [=, this]() -> typename D::Val {
           auto key = TRY(d.call_rt(inner, next_item, it));
           d.set(second, d.load_field(it, native_location(kItemValue)));
           return key;
         }),
      otherwise([=, this]() -> typename D::Val { return unpacked(d, it); }));
  }
  template <class D>
  typename D::Val advance(D d, NextOp& next, typename D::Val iterator) {
    typename D::template Args<1> args;
    args.put(0, iterator);
    return d.apply(&next, args);
  }
  template <class D>
  typename D::Val enumerated(D d, typename D::Val it) {
    auto n = d.load_field(it, native_location(kEnumerateNumber));
    auto undefined = d.constant(kUndefined);
    auto count = [=, this]() -> typename D::Val {
      auto v = TRY(advance(d, inner, d.load_field(it, native_location(kEnumerated))));
      return d.if_(d.same(v, undefined), [=] { return undefined; }, [=, this] {
        d.store_field(it, native_location(kEnumerateNumber), d.add_exact(n, d.constant(fixnum(1))));
        d.set(second, v);
        return n;
      });
    };
    auto is_small = d.both(d.is_int(n), d.less(n, d.constant(fixnum(kLargest))));
    return d.if_(is_small, count, [=, this]() -> typename D::Val { return unpacked(d, it); });
  }
  template <class D>
  typename D::Val zipped(D d, typename D::Val it) {
    auto undefined = d.constant(kUndefined);
    auto first = d.load_field(it, native_location(kZipFirst));
    auto pair = [=, this]() -> typename D::Val {
      auto a = TRY(advance(d, inner, first));
      return d.if_(d.same(a, undefined), [=] { return undefined; }, [=, this]() -> typename D::Val {
        auto b = TRY(advance(d, other, d.load_field(it, native_location(kZipSecond))));
        return d.if_(d.same(b, undefined), [=] { return undefined; }, [=, this] {
          d.set(second, b);
          return a;
        });
      });
    };
    return d.if_(d.same(first, d.constant(kNil)), [=, this]() -> typename D::Val { return unpacked(d, it); }, pair);
  }
  // Any other iterator, whose value may be no pair.
  template <class D>
  typename D::Val unpacked(D d, typename D::Val it) {
    auto v = TRY(advance(d, inner, it));
    auto undefined = d.constant(kUndefined);
    return d.if_(d.same(v, undefined), [=] { return undefined; }, [=, this]() -> typename D::Val {
      typename D::template Args<2> args;
      args.put(0, TRY(d.call_rt(*this, unpack_exactly, v, int64_t{2})));
      args.put(1, d.constant(fixnum(1)));
      d.set(second, TRY(d.apply(&element, args)));
      args.put(1, d.constant(fixnum(0)));
      return d.apply(&element, args);
    });
  }
  static constexpr int64_t kLargest = int64_t{1} << 60;
};

}  // namespace hypha::python
