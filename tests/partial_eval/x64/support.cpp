// SPDX-License-Identifier: MIT
#include "tests/partial_eval/x64/support.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdio>

#include "framework/heap/heap.h"
#include "framework/node/call_target.h"
#include "framework/node/node.h"
#include "partial_eval/ir/state_values.h"

namespace hypha::pe::test {
namespace {

Outcome* current;  // where the deopt handler reports

Value on_deopt(Code* code, int32_t state, int32_t site, RegisterDump* dump, char* base) {
  clobber();
  current->deopt = true;
  current->site = site;
  current->state = state;
  for_each_state_value(code->graph, state, [&](Id v) {
    if (code->graph.op(v) == Op::Virtual) return;
    current->reprs.push_back(v ? code->graph.ins[v].repr : Repr::Tagged);
    uint64_t word = read_value(code, site, v, dump, base);
    current->values.push_back(current->reprs.back() == Repr::Word ? word : content(word));
  });
  return fixnum(-77);
}

Value sum_arguments(hypha::CallTarget* t, const Value* args) {
  uint64_t sum = 0;
  for (uint32_t k = 0; k < t->argument_count; k++) sum += (k + 1) * uint64_t(int64_t(args[k].bits) >> 1);
  clobber();
  return fixnum(int64_t(sum << 8) >> 8);
}

}  // namespace

// Heap doubles are compared by content, and the collector may take them: their bits, marked. All nans are one.
uint64_t content(uint64_t word) {
  if (!is_kind(Value{word}, Kind::Double)) return word;
  double d = undbl(word);
  return std::isnan(d) ? 0x6e616e : ~std::bit_cast<uint64_t>(d);
}

bool same(const Outcome& a, const Outcome& b) {
  if (a.deopt != b.deopt || a.result != b.result) return false;
  return a.site == b.site && a.state == b.state && a.values == b.values;
}

std::string hex(uint64_t n) {
  char s[20];
  snprintf(s, sizeof s, "0x%lx", static_cast<unsigned long>(n));
  return s;
}

std::string to_string(const Outcome& o) {
  std::string s =
      o.deopt ? "deopt at v" + std::to_string(o.site) + " s" + std::to_string(o.state) : "result " + hex(o.result);
  for (uint64_t v : o.values) s += " " + hex(v);
  return s;
}

Graph parse_or_fail(const std::string& text) {
  Graph g;
  std::string error;
  bool parsed = parse(text, &g, &error);
  REQUIRE_MESSAGE(parsed, error);
  bool ok = verify(g, &error);
  REQUIRE_MESSAGE(ok, error << "\n" << text);
  return g;
}

Compiled::Compiled(Graph g) : code_(emit(std::move(g), on_deopt)) { REQUIRE(code_); }

Outcome Compiled::run(const std::vector<uint64_t>& args) const {
  Outcome o;
  current = &o;
  // The callee-saved registers must survive.
  register uint64_t rbx asm("rbx") = 0x1111;
  register uint64_t r12 asm("r12") = 0x2222;
  register uint64_t r13 asm("r13") = 0x3333;
  asm volatile("" : "+r"(rbx), "+r"(r12), "+r"(r13));
  Value v = reinterpret_cast<EntryPoint>(code_->entry)(nullptr, reinterpret_cast<const Value*>(args.data()));
  asm volatile("" : "+r"(rbx), "+r"(r12), "+r"(r13));
  CHECK((rbx == 0x1111 && r12 == 0x2222 && r13 == 0x3333));
  if (o.deopt)
    CHECK(v.bits == fixnum(-77).bits);
  else
    o.result = content(v.bits);
  return o;
}

Outcome finished(uint64_t result) { return {.result = content(result), .values = {}, .reprs = {}}; }

uint64_t dbl(double d) {
  uint64_t b = std::bit_cast<uint64_t>(d);
  if (b == 0 || ((((b >> 60) + 1) & 6) == 4 && b != kFlonumHole)) return box_double(d).bits;
  alignas(16) static char arena[1 << 20];  // outside of the heap: nothing keeps test values alive there
  static size_t used;
  auto* box = reinterpret_cast<HeapDouble*>(arena + used);
  used = (used + sizeof(HeapDouble)) % sizeof arena;
  box->kind = Kind::Double;
  box->value = d;
  return ref(box).bits;
}

double undbl(uint64_t word) {
  Value v{word};
  return v.is_flonum() ? flonum_to_double(v) : v.ptr<HeapDouble>()->value;
}

void clobber() {
  asm volatile(
      "mov $0xdead, %%rax; mov %%rax, %%rcx; mov %%rax, %%rdx; mov %%rax, %%rsi; mov %%rax, %%rdi; mov %%rax, %%r8;"
      "mov %%rax, %%r9; mov %%rax, %%r10; mov %%rax, %%r11;"
      "movq %%rax, %%xmm0; movq %%rax, %%xmm1; movq %%rax, %%xmm2; movq %%rax, %%xmm3; movq %%rax, %%xmm4;"
      "movq %%rax, %%xmm5; movq %%rax, %%xmm6; movq %%rax, %%xmm7; movq %%rax, %%xmm8; movq %%rax, %%xmm9;"
      "movq %%rax, %%xmm10; movq %%rax, %%xmm11; movq %%rax, %%xmm12; movq %%rax, %%xmm13; movq %%rax, %%xmm14;"
      "movq %%rax, %%xmm15" ::
          : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5",
            "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

[[gnu::noinline]] uint64_t mix(uint64_t a, uint64_t b, uint64_t c) {
  uint64_t r = fixnum(int64_t((a ^ (b << 3)) - c * 5) >> 9).bits;
  clobber();
  return r;
}
[[gnu::noinline]] double mix_f64(double a, uint64_t b, double c) {
  volatile double r = a * 0.5 + double(int64_t(b) >> 1) - c;
  clobber();
  return r;
}
[[gnu::noinline]] bool is_odd(uint64_t word) {
  volatile bool r = (word >> 1) & 1;
  clobber();
  return r;
}

CallTarget* sum_target(uint32_t arguments) {
  static std::unique_ptr<hypha::CallTarget> targets[8];
  if (!targets[arguments]) {
    targets[arguments] = std::make_unique<hypha::CallTarget>();
    targets[arguments]->entry = sum_arguments;
    targets[arguments]->argument_count = arguments;
  }
  return targets[arguments].get();
}

}  // namespace hypha::pe::test
