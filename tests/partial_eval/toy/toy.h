// SPDX-License-Identifier: MIT
// The toy language of the framework's and the compiler's tests: shared nodes plus a handful of its own (calls, closures, records,
// an effect that can be counted). No parser: tests build trees with the functions below.
#pragma once
#include <deque>

#include "framework/value/bigint.h"
#include "nodes/arithmetic/binary_node.h"
#include "nodes/control/control.h"
#include "nodes/exception/exception.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"
#include "nodes/property/property.h"

namespace hypha::toy {

// ---- the runtime: one shape for closures, errors are plain integers
void boot();                       // once per process: shapes, hooks, compiler
Shape* closure_shape();
Shape* record_shape();             // an empty record with room for four fields
Value type_error(Value, Value);
extern int64_t effects;            // counted by EffectNode
Assumption& numbers_intact();

struct FailOp : OperationOf<FailOp> {
  RUN { return d.call_rt(*this, type_error, d.arg(0), d.arg(1)); }
};

// Calls a fixed target; word i of the frame is argument i.
template <int N>
struct CallNode : NodeOf<CallNode<N>> {
  CallTarget* target;
  Node* arguments[N > 0 ? N : 1];
  CallNode(CallTarget* t, std::vector<Node*> a) : target(t) { std::copy(a.begin(), a.end(), arguments); }
  RUN {
    typename D::template Args<N> words;
    for (int i = 0; i < N; i++) words.put(i, TRY(d.eval(arguments[i])));
    return d.call(*this, target, words);
  }
};

struct MakeClosureNode : NodeOf<MakeClosureNode> {
  CallTarget* target;
  int env_slot;
  MakeClosureNode(CallTarget* t, int e) : target(t), env_slot(e) {}
  RUN { return d.new_closure(closure_shape(), target, d.get(env_slot), d.constant(kNil), d.constant(kNil)); }
};
// closure(argument): words [closure, argument].
struct CallClosureNode : NodeOf<CallClosureNode> {
  Node *closure, *argument;
  CallClosureNode(Node* c, Node* a) : closure(c), argument(a) {}
  RUN {
    typename D::template Args<2> words;
    words.put(0, TRY(d.eval(closure)));
    words.put(1, TRY(d.eval(argument)));
    return d.call_closure(*this, words[0], words);
  }
};
struct ClosureEnvNode : NodeOf<ClosureEnvNode> {  // of the closure in slot 0
  RUN { return d.load_field(d.get(0), Location{LocationType::Any, true, 1}); }
};

struct NewRecordNode : NodeOf<NewRecordNode> {
  RUN { return d.new_object(record_shape()); }
};
struct RecordRules {
  static constexpr Value kAbsent = kNil;
  static constexpr int kValue = 1;
  static Value read(Value object, Symbol* name);
  static Value write(Value object, Symbol* name, Value v);
};
struct GetNode : NodeOf<GetNode> {
  Node* object;
  ReadPropertyNode<RecordRules> op;
  GetNode(Node* o, const char* name) : object(o), op(intern(name)) {}
  RUN {
    typename D::template Args<1> a;
    a.put(0, TRY(d.eval(object)));
    return d.apply(&op, a);
  }
};
struct SetNode : NodeOf<SetNode> {
  Node *object, *value;
  WritePropertyNode<RecordRules> op;
  SetNode(Node* o, const char* name, Node* v) : object(o), value(v), op(intern(name)) {}
  RUN {
    typename D::template Args<2> a;
    a.put(0, TRY(d.eval(object)));
    a.put(1, TRY(d.eval(value)));
    return d.apply(&op, a);
  }
};

// Counts, and hands its value on: shows that nothing happens twice.
inline Value count_effect(Value v) {
  effects++;
  return v;
}
struct EffectNode : NodeOf<EffectNode> {
  Node* value;
  explicit EffectNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, count_effect, v);
  }
};
struct ThrowNode : NodeOf<ThrowNode> {
  Node* value;
  explicit ThrowNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.throw_(v);
  }
};

// ---- building trees
class Program {
 public:
  // A target with `arguments` parameters and `slots` frame slots in all; give it a body with body().
  CallTarget* function(const char* name, uint32_t arguments, uint32_t slots);
  void body(CallTarget* t, Node* n);
  template <class T, class... A>
  Node* make(A&&... a) {
    nodes_.push_back(std::make_unique<T>(std::forward<A>(a)...));
    return nodes_.back().get();
  }
  Node* num(int64_t i) { return make<LiteralNode>(fixnum(i)); }
  Node* real(double d) { return make<LiteralNode>(box_double(d)); }
  Node* nil() { return make<LiteralNode>(kNil); }
  Node* get(int slot) { return make<ReadLocalNode>(slot); }
  Node* set(int slot, Node* v) { return make<WriteLocalNode>(slot, v); }
  Node* seq(std::vector<Node*> c) { return make<SequenceNode>(std::move(c)); }
  template <class Op>
  Node* binary(Node* l, Node* r) {
    return make<BinaryNode<Op>>(l, r, make<FailOp>(), &numbers_intact());
  }
  Node* add(Node* l, Node* r) { return binary<AddOp>(l, r); }
  Node* sub(Node* l, Node* r) { return binary<SubOp>(l, r); }
  Node* mul(Node* l, Node* r) { return binary<MulOp>(l, r); }
  Node* less(Node* l, Node* r) { return binary<LessOp>(l, r); }
  Node* if_(Node* c, Node* t, Node* e) { return make<IfNode>(c, t, e); }
  Node* loop(Node* c, Node* b) { return make<WhileNode>(c, b); }

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
  std::deque<CallTarget> targets_;
};

Value run(CallTarget*, std::vector<int64_t> fixnums = {});  // calls with fixnum arguments
void compile_now(CallTarget*);                              // through hypha::tiering

}  // namespace hypha::toy

// Compiled once, in toy.cpp.
namespace hypha {
extern template struct NodeOf<toy::MakeClosureNode>;
extern template struct NodeOf<toy::CallClosureNode>;
extern template struct NodeOf<toy::ClosureEnvNode>;
extern template struct NodeOf<toy::NewRecordNode>;
extern template struct NodeOf<toy::GetNode>;
extern template struct NodeOf<toy::SetNode>;
extern template struct NodeOf<toy::EffectNode>;
extern template struct NodeOf<toy::ThrowNode>;
extern template struct NodeOf<BinaryNode<AddOp>>;
extern template struct NodeOf<BinaryNode<SubOp>>;
extern template struct NodeOf<BinaryNode<MulOp>>;
extern template struct NodeOf<BinaryNode<LessOp>>;
}  // namespace hypha
