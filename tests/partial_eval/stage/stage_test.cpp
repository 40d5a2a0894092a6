// SPDX-License-Identifier: MIT
// The whole way of a tree: interpreted, compiled, deoptimized in mid-expression, respecialized.
#include <doctest/doctest.h>

#include "framework/engine/options.h"
#include "partial_eval/code/install.h"
#include "tests/partial_eval/toy/toy.h"

namespace hypha::toy {
namespace {

using pe::stats;

struct Setup {
  Program p;
  Setup() {
    boot();
    options.compile_threshold = options.osr_threshold = 1u << 30;
    effects = 0;
  }
  ~Setup() { options.deopt_stress = 0; }
};

// Interpreted a few times with `warm`, then compiled.
void warm_up(CallTarget* t, std::vector<int64_t> warm) {
  for (int i = 0; i < 3; i++) static_cast<void>(run(t, warm));
  compile_now(t);
  REQUIRE(t->code.load() != nullptr);
}

// A node class of this test's own: nothing but run<D>, with two specializations and a cache.
enum { kSmall = 1, kLarge = 2 };
struct SeenEntry {
  Value value = kNil;
};
struct ClassifyNode : NodeOf<ClassifyNode> {
  Node* input;
  explicit ClassifyNode(Node* n) : input(n) {}
  RUN {
    auto v = TRY(d.eval(input));
    return d.specialize(*this, in(v),
      on(kSmall, [=] { return d.both(d.is_int(v), d.less(v, d.constant(fixnum(100)))); }, [=] { return d.add_exact(v, d.constant(fixnum(1))); }),
      on(kLarge, [=] { return d.is_int(v); }, [=] { return d.mul_exact(v, d.constant(fixnum(2))); }),
      otherwise([=, this] { return d.call_rt(*this, type_error, v, v); }));
  }
};
struct RememberNode : NodeOf<RememberNode> {
  Node* input;
  Cache<SeenEntry> cache;
  explicit RememberNode(Node* n) : input(n) {}
  RUN {
    auto v = TRY(d.eval(input));
    return d.cached(*this, in(v), cache, 3, [=](SeenEntry& e) { return d.same(v, d.constant(e.value)); },
      [=](SeenEntry& e) { return d.constant(fixnum(e.value.as_int() * 10)); }, [=] { return d.constant(fixnum(-1)); });
  }
  bool fill(SeenEntry& e, const Value*, Value v) {
    e.value = v;
    return v.is_int();
  }
};

TEST_CASE_FIXTURE(Setup, "recursion, compiled") {
  auto* fib = p.function("fib", 1, 1);
  auto call = [&](int64_t less) { return p.make<toy::CallNode<1>>(fib, std::vector<Node*>{p.sub(p.get(0), p.num(less))}); };
  p.body(fib, p.if_(p.less(p.get(0), p.num(2)), p.get(0), p.add(call(1), call(2))));
  CHECK(run(fib, {20}) == fixnum(6765));
  warm_up(fib, {10});
  uint64_t deopts = stats().deopts;
  CHECK(run(fib, {20}) == fixnum(6765));
  CHECK(stats().deopts == deopts);
}

TEST_CASE_FIXTURE(Setup, "overflow in mid-expression: no effect happens twice") {
  // f(x) = effect(x) + (x * x + 1)
  auto* f = p.function("f", 1, 1);
  p.body(f, p.add(p.make<EffectNode>(p.get(0)), p.add(p.mul(p.get(0), p.get(0)), p.num(1))));
  warm_up(f, {3});
  effects = 0;
  CHECK(run(f, {5}) == fixnum(31));
  CHECK(effects == 1);
  uint64_t deopts = stats().deopts;
  CHECK(run(f, {int64_t{1} << 40}) == kThrow);  // integers of the toy have 63 bits
  CHECK(effects == 2);
  CHECK(stats().deopts == deopts + 1);
  CHECK(f->code.load() == nullptr);
  // The multiplication has become generic, and the toy's generic case throws; the effect before it still happens once.
  compile_now(f);
  effects = 0;
  CHECK(run(f, {4}) == kThrow);
  CHECK(effects == 1);
}

TEST_CASE_FIXTURE(Setup, "a new node class is interpreted, compiled, deoptimized after a side effect, and respecialized") {
  auto* f = p.function("f", 1, 1);
  p.body(f, p.add(p.make<EffectNode>(p.get(0)), p.make<ClassifyNode>(p.make<RememberNode>(p.get(0)))));
  CHECK(run(f, {1}) == fixnum(1 + 11));
  warm_up(f, {1});
  effects = 0;
  CHECK(run(f, {1}) == fixnum(12));
  CHECK(effects == 1);
  uint64_t deopts = stats().deopts;
  CHECK(run(f, {2}) == fixnum(2 + 21));  // the cache misses behind the effect
  CHECK(effects == 2);
  CHECK(stats().deopts == deopts + 1);
  CHECK(run(f, {50}) == fixnum(50 + 1000));  // the second specialization
  compile_now(f);
  deopts = stats().deopts;
  CHECK(run(f, {1}) == fixnum(12));
  CHECK(run(f, {2}) == fixnum(23));
  CHECK(run(f, {50}) == fixnum(1050));
  CHECK(stats().deopts == deopts);
  CHECK(run(f, {7}) == fixnum(7 + 0));  // beyond the limit: megamorphic, -1 + 1
  CHECK(run(f, {8}) == fixnum(8));
}

TEST_CASE_FIXTURE(Setup, "a loop of doubles stays unboxed and exact") {
  // s = 0.5; i = 0; while i < n: s = s + i * 1.5; i = i + 1
  auto* f = p.function("f", 1, 3);
  p.body(f, p.seq({p.set(1, p.num(0)), p.set(2, p.real(0.5)),
                   p.loop(p.less(p.get(1), p.get(0)),
                          p.seq({p.set(2, p.add(p.get(2), p.mul(p.get(1), p.real(1.5)))), p.set(1, p.add(p.get(1), p.num(1)))})),
                   p.get(2)}));
  Value expected = run(f, {1000});
  warm_up(f, {10});
  uint64_t deopts = stats().deopts;
  CHECK(number::to_double(run(f, {1000})) == number::to_double(expected));
  CHECK(stats().deopts == deopts);
  const pe::Graph& g = f->code.load()->graph;
  int boxes = 0;
  for (const pe::Block& b : g.blocks)
    for (pe::Id id : b.ins) boxes += g.op(id) == pe::Op::Box;
  CHECK(boxes == 1);  // the result
}

// count(n): env {total}; closure adds its argument to total; loop calls it n times; returns total.
struct ClosureProgram {
  CallTarget *inc, *count;
  explicit ClosureProgram(Program& p) {
    inc = p.function("inc", 2, 3);
    p.body(inc, p.seq({p.set(2, p.make<ClosureEnvNode>()),
                       p.make<WriteCapturedNode>(2, 0, 1, p.add(p.make<ReadCapturedNode>(2, 0, 1), p.get(1)))}));
    count = p.function("count", 2, 5);  // slot 1: what is added; 2: env, 3: closure, 4: i
    p.body(count, p.seq({p.make<EnterEnvNode>(2, -1, 1, std::vector<EnterEnvNode::Move>{}, kNil), p.make<WriteCapturedNode>(2, 0, 1, p.num(0)),
                         p.set(3, p.make<toy::MakeClosureNode>(inc, 2)), p.set(4, p.num(0)),
                         p.loop(p.less(p.get(4), p.get(0)),
                                p.seq({p.make<CallClosureNode>(p.get(3), p.get(1)), p.set(4, p.add(p.get(4), p.num(1)))})),
                         p.make<ReadCapturedNode>(2, 0, 1)}));
  }
};

TEST_CASE_FIXTURE(Setup, "a closure and its Env stay virtual across a loop, and are rebuilt at a deopt with one identity") {
  ClosureProgram c(p);
  warm_up(c.count, {5, 2});
  const pe::Graph& g = c.count->code.load()->graph;
  for (const pe::Block& b : g.blocks)
    for (pe::Id id : b.ins) {
      CHECK(g.op(id) != pe::Op::Alloc);
      CHECK(g.op(id) != pe::Op::CallTarget);
    }
  uint64_t deopts = stats().deopts;
  CHECK(run(c.count, {100, 3}) == fixnum(300));
  CHECK(stats().deopts == deopts);
  // The addition overflows inside the inlined closure: the rest of the loop runs in the interpreter, where the closure in slot 3 and the Env
  // in slot 2 must still share the variable. In the toy an overflowing addition throws; before that it has added twice.
  CHECK(run(c.count, {3, int64_t{1} << 61}) == kThrow);
  CHECK(stats().deopts == deopts + 1);
  // With every guard failing now and then, results stay the same.
  options.deopt_stress = 2;
  ClosureProgram stressed(p);
  warm_up(stressed.count, {5, 2});
  for (int64_t n = 0; n < 40; n++) CHECK(run(stressed.count, {n, 7}) == fixnum(7 * n));
  CHECK(stats().guard_places_exercised > 0);
}

TEST_CASE_FIXTURE(Setup, "a variable of a virtual Env that changes on one branch only") {
  // total = 0; while i < n: if i % 2 (i & 1) total = total + 1, where total is captured
  auto* f = p.function("f", 1, 3);
  Node* total = p.make<ReadCapturedNode>(1, 0, 1);
  Node* odd = p.less(p.num(0), p.binary<BitAndOp>(p.get(2), p.num(1)));
  p.body(f, p.seq({p.make<EnterEnvNode>(1, -1, 1, std::vector<EnterEnvNode::Move>{}, kNil), p.make<WriteCapturedNode>(1, 0, 1, p.num(0)), p.set(2, p.num(0)),
                   p.loop(p.less(p.get(2), p.get(0)),
                          p.seq({p.if_(odd, p.make<WriteCapturedNode>(1, 0, 1, p.add(total, p.num(1))), p.nil()), p.set(2, p.add(p.get(2), p.num(1)))})),
                   p.make<ReadCapturedNode>(1, 0, 1)}));
  CHECK(run(f, {9}) == fixnum(4));
  warm_up(f, {9});
  CHECK(run(f, {9}) == fixnum(4));
  CHECK(run(f, {100}) == fixnum(50));
}

TEST_CASE_FIXTURE(Setup, "records: shapes, transitions, virtual objects") {
  // f(x): r = new record; r.a = x; r.b = r.a + 1; r.a + r.b
  auto* f = p.function("f", 1, 2);
  p.body(f, p.seq({p.set(1, p.make<NewRecordNode>()), p.make<SetNode>(p.get(1), "a", p.get(0)),
                   p.make<SetNode>(p.get(1), "b", p.add(p.make<GetNode>(p.get(1), "a"), p.num(1))),
                   p.add(p.make<GetNode>(p.get(1), "a"), p.make<GetNode>(p.get(1), "b"))}));
  CHECK(run(f, {3}) == fixnum(7));
  warm_up(f, {3});
  uint64_t deopts = stats().deopts;
  CHECK(run(f, {10}) == fixnum(21));
  CHECK(stats().deopts == deopts);
  const pe::Graph& g = f->code.load()->graph;
  for (const pe::Block& b : g.blocks)
    for (pe::Id id : b.ins) CHECK(g.op(id) != pe::Op::Alloc);
}

TEST_CASE_FIXTURE(Setup, "what an inlined callee learned before an early return does not hold behind the call") {
  // pick(x): return 7 if x < 10; 9     f(x) = pick(x) + pick(x)
  auto* pick = p.function("pick", 1, 1);
  p.body(pick, p.seq({p.if_(p.less(p.get(0), p.num(10)), p.make<ReturnNode>(p.num(7)), p.nil()), p.num(9)}));
  auto call = [&] { return p.make<toy::CallNode<1>>(pick, std::vector<Node*>{p.get(0)}); };
  auto* f = p.function("f", 1, 1);
  p.body(f, p.add(call(), call()));
  CHECK(run(f, {5}) == fixnum(14));
  CHECK(run(f, {50}) == fixnum(18));
  warm_up(f, {5});
  CHECK(run(f, {5}) == fixnum(14));
  CHECK(run(f, {50}) == fixnum(18));
}

TEST_CASE_FIXTURE(Setup, "exceptions are edges, over inlined frames too") {
  auto* thrower = p.function("thrower", 1, 1);
  p.body(thrower, p.if_(p.less(p.get(0), p.num(10)), p.get(0), p.make<ThrowNode>(p.add(p.get(0), p.num(1000)))));
  auto* f = p.function("f", 1, 2);
  p.body(f, p.make<TryNode>(p.make<toy::CallNode<1>>(thrower, std::vector<Node*>{p.get(0)}), 1, p.add(p.get(1), p.num(1))));
  CHECK(run(f, {5}) == fixnum(5));
  CHECK(run(f, {20}) == fixnum(1021));
  warm_up(f, {20});
  uint64_t deopts = stats().deopts;
  CHECK(run(f, {5}) == fixnum(5));
  CHECK(run(f, {20}) == fixnum(1021));
  CHECK(stats().deopts == deopts);
}

TEST_CASE_FIXTURE(Setup, "nested finally, with a deopt inside the cleanup") {
  // try { try { throw x } finally { effect(x * x) } } finally { effect(1) }: x * x overflows in compiled code
  for (int64_t big : {int64_t{7}, int64_t{1} << 40}) {
    auto* f = p.function("f", 1, 2);
    Node* inner = p.make<FinallyNode>(p.make<ThrowNode>(p.get(0)), p.make<EffectNode>(p.mul(p.get(0), p.get(0))));
    Node* outer = p.make<FinallyNode>(inner, p.make<EffectNode>(p.num(1)));
    p.body(f, p.make<TryNode>(outer, 1, p.get(1)));
    CHECK(run(f, {3}) == fixnum(3));
    warm_up(f, {3});
    effects = 0;
    // The failing multiplication throws -1, which replaces the pending exception; both cleanups run once.
    CHECK(run(f, {big}) == (big == 7 ? fixnum(7) : fixnum(-1)));
    CHECK(effects == (big == 7 ? 2 : 1));
  }
}

TEST_CASE_FIXTURE(Setup, "return through finally, from a loop") {
  // while true { try { if i == 3 return i * 100 } finally { effect(0) }; i = i + 1 }
  auto* f = p.function("f", 1, 2);
  Node* leave = p.if_(p.less(p.get(1), p.get(0)), p.nil(), p.make<ReturnNode>(p.mul(p.get(1), p.num(100))));
  p.body(f, p.seq({p.set(1, p.num(0)),
                   p.loop(p.make<LiteralNode>(kTrue), p.seq({p.make<FinallyNode>(leave, p.make<EffectNode>(p.num(0))), p.set(1, p.add(p.get(1), p.num(1)))}))}));
  CHECK(run(f, {3}) == fixnum(300));
  warm_up(f, {3});
  effects = 0;
  uint64_t deopts = stats().deopts;
  CHECK(run(f, {5}) == fixnum(500));
  CHECK(effects == 6);
  CHECK(stats().deopts == deopts);
}

TEST_CASE_FIXTURE(Setup, "on-stack replacement, inner loops included") {
  options.osr_threshold = 50;
  // for i < n: for j < n: s = s + i * j
  auto* f = p.function("f", 1, 4);
  Node* inner = p.seq({p.set(2, p.num(0)),
                       p.loop(p.less(p.get(2), p.get(0)), p.seq({p.set(3, p.add(p.get(3), p.mul(p.get(1), p.get(2)))), p.set(2, p.add(p.get(2), p.num(1)))}))});
  p.body(f, p.seq({p.set(1, p.num(0)), p.set(3, p.num(0)),
                   p.loop(p.less(p.get(1), p.get(0)), p.seq({inner, p.set(1, p.add(p.get(1), p.num(1)))})), p.get(3)}));
  uint64_t before = stats().osr_compilations;
  int64_t n = 200, triangle = n * (n - 1) / 2;
  CHECK(run(f, {n}) == fixnum(triangle * triangle));
  CHECK(stats().osr_compilations >= before + 2);
}

}  // namespace
}  // namespace hypha::toy
