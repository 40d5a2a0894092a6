// SPDX-License-Identifier: MIT
// The domain that continues a half-finished activation: after a failed guard in machine code, and after a miss in the
// interpreter (the same event). Every active node has a log: `value` for each finished impure operation (child, load,
// store, call), and a marker "inside part k of this construct". Replay returns logged values, enters part k without
// testing again, and recomputes pure operations; when the log is used up, execution is live. So no effect happens
// twice. A part that has logged nothing yet is entered through its test: what the heap says may have changed since.
// Learning (rewriting nodes, growing caches) happens here and nowhere else.
#pragma once
#include "framework/event/event.h"
#include "framework/node/interp.h"

namespace hypha {

// Lives on the stack of the deoptimizer or of relearn(), so that the collector sees the words.
struct ResumeEntry {
  bool marker;
  uint64_t word;  // Value bits, or k
};
struct ResumeActivation {
  Node* node;
  const ResumeEntry* log;
  uint32_t length;
  uint32_t position = 0;
  bool child_done = false;
};
struct ResumeFrame {
  CallTarget* target;
  Value* slots;
  ResumeActivation* activations;
  uint32_t count;
};
struct ResumeState {
  ResumeFrame* frames;  // outermost first
  uint32_t count;
};

// Continues frame `index` and, through it, the frames inside. Result as of a call.
Value resume_frame(ResumeState*, uint32_t index);

struct Resume : Interp {
  ResumeState* rs;
  uint32_t frame, level;

  ResumeActivation& act() const { return rs->frames[frame].activations[level]; }
  bool replaying() const { return act().position < act().length; }
  bool child_pending() const {
    return !act().child_done && (level + 1 < rs->frames[frame].count || frame + 1 < rs->count);
  }
  bool live() const { return !replaying() && !child_pending(); }
  Value next_value() const {
    ResumeActivation& a = act();
    HY_CHECK(!a.log[a.position].marker, "replay: a marker where a value is due");
    return {a.log[a.position++].word};
  }
  // The construct at the cursor: the part it was in, or -1 (finished or not reached).
  int part() const {
    ResumeActivation& a = act();
    return a.position < a.length && a.log[a.position].marker ? int(a.log[a.position++].word) : -1;
  }
  template <class F>
  auto impure(F f) const {
    if constexpr (std::is_same_v<decltype(f()), Value>)
      return replaying() ? next_value() : f();
    else if (replaying())
      static_cast<void>(next_value());
    else
      f();
  }

  [[nodiscard]] Value eval(Node* n) const {
    return child(n, nullptr, [&] { return n->execute(f); });
  }
  template <int N>
  [[nodiscard]] Value apply(Node* op, const Args<N>& a) const {
    return child(op, a.v, [&] { return op->apply(f, a.v); });
  }
  [[nodiscard]] Value apply_same(Node* op) const {
    return child(op, args, [&] { return op->apply(f, args); });
  }
  template <class F>
  Value child(Node* n, const Value* inputs, F live) const {
    if (replaying()) return next_value();
    if (!act().child_done && level + 1 < rs->frames[frame].count) {
      act().child_done = true;
      return n->resume(Resume{{f, inputs}, rs, frame, level + 1});
    }
    return live();
  }
  template <class F>
  Value called(const Node& site, F live) const {
    if (replaying()) return next_value();
    if (!act().child_done && level + 1 == rs->frames[frame].count && frame + 1 < rs->count) {
      act().child_done = true;
      f->call_node = &site;
      return resume_frame(rs, frame + 1);
    }
    return live();
  }
  template <int N>
  [[nodiscard]] Value call(const Node& site, CallTarget* t, const Args<N>& a) const {
    return called(site, [&] { return Interp::call(site, t, a); });
  }
  [[nodiscard]] Value call_same(const Node& site, CallTarget* t) const {
    return called(site, [&] { return Interp::call_same(site, t); });
  }
  template <int N>
  [[nodiscard]] Value call_closure(const Node& site, Value c, const Args<N>& a) const {
    return called(site, [&] { return Interp::call_closure(site, c, a); });
  }
  template <class... A>
  [[nodiscard]] Value call_rt(const Node& site, Value (*fn)(A...), std::type_identity_t<A>... a) const {
    return impure([&] { return Interp::call_rt(site, fn, a...); });
  }

  [[nodiscard]] Value get(int s) const {
    return impure([&] { return Interp::get(s); });
  }
  void set(int s, Value v) const {
    impure([&] { Interp::set(s, v); });
  }
  [[nodiscard]] Value load_field(Value o, Location l) const {
    return impure([&] { return Interp::load_field(o, l); });
  }
  void store_field(Value o, Location l, Value v) const {
    impure([&] { Interp::store_field(o, l, v); });
  }
  void store_new_field(Value o, Location l, Value v, Shape* to) const {
    impure([&] { Interp::store_new_field(o, l, v, to); });
  }
  [[nodiscard]] Value load_slot(Value s, int i) const {
    return impure([&] { return Interp::load_slot(s, i); });
  }
  void store_slot(Value s, int i, Value v) const {
    impure([&] { Interp::store_slot(s, i, v); });
  }
  [[nodiscard]] Value load_cell(const Value* c) const {
    return impure([&] { return Interp::load_cell(c); });
  }
  void store_cell(Value* c, Value v) const {
    impure([&] { Interp::store_cell(c, v); });
  }
  [[nodiscard]] Value load_thread(int word) const {
    return impure([&] { return Interp::load_thread(word); });
  }
  void store_thread(int word, Value v) const {
    impure([&] { Interp::store_thread(word, v); });
  }
  [[nodiscard]] Value array_length(Value a) const {
    return impure([&] { return Interp::array_length(a); });
  }
  [[nodiscard]] Value load_element(Value a, ArrayStrategy s, Value i) const {
    return impure([&] { return Interp::load_element(a, s, i); });
  }
  void store_element(Value a, ArrayStrategy s, Value i, Value v) const {
    impure([&] { Interp::store_element(a, s, i, v); });
  }
  void append_element(Value a, ArrayStrategy s, Value v) const {
    impure([&] { Interp::append_element(a, s, v); });
  }
  [[nodiscard]] Value try_lock(Value a) const {
    return impure([&] { return Interp::try_lock(a); });
  }
  [[nodiscard]] Value defer_append(Value a, Value v) const {
    return impure([&] { return Interp::defer_append(a, v); });
  }
  void unlock(Value a) const {
    impure([&] { Interp::unlock(a); });
  }
  [[nodiscard]] Value new_object(Shape* s) const {
    return impure([&] { return Interp::new_object(s); });
  }
  [[nodiscard]] Value new_slots(int n, Value fill) const {
    return impure([&] { return Interp::new_slots(n, fill); });
  }
  template <int N>
  [[nodiscard]] Value new_array(Shape* s, const Args<N>& a, int n) const {
    return impure([&] { return Interp::new_array(s, a, n); });
  }
  [[nodiscard]] Value new_closure(Shape* s, CallTarget* t, Value env, Value self, Value extra) const {
    return impure([&] { return Interp::new_closure(s, t, env, self, extra); });
  }

  template <class T, class E>
  [[nodiscard]] Value if_(bool c, T then, E otherwise) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    return (k < 0 || live() ? c : k == 0) ? then() : otherwise();
  }
  template <class B>
  [[nodiscard]] Value loop(Node& n, B body, const uint16_t* = nullptr, size_t = 0) const {
    if (part() >= 0) {  // finish the interrupted iteration
      Value v = body();
      if (v == kBreak) return kNil;
      if (v.is_completion() && v != kNext) return v;
      // Perhaps a poll has led here: it must not lead to one more iteration in code, and here again.
      if (Value p = Interp::poll(); p.is_completion()) return p;
    } else if (replaying()) {
      return next_value();
    }
    return Interp::loop(n, body);
  }
  [[nodiscard]] Value block(Node* const* c, size_t n) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    Value v = kNil;
    for (size_t i = k < 0 ? 0 : size_t(k); i < n; i++) {
      v = eval(c[i]);
      if (v.is_completion()) return v;
    }
    return v;
  }
  template <class B, class H>
  [[nodiscard]] Value try_(B body, H handler) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    if (k == 1) return handler(next_value());
    return Interp::try_(body, handler);
  }
  // Parts: 0 body; 1 cleanup, with the pending completion logged as kind (kUndefined: a value), payload, token.
  template <class B, class C>
  [[nodiscard]] Value finally_(B body, C cleanup) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    if (k <= 0) return Interp::finally_(body, cleanup);
    Value kind = next_value(), payload = next_value(), token = next_value();
    Value c = cleanup();
    if (c.is_completion()) return c;
    ThreadState& t = thread();
    if (kind == kThrow) t.exception = payload;
    if (kind == kUnwind) t.unwind_value = payload, t.unwind_target = token;
    if (kind == kReturn) f->return_value = payload;
    return kind == kUndefined ? payload : kind;
  }
  template <class B>
  [[nodiscard]] Value catch_unwind(Value token, B body) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    return Interp::catch_unwind(token, body);
  }

  template <class V, size_t N, class... C>
  [[nodiscard]] Value specialize(Node& n, Inputs<V, N>, C... c) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    if (k < 0 || live()) return learn(n, c...);
    Value r = kFailed;
    int i = 0;
    ((i++ == k && (r = c.body(), true)) || ...);  // continue inside the case that was active
    return r == kFailed ? learn(n, c...) : r;
  }
  // Runs the first case that holds and has not failed for good, activating it.
  template <class... C>
  [[gnu::noinline, gnu::cold]] static Value learn(Node& n, C... c) {
    Value r = kFailed;
    auto attempt = [&](auto& k) {
      if ((n.excluded.load() & k.bit) || !holds(k)) return false;
      activate(n, k.bit);
      r = k.body();
      if (r != kFailed) return true;
      exclude(n, k.bit);
      return false;
    };
    (attempt(c) || ...);
    HY_CHECK(r != kFailed, "no specialization applies");
    return r;
  }
  static void activate(Node& n, uint32_t bit);
  static void exclude(Node& n, uint32_t bit);

  template <class Self, class V, size_t N, class E, class M, class H, class G>
  [[nodiscard]] Value cached(Self& n, Inputs<V, N> inputs, Cache<E>& cache, uint32_t limit, M match, H hit,
                             G generic) const {
    int k = part();
    if (k < 0 && replaying()) return next_value();
    if (k >= 0 && !live()) return k == kGenericPart ? generic() : hit(cache.link(uint32_t(k))->entry);
    typename Cache<E>::Link* link = nullptr;
    for (auto* chain = cache.chain();;) {
      for (uint32_t i = 0; i < chain->length; i++)
        if (match(chain->links[i]->entry)) return hit(chain->links[i]->entry);
      if (chain->megamorphic) return generic();
      Rewriting rewriting;
      if (auto* now = cache.chain(); now != chain) {  // another thread has learned something: perhaps this
        chain = now;
        continue;
      }
      E e{};
      if (fill(n, e, inputs, std::make_index_sequence<N>{}))
        link = cache.append(e, limit);
      else
        cache.set_generic_tail();
      break;
    }
    note_cache(n, cache.chain()->length, link == nullptr);
    return link ? hit(link->entry) : generic();
  }
  template <class Self, class E, class V, size_t N, size_t... I>
  bool fill(Self& n, E& e, Inputs<V, N> inputs, std::index_sequence<I...>) const {
    return n.fill(e, args, inputs.v[I]...);
  }
  static constexpr int kGenericPart = 0x7fffffff;
  static void note_cache(Node&, uint32_t length, bool megamorphic);
};

}  // namespace hypha
