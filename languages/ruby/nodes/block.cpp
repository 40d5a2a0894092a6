// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/block.h"

#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {
template <template <int> class Made, int N = 0, class... A>
Node* make_for(NodePlace at, int argc, A&&... a) {
  if constexpr (N > kMaxPlainArguments) return nullptr;
  else if (argc == N) return at.put(new Made<N>(std::forward<A>(a)...));
  else return make_for<Made, N + 1>(at, argc, std::forward<A>(a)...);
}

template <int N = 0>
Node* make_adapter(CallTarget* t, int argc) {
  if constexpr (N > kMaxPlainArguments) {
    return nullptr;
  } else if (argc != N) {
    return make_adapter<N + 1>(t, argc);
  } else {
    auto* a = new AdaptBlockNode<N>(t);
    BlockInfo* info = block_info(t);
    a->spread = N == 1 && info->spreads();
    if (!plan_arguments(info->parameters, kBlockHeader, N, false, info->is_lambda, &a->plan) || a->plan.empty()) {
      // As they are (a spread needs the words all the same), or an arity error that the slow way raises.
      for (int i = 0; i < kBlockHeader + N; i++) a->plan.push_back({WordSource::Argument, uint8_t(i)});
    }
    return a;
  }
}

// A lambda called with a wrong number of arguments, or a block with too many parameters: the arguments go by an Array.
struct SlowBlockNode : Node {
  CallTarget* target;
  int argc;
  SlowBlockNode(CallTarget* t, int n) : target(t), argc(n) {}
  [[gnu::flatten]] Value apply(Frame* f, const Value* args) final { return run(Interp{f, args}); }
  pe::SVal build(pe::Stage s) final { return run(s); }
  Value resume(Resume r) final { return run(r); }
  RUN {
    typename D::template Args<kMaxPlainArguments> rest;
    for (int i = 0; i < argc; i++) rest.put(i, d.arg(kBlockHeader + i));
    return d.call_rt(*this, call_block_array, d.arg(2), d.new_array(classes.Array->instance_shape, rest, argc));
  }
};
}  // namespace

// As it is, in the common case: the number of arguments is the number of parameters, and no single Array could be spread.
Node* make_block_adapter(CallTarget* t, int argc) {
  BlockInfo* info = block_info(t);
  if (!info) return new SlowBlockNode(t, argc);  // a block without a frame of ours: method(:x).to_proc, :sym.to_proc
  const Parameters& p = info->parameters;
  bool spread = argc == 1 && info->spreads();
  if (p.simple() && argc == p.required && !spread) return nullptr;
  std::vector<WordSource> plan;
  if (plan_arguments(p, kBlockHeader, argc, false, info->is_lambda, &plan)) return make_adapter(t, argc);
  return new SlowBlockNode(t, argc);
}

Node* block_adapter(CallTarget* t, int argc) {
  BlockInfo* info = block_info(t);
  if (!info) return make_block_adapter(t, argc);
  if (!info->adapters_known[argc].load(std::memory_order_acquire)) {
    info->adapters[argc].store(make_block_adapter(t, argc), std::memory_order_release);
    info->adapters_known[argc].store(true, std::memory_order_release);
  }
  return info->adapters[argc].load(std::memory_order_acquire);
}

Value spread_element(Value array, Value index) {
  Value v = array::find(array.ptr<Array>(), index.as_int());
  return v == kUndefined ? kNil : v;
}

Value spread_slow(Value closure, Value self, Value array) { return enter_block_array(closure, self, array, true); }

Value call_block_array(Value closure, Value array) { return enter_block_array(closure, closure.ptr<Closure>()->self.load(), array, false); }

Value call_block_slow(Value closure, Value a0, Value a1, Value a2, Value a3, int64_t argc) {
  Value args[] = {a0, a1, a2, a3};
  return call_block(closure, std::span<const Value>(args, size_t(argc)));
}

Value no_block_given() { return raise(classes.LocalJumpError, "no block given (yield)"); }

Node* make_yield(NodePlace at, Node* block, const std::vector<Node*>& arguments) {
  return make_for<YieldNode>(at, int(arguments.size()), block, arguments.data());
}

Node* make_primitive(NodePlace at, Node* operation, const std::vector<Node*>& arguments) {
  return make_for<PrimitiveNode>(at, int(arguments.size()), operation, arguments.data());
}

Node* make_assignment_call(NodePlace at, CallSite site, Node* receiver, const std::vector<Node*>& arguments) {
  return make_for<AssignmentCallNode>(at, int(arguments.size()), site, receiver, arguments.data());
}

Node* make_call(NodePlace at, CallSite site, Node* receiver, const std::vector<Node*>& arguments, Node* block, bool catches_break) {
  int n = int(arguments.size());
  if (!block) return make_for<CallNode>(at, n, site, receiver, arguments.data());
  return make_for<BlockCallNode>(at, n, site, receiver, arguments.data(), block, catches_break);
}

}  // namespace hypha::ruby
