// SPDX-License-Identifier: MIT
// Built-in functions that the compiler sees through. Words: [function, arguments...].
#pragma once
#include "framework/object/hash.h"
#include "framework/specialize/limits.h"
#include "languages/python/core/native.h"
#include "nodes/node_of.h"

namespace hypha::python {

Value builtin_len(Value v);
Value builtin_isinstance(Value v, Value type);

// len(x)
struct LenOp : OperationOf<LenOp> {
  enum : uint32_t { kList = 1, kTuple = 2, kDict = 4, kSharedList = 8, kSharedTuple = 16 };
  // Behind `extension`: entries, index, then the count, shifted like a fixnum.
  static constexpr Location kHashCount{LocationType::Any, true, 2};
  RUN {
    auto v = d.arg(1);
    auto length = [=] { return d.array_length(v); };
    return d.specialize(*this, in(),
      on(kList, [=] { return d.has_shape(v, types.list->instance_shape); }, length),
      on(kTuple, [=] { return d.has_shape(v, types.tuple->instance_shape); }, length),
      on(kSharedList, [=] { return d.has_shape(v, types.list->instance_shape->to_shared()); }, length),
      on(kSharedTuple, [=] { return d.has_shape(v, types.tuple->instance_shape->to_shared()); }, length),
      on(kDict, [=] { return d.has_shape(v, types.dict->instance_shape); }, [=] { return d.load_field(v, kHashCount); }),
      otherwise([=, this] { return d.call_rt(*this, builtin_len, v); }));
  }
};

// isinstance(x, T): the answer is a constant for a shape and a type, whose ancestors never change.
struct IsInstanceEntry {
  Shape* shape = nullptr;            // of the object; null: an int
  Value type = kNil;
  bool answer = false;
};
struct IsInstanceOp : OperationOf<IsInstanceOp> {
  Cache<IsInstanceEntry> cache;
  RUN {
    auto v = d.arg(1);
    auto type = d.arg(2);
    return d.cached(*this, in(), cache, limits.dispatch,
      [=](IsInstanceEntry& e) { return d.both(d.same(type, d.constant(e.type)), e.shape ? d.has_shape(v, e.shape) : d.is_int(v)); },
      [=](IsInstanceEntry& e) { return d.constant(boolean(e.answer)); },
      [=, this] { return d.call_rt(*this, builtin_isinstance, v, type); });
  }
  bool learn(IsInstanceEntry& e, const Value* args);
  bool fill(IsInstanceEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
};

// abs(x)
struct AbsOp : OperationOf<AbsOp> {
  enum : uint32_t { kInt = 1, kDouble = 2 };
  RUN {
    auto v = d.arg(1);
    auto zero = d.constant(fixnum(0));
    return d.specialize(*this, in(),
      on(kInt, [=] { return d.is_int(v); },
         [=] { return d.if_(d.less_equal(zero, v), [=] { return v; }, [=] { return d.sub_exact(zero, v); }); }),
      on(kDouble, [=] { return d.is_double(v); }, [=] { return d.val(d.abs(d.f64(v))); }),
      otherwise([=, this] { return d.call_rt(*this, absolute, v); }));
  }
};

Value range_new(Value cls, Value a, Value b, Value c);
// range() of small ints. Words: [function, class, a, b, c], kUndefined what is not given.
struct RangeOp : OperationOf<RangeOp> {
  enum : uint32_t { kStop = 1, kStartStop = 2, kUp = 4, kDown = 8 };
  static constexpr int64_t kBound = int64_t{1} << 60;
  RUN {
    auto cls = d.arg(1);
    auto a = d.arg(2);
    auto b = d.arg(3);
    auto c = d.arg(4);
    auto is_range = d.same(cls, d.constant(types.range->object));
    auto missing = [=](auto v) { return d.same(v, d.constant(kUndefined)); };
    auto zero = d.constant(fixnum(0));
    auto one = d.constant(fixnum(1));
    auto slow = [=, this] { return d.call_rt(*this, range_new, cls, a, b, c); };
    auto small = [=](auto v) { return d.both(d.is_int(v), d.both(d.less(v, d.constant(fixnum(kBound))), d.less(d.constant(fixnum(-kBound)), v))); };
    auto three = [=] { return d.both(is_range, d.both(small(a), d.both(small(b), small(c)))); };
    return d.specialize(*this, in(),
      on(kStop, [=] { return d.both(is_range, d.both(missing(b), small(a))); }, [=, this] { return make(d, zero, a, one, zero, a, one); }),
      on(kStartStop, [=] { return d.both(is_range, d.both(missing(c), d.both(small(a), small(b)))); }, [=, this] { return make(d, a, b, one, a, b, one); }),
      on(kUp, [=] { return d.both(three(), d.less(zero, c)); }, [=, this] { return make(d, a, b, c, a, b, c); }),
      on(kDown, [=] { return d.both(three(), d.less(c, zero)); }, [=, this] { return make(d, a, b, c, b, a, d.sub_exact(zero, c)); }),
      otherwise(slow));
  }
  // From `low` up to `high` every `span`th, in one direction or the other.
  template <class D>
  typename D::Val make(D d, typename D::Val start, typename D::Val stop, typename D::Val step, typename D::Val low, typename D::Val high, typename D::Val span) {
    auto one = d.constant(fixnum(1));
    auto count = [=] { return d.add_exact(d.floor_div_exact(d.sub_exact(d.sub_exact(high, low), one), span), one); };
    auto length = d.if_(d.less(low, high), count, [=] { return d.constant(fixnum(0)); });
    auto range = d.new_object(types.range->instance_shape);
    auto set = [=](RangeField f, auto v) { d.store_field(range, {LocationType::Any, true, uint16_t(f)}, v); };
    set(kRangeStart, start);
    set(kRangeStop, stop);
    set(kRangeStep, step);
    set(kRangeLength, length);
    return range;
  }
};

Value smaller_of(Value a, Value b);
Value larger_of(Value a, Value b);
// min(a, b), max(a, b): the first one if they are equal.
template <bool kMax>
struct ExtremeOp : OperationOf<ExtremeOp<kMax>> {
  enum : uint32_t { kInts = 1 };
  RUN {
    auto a = d.arg(1);
    auto b = d.arg(2);
    return d.specialize(*this, in(),
      on(kInts, [=] { return d.is_int(a, b); },
         [=] { return d.if_(kMax ? d.less(a, b) : d.less(b, a), [=] { return b; }, [=] { return a; }); }),
      otherwise([=, this] { return kMax ? d.call_rt(*this, larger_of, a, b) : d.call_rt(*this, smaller_of, a, b); }));
  }
};

}  // namespace hypha::python
