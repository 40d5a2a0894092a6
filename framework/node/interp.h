// SPDX-License-Identifier: MIT
// The interpreter's domain: a guest value is the tagged word itself and everything inlines to plain C++. A domain is a
// small handle passed by value, so that a node's lambdas capture it by copy and nothing escapes to memory. Operation
// names and meanings are the same in all three domains; the comments are here.
#pragma once
#include <cmath>
#include <concepts>
#include <type_traits>

#include "framework/engine/check.h"
#include "framework/engine/options.h"
#include "framework/node/closure.h"
#include "framework/node/node.h"
#include "framework/object/array.h"
#include "framework/object/shape.h"
#include "framework/object/sharing.h"
#include "framework/specialize/assumption.h"
#include "framework/specialize/cache.h"
#include "framework/specialize/cases.h"
#include "framework/thread/object_lock.h"

namespace hypha {

// Returns true and the loop's completion if machine code took over (framework/node/tiering.h).
bool enter_osr(Node& loop, Frame*, Value* completion);

// A loop node's `state` counts its iterations over all activations: inner loops with few iterations get hot too.
struct LoopCounter {
  Node& node;
  CallTarget* target;
  uint32_t before, count;
  LoopCounter(Node& n, CallTarget* t)
      : node(n), target(t), before(n.state.load(std::memory_order_relaxed)), count(before) {}
  ~LoopCounter() { flush(); }
  void flush();
  [[gnu::noinline, gnu::cold]] bool enter_code(Node& n, Frame* f, Value* completion) {
    flush();
    bool entered = enter_osr(n, f, completion);
    before = count =
        node.state.load(std::memory_order_relaxed);  // enter_osr sets it back when there is no code to enter
    return entered;
  }
};

struct Interp {
  using Val = Value;
  using Bool = bool;
  using F64 = double;
  static constexpr bool concrete = true;
  template <int N>
  struct Args {  // to be filled with put() in order of evaluation, then passed to apply() or call()
    Value v[N > 0 ? N : 1];
    void put(int i, Value x) { v[i] = x; }
    Value operator[](int i) const { return v[i]; }
  };

  Frame* f;
  const Value* args = nullptr;  // operations only

  // ---- children, inputs, locals
  [[nodiscard, gnu::always_inline]] Value eval(Node* n) const {
    return n->reads_slot >= 0 ? get(n->reads_slot) : called(n->execute(f));
  }
  // A child whose class is known where its parent is compiled needs no virtual call.
  template <class N>
  requires(std::is_base_of_v<Node, N> && !std::is_same_v<Node, N>) [[nodiscard, gnu::always_inline]] Value
      eval(N* n) const {
    return n->run(*this);
  }
  // Runs an operation on values that this node has.
  template <int N>
  [[nodiscard, gnu::always_inline]] Value apply(Node* operation, const Args<N>& a) const {
    return called(operation->apply(f, a.v));
  }
  template <class Op, int N>
  requires(std::is_base_of_v<Node, Op> && !std::is_same_v<Node, Op>) [[nodiscard, gnu::always_inline]] Value
      apply(Op* operation, const Args<N>& a) const {
    return operation->run(Interp{f, a.v});
  }
  // An operation passes all its own inputs on.
  [[nodiscard, gnu::always_inline]] Value apply_same(Node* operation) const {
    return called(operation->apply(f, args));
  }
  Value arg(int i) const { return args[i]; }
  Value constant(Value v) const { return stored(v); }
  [[nodiscard]] Value get(int slot) const { return stored(f->slots[slot]); }
  // A slot that nothing sets once the activation has begun: a pure question, so a guard may ask it.
  [[nodiscard]] Value argument(int slot) const { return stored(f->slots[slot]); }
  // For the C++ compiler. Completions are stored nowhere: a TRY around what was read from somewhere tests nothing. And
  // only the *_exact operations fail: a case that ends with a call keeps nothing alive across it for the next case.
  [[gnu::always_inline]] static Value stored(Value v) {
    if (v.is_completion()) __builtin_unreachable();
    return v;
  }
  [[gnu::always_inline]] static Value called(Value v) {
    if (v == kFailed) __builtin_unreachable();
    return v;
  }
  void set(int slot, Value v) const { f->slots[slot] = v; }

  // ---- questions
  bool is_int(Value a) const { return a.is_int(); }
  bool is_int(Value a, Value b) const { return !((a.bits | b.bits) & 1); }
  bool is_double(Value a) const { return a.is_flonum() || is_kind(a, Kind::Double); }
  bool is_double(Value a, Value b) const { return (a.is_flonum() && b.is_flonum()) || (is_double(a) && is_double(b)); }
  bool is_number(Value a) const { return a.is_int() || is_double(a); }
  // Numbers, at least one of them a double (two ints that overflow are not doubles).
  bool is_double_pair(Value a, Value b) const { return a.is_int() ? is_double(b) : is_double(a) && is_number(b); }
  // By the shape or its id: chains keep ids, which saves the test a load.
  bool has_shape(Value a, Shape* s) const { return has_shape(a, s->id()); }
  bool has_shape(Value a, uint32_t id) const { return a.is_heap() && a.ptr()->shape_id == id; }
  bool has_kind(Value a, Kind k) const { return is_kind(a, k); }
  bool has_strategy(Value array, ArrayStrategy s) const { return array.ptr()->aux == uint8_t(s); }
  bool has_target(Value closure, CallTarget* t) const {
    return is_kind(closure, Kind::Closure) && closure.ptr<Closure>()->target == t;
  }
  // The target of a closure where it is known without asking at run time: always, except while staging (then null).
  CallTarget* static_target(Value closure) const { return closure.ptr<Closure>()->target; }
  bool truthy(Value a) const { return a.truthy(); }
  bool same(Value a, Value b) const { return a == b; }
  // `cond`, as long as the assumption holds; machine code depends on it and does not test it.
  bool when(Assumption& a, bool cond) const { return a.valid() && cond; }
  bool not_(bool b) const { return !b; }
  bool both(bool a, bool b) const { return a && b; }

  // ---- fixnums. *_exact: kFailed (a failed specialization) where the result is no fixnum
  Value add_exact(Value a, Value b) const {
    int64_t r;
    return __builtin_add_overflow(int64_t(a.bits), int64_t(b.bits), &r) ? kFailed : Value{uint64_t(r)};
  }
  Value sub_exact(Value a, Value b) const {
    int64_t r;
    return __builtin_sub_overflow(int64_t(a.bits), int64_t(b.bits), &r) ? kFailed : Value{uint64_t(r)};
  }
  Value mul_exact(Value a, Value b) const {
    int64_t r;
    return __builtin_mul_overflow(a.as_int(), int64_t(b.bits), &r) ? kFailed : Value{uint64_t(r)};
  }
  Value floor_div_exact(Value a, Value b) const {
    int64_t x = a.as_int(), y = b.as_int();
    if (y == 0 || (y == -1 && x == kFixnumMin)) return kFailed;
    return fixnum(x / y - ((x % y != 0) && ((x ^ y) < 0)));
  }
  Value floor_mod_exact(Value a, Value b) const {
    int64_t x = a.as_int(), y = b.as_int();
    if (y == 0) return kFailed;
    if (y == -1) return fixnum(0);
    int64_t r = x % y;
    return fixnum(r != 0 && ((r ^ y) < 0) ? r + y : r);
  }
  Value and_int(Value a, Value b) const { return {a.bits & b.bits}; }
  Value or_int(Value a, Value b) const { return {a.bits | b.bits}; }
  Value xor_int(Value a, Value b) const { return {a.bits ^ b.bits}; }
  Value shl_exact(Value a, Value b) const {
    int64_t n = b.as_int();
    if (n < 0 || n > 62) return kFailed;
    int64_t r = int64_t(a.bits << n);
    return (r >> n) == int64_t(a.bits) ? Value{uint64_t(r)} : kFailed;
  }
  Value shr_exact(Value a, Value b) const {
    int64_t n = b.as_int();
    return n < 0 || n > 62 ? kFailed : fixnum(a.as_int() >> n);
  }
  bool less(Value a, Value b) const { return int64_t(a.bits) < int64_t(b.bits); }
  bool less_equal(Value a, Value b) const { return int64_t(a.bits) <= int64_t(b.bits); }

  // ---- doubles: F64 has + - * / < <= == in every domain
  [[gnu::always_inline]] double f64(Value number) const {  // int or double
    if (number.is_flonum()) [[likely]]
      return flonum_to_double(number);
    return number.is_int() ? double(number.as_int()) : number.ptr<HeapDouble>()->value;
  }
  double literal(double x) const { return x; }
  [[gnu::always_inline]] Value val(double x) const { return stored(box_double(x)); }
  Value val(std::same_as<bool> auto b) const { return boolean(b); }
  double negate(double x) const { return -x; }
  double abs(double x) const { return std::fabs(x); }
  double sqrt(double x) const { return std::sqrt(x); }
  double floor(double x) const { return std::floor(x); }
  double ceil(double x) const { return std::ceil(x); }
  double trunc(double x) const { return std::trunc(x); }
  Value int_exact(double x) const {  // truncates; kFailed on nan and outside the fixnum range
    return x >= -4611686018427387904.0 && x < 4611686018427387904.0 ? fixnum(int64_t(x)) : kFailed;
  }

  // ---- memory. Reads are logged: what they saw stays true for this activation
  [[nodiscard, gnu::always_inline]] Value load_field(Value object, Location l) const {
    Object* o = object.ptr<Object>();
    return stored(l.in_object ? o->fields[l.index].load() : o->extension.load().ptr<Slots>()->at[l.index].load());
  }
  [[gnu::always_inline]] void store_field(Value object, Location l, Value v) const {
    Object* o = object.ptr<Object>();
    if (l.in_object) return o->fields[l.index].write(o, v);
    Slots* s = o->extension.load().ptr<Slots>();
    s->at[l.index].write(s, v);
  }
  // Adds the field and changes the shape: `to` has the same layout as the object's shape, plus the location.
  void store_new_field(Value object, Location l, Value v, Shape* to) const {
    store_field(object, l, v);
    object.ptr()->shape_id = to->id();
  }
  [[nodiscard]] Value load_slot(Value slots, int i) const { return stored(slots.ptr<Slots>()->at[i].load()); }
  void store_slot(Value slots, int i, Value v) const { slots.ptr<Slots>()->at[i].write(slots.ptr(), v); }
  [[nodiscard]] Value load_cell(const Value* cell) const {
    return {AtomicRef(const_cast<Value*>(cell)->bits).load(kLoadWord)};
  }
  void store_cell(Value* cell, Value v) const {
    if (sharing::begun.load(std::memory_order_relaxed)) [[unlikely]]
      sharing::share(v);
    AtomicRef(cell->bits).store(v.bits, std::memory_order_release);
  }
  // The thread's language_words: not shared, whatever they hold.
  [[nodiscard]] Value load_thread(int word) const { return thread().language_words[word]; }
  void store_thread(int word, Value v) const { thread().language_words[word] = v; }

  // ---- arrays: the caller has tested kind and strategy; no poll, call or store to an array's shape in between
  [[nodiscard]] Value array_length(Value a) const { return {a.ptr<Array>()->tagged_length}; }
  bool in_bounds(Value a, Value index) const { return index.bits < a.ptr<Array>()->tagged_length; }
  [[nodiscard]] Value load_element(Value a, ArrayStrategy s, Value index) const {
    const char* data = a.ptr<Array>()->data;
    uint64_t word = reinterpret_cast<const Atomic<uint64_t>*>(data)[index.as_int()].load(kLoadWord);
    return holds_doubles(s) ? box_double(std::bit_cast<double>(word)) : Value{word};
  }
  void store_element(Value a, ArrayStrategy s, Value index, Value v) const {  // v fits the strategy
    char* data = a.ptr<Array>()->data;
    if (holds_doubles(s))
      reinterpret_cast<Atomic<uint64_t>*>(data)[index.as_int()].store(std::bit_cast<uint64_t>(f64(v)),
                                                                      std::memory_order_relaxed);
    else
      reinterpret_cast<Slot*>(data)[index.as_int()].write(a.ptr<Array>()->storage.load().ptr(), v);
  }

  // A shared array's ObjectLock, where it is free and this thread had it last: true or false. Until unlock() no poll
  // and no call.
  [[nodiscard]] Value try_lock(Value a) const { return boolean(ObjectLock::try_acquire(a.ptr())); }
  void unlock(Value a) const { ObjectLock::release(a.ptr()); }
  // True: `v` will be appended to the shared growing array before others can see anything else that this thread does
  // (partial_eval/stage/deferring.cpp). False: not so, do it now.
  [[nodiscard]] Value defer_append(Value, Value) const { return kFalse; }
  // Room for one more element behind the last one.
  bool has_room(Value a) const {
    auto* array = a.ptr<Array>();
    return array->data + 4 * array->tagged_length != array->limit;
  }
  void append_element(Value a, ArrayStrategy s, Value v) const {  // requires room; v fits the strategy
    uint64_t length = a.ptr<Array>()->tagged_length;
    store_element(a, s, {length}, v);
    keep_stores_in_order();  // who reads a shared array without its lock sees the length behind the element
    a.ptr<Array>()->tagged_length = length + 2;
  }

  // ---- allocation
  [[nodiscard]] Value new_object(Shape* s) const { return ref(allocate_object(s)); }
  [[nodiscard]] Value new_slots(int n, Value fill) const { return ref(heap::allocate_slots(n, fill)); }
  template <int N>
  [[nodiscard]] Value new_array(Shape* s, const Args<N>& a, int n) const {
    return ref(array::from(s->id(), a.v, n));
  }
  [[nodiscard]] Value new_closure(Shape* s, CallTarget* t, Value env, Value self, Value extra) const {
    return ref(make_closure(s, t, env, self, extra));
  }

  // ---- calls. `site`: the node, for backtraces
  template <int N>
  [[nodiscard, gnu::always_inline]] Value call(const Node& site, CallTarget* t, const Args<N>& a) const {
    f->call_node = &site;
    return called(invoke(t, a.v));
  }
  // An operation's own inputs are the arguments.
  [[nodiscard, gnu::always_inline]] Value call_same(const Node& site, CallTarget* t) const {
    f->call_node = &site;
    return called(invoke(t, args));
  }
  // The target is only known at run time: the closure's.
  template <int N>
  [[nodiscard]] Value call_closure(const Node& site, Value closure, const Args<N>& a) const {
    f->call_node = &site;
    return called(invoke(closure.ptr<Closure>()->target, a.v));
  }
  // A C++ function of up to 6 words; may return a completion.
  template <class... A>
  [[nodiscard, gnu::always_inline]] Value call_rt(const Node& site, Value (*fn)(A...),
                                                  std::type_identity_t<A>... a) const {
    f->call_node = &site;
    asm("" : "+r"(fn));  // keeps flatten from inlining a big function into the interpreter's hot path
    return called(fn(a...));
  }

  // ---- control flow
  bool abrupt(Value v) const { return v.is_completion(); }
  template <class T, class E>
  [[nodiscard]] Value if_(bool c, T then, E otherwise) const {
    return c ? then() : otherwise();
  }
  // f(), which one in a hundred times is got to.
  template <class F>
  [[nodiscard]] Value seldom(F f) const {
    return f();
  }
  [[nodiscard]] Value return_(Value v) const {
    f->return_value = v;
    return kReturn;
  }
  [[nodiscard]] Value break_() const { return kBreak; }
  [[nodiscard]] Value next_() const { return kNext; }
  [[nodiscard]] Value throw_(Value exception) const { return throw_value(exception); }
  // A non-local exit to the catch_unwind with the same token (by identity), carrying v.
  [[nodiscard]] Value unwind(Value token, Value v) const {
    ThreadState& t = thread();
    t.unwind_target = token;
    t.unwind_value = v;
    return kUnwind;
  }
  // Repeats body until it completes with kBreak (the loop's value is nil) or leaves. body: `d.next_()` or a value goes
  // on. The last two arguments: slots that are dead where an iteration begins (written before read; not read behind the
  // loop).
  template <class B>
  [[nodiscard]] Value loop(Node& n, B body, const uint16_t* = nullptr, size_t = 0) const {
    LoopCounter counter(n, f->target);
    for (;;) {
      if (++counter.count > options.osr_threshold) [[unlikely]]
        if (Value v; counter.enter_code(n, f, &v)) return v;
      Value v = body();
      if (v.is_completion()) {
        if (v == kBreak) return kNil;
        if (v != kNext) return v;
      }
      if (Value p = poll(); p.is_completion()) return p;
    }
  }
  static Value poll() { return thread().poll.load(std::memory_order_relaxed) ? poll_slow() : kNil; }
  // Children in order; the value of the last. The first n-1 run for effect.
  [[nodiscard]] Value block(Node* const* c, size_t n) const {
    if (n == 0) return kNil;
    for (Node* const* last = c + n - 1; c != last; c++)
      if (Value v = (*c)->execute(f); v.is_completion()) [[unlikely]]
        return v;
    return (*c)->execute(f);
  }
  // handler(exception) runs if body threw.
  template <class B, class H>
  [[nodiscard]] Value try_(B body, H handler) const {
    Value v = body();
    if (v == kThrow) [[unlikely]]
      return handler(Value(thread().exception));
    return v;
  }
  // cleanup runs however body ends; its own value is dropped, its own completion wins.
  template <class B, class C>
  [[nodiscard]] Value finally_(B body, C cleanup) const {
    Value v = body();
    return finish(v, cleanup);
  }
  template <class C>
  Value finish(Value v, C cleanup) const {
    if (!v.is_completion()) {
      Value c = cleanup();
      return c.is_completion() ? c : v;
    }
    ThreadState& t = thread();
    Value exception = t.exception, target = t.unwind_target, value = t.unwind_value, result = f->return_value;
    if (Value c = cleanup(); c.is_completion()) return c;
    ThreadState& now = thread();
    now.exception = exception, now.unwind_target = target, now.unwind_value = value, f->return_value = result;
    return v;
  }
  // Takes the non-local exits whose token is `token`.
  template <class B>
  [[nodiscard]] Value catch_unwind(Value token, B body) const {
    Value v = body();
    if (v == kUnwind && thread().unwind_target == token) [[unlikely]]
      return thread().unwind_value;
    return v;
  }
  // ---- specialization
  template <class C>
  [[gnu::always_inline]] static bool holds(const C& c) {
    if constexpr (has_guard<C>)
      return c.guard();
    else
      return true;
  }
  template <class V, size_t N, class... C>
  [[nodiscard, gnu::always_inline]] Value specialize(Node& n, Inputs<V, N> inputs, C... c) const {
    return first_of(n, inputs, n.state.load(std::memory_order_relaxed), c...);
  }
  // The last resort has no guard and does not fail: behind its calls nothing is alive, so the other cases need no
  // frame.
  template <class V, size_t N, class C, class... Rest>
  [[gnu::always_inline]] Value first_of(Node& n, Inputs<V, N> inputs, uint32_t state, C& c, Rest&... rest) const {
    if (state & c.bit) {
      if constexpr (!has_guard<C>) {
        return c.body();
      } else if (holds(c)) [[likely]] {
        if (Value r = c.body(); r != kFailed) [[likely]]
          return r;
      }
    }
    if constexpr (sizeof...(Rest) > 0)
      return first_of(n, inputs, state, rest...);
    else
      return miss(n, inputs);
  }
  // The slow path takes scalars: what is passed by address would live in memory on the fast path too.
  template <class V, size_t N>
  [[gnu::always_inline]] Value miss(Node& n, Inputs<V, N> i) const {
    static_assert(N <= 4);
    if constexpr (N == 0)
      return relearn(n, f, args, 0);
    else if constexpr (N == 1)
      return relearn(n, f, args, 1, i.v[0]);
    else if constexpr (N == 2)
      return relearn(n, f, args, 2, i.v[0], i.v[1]);
    else if constexpr (N == 3)
      return relearn(n, f, args, 3, i.v[0], i.v[1], i.v[2]);
    else
      return relearn(n, f, args, 4, i.v[0], i.v[1], i.v[2], i.v[3]);
  }
  // match(entry) -> Bool, hit(entry), generic(). A miss asks the node: bool fill(Entry&, const Value* args, inputs...),
  // which is called while Rewriting (no guest code, no poll) and says whether the case is worth an entry.
  template <class Self, class V, size_t N, class E, class M, class H, class G>
  [[nodiscard, gnu::always_inline]] Value cached(Self& n, Inputs<V, N> inputs, Cache<E>& cache, uint32_t /*limit*/,
                                                 M match, H hit, G generic) const {
    auto* chain = cache.chain();
    for (auto* const* at = chain->links; auto* l = *at; at++) {
      if (!match(l->entry)) continue;
      if constexpr (counts_hits<E>)
        l->hits.store(l->hits.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
      return hit(l->entry);
    }
    return chain->megamorphic ? generic() : miss(n, inputs);
  }
};

}  // namespace hypha
