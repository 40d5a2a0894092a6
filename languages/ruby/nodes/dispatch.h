// SPDX-License-Identifier: MIT
// Method dispatch. A call node evaluates its words [self, block, arguments...] and applies its DispatchNode to them: a
// chain of (class guard, action), where the action is the method's call target if the words fit its frame as they are,
// and else an operation: a built-in's body, an attribute access, an adapter to the callee's parameters, Class#new.
#pragma once
#include "framework/specialize/limits.h"
#include "languages/ruby/runtime/call_site.h"
#include "nodes/node_of.h"

namespace hypha::ruby {

constexpr int kMaxPlainArguments = 6;  // more, or a splat: arguments in an Array (SplatCallNode)
constexpr int kMaxAdaptedWords = 16;

// Protected: a protected method; the caller's self has a shape that may call it, the receiver another.
enum class ClassGuard : uint8_t { Int, Double, Same, Shape, Protected };

struct DispatchEntry {
  static constexpr bool kCountsHits = true;
  ClassGuard guard = ClassGuard::Shape;
  uint32_t shape = 0;         // Shape, Protected: its id
  uint32_t caller_shape = 0;  // Protected: of the caller's self
  Value same = kNil;          // Same: nil, true, false
  Assumption* lookup = nullptr;
  enum Action : uint8_t {
    Call,      // `target` is called with the words as they are
    Run,       // `operation` is run on them
    Field,     // attr_reader of an object whose shape has the field
    Same,      // BasicObject#== and its like
    SetField,  // attr_writer, likewise; `operation` where the value does not fit the field's type
  } action = Call;
  Location field;
  CallTarget* target = nullptr;
  Node* operation = nullptr;
};

// All dispatch nodes, whatever their number of arguments.
struct DispatchBase : Node {
  CallSite site;
  Cache<DispatchEntry> cache;
  std::vector<std::unique_ptr<Node>> operations;  // of the entries
  std::atomic<Method*> uncached = nullptr;        // what the last call without the cache found
  Symbol* part_of = nullptr;                      // the built-in that this is a step of: backtraces show it
  explicit DispatchBase(CallSite s) : site(s) {}
  bool fill_entry(DispatchEntry&, const Value* args, int argc);
};
// Without a cache: `caller` is the self that calls; up to two arguments come as words (kUndefined: none), more in an
// Array.
Value dispatch_slow(DispatchBase*, Value caller, Value self, Value block, Value a0, Value a1);
Value dispatch_slow_array(DispatchBase*, Value caller, Value self, Value block, Value rest);
// A public method, one called without a receiver, or a protected one where the caller's self is of its class.
bool may_call(const Method*, const CallSite&, Value caller);

template <class D>
[[gnu::always_inline]] inline auto class_guard(D d, const DispatchEntry& e, typename D::Val v, typename D::Val caller) {
  if (e.guard == ClassGuard::Shape) [[likely]]  // before the switch, which tests the others first
    return d.when(*e.lookup, d.has_shape(v, e.shape));
  switch (e.guard) {
    case ClassGuard::Int:
      return d.when(*e.lookup, d.is_int(v));
    case ClassGuard::Double:
      return d.when(*e.lookup, d.is_double(v));
    case ClassGuard::Protected:
      return d.when(*e.lookup, d.both(d.has_shape(v, e.shape), d.has_shape(caller, e.caller_shape)));
    default:
      return d.when(*e.lookup, d.same(v, d.constant(e.same)));
  }
}

template <int N>
struct DispatchNode : DispatchBase {
  using DispatchBase::DispatchBase;
  HY_OPERATION_FUNCTIONS
  RUN {
    auto self = d.arg(0);
    auto caller = d.argument(0);
    return d.cached(
        *this, in(), cache, limits.dispatch, [=](DispatchEntry& e) { return class_guard(d, e, self, caller); },
        [=, this](DispatchEntry& e) { return act(d, e); },
        [=, this]() -> typename D::Val {
          if constexpr (N <= 2) {
            return d.call_rt(*this, dispatch_slow, this, caller, self, d.arg(1),
                             N > 0 ? d.arg(2) : d.constant(kUndefined), N > 1 ? d.arg(3) : d.constant(kUndefined));
          } else {
            typename D::template Args<N> rest;
            for (int i = 0; i < N; i++) rest.put(i, d.arg(kMethodHeader + i));
            auto array = d.new_array(classes.Array->instance_shape, rest, N);
            return d.call_rt(*this, dispatch_slow_array, this, caller, self, d.arg(1), array);
          }
        });
  }
  template <class D>
  [[gnu::always_inline]] typename D::Val set_field(D d, const DispatchEntry& e) {
    auto o = d.arg(0);
    auto v = d.arg(kMethodHeader);
    auto store = [=, &e] {
      d.store_field(o, e.field, v);
      return v;
    };
    auto other = [=, &e] { return d.apply_same(e.operation); };
    switch (e.field.type) {
      case LocationType::Int:
        return d.if_(d.is_int(v), store, other);
      case LocationType::Double:
        return d.if_(d.is_double(v), store, other);
      default:
        return store();
    }
  }
  template <class D>
  [[gnu::always_inline]] typename D::Val act(D d, const DispatchEntry& e) {
    if (e.action == DispatchEntry::Call) [[likely]]  // before the switch, as above
      return d.call_same(*this, e.target);
    switch (e.action) {
      case DispatchEntry::Field:
        return d.load_field(d.arg(0), e.field);
      case DispatchEntry::Same:
        if constexpr (N == 1) return d.val(d.same(d.arg(0), d.arg(kMethodHeader)));
        [[fallthrough]];
      case DispatchEntry::SetField:
        if constexpr (N == 1) return set_field(d, e);
        [[fallthrough]];
      default:
        return d.apply_same(e.operation);
    }
  }
  bool fill(DispatchEntry& e, const Value* args) { return fill_entry(e, args, N); }
};
Node* make_dispatch(CallSite, int argc);  // argc <= kMaxPlainArguments

// ---- adapters

// Where one word of the callee's frame comes from.
struct WordSource {
  enum From : uint8_t { Argument, Undefined, Nil, Rest, Element } from;
  uint8_t index = 0, count = 0;  // Argument: which word of the caller; Rest: arguments [index, index + count)
};

// Calls `target` with words made from the inputs by a plan. Method words in, method or (define_method) block words out.
struct AdaptNode : OperationOf<AdaptNode> {
  CallTarget* target;
  std::vector<WordSource> plan;
  Value closure = kUndefined;  // define_method: the block; word 2
  AdaptNode(CallTarget* t, std::vector<WordSource> p) : target(t), plan(std::move(p)) {}
  RUN {
    typename D::template Args<kMaxAdaptedWords> words;
    for (size_t i = 0; i < plan.size(); i++) {
      const WordSource& s = plan[i];
      switch (s.from) {
        case WordSource::Argument:
          words.put(int(i), d.arg(s.index));
          break;
        case WordSource::Undefined:
          words.put(int(i), d.constant(kUndefined));
          break;
        case WordSource::Element:
          words.put(int(i), d.constant(closure));
          break;
        case WordSource::Rest: {
          typename D::template Args<kMaxAdaptedWords> rest;
          for (int k = 0; k < s.count; k++) rest.put(k, d.arg(s.index + k));
          words.put(int(i), d.new_array(classes.Array->instance_shape, rest, s.count));
          break;
        }
        default:
          words.put(int(i), d.constant(kNil));
          break;
      }
    }
    return d.call(*this, target, words);
  }
};
// Empty if the words fit as they are; false if they never fit (ArgumentError) or need the slow way (more than
// kMaxAdaptedWords).
bool plan_arguments(const Parameters&, int header, int argc, bool keywords, bool lambda, std::vector<WordSource>* plan);

// Class#new of a class without an allocator of its own: words [class, block, arguments...]. The receiver is known by
// its shape.
template <int N>
struct NewNode : OperationOf<NewNode<N>> {
  ClassInfo* of;
  DispatchNode<N> initialize;
  template <class D>
  typename D::Val allocate(D d) {
    if (of->instance_kind == Kind::Object) return d.new_object(of->instance_shape);
    if (of->instance_kind != Kind::Array) return d.call_rt(initialize, allocate_instance, of);
    typename D::template Args<1> none;
    none.put(0, d.constant(kNil));
    return d.new_array(of->instance_shape, none, 0);
  }
  NewNode(ClassInfo* c, bool keywords) : of(c), initialize(CallSite{names::initialize, true, false, keywords}) {
    initialize.part_of = names::new_;
  }
  RUN {
    auto o = TRY(allocate(d));
    typename D::template Args<N + kMethodHeader> words;
    words.put(0, o);
    for (int i = 1; i < N + kMethodHeader; i++) words.put(i, d.arg(i));
    TRY(d.apply(&initialize, words));
    return o;
  }
};

}  // namespace hypha::ruby
