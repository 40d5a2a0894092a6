// SPDX-License-Identifier: MIT
// Operators. Numbers have fast cases (nodes/arithmetic); the rest goes to the runtime, by the receiver's chain where
// the left operand's class defines the special method.
#pragma once
#include "languages/python/nodes/guard.h"
#include "nodes/arithmetic/operators.h"
#include "nodes/node_of.h"

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
  bool learn(MethodOperatorEntry& e, const Value* args);
  bool fill(MethodOperatorEntry& e, const Value* args) {
    return fill_at_rest(e, [&] { return learn(e, args); });
  }
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
    auto exact_ints = [=] {
      return d.both(d.is_int(a, b), d.both(exact(a), d.both(exact(b), d.not_(d.same(b, d.constant(fixnum(0)))))));
    };
    auto divide = [=] {
      return d.if_(d.f64(b) == d.literal(0.0), generic, [=] { return d.val(d.f64(a) / d.f64(b)); });
    };
    return d.specialize(*this, in(a, b), on(kInts, exact_ints, [=] { return d.val(d.f64(a) / d.f64(b)); }),
                        on(
                            kDoubles, [=] { return d.is_double(a, b); }, divide),
                        on(
                            kMixed, [=] { return d.is_double_pair(a, b); }, divide),
                        otherwise(generic));
  }
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
  enum : uint32_t { kInts = 1, kDoubles = 2, kMixed = 4, kWithNone = 8 };
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
            kDoubles, [=] { return d.is_double(a, b); }, [=] { return answer(d.f64(a) == d.f64(b)); }),
        on(
            kMixed, [=] { return d.is_double_pair(a, b); },
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

Value contains_in(Value v, Value container);
Value not_contains_in(Value v, Value container);

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

}  // namespace hypha::python
