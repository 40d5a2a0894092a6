// SPDX-License-Identifier: MIT
#include "tests/partial_eval/x64/random_graph.h"

#include <algorithm>
#include <bit>
#include <random>

#include "tests/partial_eval/x64/support.h"

namespace hypha::pe::test {
namespace {

enum Type { kInt, kDouble /* tagged */, kF64, kBool, kWord, kTypes };
constexpr Repr kReprs[] = {Repr::Tagged, Repr::Tagged, Repr::F64, Repr::Bool, Repr::Word};

class Generator {
 public:
  Generator(uint64_t seed, const RandomOptions& o) : random_(seed), o_(o) {}

  Graph run() {
    open(new_block(1));
    for (uint64_t k = 0; k < 4; k++) {
      Id p = add(Op::Param, Repr::Tagged, {}, k);
      if (k < 2)
        pool_[kInt].push_back(p);
      else if (k == 2)
        pool_[kDouble].push_back(p);
      else
        object_ = p;
    }
    for (int k = 0; k < o_.initial; k++) {
      pool_[kInt].push_back(add(Op::Load, Repr::Tagged, {object_}, uint64_t(8 + 8 * pick(3))));
      pool_[kF64].push_back(add(Op::LoadF64, Repr::F64, {object_}, uint64_t(32 + 8 * pick(4))));
      pool_[kInt].push_back(checked(Op::AddI, {value(kInt), value(kInt)}));
    }
    region(o_.blocks, 1, 0);
    finish();
    return std::move(g_);
  }

 private:
  int pick(int n) { return int(random_() % uint64_t(n)); }
  bool chance(int percent) { return pick(100) < percent; }

  int32_t new_block(float frequency) {
    g_.blocks.emplace_back();
    g_.blocks.back().frequency = frequency;
    return int32_t(g_.blocks.size()) - 1;
  }
  void open(int32_t b) {
    block_ = b;
    g_.order.push_back(b);
  }
  Id add(Op op, Repr r, std::vector<Id> args, uint64_t imm = 0) {
    Id id = Id(g_.ins.size());
    g_.ins.push_back(Ins{.op = op, .repr = r, .block = block_, .imm = imm, .args = std::move(args)});
    g_.blocks[block_].ins.push_back(id);
    return id;
  }
  Id constant(Op op, Repr r, uint64_t imm) {
    Id id = Id(g_.ins.size());
    g_.ins.push_back(Ins{.op = op, .repr = r, .imm = imm, .args = {}});
    return id;
  }
  void link(int32_t from, int k, int32_t to) {
    g_.blocks[from].succ[k] = to;
    g_.blocks[to].preds.push_back(from);
  }

  // ---- operands
  Id literal(Type t) {
    static constexpr int64_t ints[] = {0,          1,         -1, 2, 3, 7, 16, 100, -5, 1000003, int64_t{1} << 40,
                                       kFixnumMax, kFixnumMin};
    static constexpr double doubles[] = {0.0, -0.0, 1.0, 2.5, -3.75, 1e300, 1e-3, 123456.789};
    switch (t) {
      case kInt:
        return constant(Op::Const, Repr::Tagged, fixnum(ints[pick(13)]).bits);
      case kDouble:
        return constant(Op::Const, Repr::Tagged, dbl(doubles[pick(8)]));
      case kF64:
        return constant(Op::ConstF64, Repr::F64, std::bit_cast<uint64_t>(doubles[pick(8)]));
      case kBool:
        return constant(Op::ConstBool, Repr::Bool, uint64_t(pick(2)));
      default:
        return constant(Op::ConstWord, Repr::Word, uint64_t(ints[pick(11)]));
    }
  }
  Id value(Type t) {
    if (pool_[t].empty() || chance(12)) return literal(t);
    int n = int(pool_[t].size());
    return pool_[t][size_t(chance(60) ? n - 1 - pick(std::min(n, 6)) : pick(n))];
  }
  int32_t state() {
    FrameState s;
    int n = pick(8);
    for (int k = 0; k < n; k++) s.slots.push_back(value(Type(pick(kTypes))));
    if (!g_.states.empty() && chance(40)) s.parent = parent_;
    if (chance(50)) s.activations.push_back({nullptr, {{true, 3}, {false, value(kInt)}, {false, value(kF64)}}});
    g_.states.push_back(std::move(s));
    return int32_t(g_.states.size()) - 1;
  }
  Id checked(Op op, std::vector<Id> args) {
    int32_t s = state();
    if (chance(30)) g_.states[s].slots.push_back(args[0]);
    Id id = add(op, info(op).result, std::move(args));
    g_.ins[id].state = s;
    return id;
  }

  // ---- instructions
  void instruction() {
    switch (pick(o_.calls ? 14 : 12)) {
      case 0:
      case 1:
      case 2:
        integer();
        break;
      case 3:
      case 4:
        floating();
        break;
      case 5:
        convert();
        break;
      case 6:
      case 7:
        comparison();
        break;
      case 8:
        memory();
        break;
      case 9:
        words();
        break;
      case 10:
        guard();
        break;
      case 11:
        bools();
        break;
      default:
        call();
    }
  }
  void integer() {
    static constexpr Op ops[] = {Op::AddI, Op::SubI, Op::AddI, Op::SubI, Op::MulI, Op::DivI,
                                 Op::ModI, Op::ShlI, Op::ShrI, Op::AndI, Op::OrI,  Op::XorI};
    Op op = ops[pick(12)];
    Id y = value(kInt);
    if (op == Op::ShlI || op == Op::ShrI)
      y = chance(50) ? constant(Op::Const, Repr::Tagged, fixnum(pick(12)).bits) : small();
    if (op == Op::MulI) y = small();
    if (op == Op::DivI || op == Op::ModI)
      y = chance(70) ? literal(kInt)
                     : add(Op::OrI, Repr::Tagged, {y, constant(Op::Const, Repr::Tagged, fixnum(1).bits)});
    if (op == Op::AndI || op == Op::OrI || op == Op::XorI)
      pool_[kInt].push_back(add(op, Repr::Tagged, {value(kInt), y}));
    else
      pool_[kInt].push_back(checked(op, {value(kInt), y}));
  }
  Id small() { return add(Op::AndI, Repr::Tagged, {value(kInt), constant(Op::Const, Repr::Tagged, fixnum(15).bits)}); }
  void floating() {
    static constexpr Op two[] = {Op::AddF, Op::SubF, Op::MulF, Op::DivF};
    static constexpr Op one[] = {Op::NegF, Op::AbsF, Op::SqrtF, Op::FloorF, Op::CeilF, Op::TruncF};
    if (chance(70))
      pool_[kF64].push_back(add(two[pick(4)], Repr::F64, {value(kF64), value(kF64)}));
    else
      pool_[kF64].push_back(add(one[pick(6)], Repr::F64, {value(kF64)}));
  }
  void convert() {
    switch (pick(6)) {
      case 0:
        pool_[kDouble].push_back(add(Op::Box, Repr::Tagged, {value(kF64)}));
        break;
      case 1:
        pool_[kF64].push_back(add(Op::Unbox, Repr::F64, {value(kDouble)}));
        break;
      case 2:
        pool_[kF64].push_back(add(Op::Unbox, Repr::F64, {value(chance(50) ? kDouble : kInt)}));
        g_.ins.back().flags = kMaybeInt;
        break;
      case 3:
        pool_[kF64].push_back(add(Op::IntToF64, Repr::F64, {value(kInt)}));
        break;
      case 4:
        pool_[kInt].push_back(checked(Op::F64ToInt, {value(kF64)}));
        break;
      default:
        add(Op::BoxBool, Repr::Tagged, {value(kBool)});
    }
  }
  void comparison() {
    static constexpr Op words[] = {Op::IsInt, Op::IsDouble, Op::IsHeap, Op::Truthy, Op::IsCompletion};
    Id id;
    switch (pick(4)) {
      case 0:
      case 1:
        id = add(Op::CmpInt, Repr::Bool, {value(kInt), value(kInt)});
        break;
      case 2:
        id = add(Op::CmpF64, Repr::Bool, {value(kF64), value(kF64)});
        break;
      default:
        id = add(words[pick(5)], Repr::Bool, {value(chance(50) ? kInt : kDouble)});
    }
    g_.ins[id].cond = Cond(pick(g_.ins[id].op == Op::CmpF64 ? 3 : 4));
    pool_[kBool].push_back(id);
  }
  void bools() {
    if (chance(50))
      pool_[kBool].push_back(add(Op::Not, Repr::Bool, {value(kBool)}));
    else
      pool_[kBool].push_back(add(Op::And, Repr::Bool, {value(kBool), value(kBool)}));
  }
  void words() {
    switch (pick(4)) {
      case 0:
        pool_[kWord].push_back(add(Op::Untag, Repr::Word, {value(kInt)}));
        break;
      case 1:
        pool_[kWord].push_back(add(Op::AddW, Repr::Word, {value(kWord), value(kWord)}));
        break;
      case 2:
        pool_[kWord].push_back(add(Op::Bits, Repr::Word, {value(kInt)}));
        break;
      default:
        pool_[kBool].push_back(add(Op::SameWord, Repr::Bool, {value(kWord), value(kWord)}));
    }
  }
  void memory() {
    uint64_t field = uint64_t(8 + 8 * pick(3)), f64_field = uint64_t(32 + 8 * pick(4));
    switch (pick(4)) {
      case 0:
        pool_[kInt].push_back(add(Op::Load, Repr::Tagged, {object_}, field));
        break;
      case 1:
        pool_[kF64].push_back(add(Op::LoadF64, Repr::F64, {object_}, f64_field));
        break;
      case 2:
        add(Op::Store, Repr::None, {object_, value(kInt)}, field);
        break;
      default: {
        Id base =
            add(Op::AddW, Repr::Word, {add(Op::Bits, Repr::Word, {object_}), constant(Op::ConstWord, Repr::Word, 31)});
        Id index = add(Op::AndI, Repr::Tagged, {value(kInt), constant(Op::Const, Repr::Tagged, fixnum(3).bits)});
        if (chance(50))
          pool_[kF64].push_back(add(Op::LoadElemF64, Repr::F64, {base, index}));
        else
          add(Op::StoreElemF64, Repr::None, {base, index, value(kF64)});
      }
    }
  }
  void guard() {
    Id c = value(kBool);
    if (chance(70)) {  // one that mostly holds
      c = add(Op::CmpInt, Repr::Bool, {value(kInt), value(kInt)});
      g_.ins[c].cond = Cond::EQ;
      c = add(Op::Not, Repr::Bool, {c});
    }
    int32_t s = state();
    Id id = add(Op::Guard, Repr::None, {c});
    g_.ins[id].state = s;
  }
  void call() {
    Id id;
    int32_t s = state();
    switch (pick(4)) {
      case 0:
        id = add(Op::CallRuntime, Repr::Tagged, {value(kInt), value(kInt), value(kInt)},
                 reinterpret_cast<uint64_t>(&mix));
        break;
      case 1:
        id = add(Op::CallRuntime, Repr::F64, {value(kF64), value(kInt), value(kF64)},
                 reinterpret_cast<uint64_t>(&mix_f64));
        break;
      case 2:
        id = add(Op::CallRuntime, Repr::Bool, {value(kInt)}, reinterpret_cast<uint64_t>(&is_odd));
        break;
      default:
        id = add(Op::CallTarget, Repr::Tagged, {value(kInt), value(kInt), value(kInt)},
                 reinterpret_cast<uint64_t>(sum_target(3)));
    }
    g_.ins[id].state = s;
    Repr r = g_.ins[id].repr;
    pool_[r == Repr::F64 ? kF64 : r == Repr::Bool ? kBool : kInt].push_back(id);
  }

  // ---- control flow. A region starts in the open block and leaves the block after it open.
  void region(int budget, float frequency, int depth) {
    while (budget > 0) {
      for (int k = pick(o_.per_block) + 1; k > 0; k--) instruction();
      int inner = pick(budget) / 2;
      if (chance(50) || depth > 3)
        diamond(inner, frequency, depth);
      else
        loop(inner, frequency, depth);
      budget -= inner + 1;
    }
    for (int k = pick(o_.per_block) + 1; k > 0; k--) instruction();
  }
  // Values made inside are visible outside through block parameters only.
  std::vector<Type> random_types(int n) {
    std::vector<Type> t;
    for (int k = 0; k < n; k++) t.push_back(Type(pick(kTypes)));
    return t;
  }
  std::vector<Id> arguments(const std::vector<Type>& types) {
    std::vector<Id> v;
    for (Type t : types) v.push_back(value(t));
    return v;
  }
  std::vector<Id> parameters(const std::vector<Type>& types) {
    std::vector<Id> p;
    for (Type t : types) {
      p.push_back(add(Op::BlockParam, kReprs[t], {}));
      pool_[t].push_back(p.back());
    }
    return p;
  }
  void diamond(int budget, float frequency, int depth) {
    int32_t head = block_;
    add(Op::Branch, Repr::None, {value(kBool)});
    std::vector<Type> types = random_types(pick(5));
    bool cold = chance(30);
    int32_t arms[2] = {new_block(cold ? 0.001f * frequency : frequency / 2), new_block(frequency / 2)};
    int32_t join = new_block(frequency);
    for (int k = 0; k < 2; k++) {
      link(head, k, arms[k]);
      std::vector<Id> saved[kTypes];
      std::copy(pool_, pool_ + kTypes, saved);
      open(arms[k]);
      if (chance(60)) region(budget / 2, g_.blocks[arms[k]].frequency, depth + 1);
      add(Op::Jump, Repr::None, arguments(types));
      link(block_, 0, join);
      std::copy(saved, saved + kTypes, pool_);
    }
    open(join);
    parameters(types);
  }
  void loop(int budget, float frequency, int depth) {
    std::vector<Type> types = random_types(2 + pick(6));
    types[0] = kInt;  // the counter
    std::vector<Id> args = arguments(types);
    args[0] = constant(Op::Const, Repr::Tagged, fixnum(0).bits);
    add(Op::Jump, Repr::None, args);
    int32_t header = new_block(frequency * 8), body = new_block(frequency * 7), exit = new_block(frequency);
    link(block_, 0, header);
    open(header);
    std::vector<Id> params = parameters(types);
    pool_[kInt].erase(std::find(pool_[kInt].begin(), pool_[kInt].end(), params[0]));
    std::vector<Id> saved[kTypes];
    if (chance(50)) instruction();
    std::copy(pool_, pool_ + kTypes, saved);
    Id test = add(Op::CmpInt, Repr::Bool, {params[0], constant(Op::Const, Repr::Tagged, fixnum(1 + pick(6)).bits)});
    add(Op::Branch, Repr::None, {test});
    link(block_, 0, body);
    link(block_, 1, exit);
    open(body);
    region(budget, frequency * 7, depth + 1);
    std::vector<Id> next = arguments(types);
    next[0] = checked(Op::AddI, {params[0], constant(Op::Const, Repr::Tagged, fixnum(1).bits)});
    for (size_t k = 1; k < next.size(); k++)  // permutations of the parameters: moves in cycles
      if (chance(50))
        for (size_t other = 1; other < params.size(); other++)
          if (types[other] == types[k] && chance(50)) next[k] = params[other];
    add(Op::Jump, Repr::None, next);
    link(block_, 0, header);
    std::copy(saved, saved + kTypes, pool_);
    open(exit);
  }
  void finish() {
    if (chance(30)) {
      int32_t s = state();
      add(Op::Deopt, Repr::None, {});
      g_.ins.back().state = s;
      return;
    }
    Id sum = add(Op::Box, Repr::Tagged, {value(kF64)});
    Id target = add(Op::CallTarget, Repr::Tagged, {value(kInt), value(kInt), value(kInt), value(kInt)},
                    reinterpret_cast<uint64_t>(sum_target(4)));
    Id which = value(kBool);
    int32_t a = new_block(0.5), b = new_block(0.5);
    add(Op::Branch, Repr::None, {which});
    link(block_, 0, a);
    link(block_, 1, b);
    open(a);
    add(Op::Return, Repr::None, {sum});
    open(b);
    add(Op::Return, Repr::None, {target});
  }

  std::mt19937_64 random_;
  RandomOptions o_;
  Graph g_;
  int32_t block_ = -1, parent_ = 0;
  Id object_ = 0;
  std::vector<Id> pool_[kTypes];
};

}  // namespace

Graph random_graph(uint64_t seed, const RandomOptions& o) { return Generator(seed, o).run(); }

}  // namespace hypha::pe::test
