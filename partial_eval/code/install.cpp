// SPDX-License-Identifier: MIT
#include "partial_eval/code/install.h"

#include <alloca.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "framework/engine/atomic.h"
#include "framework/engine/check.h"
#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "framework/heap/keep.h"
#include "framework/node/interp.h"
#include "framework/node/tiering.h"
#include "framework/object/deferred_appends.h"
#include "framework/object/sharing.h"
#include "framework/thread/safepoint.h"
#include "partial_eval/code/backtrace.h"
#include "partial_eval/code/code_memory.h"
#include "partial_eval/code/compiler_thread.h"
#include "partial_eval/code/installed_code.h"
#include "partial_eval/phases/dead_code.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

namespace {

constexpr uint32_t kMaxCompilations = 40;  // of one target: the last line of defence against a deoptimization loop

uint64_t now_ns() {
  return uint64_t(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count());
}

void report(const Builder& b, const Graph& g, const Code& code, uint64_t stage_ns, uint64_t backend_ns) {
  const char* kind = g.osr_loop ? "osr" : "call";
  if (options.trace_compilation) {
    LineColumn at{};
    if (g.target->section.source) at.line = g.target->section.line();
    std::fprintf(
        stderr,
        "[compiled %s %s:%u %zu instructions, %zu states, %zu bytes, stage %.2f ms (%d rounds), backend %.2f ms]\n",
        kind, g.target->name.c_str(), at.line, code.graph.ins.size(), code.graph.states.size(), code.bytes,
        double(stage_ns) / 1e6, b.rounds, double(backend_ns) / 1e6);
  }
  if (!events::enabled()) return;
  events::Event e("compiled");
  e.target(g.target)
      .add("kind", kind)
      .add("instructions", int64_t(code.graph.ins.size()))
      .add("states", int64_t(code.graph.states.size()));
  e.add("bytes", int64_t(code.bytes))
      .add("stage_us", double(stage_ns) / 1e3)
      .add("backend_us", double(backend_ns) / 1e3);
  e.add("rounds", int64_t(b.rounds));
  for (const InlineDecision& d : b.decisions)
    events::Event("inlining")
        .target(g.target)
        .add("callee", d.target)
        .add("depth", int64_t(d.depth))
        .add("inlined", int64_t(d.inlined))
        .add("reason", d.reason);
}

bool wants_dump(const CallTarget* t) {
  return !options.dump_ir.empty() && (options.dump_ir == "*" || t->name.find(options.dump_ir) != std::string::npos);
}

Atomic<bool> stopped{false};

void stop_compiling(const char* why) {
  stopped.store(true);
  if (options.trace_compilation) std::fprintf(stderr, "[no more compilations: %s]\n", why);
}

// Null if an assumption failed meanwhile, or if there is no place for the code.
Code* finish(Builder& b, uint64_t stage_start) {
  uint64_t staged = now_ns();
  safepoint::Blocked blocked;  // from here on only the graph is read
  remove_dead_code(b.graph);
  if (wants_dump(b.graph.target))
    std::fprintf(stderr, "== %s\n%s", b.graph.target->name.c_str(), dump(b.graph).c_str());
  if (std::string error; options.verify_ir && !verify(b.graph, &error)) {
    std::fputs(dump(b.graph).c_str(), stderr);
    HY_CHECK(false, error.c_str());
  }
  std::unique_ptr<Code> emitted = emit(std::move(b.graph), deoptimize);
  if (!emitted) return stop_compiling("code memory is full"), nullptr;
  Code* code = keep(std::move(emitted), b.assumptions);
  if (!code) return nullptr;
  uint64_t done = now_ns();
  CompilerStats& s = stats();
  s.code_bytes += code->bytes;
  s.stage_ns += staged - stage_start;
  s.backend_ns += done - staged;
  report(b, code->graph, *code, staged - stage_start, done - staged);
  return code;
}

void give_up(CallTarget* t) {
  t->never_compile = true;
  stats().given_up++;
  if (options.trace_compilation) std::fprintf(stderr, "[gave up on %s]\n", t->name.c_str());
  if (events::enabled()) events::Event("given_up").target(t);
}

// One compilation at a time. Whoever finds the compiler busy goes on in the interpreter and asks again later, except
// where everything is to be compiled at once.
Mutex compiler;

std::unique_lock<Mutex> take_compiler() {
  std::unique_lock held(compiler, std::try_to_lock);
  if (!held && options.jit == JitMode::FirstCall) {
    safepoint::Blocked blocked;
    held.lock();
  }
  return held;
}

void compile_target(CallTarget* t) {
  if (t->entry.load(std::memory_order_acquire) != interpret) return;
  if (++t->compilations > kMaxCompilations) return give_up(t);
  uint64_t start = now_ns();
  Builder b;
  b.build(t);
  if (Code* code = finish(b, start)) {
    stats().compilations++;
    install(t, code);
  }
}

SlotType type_of_slot(Value v) {
  if (v.is_int()) return SlotType::Int;
  return v.is_flonum() ? SlotType::Double : SlotType::Any;
}

SlotTypes types_of_slots(const Value* slots, uint32_t n) {
  auto types = std::make_shared<std::vector<SlotType>>(n);
  std::transform(slots, slots + n, types->begin(), type_of_slot);
  return types;
}

void compile_loop(Node& loop, CallTarget* t, const Value* slots) {
  LoopCode known = loop_code(loop);
  if (known.code || known.compilations >= kMaxCompilations) return;
  uint64_t start = now_ns();
  Builder b;
  b.build_osr(&loop, t, slots);
  Code* code = finish(b, start);
  if (install_loop(loop, code, types_of_slots(slots, t->slot_count))) stats().osr_compilations++;
}

// The frame may not be the one that the code was asked for: would the guards at the loop's entry hold?
bool fits(const LoopCode& lc, const Node& loop, const Frame* f) {
  if (loop.speculation.load(std::memory_order_relaxed) & kOsrEntry) return true;  // there are none
  for (size_t i = 0; i < lc.made_for->size(); i++) {
    SlotType wanted = (*lc.made_for)[i];
    Value v = f->slots[i];
    if (wanted == SlotType::Int && !v.is_int()) return false;
    if (wanted == SlotType::Double && !v.is_flonum() && !is_kind(v, Kind::Double)) return false;
  }
  return true;
}

void compile_request(const Request& r) {
  std::unique_lock held = take_compiler();
  if (!held || stopped.load()) return;
  if (r.loop)
    compile_loop(*r.loop, r.target, r.slots.data());
  else
    compile_target(r.target);
}

void ask(Request r) {
  if (options.background)
    compiler_thread::request(std::move(r), compile_request);
  else
    compile_request(r);
}

void compile(CallTarget* t) {
  t->heat.store(0);
  t->loop_work.store(0);
  if (t->body && !t->never_compile) ask({t, nullptr, {}});
}

// Only the types of numbers matter to the compiler; references would have to be kept alive.
Request loop_request(Node& loop, const Frame* f) {
  Request r{f->target, &loop, {}};
  for (uint32_t i = 0; i < f->target->slot_count; i++) r.slots.push_back(f->slots[i].is_heap() ? kNil : f->slots[i]);
  return r;
}

// A loop that is left by a deoptimization goes on in an interpreter activation on top of its code's, which may enter
// code again: a bound keeps a loop that deoptimizes over and over (--deopt-stress) from filling the stack.
constexpr uint32_t kMaxOsrNesting = 64;

// Null: not yet.
Code* code_for(Node& loop, const Frame* f) {
  LoopCode known = loop_code(loop);
  if (known.code && fits(known, loop, f)) return known.code;
  if (known.code) drop_misfit(loop, known.code);
  ask(loop_request(loop, f));
  known = loop_code(loop);
  return known.code && fits(known, loop, f) ? known.code : nullptr;
}

bool osr(Node& loop, Frame* f, Value* completion) {
  if (thread().osr_nesting >= kMaxOsrNesting) return false;
  Code* code = code_for(loop, f);
  if (!code) return false;
  uint32_t n = f->target->slot_count;
  auto* words = static_cast<Value*>(alloca((n + 2) * sizeof(Value)));
  std::memcpy(words, f->slots, n * sizeof(Value));
  words[n] = Value{reinterpret_cast<uint64_t>(words)};
  words[n + 1] = kNil;
  thread().osr_nesting++;
  *completion = reinterpret_cast<EntryPoint>(code->entry)(f->target, words);
  thread().osr_nesting--;
  std::memcpy(f->slots, words, n * sizeof(Value));
  if (*completion == kReturn) f->return_value = words[n + 1];
  return true;
}

}  // namespace

void install_compiler() {
  install_backtrace();
  if (options.jit == JitMode::Off) return;
  tiering = {compile, osr};
  if (!open_code_memory(options.code_limit)) stop_compiling("no address space for code");
}

void stop_compiler() {
  stopped.store(true);
  if (options.background) compiler_thread::stop();
}

}  // namespace hypha::pe

// ---- called from machine code
extern "C" {
hypha::Value hypha_stack_overflow() { return hypha::runtime_hooks.stack_overflow(); }
hypha::Value hypha_enter_slow() { return hypha::enter_slow(); }
// Allocating in machine code is no safepoint: it stands between tests and accesses, and what the code has allocated
// counts as young until the next one. A collection that is due waits for the next poll.
hypha::HeapObject* hypha_allocate_slow(size_t bytes) {
  hypha::heap::NoCollections no_collections;
  return hypha::heap::allocate_slow(bytes);
}
hypha::Value hypha_box_slow(double d) {
  hypha::heap::NoCollections no_collections;
  hypha::Value v = hypha::box_double_slow(d);
  hypha::heap::keep_until_collection(v);
  return v;
}
void hypha_share(hypha::Value v) { hypha::sharing::share(v); }
void hypha_barrier(hypha::Value v, hypha::HeapObject* owner) { hypha::heap::store_barrier(owner, nullptr, v); }
void hypha_append_deferred() { hypha::array::append_deferred(); }
void hypha_remember_element(hypha::Value array, hypha::Slot* slot) {
  hypha::heap::remember_element(array.ptr<hypha::Array>(), slot);
}
// True: the interpreter must handle it (an interrupt that raises, no memory, code that has become invalid meanwhile, or
// an array that has another shape now than the code may know it by).
bool hypha_poll() {
  using namespace hypha;
  const uint64_t changes = sharing::array_shape_changes.load(std::memory_order_relaxed);
  array::append_deferred();
  come_to_safepoint();
  // The stub has opened a frame; above its saved frame pointer is the address in the code that called it.
  auto* stub_frame = *static_cast<void***>(__builtin_frame_address(0));
  const pe::Code* code = pe::find_code(stub_frame[1]);
  return thread().poll.load(std::memory_order_relaxed) != 0 || !code || !code->valid.load(std::memory_order_relaxed) ||
         changes != sharing::array_shape_changes.load(std::memory_order_relaxed);
}
}
