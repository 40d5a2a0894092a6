// SPDX-License-Identifier: MIT
// Loads, stores, allocation.
#include <cstddef>

#include "framework/heap/heap_object.h"
#include "framework/thread/object_lock.h"
#include "partial_eval/x64/emitter.h"
#include "partial_eval/x64/stubs.h"

namespace hypha::pe::x64 {
namespace {

using Xbyak::Xmm;

void load(Emitter& e, Id id, const Ins&) {
  int d = e.dst(id);
  e.a.mov(e.a.r64(d), e.a.at(e.address(id, RCX)));
  e.put(id, d);
}

// Stores value through an address that does not use rax.
void store(Emitter& e, const Mem& to, Id value) {
  Src s = e.src(value, RAX);
  if (s.kind == Src::Memory) {
    e.a.mov(e.a.rax, e.a.at(s.mem));
    s = {.kind = Src::Reg, .reg = RAX};
  }
  e.a.store(to, s);
}

// [data + index * 8], the index being tagged. Uses rcx, and rax if the index is in memory.
Mem element(Emitter& e, Id data, Id index) {
  int base = e.reg(data, RCX);
  if (e.is_const(index)) {
    int64_t disp = int64_t(e.bits(index)) * 4;
    if (fits32(uint64_t(disp))) return {.base = base, .disp = int32_t(disp)};
  }
  return {.base = base, .index = e.reg(index, RAX), .scale = 4};
}

Mem element(Emitter& e, const Ins& i) { return element(e, i.args[0], i.args[1]); }

// The same without rax.
Mem element_without_rax(Emitter& e, const Ins& i) {
  Mem m = element(e, i);
  if (m.index != RAX) return m;
  e.a.lea(e.a.rcx, e.a.at(m));
  return {.base = RCX};
}

}  // namespace

template <>
void lower<Op::Load>(Emitter& e, Id id, const Ins& i) {
  load(e, id, i);
}
template <>
void lower<Op::LoadWord>(Emitter& e, Id id, const Ins& i) {
  load(e, id, i);
}
template <>
void lower<Op::LoadTls>(Emitter& e, Id id, const Ins& i) {
  load(e, id, i);
}

template <>
void lower<Op::LoadF64>(Emitter& e, Id id, const Ins&) {
  int d = e.xdst(id);
  e.a.movsd(Xmm(d), e.a.at(e.address(id, RCX)));
  e.xput(id, d);
}

template <>
void lower<Op::LoadElem>(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id);
  e.a.mov(e.a.r64(d), e.a.at(element(e, i)));
  e.put(id, d);
}

template <>
void lower<Op::LoadElemF64>(Emitter& e, Id id, const Ins& i) {
  int d = e.xdst(id);
  e.a.movsd(Xmm(d), e.a.at(element(e, i)));
  e.xput(id, d);
}

template <>
void lower<Op::LoadCell>(Emitter& e, Id id, const Ins& i) {
  int d = e.dst(id);
  e.a.load_imm(d, i.imm);
  e.a.mov(e.a.r64(d), e.a.qword[e.a.r64(d)]);
  e.put(id, d);
}

template <>
void lower<Op::Store>(Emitter& e, Id id, const Ins& i) {
  store(e, e.address(id, RCX), i.args[1]);
}
template <>
void lower<Op::StoreWord>(Emitter& e, Id id, const Ins& i) {
  store(e, e.address(id, RCX), i.args[1]);
}
template <>
void lower<Op::StoreTls>(Emitter& e, Id id, const Ins& i) {
  store(e, e.address(id, RCX), i.args[0]);
}

template <>
void lower<Op::StoreShape>(Emitter& e, Id, const Ins& i) {
  int tag = e.g.ins[i.args[0]].repr == Repr::Tagged ? 1 : 0;
  e.a.mov(e.a.dword[e.a.r64(e.reg(i.args[0], RCX)) - tag], uint32_t(i.imm));
}

namespace {

Mem lock_byte(Emitter& e, Id object) {
  return {.base = e.reg(object, RCX), .disp = int32_t(offsetof(HeapObject, lock)) - 1};
}
Mem lock_tag() { return Assembler::thread_field(offsetof(ThreadState, lock_tag)); }

}  // namespace

// ObjectLock::try_acquire
template <>
void lower<Op::TryLock>(Emitter& e, Id id, const Ins& i) {
  Mem lock = lock_byte(e, i.args[0]);
  e.a.mov(e.a.al, e.a.at(lock_tag(), 8));
  e.a.or_(e.a.al, ObjectLock::kHeld);
  e.a.xchg(e.a.at(lock, 8), e.a.al);
  e.a.cmp(e.a.al, e.a.at(lock_tag(), 8));
  Label other = e.a.label(), no = e.a.label(), back = e.a.label();
  e.a.jump(NE, other);
  int d = e.dst(id);
  e.a.load_imm(d, 1);
  e.a.place(back);
  e.put(id, d);
  e.later([=, &e] {
    e.a.place(other);
    e.a.test(e.a.al, ObjectLock::kHeld);
    e.a.jump(NE, no);
    e.a.mov(e.a.at(lock, 8), e.a.al);
    e.a.place(no);
    e.a.load_imm(d, 0);
    e.a.jump(back);
  });
}

template <>
void lower<Op::Defer>(Emitter& e, Id id, const Ins& i) {
  constexpr size_t kAt = offsetof(ThreadState, deferred);
  const Mem count = Assembler::thread_field(kAt + offsetof(DeferredAppends, count)),
            array = Assembler::thread_field(kAt + offsetof(DeferredAppends, array));
  Mem element = Assembler::thread_field(kAt + offsetof(DeferredAppends, elements));
  Label other = e.a.label(), no = e.a.label(), same = e.a.label(), back = e.a.label();
  const int object = e.reg(i.args[0], RAX);
  e.a.cmp(e.a.r64(object), e.a.at(array));
  e.a.jump(NE, other);
  e.a.place(same);
  e.a.mov(e.a.ecx, e.a.at(count, 32));
  e.a.cmp(e.a.ecx, DeferredAppends::kMost);
  e.a.jump(AE, no);
  element.index = RCX;
  element.scale = 8;
  store(e, element, i.args[1]);
  e.a.inc(e.a.ecx);
  e.a.mov(e.a.at(count, 32), e.a.ecx);
  int d = e.dst(id);
  e.a.load_imm(d, 1);
  e.a.place(back);
  e.put(id, d);
  e.later([=, &e] {
    e.a.place(other);
    e.a.cmp(e.a.at(count, 32), 0);
    e.a.jump(NE, no);
    e.a.mov(e.a.at(array), e.a.r64(object));
    e.a.jump(same);
    e.a.place(no);
    e.a.load_imm(d, 0);
    e.a.jump(back);
  });
}

template <>
void lower<Op::Unlock>(Emitter& e, Id, const Ins& i) {
  e.a.mov(e.a.al, e.a.at(lock_tag(), 8));
  e.a.mov(e.a.at(lock_byte(e, i.args[0]), 8), e.a.al);
}

template <>
void lower<Op::StoreElem>(Emitter& e, Id, const Ins& i) {
  bool value_needs_rax = e.on_stack(i.args[2]) || (e.is_const(i.args[2]) && !fits32(e.bits(i.args[2])));
  store(e, value_needs_rax ? element_without_rax(e, i) : element(e, i), i.args[2]);
}

template <>
void lower<Op::StoreElemF64>(Emitter& e, Id, const Ins& i) {
  int x = e.xreg(i.args[2], kXmmScratch);
  e.a.movsd(e.a.at(element(e, i)), Xmm(x));
}

template <>
void lower<Op::StoreCell>(Emitter& e, Id, const Ins& i) {
  e.a.load_imm(RCX, i.imm);
  store(e, {.base = RCX}, i.args[0]);
}

namespace {

constexpr int kGcOffset = int(offsetof(HeapObject, gc));

void skip_if_no_object(Emitter& e, Label to) {
  e.a.mov(e.a.ecx, e.a.eax);
  e.a.and_(e.a.ecx, 7);
  e.a.cmp(e.a.ecx, 1);
  e.a.jump(NE, to);
}

void call_barrier(Emitter& e, Id id, Id owner, Id value, Label back) {
  e.get(RAX, value);
  e.get(RCX, owner);
  if (e.g.ins[owner].repr == Repr::Tagged) e.a.dec(e.a.rcx);
  e.a.call_stub(stubs().barrier);
  e.record_call(id);
  e.a.jump(back);
}

void test_owner(Emitter& e, Id owner, uint32_t bits) {
  int tag = e.g.ins[owner].repr == Repr::Tagged ? 1 : 0;
  e.a.test(e.a.byte[e.a.r64(e.reg(owner, RCX)) + (kGcOffset - tag)], bits);
}

// An old owner is remembered whatever the value: afterwards it is young. For one that is only shared, a value that is
// no object or shared already is nothing to do about.
void slow_barrier(Emitter& e, Id id, Id owner, Id value, uint32_t bits, Label back) {
  if (bits & kGcShared) {
    Label call = e.a.label();
    if (bits & kGcOld) {
      test_owner(e, owner, kGcOld);
      e.a.jump(NE, call);
    }
    e.get(RAX, value);
    skip_if_no_object(e, back);
    e.a.test(e.a.byte[e.a.rax + (kGcOffset - 1)], kGcShared);
    e.a.jump(NE, back);
    e.a.place(call);
  }
  call_barrier(e, id, owner, value, back);
}

void barrier(Emitter& e, Id id, Id owner, Id value, uint32_t bits) {
  Label slow = e.a.label(), back = e.a.label();
  test_owner(e, owner, bits);
  e.a.jump(NE, slow);
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(slow);
    slow_barrier(e, id, owner, value, bits, back);
  });
}

// Of doubles, references have bit 1 clear.
void barrier_of_double(Emitter& e, Id id, Id owner, Id value, uint32_t bits) {
  Label slow = e.a.label(), back = e.a.label();
  e.a.test(e.a.r32(e.reg(value, RAX)), 2);
  e.a.jump(E, slow);
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(slow);
    test_owner(e, owner, bits);
    e.a.jump(E, back);
    slow_barrier(e, id, owner, value, bits, back);
  });
}

}  // namespace

template <>
void lower<Op::StoreBarrier>(Emitter& e, Id id, const Ins& i) {
  (i.flags & kRarelyHeap ? barrier_of_double : barrier)(e, id, i.args[0], i.args[1], i.extra);
}

namespace {
// The value is an object and in rax.
void remember_element(Emitter& e, Id id, const Ins& i, Label back) {
  e.a.test(e.a.byte[e.a.rax + (kGcOffset - 1)], kGcOld | kGcImmortal);
  e.a.jump(NE, back);
  e.a.lea(e.a.rcx, e.a.at(element(e, i.args[1], i.args[2])));
  e.get(RAX, i.args[0]);
  e.a.call_stub(stubs().remember_element);
  e.record_call(id);
  e.a.jump(back);
}
}  // namespace

template <>
void lower<Op::ElementBarrier>(Emitter& e, Id id, const Ins& i) {
  Label slow = e.a.label(), back = e.a.label();
  const bool rarely = i.flags & kRarelyHeap;
  if (rarely) {
    e.a.test(e.a.r32(e.reg(i.args[3], RAX)), 2);
    e.a.jump(E, slow);
  } else {
    test_owner(e, i.args[0], kGcOld);
    e.a.jump(NE, slow);
  }
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(slow);
    if (rarely) {
      test_owner(e, i.args[0], kGcOld);
      e.a.jump(E, back);
    }
    e.get(RAX, i.args[3]);
    if (!rarely) skip_if_no_object(e, back);
    remember_element(e, id, i, back);
  });
}

template <>
void lower<Op::Share>(Emitter& e, Id id, const Ins& i) {
  Label slow = e.a.label(), back = e.a.label();
  Id value = i.args[0];
  e.a.jump(slow);
  e.a.place(back);
  e.later([=, &e] {
    e.a.place(slow);
    e.get(RAX, value);
    skip_if_no_object(e, back);
    e.a.test(e.a.byte[e.a.rax + (kGcOffset - 1)], kGcShared);
    e.a.jump(NE, back);
    e.a.call_stub(stubs().share);
    e.record_call(id);
    e.a.jump(back);
  });
}

// Bump allocation, as heap::allocate. The memory is zero already; the header goes in with one store, before anything
// can look at the object.
template <>
void lower<Op::Alloc>(Emitter& e, Id id, const Ins& i) {
  Mem cursor = Assembler::thread_field(offsetof(ThreadState, cursor));
  Mem limit = Assembler::thread_field(offsetof(ThreadState, limit));
  uint32_t bytes = (i.extra + 15) & ~15u;
  int d = e.loc(id).kind == Loc::Reg ? e.loc(id).n : RCX;
  Label slow = e.a.label(), back = e.a.label();
  e.a.mov(e.a.r64(d), e.a.at(cursor));
  e.a.lea(e.a.rax, e.a.at({.base = d, .disp = int32_t(bytes)}));
  e.a.cmp(e.a.rax, e.a.at(limit));
  e.a.jump(A, slow);
  e.a.mov(e.a.at(cursor), e.a.rax);
  e.a.place(back);
  if (fits32(i.imm)) {
    e.a.mov(e.a.at({.base = d}), i.imm);
  } else {
    e.a.load_imm(RAX, i.imm);
    e.a.mov(e.a.at({.base = d}), e.a.rax);
  }
  e.a.inc(e.a.r64(d));
  e.put(id, d);
  e.later([=, &e] {
    e.a.place(slow);
    e.a.mov(e.a.eax, bytes);
    e.a.call_stub(stubs().allocate);
    e.record_call(id);
    e.a.move(d, RAX);
    e.a.jump(back);
  });
}

}  // namespace hypha::pe::x64
