// SPDX-License-Identifier: MIT
// The evaluator: one switch over the operations, nothing shared with the code generator.
#include <bit>
#include <cmath>
#include <cstring>

#include "framework/heap/heap.h"
#include "framework/node/call_target.h"
#include "partial_eval/ir/state_values.h"
#include "tests/partial_eval/x64/support.h"

namespace hypha::pe::test {
namespace {

class Evaluator {
 public:
  Evaluator(const Graph& g, const std::vector<uint64_t>& args, int limit)
      : g_(g), args_(args), v_(g.ins.size()), steps_(limit) {
    for (size_t k = 0; k < g.ins.size(); k++)
      if (g.is_const(Id(k))) v_[k] = g.ins[k].imm;
    find_needed();
  }

  Outcome run() {
    int32_t b = g_.order[0];
    for (;;) {
      for (Id id : g_.blocks[b].ins) {
        if (--steps_ < 0) return {.deopt = true, .site = -1, .values = {}, .reprs = {}};
        const Ins& i = g_.ins[id];
        switch (i.op) {
          case Op::Return:
            return finished(v_[i.args[0]]);
          case Op::Branch:
            b = g_.blocks[b].succ[v_[i.args[0]] & 1 ? 0 : 1];
            break;
          case Op::Jump:
            b = jump(b, i);
            break;
          default:
            if (!step(id, i) && needed_[id]) return leave(id, i);
        }
      }
    }
  }

 private:
  // A checked operation whose result nobody needs does not have to fail.
  void find_needed() {
    needed_.assign(g_.ins.size(), false);
    std::vector<Id> work;
    auto need = [&](Id v) {
      if (!needed_[v]) needed_[v] = true, work.push_back(v);
    };
    for (int32_t b : g_.order)
      for (Id id : g_.blocks[b].ins)
        if (!info(g_.op(id)).pure && !info(g_.op(id)).reads) need(id);
    while (!work.empty()) {
      Id id = work.back();
      work.pop_back();
      for (Id v : g_.ins[id].args) need(v);
      for_each_state_value(g_, g_.ins[id].state, need);
    }
  }
  int32_t jump(int32_t from, const Ins& i) {
    int32_t to = g_.blocks[from].succ[0];
    std::vector<uint64_t> passed;
    for (Id a : i.args) passed.push_back(v_[a]);
    for (size_t k = 0; k < passed.size(); k++) v_[g_.blocks[to].ins[k]] = passed[k];
    return to;
  }
  Outcome leave(Id id, const Ins& i) {
    Outcome o{.deopt = true, .site = id, .state = i.state, .values = {}, .reprs = {}};
    for_each_state_value(g_, i.state, [&](Id v) {
      if (g_.op(v) == Op::Virtual) return;
      Repr r = v ? g_.ins[v].repr : Repr::Tagged;
      o.reprs.push_back(r);
      o.values.push_back(v == 0            ? kNil.bits
                         : r == Repr::F64  ? content(dbl(std::bit_cast<double>(v_[v])))
                         : r == Repr::Bool ? boolean(v_[v] & 1).bits
                         : r == Repr::Word ? v_[v]
                                           : content(v_[v]));
    });
    return o;
  }

  Value val(Id id) const { return {v_[id]}; }
  int64_t num(Id id) const { return int64_t(v_[id]) >> 1; }
  double f(Id id) const { return std::bit_cast<double>(v_[id]); }
  bool set(Id id, uint64_t word) { return v_[id] = word, true; }
  bool set_f(Id id, double d) { return set(id, std::bit_cast<uint64_t>(d)); }
  bool set_int(Id id, __int128 n) {
    if (n < kFixnumMin || n > kFixnumMax) return false;
    return set(id, fixnum(int64_t(n)).bits);
  }
  static __int128 floor_div(__int128 a, __int128 b) { return a / b - ((a % b != 0) && ((a % b < 0) != (b < 0))); }
  char* at(const Ins& i) const {
    Id o = i.args[0];
    return reinterpret_cast<char*>(v_[o] - (g_.ins[o].repr == Repr::Tagged ? 1 : 0) + i.imm);
  }
  char* element(const Ins& i) const { return reinterpret_cast<char*>(v_[i.args[0]]) + num(i.args[1]) * 8; }
  static uint64_t read(const void* p) {
    uint64_t w;
    memcpy(&w, p, 8);
    return w;
  }
  static bool write(void* p, uint64_t w) { return memcpy(p, &w, 8), true; }
  HeapObject* header(Id id) const { return val(id).is_heap() ? val(id).ptr() : nullptr; }

  bool step(Id id, const Ins& i) {  // false: the operation failed
    Id x = i.args.size() > 0 ? i.args[0] : 0, y = i.args.size() > 1 ? i.args[1] : 0;
    switch (i.op) {
      case Op::Param:
        return set(id, args_[i.imm]);
      case Op::BlockParam:
        return true;
      case Op::IsInt:
        return set(id, val(x).is_int());
      case Op::IsDouble:
        return set(id, val(x).is_flonum() || (header(x) && header(x)->kind == Kind::Double));
      case Op::IsHeap:
        return set(id, val(x).is_heap());
      case Op::HasShape:
        return set(id, header(x) && header(x)->shape_id == i.imm);
      case Op::HasKind:
        return set(id, header(x) && uint64_t(header(x)->kind) == i.imm);
      case Op::HasAux:
        return set(id, header(x)->aux == i.imm);
      case Op::Same:
      case Op::SameWord:
        return set(id, v_[x] == v_[y]);
      case Op::Truthy:
        return set(id, val(x).truthy());
      case Op::IsCompletion:
        return set(id, val(x).is_completion());
      case Op::CmpInt:
        return set(id, compare(i.cond, num(x), num(y)));
      case Op::CmpF64:
        return set(id, i.cond == Cond::LT ? f(x) < f(y) : i.cond == Cond::LE ? f(x) <= f(y) : f(x) == f(y));
      case Op::Not:
        return set(id, !v_[x]);
      case Op::And:
        return set(id, v_[x] && v_[y]);
      default:
        return integer(id, i, x, y);
    }
  }
  static bool compare(Cond c, int64_t a, int64_t b) {
    switch (c) {
      case Cond::LT:
        return a < b;
      case Cond::LE:
        return a <= b;
      case Cond::EQ:
        return a == b;
      default:
        return uint64_t(a) < uint64_t(b);
    }
  }
  bool integer(Id id, const Ins& i, Id x, Id y) {
    switch (i.op) {
      case Op::AddI:
        return set_int(id, __int128(num(x)) + num(y));
      case Op::SubI:
        return set_int(id, __int128(num(x)) - num(y));
      case Op::MulI:
        return set_int(id, __int128(num(x)) * num(y));
      case Op::DivI:
        return num(y) != 0 && set_int(id, floor_div(num(x), num(y)));
      case Op::ModI:
        return num(y) != 0 && set_int(id, num(x) - floor_div(num(x), num(y)) * num(y));
      case Op::AndI:
        return set_int(id, num(x) & num(y));
      case Op::OrI:
        return set_int(id, num(x) | num(y));
      case Op::XorI:
        return set_int(id, num(x) ^ num(y));
      case Op::ShlI:
        return num(y) >= 0 && num(y) <= 62 && set_int(id, __int128(num(x)) << num(y));
      case Op::ShrI:
        return num(y) >= 0 && num(y) <= 62 && set_int(id, num(x) >> num(y));
      case Op::AddW:
        return set(id, v_[x] + v_[y]);
      case Op::Untag:
        return set(id, uint64_t(num(x)));
      case Op::Tag:
        return set(id, v_[x] << 1);
      case Op::Bits:
      case Op::FromBits:
        return set(id, v_[x]);
      default:
        return floating(id, i, x, y);
    }
  }
  bool floating(Id id, const Ins& i, Id x, Id y) {
    switch (i.op) {
      case Op::IntToF64:
        return set_f(id, double(num(x)));
      case Op::Unbox:
        return set_f(id, val(x).is_int() ? double(num(x)) : undbl(v_[x]));
      case Op::Box:
        return set(id, dbl(f(x)));
      case Op::BoxBool:
        return set(id, boolean(v_[x]).bits);
      case Op::AddF:
        return set_f(id, f(x) + f(y));
      case Op::SubF:
        return set_f(id, f(x) - f(y));
      case Op::MulF:
        return set_f(id, f(x) * f(y));
      case Op::DivF:
        return set_f(id, f(x) / f(y));
      case Op::NegF:
        return set(id, v_[x] ^ (uint64_t{1} << 63));
      case Op::AbsF:
        return set(id, v_[x] & ~(uint64_t{1} << 63));
      case Op::SqrtF:
        return set_f(id, std::sqrt(f(x)));
      case Op::FloorF:
        return set_f(id, std::floor(f(x)));
      case Op::CeilF:
        return set_f(id, std::ceil(f(x)));
      case Op::TruncF:
        return set_f(id, std::trunc(f(x)));
      case Op::F64ToInt:
        return std::abs(f(x)) < 0x1p63 && set_int(id, __int128(f(x)));
      default:
        return memory(id, i, x, y);
    }
  }
  bool memory(Id id, const Ins& i, Id x, Id y) {
    switch (i.op) {
      case Op::Load:
      case Op::LoadWord:
      case Op::LoadF64:
        return set(id, read(at(i)));
      case Op::LoadElem:
      case Op::LoadElemF64:
        return set(id, read(element(i)));
      case Op::LoadCell:
        return set(id, read(reinterpret_cast<void*>(i.imm)));
      case Op::LoadTls:
        return set(id, read(reinterpret_cast<char*>(&thread()) + i.imm));
      case Op::Store:
      case Op::StoreWord:
        return write(at(i), v_[y]);
      case Op::StoreElem:
      case Op::StoreElemF64:
        return write(element(i), v_[i.args[2]]);
      case Op::StoreCell:
        return write(reinterpret_cast<void*>(i.imm), v_[x]);
      case Op::StoreTls:
        return write(reinterpret_cast<char*>(&thread()) + i.imm, v_[x]);
      default:
        return control(id, i, x);
    }
  }
  bool control(Id id, const Ins& i, Id x) {
    std::vector<uint64_t> w;
    for (Id a : i.args) w.push_back(v_[a]);
    switch (i.op) {
      case Op::Guard:
        return v_[x];
      case Op::CheckValid:
      case Op::Poll:
      case Op::AppendDeferred:
        return true;
      case Op::CallTarget: {
        auto* t = reinterpret_cast<CallTarget*>(i.imm);
        return set(id, invoke(t, reinterpret_cast<const Value*>(w.data())).bits);
      }
      case Op::CallDynamic: {
        auto* t = reinterpret_cast<CallTarget*>(w[0]);
        return set(id, invoke(t, reinterpret_cast<const Value*>(w.data() + 1)).bits);
      }
      case Op::CallRuntime:
        return runtime(id, i, w);
      default:
        return false;  // Deopt
    }
  }
  bool runtime(Id id, const Ins& i, const std::vector<uint64_t>& w) {
    if (i.imm == reinterpret_cast<uint64_t>(&mix)) return set(id, mix(w[0], w[1], w[2]));
    if (i.imm == reinterpret_cast<uint64_t>(&mix_f64))
      return set_f(id, mix_f64(std::bit_cast<double>(w[0]), w[1], std::bit_cast<double>(w[2])));
    if (i.imm == reinterpret_cast<uint64_t>(&is_odd)) return set(id, is_odd(w[0]));
    return true;
  }

  const Graph& g_;
  const std::vector<uint64_t>& args_;
  std::vector<uint64_t> v_;
  std::vector<bool> needed_;
  int steps_;
};

}  // namespace

Outcome evaluate(const Graph& g, const std::vector<uint64_t>& args, int step_limit) {
  return Evaluator(g, args, step_limit).run();
}

}  // namespace hypha::pe::test
