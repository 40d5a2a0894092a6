// SPDX-License-Identifier: MIT
// Dispatch chains, assumptions, and code that is installed, called and invalidated.
#include "framework/node/call_target.h"
#include "framework/node/node.h"
#include "framework/node/resume.h"
#include "framework/specialize/cache.h"
#include "framework/thread/fiber.h"
#include "partial_eval/code/install.h"
#include "partial_eval/code/installed_code.h"
#include "partial_eval/stage/stage.h"
#include "tests/model/guest.h"

using namespace hypha;
using namespace hypha::model;

// ---- chains

namespace {

struct Entry {
  int64_t key = 0, value = 0;
};
using Chains = Cache<Entry>;
Chains* cache;
constexpr uint32_t kLimit = 2;

// As a node does: looks, and learns where nothing is found. 0: the generic end.
int64_t lookup(int64_t key) {
  auto in = [key](const Chains::Chain* chain) -> int64_t {
    for (auto* const* l = chain->links; *l; l++)
      if ((*l)->entry.key == key) return (*l)->entry.value;
    return chain->megamorphic ? 0 : -1;
  };
  if (int64_t v = in(cache->chain()); v >= 0) return v;
  Rewriting rewriting;
  if (int64_t v = in(cache->chain()); v >= 0) return v;
  auto* link = cache->append({key, key * 10}, kLimit);
  return link ? link->entry.value : 0;
}
Operation look(int64_t key) {
  return [=] { return lookup(key) == 0 || lookup(key) == key * 10 || lookup(key) == 0; };
}
Operation drop(int64_t key) {
  return [=] {
    Rewriting rewriting;
    cache->drop([=](const Entry& e) { return e.key == key; });
  };
}
void fresh_cache() { cache = new Chains; }
void chain_is_whole(Outcome& o) {
  const Chains::Chain* chain = cache->chain();
  uint32_t n = 0;
  for (auto* const* l = chain->links; *l; l++, n++)
    for (auto* const* other = chain->links; other != l; other++)
      if ((*l)->entry.key == (*other)->entry.key) fail_state("an entry is there twice");
  if (n != chain->length) fail_state("the chain's length is wrong");
  o.add(n);
  o.add(chain->megamorphic);
}

}  // namespace

#define CHAINS(name, ...) \
  TEST_CASE("chain: " name) { CHECK_ALL_SCHEDULES({"chain: " name, fresh_cache, {__VA_ARGS__}, chain_is_whole}); }

CHAINS("learn, learn", {look(1)}, {look(2)})
CHAINS("learn, learn, the same", {look(1)}, {look(1)})
CHAINS("learn, learn, too much", {look(1), look(2)}, {look(3)})
CHAINS("learn, drop", {look(1), look(1)}, {drop(1), look(2)})
CHAINS("learn, learn, drop", {look(1)}, {look(2)}, {drop(1)})

// ---- assumptions

namespace {

struct Told final : Dependent {
  int times = 0;
  void assumption_failed() override { times++; }
};
Assumption* assumption;
Told* told;

void fresh_assumption() {
  assumption = new Assumption("model");
  told = new Told[2];
}
Operation depend(int i) {
  return [=] { return assumption->depend(&told[i]); };
}
Operation invalidate() {
  return [] { assumption->invalidate(); };
}
void all_told(Outcome& o) {
  for (int i = 0; i < 2; i++) o.add(told[i].times);
  o.add(assumption->valid());
}

}  // namespace

#define ASSUMPTIONS(name, ...)                                                             \
  TEST_CASE("assumption: " name) {                                                         \
    CHECK_ALL_SCHEDULES({"assumption: " name, fresh_assumption, {__VA_ARGS__}, all_told}); \
  }

ASSUMPTIONS("depend, invalidate", {depend(0)}, {invalidate()})
ASSUMPTIONS("depend, invalidate, invalidate", {depend(0)}, {invalidate()}, {invalidate()})
ASSUMPTIONS("depend, depend, invalidate", {depend(0)}, {depend(1)}, {invalidate()})
ASSUMPTIONS("depend and remove, invalidate", {depend(0), [] { assumption->remove(&told[0]); }}, {invalidate()})

// ---- code

namespace {

struct Answer final : Node {
  Value execute(Frame*) override { return fixnum(1); }  // interpreted
  pe::SVal build(pe::Stage) override { fail("nothing is staged here"); }
  Value resume(Resume) override { return kNil; }
};
Value compiled(CallTarget*, const Value*) { return fixnum(2); }

CallTarget* target;
Answer* body;

void fresh_target() {
  fresh_assumption();
  body = new Answer;
  target = new CallTarget;
  target->body = body;
  call_it("target", target, sizeof *target);
}
// As a compilation ends. True: it was not in vain.
bool compile() {
  auto code = std::make_unique<pe::Code>();
  code->graph.target = target;
  code->entry = reinterpret_cast<void*>(compiled);
  pe::Code* kept = pe::keep(std::move(code), {assumption});
  if (kept) pe::install(target, kept);
  return kept;
}
int64_t call() { return number(invoke(target, nullptr)); }
int64_t invalidate_and_call() {
  assumption->invalidate();
  return call();
}
void code_is_sound(Outcome& o) {
  pe::Code* code = target->code.load();
  bool enters = target->entry.load() == compiled;
  if (enters != (code != nullptr)) fail_state("code and entry differ");
  if (code && !code->valid.load()) fail_state("invalid code stays installed");
  if (code && !assumption->valid()) fail_state("code stays whose assumption has failed");
  o.add(enters);
}

}  // namespace

namespace {
bool anything_sound(const Outcome&) { return true; }
}  // namespace

TEST_CASE("code: compile, call") {
  CHECK_ALL_SCHEDULES({"code: compile, call", fresh_target, {{compile}, {call, call}}, code_is_sound});
}
TEST_CASE("code: compile, invalidate, call") {
  CHECK_ALL_SCHEDULES({"code: compile, invalidate, call",
                       fresh_target,
                       {{compile}, {[] { assumption->invalidate(); }}, {call}},
                       code_is_sound,
                       anything_sound});
}
TEST_CASE("code: compile, invalidate and call") {
  auto setup = [] { fresh_target(); };
  auto check = [] {
    if (invalidate_and_call() != 1) fail("code is entered whose assumption has failed");
  };
  CHECK_ALL_SCHEDULES(
      {"code: compile, invalidate and call", setup, {{compile}, {check}}, code_is_sound, anything_sound});
}
TEST_CASE("code: installed code is invalidated twice and compiled again") {
  auto setup = [] {
    fresh_target();
    compile();
  };
  auto invalidate_code = [] {
    if (pe::Code* code = target->code.load()) pe::invalidate(code, "model");
  };
  CHECK_ALL_SCHEDULES({"code: invalidate, invalidate, compile",
                       setup,
                       {{invalidate_code}, {invalidate_code}, {compile}},
                       code_is_sound,
                       anything_sound});
}

// ---- fibers

TEST_CASE("fiber: who claims it has it") {
  static Fiber* fiber;
  static int holders;
  auto setup = [] {
    holders = 0;
    fiber = shared(fiber::create(
        0, [](Value, Value v) { return v; }, kNil));
  };
  auto claim = [] {
    FiberState before = fiber::claim(fiber);
    bool got = before == FiberState::Created || before == FiberState::Suspended;
    if (!got) return false;
    if (holders++) fail("two threads run one fiber");
    holders--;
    fiber::give_back(fiber, before);
    return true;
  };
  CHECK_ALL_SCHEDULES({"fiber: claim, claim", setup, {{claim}, {claim, claim}}, {}, anything_sound});
}
