// SPDX-License-Identifier: MIT
// Operators. Numbers have fast cases (nodes/arithmetic); the rest goes to the runtime, by the receiver's chain where
// the left operand's class defines the special method.
#pragma once
#include "languages/python/nodes/call.h"
#include "nodes/arithmetic/int_float.h"

namespace hypha::python {

extern Assumption operators_intact;  // int and float cannot be changed in Python: always valid

template <Operator Op>
Value binary_slow(Value a, Value b) {
  return binary(Op, a, b);
}
template <Operator Op>
Value in_place_slow(Value a, Value b) {
  return in_place(Op, a, b);
}

// The generic half of an operator: inputs [left, right]. A left operand with a special method of its own class: by a
// chain.
struct MethodOperatorEntry {
  Shape* shape = nullptr;
  Assumption *lookup = nullptr, *unchanged = nullptr;
  Node* call = nullptr;
};
struct OperatorBase : Node {
  Symbol* method;
  Symbol* reflected;
  Cache<MethodOperatorEntry> cache;
  std::vector<std::unique_ptr<Node>> operations;
  OperatorBase(const char* m, const char* r) : method(intern(m)), reflected(intern(r)) {}
  bool fill(MethodOperatorEntry&, const Value* args);
};
template <auto Slow>
struct GenericOperator : OperatorBase {
  using OperatorBase::OperatorBase;
  HY_OPERATION_FUNCTIONS
  RUN {
    auto a = d.arg(0);
    auto b = d.arg(1);
    return d.cached(
        *this, in(), cache, limits.dispatch,
        [=](MethodOperatorEntry& e) {
          return while_valid(d, e.lookup, while_valid(d, e.unchanged, d.has_shape(a, e.shape)));
        },
        [=, this](MethodOperatorEntry& e) -> typename D::Val {
          auto r = TRY(d.apply_same(e.call));
          return d.if_(
              d.same(r, d.constant(not_implemented)), [=, this] { return d.call_rt(*this, Slow, a, b); },
              [=] { return r; });
        },
        [=, this] { return d.call_rt(*this, Slow, a, b); });
  }
};

// ints exactly divided as doubles; doubles unless by zero.
constexpr int64_t kExactDouble = int64_t{1} << 53;
struct TrueDivideNode : NodeOf<TrueDivideNode> {
  Node *left, *right, *fallback;
  TrueDivideNode(Node* l, Node* r, Node* f) : left(l), right(r), fallback(f) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    auto generic = [=, this] {
      typename D::template Args<2> args;
      args.put(0, a);
      args.put(1, b);
      return d.apply(fallback, args);
    };
    auto exact = [=](auto v) {
      return d.both(d.less(v, d.constant(fixnum(kExactDouble))), d.less(d.constant(fixnum(-kExactDouble)), v));
    };
    return d.specialize(
        *this, in(a, b),
        on(
            kInts,
            [=] {
              return d.both(d.is_int(a, b),
                            d.both(exact(a), d.both(exact(b), d.not_(d.same(b, d.constant(fixnum(0)))))));
            },
            [=] { return d.val(d.f64(a) / d.f64(b)); }),
        on(
            kDoubles, [=] { return d.is_double_pair(a, b); },
            [=] { return d.if_(d.f64(b) == d.literal(0.0), generic, [=] { return d.val(d.f64(a) / d.f64(b)); }); }),
        otherwise(generic));
  }
};
struct IntFloorDivOp {
  static auto int_(auto d, auto a, auto b) { return d.floor_div_exact(a, b); }
};

// Comparison with ints and doubles as fast cases. In a condition the generic half answers true or false.
template <Compare Op>
Value compare_slow(Value a, Value b) {
  return compare(Op, a, b);
}
template <Compare Op>
Value compare_truth_slow(Value a, Value b) {
  return compare_truth(Op, a, b);
}
template <auto Slow>
struct RuntimeBinary : OperationOf<RuntimeBinary<Slow>> {
  RUN { return d.call_rt(*this, Slow, d.arg(0), d.arg(1)); }
};

// == and != : identical strings, None and bools need no call.
template <bool kNegated>
struct EqualNode : NodeOf<EqualNode<kNegated>> {
  Node *left, *right, *fallback;
  EqualNode(Node* l, Node* r, Node* f) : left(l), right(r), fallback(f) {}
  enum : uint32_t { kInts = 1, kDoubles = 2, kWithNone = 4 };
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    auto generic = [=, this] {
      typename D::template Args<2> args;
      args.put(0, a);
      args.put(1, b);
      return d.apply(fallback, args);
    };
    auto answer = [=](typename D::Bool same) { return d.val(kNegated ? d.not_(same) : same); };
    auto is_bool = [=](auto v) {
      return d.not_(d.both(d.not_(d.same(v, d.constant(kTrue))), d.not_(d.same(v, d.constant(kFalse)))));
    };
    return d.specialize(
        *this, in(a, b),
        on(
            kInts, [=] { return d.is_int(a, b); }, [=] { return answer(d.same(a, b)); }),
        on(
            kDoubles, [=] { return d.is_double_pair(a, b); },
            [=] {  // an int beyond 53 bits may only look equal
              auto x = d.f64(a), y = d.f64(b);
              auto small = d.both(x < d.literal(double(kExactDouble)), d.literal(double(-kExactDouble)) < x);
              return d.if_(d.both(x == y, d.not_(small)), generic, [=] { return answer(x == y); });
            }),
        on(
            kWithNone, [=] { return d.both(is_bool(a), is_bool(b)); }, [=] { return answer(d.same(a, b)); }),
        otherwise(generic));
  }
};

template <bool kNegated, class Right = Node>
struct IsNode : NodeOf<IsNode<kNegated, Right>> {
  Node* left;
  Right* right;
  IsNode(Node* l, Right* r) : left(l), right(r) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    auto same = d.same(a, b);
    return d.val(kNegated ? d.not_(same) : same);
  }
};
Value contains_in(Value v, Value container);
Value not_contains_in(Value v, Value container);

// fn(child, child)
template <auto Fn>
struct RuntimeBinaryNode : NodeOf<RuntimeBinaryNode<Fn>> {
  Node *left, *right;
  RuntimeBinaryNode(Node* l, Node* r) : left(l), right(r) {}
  RUN {
    auto a = TRY(d.eval(left));
    auto b = TRY(d.eval(right));
    return d.call_rt(*this, Fn, a, b);
  }
};
template <auto Fn>
struct RuntimeUnaryNode : NodeOf<RuntimeUnaryNode<Fn>> {
  Node* value;
  explicit RuntimeUnaryNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, Fn, v);
  }
};
template <auto Fn>
struct RuntimeNode : NodeOf<RuntimeNode<Fn>> {
  RUN { return d.call_rt(*this, Fn); }
};

struct NegateNode : NodeOf<NegateNode> {
  Node* value;
  explicit NegateNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.specialize(*this, in(v),
                        on(
                            kInts, [=] { return d.is_int(v); }, [=] { return d.sub_exact(d.constant(fixnum(0)), v); }),
                        on(
                            kDoubles, [=] { return d.is_double(v); }, [=] { return d.val(d.negate(d.f64(v))); }),
                        otherwise([=, this] { return d.call_rt(*this, negative, v); }));
  }
};

// ---- truth

struct TruthEntry {
  Shape* shape = nullptr;
  Assumption *no_bool = nullptr, *no_len = nullptr;
};
// An object whose class says nothing about truth is true.
struct ObjectTruthOp : OperationOf<ObjectTruthOp> {
  Cache<TruthEntry> cache;
  RUN {
    auto v = d.arg(0);
    return d.cached(
        *this, in(), cache, limits.property,
        [=](TruthEntry& e) { return while_valid(d, e.no_bool, while_valid(d, e.no_len, d.has_shape(v, e.shape))); },
        [=](TruthEntry&) { return d.constant(kTrue); }, [=, this] { return d.call_rt(*this, truth, v); });
  }
  bool fill(TruthEntry& e, const Value* args);
};
// Answers true or false.
struct TruthNode : NodeOf<TruthNode> {
  Node* value;
  ObjectTruthOp object;
  explicit TruthNode(Node* v) : value(v) {}
  enum : uint32_t { kBool = 1, kInt = 2, kNone = 4, kList = 8, kObject = 16 };
  void each_part(auto f) { f(object); }
  RUN {
    auto v = TRY(d.eval(value));
    auto same = [=](Value c) { return d.same(v, d.constant(c)); };
    return d.specialize(
        *this, in(v),
        on(
            kBool, [=] { return d.not_(d.both(d.not_(same(kTrue)), d.not_(same(kFalse)))); }, [=] { return v; }),
        on(
            kInt, [=] { return d.is_int(v); }, [=] { return d.val(d.not_(same(fixnum(0)))); }),
        on(
            kNone, [=] { return same(kNil); }, [=] { return d.constant(kFalse); }),
        on(
            kList, [=] { return d.has_shape(v, types.list->instance_shape); },
            [=] { return d.val(d.not_(d.same(d.array_length(v), d.constant(fixnum(0))))); }),
        on(
            kObject, [=] { return d.has_kind(v, Kind::Object); },
            [=, this] {
              typename D::template Args<1> a;
              a.put(0, v);
              return d.apply(&object, a);
            }),
        otherwise([=, this] { return d.call_rt(*this, truth, v); }));
  }
};

// and / or as values: `test` is the truth of what is in the slot.
struct LogicalNode : NodeOf<LogicalNode> {
  Node *left, *test, *right;  // left writes the slot, test reads it
  int slot;
  bool is_or;
  LogicalNode(Node* l, Node* t, Node* r, int s, bool o) : left(l), test(t), right(r), slot(s), is_or(o) {}
  RUN {
    TRY(d.eval(left));
    auto t = TRY(d.eval(test));
    auto yes = is_or ? d.not_(d.truthy(t)) : d.truthy(t);
    return d.if_(
        yes, [=, this] { return d.eval(right); }, [=, this] { return d.get(slot); });
  }
};

}  // namespace hypha::python
