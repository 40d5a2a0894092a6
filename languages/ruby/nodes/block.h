// SPDX-License-Identifier: MIT
// Blocks: closures, yield, and the non-local exits. A block's words are [self, block, closure, arguments...].
#pragma once
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/nodes/node_place.h"
#include "nodes/element/access.h"
#include "nodes/local/env.h"

namespace hypha::ruby {

// Closure fields by index (Object family): target, env, self, extra.
constexpr Location kClosureSelf{LocationType::Any, true, 2}, kClosureExtra{LocationType::Any, true, 3};
constexpr Value kCallEnded = kTrue;  // in `extra` of a block literal: the call that it was given to is over

// CallTarget::language_data of a block.
struct BlockInfo {
  Parameters parameters;
  bool is_lambda = false;
  // Shared ones, by number of arguments, made on demand (null: as they are). Threads may each make one: any will do.
  std::atomic<Node*> adapters[kMaxPlainArguments + 1] = {};
  std::atomic<bool> adapters_known[kMaxPlainArguments + 1] = {};
  // True if a single Array argument is spread over the parameters.
  bool spreads() const {
    return !is_lambda && (parameters.positional() > 1 || (parameters.positional() == 1 && (parameters.rest || parameters.trailing_comma || parameters.keywords)));
  }
};
inline BlockInfo* block_info(const CallTarget* t) { return static_cast<BlockInfo*>(const_cast<void*>(t->language_data)); }
// Words [self, block, closure, a0 .. a(argc-1)] in; null: call it as it is. The first is shared by all sites, the second made for one.
Node* block_adapter(CallTarget*, int argc);
Node* make_block_adapter(CallTarget*, int argc);
Value spread_element(Value array, Value index);                   // nil past the end
Value spread_slow(Value closure, Value self, Value array);        // a plan too large, rest parameters ...
Value call_block_array(Value closure, Value array);               // yield with the arguments in an Array

// An element of an Array that is spread over variables: [array, index].
struct SpreadElementOp : OperationOf<SpreadElementOp> {
  RUN {
    auto a = d.arg(0);
    auto i = d.arg(1);
    auto holds = [=](ArrayStrategy s) { return d.both(is_within(d, a, i), d.has_strategy(a, s)); };
    return read_by_strategy(d, *this, a, i, holds, [=, this] { return d.call_rt(*this, spread_element, a, i); });
  }
};

// Words in, the callee's block words out. One argument may be spread.
template <int N>
struct AdaptBlockNode : OperationOf<AdaptBlockNode<N>> {
  CallTarget* target;
  std::vector<WordSource> plan;      // for the arguments as they are; Argument indices count from word 0
  bool spread = false;               // N == 1 only
  SpreadElementOp element;
  explicit AdaptBlockNode(CallTarget* t) : target(t) {}
  RUN {
    if constexpr (N == 1) {
      if (spread) {
        auto a = d.arg(kBlockHeader);
        return d.if_(d.has_kind(a, Kind::Array), [=, this] { return run_spread(d); }, [=, this] { return run_plain(d); });
      }
    }
    return run_plain(d);
  }
  template <class D>
  typename D::Val run_plain(D d) {
    typename D::template Args<kMaxAdaptedWords> words;
    for (size_t i = 0; i < plan.size(); i++) {
      const WordSource& s = plan[i];
      switch (s.from) {
        case WordSource::Argument: words.put(int(i), d.arg(s.index)); break;
        case WordSource::Undefined: words.put(int(i), d.constant(kUndefined)); break;
        case WordSource::Rest: {
          typename D::template Args<kMaxAdaptedWords> rest;
          for (int k = 0; k < s.count; k++) rest.put(k, d.arg(s.index + k));
          words.put(int(i), d.new_array(classes.Array->instance_shape, rest, s.count));
          break;
        }
        default: words.put(int(i), d.constant(kNil)); break;
      }
    }
    return d.call(*this, target, words);
  }
  template <class D>
  typename D::Val run_spread(D d) {
    const Parameters& p = block_info(target)->parameters;
    if (!p.simple()) return d.call_rt(*this, spread_slow, d.arg(2), d.arg(0), d.arg(kBlockHeader));
    typename D::template Args<kMaxAdaptedWords> words;
    for (int i = 0; i < kBlockHeader; i++) words.put(i, d.arg(i));
    typename D::template Args<2> from;
    from.put(0, d.arg(kBlockHeader));
    for (int i = 0; i < p.required; i++) {
      from.put(1, d.constant(fixnum(i)));
      words.put(kBlockHeader + i, TRY(d.apply(&element, from)));
    }
    return d.call(*this, target, words);
  }
};

struct BlockEntry {
  static constexpr bool kCountsHits = true;
  CallTarget* target = nullptr;
  Node* adapter = nullptr;
};
Value no_block_given();
constexpr int kMaxSlowArguments = 4;
Value call_block_slow(Value closure, Value a0, Value a1, Value a2, Value a3, int64_t argc);

// Inputs: [closure or nil, a0 .. a(N-1)].
template <int N>
struct YieldOp : OperationOf<YieldOp<N>> {
  Cache<BlockEntry> cache;
  std::vector<std::unique_ptr<Node>> adapters;  // of the entries
  RUN {
    auto closure = d.arg(0);
    return d.if_(d.has_kind(closure, Kind::Closure),
      [=, this] {
        return d.cached(*this, in(), cache, N > kMaxSlowArguments ? ~0u : limits.block,
          [=](BlockEntry& e) { return d.has_target(closure, e.target); },
          [=, this](BlockEntry& e) { return enter(d, e.target, e.adapter, d.load_field(closure, kClosureSelf)); },
          [=, this]() -> typename D::Val {
            // Where the closure is known at staging (the caller's block, inlined), its target is too. All ways log the same two
            // results, self and the call's, because the interpreter knows the target always.
            auto self = d.load_field(closure, kClosureSelf);
            if (CallTarget* t = d.static_target(closure)) return enter(d, t, block_adapter(t, N), self);
            auto argument = [&](int i) { return i < N ? d.arg(1 + i) : d.constant(kNil); };
            return d.call_rt(*this, call_block_slow, closure, argument(0), argument(1), argument(2), argument(3), N);
          });
      },
      [=, this] { return d.seldom([=, this] { return d.call_rt(*this, no_block_given); }); });
  }
  template <class D>
  typename D::Val enter(D d, CallTarget* t, Node* adapter, typename D::Val self) {
    typename D::template Args<N + kBlockHeader> words;
    words.put(0, self);
    words.put(1, d.constant(kNil));
    words.put(2, d.arg(0));
    for (int i = 0; i < N; i++) words.put(kBlockHeader + i, d.arg(1 + i));
    return adapter ? d.apply(adapter, words) : d.call(*this, t, words);
  }
  bool fill(BlockEntry& e, const Value* args) {
    e.target = args[0].ptr<Closure>()->target;
    e.adapter = make_block_adapter(e.target, N);
    if (e.adapter) {
      e.adapter->source_start = this->source_start, e.adapter->source_length = this->source_length;
      adapters.emplace_back(e.adapter);
    }
    return true;
  }
};

// yield a0, ...: `block` reads the method's block (a slot, or captured).
template <int N>
struct YieldNode : NodeOf<YieldNode<N>> {
  Node* block;
  Node* arguments[N > 0 ? N : 1];
  YieldOp<N> op;
  YieldNode(Node* b, Node* const* a) : block(b) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + 1> words;
    words.put(0, TRY(d.eval(block)));
    for (int i = 0; i < N; i++) words.put(1 + i, TRY(d.eval(arguments[i])));
    return d.apply(&op, words);
  }
};
Node* make_yield(NodePlace, Node* block, const std::vector<Node*>& arguments);  // at most kMaxPlainArguments

// A block literal (or lambda). env_slot: as innermost_env has it, or kNoEnv.
struct MakeClosureNode : NodeOf<MakeClosureNode> {
  CallTarget* target;
  int env_slot;
  Value extra;
  MakeClosureNode(CallTarget* t, int e, Value x) : target(t), env_slot(e), extra(x) {}
  RUN {
    auto env = env_slot == kNoEnv ? d.constant(kNil) : innermost_env(d, env_slot);
    auto self = d.get(0);
    return d.new_closure(classes.Proc->instance_shape, target, env, self, d.constant(extra));
  }
};

// A call with a block literal that may break out of it. Afterwards the closure, if it lives on, says that there is
// nothing left to leave.
template <class D, class F>
typename D::Val catch_break(D d, typename D::Val closure, F call) {
  return d.finally_([=] { return d.catch_unwind(closure, call); }, [=]() -> typename D::Val {
    d.store_field(closure, kClosureExtra, d.constant(kCallEnded));
    return d.constant(kNil);
  });
}

// receiver.name(arguments). kAssigns: receiver.name = value and forms like it, whose value is what was assigned (the last
// argument), whatever the method returns.
template <int N, bool kAssigns>
struct PlainCallNode : NodeOf<PlainCallNode<N, kAssigns>> {
  Node* receiver;
  Node* arguments[N > 0 ? N : 1];
  DispatchNode<N> dispatch;
  PlainCallNode(CallSite s, Node* r, Node* const* a) : receiver(r), dispatch(s) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + kMethodHeader> words;
    words.put(0, TRY(d.eval(receiver)));
    words.put(1, d.constant(kNil));
    for (int i = 0; i < N; i++) words.put(kMethodHeader + i, TRY(d.eval(arguments[i])));
    if constexpr (!kAssigns) return d.apply(&dispatch, words);
    TRY(d.apply(&dispatch, words));
    return words[N + kMethodHeader - 1];
  }
};
template <int N>
using CallNode = PlainCallNode<N, false>;
template <int N>
using AssignmentCallNode = PlainCallNode<N, true>;
// receiver.name(arguments) { ... }, or with a &block: `block` yields a Closure or nil. `catches_break`: the block literal contains a
// break, which ends this call.
template <int N>
struct BlockCallNode : NodeOf<BlockCallNode<N>> {
  Node* receiver;
  Node* block;
  bool catches_break;
  Node* arguments[N > 0 ? N : 1];
  DispatchNode<N> dispatch;
  BlockCallNode(CallSite s, Node* r, Node* const* a, Node* b, bool breaks) : receiver(r), block(b), catches_break(breaks), dispatch(s) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + kMethodHeader> words;
    words.put(0, TRY(d.eval(receiver)));
    for (int i = 0; i < N; i++) words.put(kMethodHeader + i, TRY(d.eval(arguments[i])));
    auto b = TRY(d.eval(block));
    words.put(1, b);
    if (!catches_break) return d.apply(&dispatch, words);
    return catch_break(d, b, [&, this] { return d.apply(&dispatch, words); });
  }
};
Node* make_assignment_call(NodePlace, CallSite, Node* receiver, const std::vector<Node*>& arguments);  // 1 .. kMaxPlainArguments
Node* make_call(NodePlace, CallSite, Node* receiver, const std::vector<Node*>& arguments, Node* block, bool catches_break);  // at most kMaxPlainArguments

// self.operation(arguments) without dispatch.
template <int N>
struct PrimitiveNode : NodeOf<PrimitiveNode<N>> {
  Node* operation;
  Node* arguments[N > 0 ? N : 1];
  PrimitiveNode(Node* op, Node* const* a) : operation(op) {
    for (int i = 0; i < N; i++) arguments[i] = a[i];
  }
  RUN {
    typename D::template Args<N + kMethodHeader> words;
    words.put(0, d.get(0));
    words.put(1, d.constant(kNil));
    for (int i = 0; i < N; i++) words.put(kMethodHeader + i, TRY(d.eval(arguments[i])));
    return d.apply(operation, words);
  }
};
Node* make_primitive(NodePlace, Node* operation, const std::vector<Node*>& arguments);

// The Env `depth` links out: the identity of an activation.
struct EnvNode : NodeOf<EnvNode> {
  int env_slot, depth;
  EnvNode(int e, int dp) : env_slot(e), depth(dp) {}
  RUN { return env_at(d, env_slot, depth); }
};

// break out of a block: ends the call that the block was given to, if it still runs. In a lambda it returns from the
// lambda.
Value orphan_break(Value v);
struct BlockBreakNode : NodeOf<BlockBreakNode> {
  Node* value;
  bool is_lambda;
  BlockBreakNode(Node* v, bool l) : value(v), is_lambda(l) {}
  RUN {
    auto v = TRY(d.eval(value));
    if (is_lambda) return d.return_(v);
    auto closure = d.get(2);
    return d.if_(d.same(d.load_field(closure, kClosureExtra), d.constant(kCallEnded)),
                 [=, this] { return d.call_rt(*this, orphan_break, v); }, [=] { return d.unwind(closure, v); });
  }
};

// return inside a block: leaves the method (token: the method's Env) or the lambda around it (token: the lambda's
// closure). ended: true if that was left already.
Value orphan_return(Value v);
struct BlockReturnNode : NodeOf<BlockReturnNode> {
  Node *value, *token, *ended;
  BlockReturnNode(Node* v, Node* t, Node* e) : value(v), token(t), ended(e) {}
  RUN {
    auto v = TRY(d.eval(value));
    auto t = TRY(d.eval(token));
    auto e = TRY(d.eval(ended));
    return d.if_(d.truthy(e), [=, this] { return d.call_rt(*this, orphan_return, v); }, [=] { return d.unwind(t, v); });
  }
};
// The body of a method or lambda that takes such returns. ended_slot: of the Env that is the token, or -1.
struct CatchReturnNode : NodeOf<CatchReturnNode> {
  Node *token, *body;
  int ended_slot;
  CatchReturnNode(Node* t, Node* b, int e) : token(t), body(b), ended_slot(e) {}
  RUN {
    auto t = TRY(d.eval(token));
    auto run_body = [=, this] { return d.catch_unwind(t, [=, this] { return d.eval(body); }); };
    if (ended_slot < 0) return run_body();
    return d.finally_(run_body, [=, this]() -> typename D::Val {
      d.store_slot(t, ended_slot, d.constant(kTrue));
      return d.constant(kNil);
    });
  }
};

}  // namespace hypha::ruby
