// SPDX-License-Identifier: MIT
#include "partial_eval/code/installed_code.h"

#include <cstdio>
#include <unordered_map>

#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "framework/thread/safepoint.h"
#include "partial_eval/code/install.h"

namespace hypha::pe {

namespace {

struct Installed : Dependent {
  explicit Installed(std::unique_ptr<Code> c) : code(std::move(c)) {}
  void assumption_failed() override { invalidate(code.get(), "assumption"); }
  std::unique_ptr<Code> code;
};

Mutex installing;  // guards CallTarget::code and entry against invalidate(), and:
std::unordered_map<const Node*, LoopCode>& loop_codes() {
  static auto* map = new std::unordered_map<const Node*, LoopCode>;
  return *map;
}

}  // namespace

Code* keep(std::unique_ptr<Code> code, const std::vector<Assumption*>& assumptions) {
  auto* installed = new Installed(std::move(code));
  Code* kept = installed->code.get();
  for (Assumption* a : assumptions) {
    if (a->depend(installed)) continue;
    invalidate(kept, "assumption failed during compilation");
    return nullptr;
  }
  return kept;
}

void install(CallTarget* t, Code* code) {
  std::lock_guard held(installing);
  if (!code->valid.load()) return;
  t->code.store(code, std::memory_order_release);
  t->entry.store(reinterpret_cast<EntryPoint>(code->entry), std::memory_order_release);
}

LoopCode loop_code(const Node& loop) {
  std::lock_guard held(installing);
  return loop_codes()[&loop];
}

bool install_loop(const Node& loop, Code* code, SlotTypes made_for) {
  std::lock_guard held(installing);
  LoopCode& entry = loop_codes()[&loop];
  entry.compilations++;
  if (!code || !code->valid.load()) return false;
  entry.code = code;
  entry.made_for = std::move(made_for);
  return true;
}

void drop_misfit(Node& loop, Code* code) {
  invalidate(code, "types at the loop's entry");
  std::lock_guard held(installing);
  if (++loop_codes()[&loop].misfits >= 2) loop.speculation.fetch_or(kOsrEntry);
}

void invalidate(Code* code, const char* why) {
  if (!code->valid.exchange(0)) return;
  stats().invalidations++;
  const Graph& g = code->graph;
  std::unique_lock held(installing);
  if (g.osr_loop) {
    LoopCode& lc = loop_codes()[g.osr_loop];
    if (lc.code == code) lc.code = nullptr;
  } else if (g.target->code.load() == code) {
    g.target->entry.store(interpret, std::memory_order_release);
    g.target->code.store(nullptr, std::memory_order_release);
    g.target->heat.store(options.compile_threshold / 2);
  }
  held.unlock();
  safepoint::ask_to_poll();  // others may be in a loop of it
  if (options.trace_compilation) std::fprintf(stderr, "[invalidated %s: %s]\n", g.target->name.c_str(), why);
  if (events::enabled()) events::Event("invalidated").target(g.target).add("reason", why);
}

CompilerStats& stats() {
  static CompilerStats s;
  return s;
}

}  // namespace hypha::pe
