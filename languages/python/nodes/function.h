// SPDX-License-Identifier: MIT
// Functions, comprehensions, generators, classes.
#pragma once
#include "languages/python/nodes/call.h"
#include "languages/python/runtime/generator.h"
#include "nodes/local/local.h"

namespace hypha::python {

// def and lambda: the closure holds its defaults (Slots) in `self`.
struct MakeFunctionNode : NodeOf<MakeFunctionNode> {
  CallTarget* target;
  int env_slot;                    // -1: nothing is captured
  std::vector<Node*> defaults;     // of the optional parameters, in order
  MakeFunctionNode(CallTarget* t, int e, std::vector<Node*> df) : target(t), env_slot(e), defaults(std::move(df)) {}
  RUN {
    auto env = env_slot < 0 ? d.constant(kNil) : d.get(env_slot);
    if (defaults.empty()) return d.new_closure(types.function->instance_shape, target, env, d.constant(kNil), d.constant(kNil));
    auto values = d.new_slots(int(defaults.size()), kNil);
    for (size_t i = 0; i < defaults.size(); i++) d.store_slot(values, int(i), TRY(d.eval(defaults[i])));
    return d.new_closure(types.function->instance_shape, target, env, values, d.constant(kNil));
  }
};
Value annotate_function(Value function, Value annotations);
Value set_function_doc(Value function, Value doc);

// The Env around a function's activation.
struct FunctionEnvNode : NodeOf<FunctionEnvNode> {
  RUN { return d.load_field(d.get(0), kClosureEnv); }
};

// A comprehension or class body, run at once: words [env, argument].
struct RunInnerNode : NodeOf<RunInnerNode> {
  int env_slot;
  Node* argument;
  DirectInvokeOp invoke;
  RunInnerNode(CallTarget* t, int e, Node* a) : env_slot(e), argument(a), invoke(t) {}
  void each_part(auto f) { f(invoke); }
  RUN {
    typename D::template Args<2> words;
    words.put(1, TRY(d.eval(argument)));
    words.put(0, env_slot < 0 ? d.constant(kNil) : d.get(env_slot));
    return d.apply(&invoke, words);
  }
};

// The body of a generator function's target: keeps its words for the generator, whose own target is `body`.
struct MakeGeneratorNode : NodeOf<MakeGeneratorNode> {
  CallTarget* body_target;
  int words;
  MakeGeneratorNode(CallTarget* t, int n) : body_target(t), words(n) {}
  RUN {
    auto all = d.new_slots(words, kNil);
    for (int i = 0; i < words; i++) d.store_slot(all, i, d.get(i));
    return d.call_rt(*this, make_generator, body_target, all);
  }
};

// What a class statement needs; immortal.
struct ClassBody {
  Symbol* name;
  std::string qualified_name;
  CallTarget* body;                // words [env, namespace]; gives its own Env (for __class__) or None
  int class_cell = -1;             // index in that Env
  ModuleInfo* module;
  std::string docstring;
  bool has_docstring = false;
  std::vector<Symbol*> instance_attributes;
};
Value build_class(ClassBody*, Value env, Value bases, Value keywords);  // keywords: a dict or nil
struct ClassNode : NodeOf<ClassNode> {
  ClassBody* definition;
  int env_slot;
  Node *bases, *keywords;          // a tuple; a dict or null
  ClassNode(ClassBody* c, int e, Node* b, Node* k) : definition(c), env_slot(e), bases(b), keywords(k) {}
  RUN {
    auto b = TRY(d.eval(bases));
    auto env = env_slot < 0 ? d.constant(kNil) : d.get(env_slot);
    if (!keywords) return d.call_rt(*this, build_class, definition, env, b, d.constant(kNil));
    auto k = TRY(d.eval(keywords));
    return d.call_rt(*this, build_class, definition, env, b, k);
  }
};

// super() without arguments in a method: the class from __class__, the instance from the first parameter.
Value make_super(Value type, Value self);

// super().name(arguments): the function found behind the class along the instance's type, without a super object.
struct SuperEntry {
  static constexpr bool kCountsHits = true;
  GuardedType type;
  Value class_object = kNil;       // as it was; immortal
  Assumption *lookup = nullptr, *unchanged = nullptr;
  Node* action = nullptr;
};
struct SuperCallBase : CallBase {
  Symbol* name;
  Cache<SuperEntry> cache;
  SuperCallBase(CallSite s, Symbol* n) : CallBase(std::move(s)), name(n) {}
  bool fill_super(SuperEntry&, Value class_object, Value self);
};
Value super_call_slow(SuperCallBase*, Value class_object, Value self, Value arguments);
// Inputs: self, arguments ..., __class__.
template <int N>
struct SuperCallOp : SuperCallBase {
  using SuperCallBase::SuperCallBase;
  HY_OPERATION_FUNCTIONS
  RUN {
    auto self = d.arg(0);
    auto owner = d.arg(N + 1);
    return d.cached(*this, in(), cache, limits.dispatch,
      [=](SuperEntry& e) {
        auto known = d.both(has_type(d, e.type, self), d.same(owner, d.constant(e.class_object)));
        return while_valid(d, e.lookup, while_valid(d, e.unchanged, known));
      },
      [=](SuperEntry& e) {
        typename D::template Args<N + 1> words;
        for (int i = 0; i <= N; i++) words.put(i, d.arg(i));
        return d.apply(e.action, words);
      },
      [=, this] {
        typename D::template Args<N + 1> rest{};
        rest.put(N, self);  // one more than there are: none may be an array of nothing
        for (int i = 0; i < N; i++) rest.put(i, d.arg(i + 1));
        return d.call_rt(*this, super_call_slow, static_cast<SuperCallBase*>(this), owner, self, d.new_array(types.tuple->instance_shape, rest, N));
      });
  }
  bool fill(SuperEntry& e, const Value* args) {
    cache.drop([](const SuperEntry& old) { return dead(old.lookup) || dead(old.unchanged); });
    return fill_at_rest(e, [&] { return fill_super(e, args[N + 1], args[0]); });
  }
};
template <int N>
struct SuperCallNode : NodeOf<SuperCallNode<N>> {
  Node *owner, *self;
  Node* arguments[N > 0 ? N : 1];
  SuperCallOp<N> op;
  SuperCallNode(CallSite s, Symbol* name, Node* o, Node* sf, Node* const* a) : owner(o), self(sf), op(std::move(s), name) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + 2> words;
    words.put(N + 1, TRY(d.eval(owner)));
    words.put(0, TRY(d.eval(self)));
    for (int i = 0; i < N; i++) words.put(i + 1, TRY(d.eval(arguments[i])));
    return d.apply(&op, words);
  }
};
Node* make_super_call(const CallSite&, Symbol* name, Node* owner, Node* self, const std::vector<Node*>& arguments, uint32_t start, uint32_t length);

}  // namespace hypha::python
