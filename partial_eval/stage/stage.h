// SPDX-License-Identifier: MIT
// The staging domain: D::Val is a handle to an SSA value. Operations mean what node/interp.h says; here they build the
// graph of that meaning under the current specializations. All work is in the non-template Builder; lambdas are
// type-erased, so that a node's build() stays small.
#pragma once
#include <array>

#include "framework/node/resume.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

// No assignment: both branches of an if_ run while staging, so "assign a captured value inside a branch" must not
// compile.
struct SVal {
  Id id;
  explicit SVal(Id i) : id(i) {}
  SVal(const SVal&) = default;
  SVal& operator=(const SVal&) = delete;
};
struct SBool {
  Id id;
  explicit SBool(Id i) : id(i) {}
  SBool(const SBool&) = default;
  SBool& operator=(const SBool&) = delete;
};
struct SF64 {
  Builder* b;
  Id id;
  SF64(Builder* builder, Id i) : b(builder), id(i) {}
  SF64(const SF64&) = default;
  SF64& operator=(const SF64&) = delete;
  SF64 operator+(SF64 o) const { return {b, b->double_op(Op::AddF, id, o.id)}; }
  SF64 operator-(SF64 o) const { return {b, b->double_op(Op::SubF, id, o.id)}; }
  SF64 operator*(SF64 o) const { return {b, b->double_op(Op::MulF, id, o.id)}; }
  SF64 operator/(SF64 o) const { return {b, b->double_op(Op::DivF, id, o.id)}; }
  SBool operator<(SF64 o) const { return SBool(b->compare_f64(Cond::LT, id, o.id)); }
  SBool operator<=(SF64 o) const { return SBool(b->compare_f64(Cond::LE, id, o.id)); }
  SBool operator==(SF64 o) const { return SBool(b->compare_f64(Cond::EQ, id, o.id)); }
};

struct Stage {
  using Val = SVal;
  using Bool = SBool;
  using F64 = SF64;
  static constexpr bool concrete = false;
  template <int N>
  struct Args {
    std::array<Id, N> ids{};
    void put(int i, SVal x) { ids[i] = x.id; }
    SVal operator[](int i) const { return SVal(ids[i]); }
    std::vector<Id> list() const { return {ids.begin(), ids.end()}; }
  };

  Builder* b;

  [[nodiscard]] SVal eval(Node* n) const { return SVal(b->eval(n)); }
  template <int N>
  [[nodiscard]] SVal apply(Node* op, const Args<N>& a) const {
    return SVal(b->apply(op, a.list()));
  }
  [[nodiscard]] SVal apply_same(Node* op) const { return SVal(b->apply(op, inputs())); }
  std::vector<Id> inputs() const { return b->all_args(); }
  SVal arg(int i) const { return SVal(b->arg(i)); }
  SVal constant(Value v) const { return SVal(b->constant(v)); }
  [[nodiscard]] SVal get(int s) const { return SVal(b->get_slot(s)); }
  [[nodiscard]] SVal argument(int s) const { return SVal(b->argument(s)); }
  void set(int s, SVal v) const { b->set_slot(s, v.id); }

  SBool is_int(SVal a) const { return SBool(b->is_int(a.id)); }
  SBool is_int(SVal x, SVal y) const { return both(is_int(x), is_int(y)); }
  SBool is_double(SVal a) const { return SBool(b->is_double(a.id)); }
  SBool is_double(SVal x, SVal y) const { return both(is_double(x), is_double(y)); }
  SBool is_number(SVal a) const { return not_(both(not_(is_int(a)), not_(is_double(a)))); }
  SBool is_double_pair(SVal x, SVal y) const {
    SBool one = not_(both(not_(is_double(x)), not_(is_double(y))));
    return both(both(is_number(x), is_number(y)), one);
  }
  SBool has_shape(SVal a, Shape* s) const { return has_shape(a, s->id()); }
  SBool has_shape(SVal a, uint32_t id) const { return SBool(b->has_shape(a.id, id)); }
  SBool has_kind(SVal a, Kind k) const { return SBool(b->has_kind(a.id, k)); }
  SBool has_strategy(SVal array, ArrayStrategy s) const { return SBool(b->has_aux(array.id, uint8_t(s))); }
  SBool has_target(SVal closure, CallTarget* t) const { return SBool(b->has_target(closure.id, t)); }
  CallTarget* static_target(SVal closure) const { return b->static_target(closure.id); }
  SBool truthy(SVal a) const { return SBool(b->truthy(a.id)); }
  SBool same(SVal x, SVal y) const { return SBool(b->same(x.id, y.id)); }
  SBool when(Assumption& a, SBool cond) const { return b->assume(a) ? cond : SBool(b->constant_bool(false)); }
  SBool when(Assumption& a, bool cond) const { return SBool(b->constant_bool(b->assume(a) && cond)); }
  SBool not_(SBool x) const { return SBool(b->not_(x.id)); }
  SBool both(SBool x, SBool y) const { return SBool(b->and_(x.id, y.id)); }

  SVal add_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::AddI, x.id, y.id)); }
  SVal sub_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::SubI, x.id, y.id)); }
  SVal mul_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::MulI, x.id, y.id)); }
  SVal floor_div_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::DivI, x.id, y.id)); }
  SVal floor_mod_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::ModI, x.id, y.id)); }
  SVal and_int(SVal x, SVal y) const { return SVal(b->arithmetic(Op::AndI, x.id, y.id)); }
  SVal or_int(SVal x, SVal y) const { return SVal(b->arithmetic(Op::OrI, x.id, y.id)); }
  SVal xor_int(SVal x, SVal y) const { return SVal(b->arithmetic(Op::XorI, x.id, y.id)); }
  SVal shl_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::ShlI, x.id, y.id)); }
  SVal shr_exact(SVal x, SVal y) const { return SVal(b->arithmetic(Op::ShrI, x.id, y.id)); }
  SBool less(SVal x, SVal y) const { return SBool(b->compare(Cond::LT, x.id, y.id)); }
  SBool less_equal(SVal x, SVal y) const { return SBool(b->compare(Cond::LE, x.id, y.id)); }

  SF64 f64(SVal number) const { return {b, b->f64(number.id)}; }
  SF64 literal(double x) const { return {b, b->constant_f64(x)}; }
  SVal val(SF64 x) const { return SVal(x.id); }
  SVal val(SBool x) const { return SVal(x.id); }
  SF64 negate(SF64 x) const { return {b, b->double_op(Op::NegF, x.id)}; }
  SF64 abs(SF64 x) const { return {b, b->double_op(Op::AbsF, x.id)}; }
  SF64 sqrt(SF64 x) const { return {b, b->double_op(Op::SqrtF, x.id)}; }
  SF64 floor(SF64 x) const { return {b, b->double_op(Op::FloorF, x.id)}; }
  SF64 ceil(SF64 x) const { return {b, b->double_op(Op::CeilF, x.id)}; }
  SF64 trunc(SF64 x) const { return {b, b->double_op(Op::TruncF, x.id)}; }
  SVal int_exact(SF64 x) const { return SVal(b->double_to_int(x.id)); }

  [[nodiscard]] SVal load_field(SVal o, Location l) const { return SVal(b->load_field(o.id, l)); }
  void store_field(SVal o, Location l, SVal v) const { b->store_field(o.id, l, v.id); }
  void store_new_field(SVal o, Location l, SVal v, Shape* to) const { b->store_new_field(o.id, l, v.id, to); }
  [[nodiscard]] SVal load_slot(SVal s, int i) const { return SVal(b->load_slot(s.id, i)); }
  void store_slot(SVal s, int i, SVal v) const { b->store_slot(s.id, i, v.id); }
  [[nodiscard]] SVal load_cell(const Value* c) const { return SVal(b->load_cell(c)); }
  void store_cell(Value* c, SVal v) const { b->store_cell(c, v.id); }
  [[nodiscard]] SVal load_thread(int word) const { return SVal(b->load_thread(word)); }
  void store_thread(int word, SVal v) const { b->store_thread(word, v.id); }
  [[nodiscard]] SVal array_length(SVal a) const { return SVal(b->array_length(a.id)); }
  SBool in_bounds(SVal a, SVal i) const { return SBool(b->in_bounds(a.id, i.id)); }
  [[nodiscard]] SVal load_element(SVal a, ArrayStrategy s, SVal i) const {
    return SVal(b->load_element(a.id, s, i.id));
  }
  void store_element(SVal a, ArrayStrategy s, SVal i, SVal v) const { b->store_element(a.id, s, i.id, v.id); }
  [[nodiscard]] SVal try_lock(SVal a) const { return SVal(b->try_lock(a.id)); }
  [[nodiscard]] SVal defer_append(SVal a, SVal v) const { return SVal(b->defer_append(a.id, v.id)); }
  void unlock(SVal a) const { b->unlock(a.id); }
  SBool has_room(SVal a) const { return SBool(b->has_room(a.id)); }
  void append_element(SVal a, ArrayStrategy s, SVal v) const { b->append_element(a.id, s, v.id); }
  [[nodiscard]] SVal new_object(Shape* s) const { return SVal(b->new_object(s)); }
  [[nodiscard]] SVal new_slots(int n, Value fill) const { return SVal(b->new_slots(n, fill)); }
  template <int N>
  [[nodiscard]] SVal new_array(Shape* s, const Args<N>& a, int n) const {
    return SVal(b->new_array(s, a.ids.data(), n));
  }
  [[nodiscard]] SVal new_closure(Shape* s, CallTarget* t, SVal env, SVal self, SVal extra) const {
    return SVal(b->new_closure(s, t, env.id, self.id, extra.id));
  }

  template <int N>
  [[nodiscard]] SVal call(const Node& site, CallTarget* t, const Args<N>& a) const {
    return SVal(b->call(site, t, a.list()));
  }
  [[nodiscard]] SVal call_same(const Node& site, CallTarget* t) const { return SVal(b->call(site, t, inputs())); }
  template <int N>
  [[nodiscard]] SVal call_closure(const Node& site, SVal c, const Args<N>& a) const {
    return SVal(b->call_closure(site, c.id, a.list()));
  }
  template <class... A>
  [[nodiscard]] SVal call_rt(const Node& site, Value (*fn)(A...),
                             std::conditional_t<std::is_same_v<A, Value>, SVal, A>... a) const {
    return SVal(b->call_runtime(site, reinterpret_cast<void*>(fn), {argument(a)...}));
  }
  Id argument(SVal v) const { return v.id; }
  template <class P>
  Id argument(P* p) const {
    return b->constant_word(reinterpret_cast<uint64_t>(p));
  }
  template <std::integral I>
  Id argument(I i) const {
    return b->constant_word(uint64_t(int64_t(i)));
  }

  bool abrupt(SVal) const { return b->dead(); }
  template <class T, class E>
  [[nodiscard]] SVal if_(SBool c, T then, E otherwise) const {
    auto t = [&] { return then().id; };
    auto e = [&] { return otherwise().id; };
    return SVal(b->if_(c.id, t, e));
  }
  template <class F>
  [[nodiscard]] SVal seldom(F f) const {
    auto g = [&] { return f().id; };
    return SVal(b->with_odds(0.01f, g));
  }
  [[nodiscard]] SVal return_(SVal v) const { return SVal(b->return_(v.id)); }
  [[nodiscard]] SVal break_() const { return SVal(b->leave_loop(false)); }
  [[nodiscard]] SVal next_() const { return SVal(b->leave_loop(true)); }
  [[nodiscard]] SVal throw_(SVal e) const { return SVal(b->throw_(e.id)); }
  [[nodiscard]] SVal unwind(SVal token, SVal v) const { return SVal(b->unwind(token.id, v.id)); }
  template <class B>
  [[nodiscard]] SVal loop(Node& n, B body, const uint16_t* dead = nullptr, size_t dead_count = 0) const {
    auto f = [&] { return body().id; };
    return SVal(b->loop(n, dead, dead_count, f));
  }
  [[nodiscard]] SVal block(Node* const* c, size_t n) const { return SVal(b->block(c, n)); }
  template <class B, class H>
  [[nodiscard]] SVal try_(B body, H handler) const {
    auto f = [&] { return body().id; };
    auto h = [&](Id e) { return handler(SVal(e)).id; };
    return SVal(b->try_(f, h));
  }
  template <class B, class C>
  [[nodiscard]] SVal finally_(B body, C cleanup) const {
    auto f = [&] { return body().id; };
    auto c = [&] { return cleanup().id; };
    return SVal(b->finally_(f, c));
  }
  template <class B>
  [[nodiscard]] SVal catch_unwind(SVal token, B body) const {
    auto f = [&] { return body().id; };
    return SVal(b->catch_unwind(token.id, f));
  }

  template <class V, size_t N>
  void check(const Inputs<V, N>& inputs) const {
    Id ids[N + 1] = {};
    if constexpr (N > 0)
      for (size_t i = 0; i < N; i++) ids[i] = inputs.v[i].id;
    b->check_inputs(ids, N);
  }
  // Only the active cases are staged; a node that never ran is a deoptimization and costs nothing.
  template <class V, size_t N, class... C>
  [[nodiscard]] SVal specialize(Node& n, Inputs<V, N> inputs, C... c) const {
    check(inputs);
    uint32_t state = n.state.load(std::memory_order_acquire);
    auto guards = std::make_tuple([&c] {
      if constexpr (has_guard<C>)
        return c.guard().id;
      else
        return Id(0);
    }...);
    auto bodies = std::make_tuple([&c] { return c.body().id; }...);
    return stage_arms(state, guards, bodies, std::index_sequence_for<C...>{}, c...);
  }
  template <class G, class B, size_t... I, class... C>
  SVal stage_arms(uint32_t state, G& guards, B& bodies, std::index_sequence<I...>, const C&... c) const {
    const FunctionRef<Id()> guard_refs[] = {FunctionRef<Id()>(std::get<I>(guards))...};
    const FunctionRef<Id()> body_refs[] = {FunctionRef<Id()>(std::get<I>(bodies))...};
    Builder::Arm arms[sizeof...(C)];
    size_t n = 0;
    ((state & c.bit ? void(arms[n++] = {int(I), has_guard<C> ? &guard_refs[I] : nullptr, &body_refs[I]}) : void()),
     ...);
    return SVal(b->choose(arms, n, false));
  }
  template <class Self, class V, size_t N, class E, class M, class H, class G>
  [[nodiscard]] SVal cached(Self&, Inputs<V, N> inputs, Cache<E>& cache, uint32_t, M match, H hit, G generic) const {
    check(inputs);
    auto* chain = cache.chain();
    if (b->dead() || cache.unused()) return SVal(b->deopt());
    uint64_t all_hits = 0;
    if constexpr (counts_hits<E>)
      for (uint32_t i = 0; i < chain->length; i++) all_hits += chain->links[i]->hits.load(std::memory_order_relaxed);
    auto rest = [&](auto& self, uint32_t i) -> Id {
      if (i == chain->length) {
        auto g = [&] { return generic().id; };
        Builder::Arm arm{Resume::kGenericPart, nullptr, nullptr};
        const FunctionRef<Id()> ref(g);
        arm.body = &ref;
        return chain->megamorphic ? b->choose(&arm, 1, true) : b->deopt();
      }
      auto& link = *chain->links[i];
      auto m = [&] { return match(link.entry).id; };
      auto h = [&] {
        auto run = [&] { return hit(link.entry).id; };
        if constexpr (counts_hits<E>) {
          b->link_hits = link.hits.load(std::memory_order_relaxed);
          return b->with_odds(std::max(float(b->link_hits), 1.0f) / std::max(float(all_hits), 1.0f), run);
        } else {
          return run();
        }
      };
      auto r = [&] { return self(self, i + 1); };
      bool last = i + 1 == chain->length && !chain->megamorphic;
      return b->try_link(int(link.number), m, h, r, last);
    };
    return SVal(rest(rest, 0));
  }
};

}  // namespace hypha::pe
