// SPDX-License-Identifier: MIT
// Calls. A call node evaluates its words [callee, arguments...] (keyword values last) and applies a CallOp to them; a
// method call [receiver, arguments...] applies a MethodCallOp, which finds a function in the receiver's type without
// making a bound method. At the end of both stands an InvokeOp, made for one function and one form of call: it lays out
// the callee's frame words by a plan.
#pragma once
#include "languages/python/nodes/attribute.h"

namespace hypha::python {

constexpr int kMaxPlainArguments = 7;  // more, or stars: arguments in a tuple and a dict (StarCallNode)
constexpr int kMaxFrameWords = 20;
constexpr Location kClosureEnv{LocationType::Any, true, 1}, kClosureDefaults{LocationType::Any, true, 2};

using KeywordNames = std::vector<Symbol*>;

// Where one word of the callee's frame comes from.
struct WordSource {
  enum From : uint8_t { Argument, Default, Undefined, Tuple, Dict } from;
  uint8_t index = 0,
          count = 0;  // Argument: which input; Default: which of the function's; Tuple: inputs [index, index + count)
  std::vector<std::pair<Symbol*, int>> entries;  // Dict: names and inputs
};

Value dict_with(Value dict, Symbol* name, Value v);  // puts and returns the dict; nil: a new one

// enter() at one more level of the recursion limit.
template <class D, class Enter>
[[gnu::always_inline]] inline typename D::Val one_level_deeper(D d, const Node& site, Enter enter) {
  auto depth = d.load_thread(kDepthWord);
  auto limit = d.load_cell(&recursion_limit);
  TRY(d.if_(
      d.less(depth, limit), [=] { return d.constant(kNil); },
      [=, &site] {
        return d.seldom([=, &site]() -> typename D::Val {
          auto e = d.call_rt(site, recursion_error);
          TRY(e);
          return d.throw_(e);
        });
      }));
  d.store_thread(kDepthWord, d.add_exact(depth, d.constant(fixnum(1))));
  auto v = TRY(enter());
  d.store_thread(kDepthWord, depth);
  return v;
}

// Calls a guest function whose words are the inputs [function, arguments...] as they are.
struct DirectInvokeOp : OperationOf<DirectInvokeOp> {
  CallTarget* target;
  explicit DirectInvokeOp(CallTarget* t) : target(t) {}
  RUN {
    return one_level_deeper(d, *this, [=, this] { return d.call_same(*this, target); });
  }
};

// Calls a guest function, or a native one, whose inputs are [function, arguments...].
struct InvokeOp : OperationOf<InvokeOp> {
  CallTarget* target;
  bool counted, as_they_are;  // guest functions count the depth of calls
  std::vector<WordSource> plan;
  InvokeOp(CallTarget* t, bool c, bool same, std::vector<WordSource> p)
      : target(t), counted(c), as_they_are(same), plan(std::move(p)) {}
  RUN {
    if (!counted) return enter(d);
    return one_level_deeper(d, *this, [=, this] { return enter(d); });
  }
  template <class D>
  typename D::Val enter(D d) {
    if (as_they_are) return d.call_same(*this, target);
    typename D::template Args<kMaxFrameWords> words;
    words.put(0, d.arg(0));
    for (size_t i = 0; i < plan.size(); i++) {
      const WordSource& s = plan[i];
      int to = int(i) + 1;
      switch (s.from) {
        case WordSource::Argument:
          words.put(to, d.arg(s.index));
          break;
        case WordSource::Default:
          words.put(to, d.load_slot(d.load_field(d.arg(0), kClosureDefaults), s.index));
          break;
        case WordSource::Undefined:
          words.put(to, d.constant(kUndefined));
          break;
        case WordSource::Tuple: {
          typename D::template Args<kMaxFrameWords> rest;
          for (int k = 0; k < s.count; k++) rest.put(k, d.arg(s.index + k));
          words.put(to, d.new_array(types.tuple->instance_shape, rest, s.count));
          break;
        }
        case WordSource::Dict:
          words.put(to, TRY(make_dict(d, s, s.entries.size())));
          break;
      }
    }
    return d.call(*this, target, words);
  }
  template <class D>
  typename D::Val make_dict(D d, const WordSource& s, size_t n) {
    if (n == 0) return d.call_rt(*this, new_dict);
    auto dict = TRY(make_dict(d, s, n - 1));
    return d.call_rt(*this, dict_with, dict, s.entries[n - 1].first, d.arg(s.entries[n - 1].second));
  }
};
constexpr int kMaxFilledWords = 5;
// An operation on N words, of which those behind the `given` arguments are missing.
template <int N>
struct FillOp : OperationOf<FillOp<N>> {
  int given;
  std::unique_ptr<Node> operation;
  FillOp(int g, Node* o) : given(g), operation(o) {}
  RUN {
    typename D::template Args<N> words;
    for (int i = 0; i < N; i++) words.put(i, i <= given ? d.arg(i) : d.constant(kUndefined));
    return d.apply(operation.get(), words);
  }
};

// An operation on [function, arguments...] (argc of them, keyword values last); null: they do not fit, or too many
// words.
Node* make_invocation(Value function, int argc, const KeywordNames&);

// Runs `invoke` on [function, inputs...].
template <int N, class Invoke = Node>
struct CallConstantOp : OperationOf<CallConstantOp<N, Invoke>> {
  Value function;  // kept alive by what the entry's assumption watches
  Invoke* invoke;
  CallConstantOp(Value f, Invoke* i) : function(f), invoke(i) {}
  RUN {
    typename D::template Args<N + 1> words;
    words.put(0, d.constant(function));
    for (int i = 0; i < N; i++) words.put(i + 1, d.arg(i));
    return d.apply(invoke, words);
  }
};
template <int N>
using CallDirectlyOp = CallConstantOp<N, DirectInvokeOp>;
template <int N>
using CallAnyOp = CallConstantOp<N>;
Node* make_constant_call(Value function, Node* invoke, int inputs);  // null: too many

struct CallSite {
  int argc;  // keyword values included
  KeywordNames names;
  std::span<Symbol* const> keywords() const { return names; }
};

struct FunctionEntry {
  static constexpr bool kCountsHits = true;
  CallTarget* target = nullptr;
  Node* action = nullptr;  // run on the call's words
};
struct CalleeEntry {
  static constexpr bool kCountsHits = true;
  Shape* shape = nullptr;
  Assumption *lookup = nullptr, *unchanged = nullptr;
  Node* action = nullptr;
};

// All call operations, whatever their number of arguments.
struct CallBase : Node {
  CallSite site;
  std::vector<std::unique_ptr<Node>> operations;  // of the entries
  explicit CallBase(CallSite s) : site(std::move(s)) {}
  virtual void set_source(uint32_t start, uint32_t length) {
    source_start = start;
    source_length = length;
  }
  template <class T>
  T* keep(T* n) {
    if (auto* call = dynamic_cast<CallBase*>(static_cast<Node*>(n))) {
      call->set_source(source_start, source_length);
    } else {
      n->source_start = source_start;
      n->source_length = source_length;
    }
    operations.emplace_back(n);
    return n;
  }
  Node* keep_invocation(Value function, int argc);
  bool fill_function(FunctionEntry&, Value callee);
  bool fill_callee(CalleeEntry&, Value callee);
};
// Without a cache.
Value call_slow(CallBase*, Value callee, Value a0, Value a1, Value a2, int64_t argc);
Value call_slow_tuple(CallBase*, Value callee, Value arguments);
Node* make_call_op(const CallSite&);  // argc <= kMaxPlainArguments, else null


template <int N, class D>
typename D::Val call_uncached(D d, CallBase* site) {
  if constexpr (N <= 3) {
    auto none = d.constant(kNil);
    return d.call_rt(*site, call_slow, site, d.arg(0), N > 0 ? d.arg(1) : none, N > 1 ? d.arg(2) : none,
                     N > 2 ? d.arg(3) : none, N);
  } else {
    typename D::template Args<N> rest;
    for (int i = 0; i < N; i++) rest.put(i, d.arg(i + 1));
    auto tuple = d.new_array(types.tuple->instance_shape, rest, N);
    return d.call_rt(*site, call_slow_tuple, site, d.arg(0), tuple);
  }
}

// A callee that is no function: a class, a bound method, an object with __call__. Inputs: callee, arguments.
template <int N>
struct ObjectCallOp : CallBase {
  Cache<CalleeEntry> cache;
  using CallBase::CallBase;
  HY_OPERATION_FUNCTIONS
  RUN {
    auto callee = d.arg(0);
    return d.cached(
        *this, in(), cache, limits.dispatch,
        [=](CalleeEntry& e) {
          return while_valid(d, e.lookup, while_valid(d, e.unchanged, d.has_shape(callee, e.shape)));
        },
        [=](CalleeEntry& e) { return d.apply_same(e.action); }, [=, this] { return call_uncached<N>(d, this); });
  }
  bool fill(CalleeEntry& e, const Value* args) {
    cache.drop([](const CalleeEntry& old) { return dead(old.lookup) || dead(old.unchanged); });
    return fill_at_rest(e, [&] { return fill_callee(e, args[0]); });
  }
};

// Inputs: callee, arguments.
template <int N>
struct CallOp : CallBase {
  Cache<FunctionEntry> cache;
  ObjectCallOp<N> objects;
  explicit CallOp(CallSite s) : CallBase(s), objects(std::move(s)) {}
  void set_source(uint32_t start, uint32_t length) final {
    source_start = objects.source_start = start;
    source_length = objects.source_length = length;
  }
  HY_OPERATION_FUNCTIONS
  RUN {
    auto callee = d.arg(0);
    return d.if_(
        d.has_kind(callee, Kind::Closure),
        [=, this] {
          return d.cached(
              *this, in(), cache, limits.dispatch, [=](FunctionEntry& e) { return d.has_target(callee, e.target); },
              [=](FunctionEntry& e) { return d.apply_same(e.action); },
              [=, this] { return call_uncached<N>(d, this); });
        },
        [=, this] { return d.apply_same(&objects); });
  }
  bool fill(FunctionEntry& e, const Value* args) { return fill_function(e, args[0]); }
};

// A bound method: [method, arguments...].
template <int N>
struct BoundCallOp : OperationOf<BoundCallOp<N>> {
  Node* call;  // CallOp<N + 1>
  explicit BoundCallOp(Node* c) : call(c) {}
  RUN {
    typename D::template Args<N + 2> words;
    words.put(0, d.load_field(d.arg(0), {LocationType::Any, true, kBoundFunction}));
    words.put(1, d.load_field(d.arg(0), {LocationType::Any, true, kBoundSelf}));
    for (int i = 0; i < N; i++) words.put(i + 2, d.arg(i + 1));
    return d.apply(call, words);
  }
};

Value check_init_result(Value v);  // "__init__() should return None"
// A plain class: [type, arguments...]. The type is known by its shape. `init`: on [function, instance, arguments...],
// or null.
template <int N>
struct NewOp : OperationOf<NewOp<N>> {
  TypeInfo* of;
  Value function;
  Node* init;
  NewOp(TypeInfo* t, Value f, Node* i) : of(t), function(f), init(i) {}
  RUN {
    auto o = d.new_object(of->instance_shape);
    if (!init) return o;
    typename D::template Args<N + 2> words;
    words.put(0, d.constant(function));
    words.put(1, o);
    for (int i = 0; i < N; i++) words.put(i + 2, d.arg(i + 1));
    auto v = TRY(d.apply(init, words));
    TRY(d.if_(
        d.same(v, d.constant(kNil)), [=] { return v; }, [=, this] { return d.call_rt(*this, check_init_result, v); }));
    return o;
  }
};

// ---- methods

struct MethodEntry {
  static constexpr bool kCountsHits = true;
  GuardedType type;
  Assumption *lookup = nullptr, *unchanged = nullptr;
  Node* action = nullptr;  // run on [receiver, arguments...]
};

struct MethodCallBase : CallBase {
  Symbol* name;
  bool special;  // a special method: looked up in the type alone
  MethodCallBase(CallSite s, Symbol* n, bool sp) : CallBase(std::move(s)), name(n), special(sp) {}
  bool fill_method(MethodEntry&, Value receiver);
  bool fill_class_method(MethodEntry&, TypeInfo*);
};
Value method_call_slow(MethodCallBase*, Value receiver, Value a0, Value a1, Value a2, int64_t argc);
Value method_call_slow_tuple(MethodCallBase*, Value receiver, Value arguments);

// The attribute is no function of the type: reads it, then calls it.
template <int N>
struct AttributeCallOp : OperationOf<AttributeCallOp<N>> {
  Node *read, *call;
  AttributeCallOp(Node* r, Node* c) : read(r), call(c) {}
  RUN {
    typename D::template Args<1> object;
    object.put(0, d.arg(0));
    typename D::template Args<N + 1> words;
    words.put(0, TRY(d.apply(read, object)));
    for (int i = 0; i < N; i++) words.put(i + 1, d.arg(i + 1));
    return d.apply(call, words);
  }
};

// Inputs: receiver, arguments.
template <int N>
struct MethodCallOp : MethodCallBase {
  Cache<MethodEntry> cache;
  using MethodCallBase::MethodCallBase;
  HY_OPERATION_FUNCTIONS
  RUN {
    auto o = d.arg(0);
    return d.cached(
        *this, in(), cache, limits.dispatch,
        [=](MethodEntry& e) { return while_valid(d, e.lookup, while_valid(d, e.unchanged, has_type(d, e.type, o))); },
        [=](MethodEntry& e) { return d.apply_same(e.action); }, [=, this] { return slow(d); });
  }
  template <class D>
  typename D::Val slow(D d) {
    if constexpr (N <= 3) {
      auto none = d.constant(kNil);
      return d.call_rt(*this, method_call_slow, static_cast<MethodCallBase*>(this), d.arg(0), N > 0 ? d.arg(1) : none,
                       N > 1 ? d.arg(2) : none, N > 2 ? d.arg(3) : none, N);
    } else {
      typename D::template Args<N> rest;
      for (int i = 0; i < N; i++) rest.put(i, d.arg(i + 1));
      auto tuple = d.new_array(types.tuple->instance_shape, rest, N);
      return d.call_rt(*this, method_call_slow_tuple, static_cast<MethodCallBase*>(this), d.arg(0), tuple);
    }
  }
  bool fill(MethodEntry& e, const Value* args) {
    cache.drop([](const MethodEntry& old) { return dead(old.lookup) || dead(old.unchanged); });
    return fill_at_rest(e, [&] { return fill_method(e, args[0]); });
  }
};

// ---- nodes

template <int N>
struct CallNode : NodeOf<CallNode<N>> {
  Node* callee;
  Node* arguments[N > 0 ? N : 1];
  CallOp<N> op;
  CallNode(CallSite s, Node* c, Node* const* a) : callee(c), op(std::move(s)) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + 1> words;
    words.put(0, TRY(d.eval(callee)));
    for (int i = 0; i < N; i++) words.put(i + 1, TRY(d.eval(arguments[i])));
    return d.apply(&op, words);
  }
};

template <int N>
struct MethodCallNode : NodeOf<MethodCallNode<N>> {
  Node* receiver;
  Node* arguments[N > 0 ? N : 1];
  MethodCallOp<N> op;
  MethodCallNode(CallSite s, Symbol* name, Node* r, Node* const* a) : receiver(r), op(std::move(s), name, false) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + 1> words;
    words.put(0, TRY(d.eval(receiver)));
    for (int i = 0; i < N; i++) words.put(i + 1, TRY(d.eval(arguments[i])));
    return d.apply(&op, words);
  }
};
Node* make_call(const CallSite&, Node* callee, const std::vector<Node*>& arguments, uint32_t start, uint32_t length);
Node* make_method_call(const CallSite&, Symbol* name, Node* receiver, const std::vector<Node*>& arguments,
                       uint32_t start, uint32_t length);
Node* make_special_call(Symbol* name, int argc);  // an operation: type(x).name(x, ...)

// f(*args, **kw): `arguments` yields a tuple or list, `keywords` a dict (or is null).
Value call_star(Value callee, Value arguments, Value keywords);
}  // namespace hypha::python
