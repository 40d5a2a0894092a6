// SPDX-License-Identifier: MIT
#include "partial_eval/x64/stubs.h"

#include "framework/engine/check.h"
#include "partial_eval/code/code.h"
#include "partial_eval/x64/assembler.h"

namespace hypha::pe::x64 {
namespace {

Value enter_deopt(Code* code, int32_t site, RegisterDump* dump, char* frame_base) {
  return code->deopt(code, code->graph.ins[site].state, site, dump, frame_base);
}

const void* install(Assembler& a, const char* name) {
  CodeBytes bytes = a.finish();
  void* at = install_bytes(bytes, nullptr);
  HY_CHECK(at, "no code memory for stubs");
  write_perf_map(at, bytes.size, name);
  return at;
}

void open_frame(Assembler& a, int bytes) {
  a.push(a.rbp);
  a.mov(a.rbp, a.rsp);
  a.sub(a.rsp, bytes);
}

const void* make_saving_stub(const void* function, bool f64_argument, const char* name) {
  constexpr int kSaved[] = {RDX, RSI, RDI, R8, R9, R10, R11};
  constexpr int kGprs = 7;
  Assembler a;
  open_frame(a, 8 * (kGprs + kXmmPool) + 8);
  for (int k = 0; k < kGprs; k++) a.mov(a.qword[a.rsp + 8 * k], a.r64(kSaved[k]));
  for (int x = 0; x < kXmmPool; x++) a.movsd(a.qword[a.rsp + 8 * (kGprs + x)], Xbyak::Xmm(x));
  if (f64_argument)
    a.movq(a.xmm0, a.rax);
  else
    a.mov(a.rdi, a.rax);
  a.mov(a.rsi, a.rcx);  // the second argument of those that take one
  a.call_absolute(function);
  for (int k = 0; k < kGprs; k++) a.mov(a.r64(kSaved[k]), a.qword[a.rsp + 8 * k]);
  for (int x = 0; x < kXmmPool; x++) a.movsd(Xbyak::Xmm(x), a.qword[a.rsp + 8 * (kGprs + x)]);
  a.leave();
  a.ret();
  return install(a, name);
}

const void* make_deopt_stub() {
  Assembler a;
  open_frame(a, int(sizeof(RegisterDump)));
  for (int r = 0; r < 16; r++)
    if (r != RSP && r != RBP) a.mov(a.qword[a.rsp + 8 * r], a.r64(r));
  for (int x = 0; x < 16; x++) a.movsd(a.qword[a.rsp + 128 + 8 * x], Xbyak::Xmm(x));
  a.mov(a.rdi, a.rax);
  a.mov(a.esi, a.ecx);
  a.mov(a.rdx, a.rsp);
  a.lea(a.rax, a.ptr[a.rbp + 16]);
  a.mov(a.qword[a.rsp + 8 * RSP], a.rax);
  a.mov(a.rcx, a.qword[a.rbp]);
  a.mov(a.qword[a.rsp + 8 * RBP], a.rcx);
  a.call_absolute(reinterpret_cast<const void*>(&enter_deopt));
  a.leave();
  a.ret();
  return install(a, "hypha-stub-deopt");
}

template <class F>
const void* address(F* function) {
  return reinterpret_cast<const void*>(function);
}

}  // namespace

const Stubs& stubs() {
  static const Stubs all = {
      make_saving_stub(address(&hypha_allocate_slow), false, "hypha-stub-allocate"),
      make_saving_stub(address(&hypha_box_slow), true, "hypha-stub-box"),
      make_saving_stub(address(&hypha_poll), false, "hypha-stub-poll"),
      make_saving_stub(address(&hypha_share), false, "hypha-stub-share"),
      make_saving_stub(address(&hypha_barrier), false, "hypha-stub-barrier"),
      make_saving_stub(address(&hypha_append_deferred), false, "hypha-stub-append-deferred"),
      make_saving_stub(address(&hypha_remember_element), false, "hypha-stub-remember-element"),
      make_deopt_stub(),
  };
  return all;
}

}  // namespace hypha::pe::x64
