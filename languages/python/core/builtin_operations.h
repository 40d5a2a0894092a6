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
