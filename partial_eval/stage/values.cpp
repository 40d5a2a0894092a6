// SPDX-License-Identifier: MIT
// Values, knowledge, folding and global value numbering: everything here happens while the graph is built.
#include <bit>
#include <cmath>

#include "framework/engine/check.h"
#include "framework/node/interp.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

size_t Builder::KeyHash::operator()(const Key& k) const {
  uint64_t h = uint64_t(k.op) << 16 | uint64_t(k.cond) << 8 | k.flags;
  for (uint64_t x : {uint64_t(uint32_t(k.a)), uint64_t(uint32_t(k.b)), k.imm, uint64_t(k.epoch)}) {
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
  }
  return h;
}

Id Builder::lookup(const Key& k) const {
  auto it = values.find(k);
  return it == values.end() ? 0 : it->second;
}

void Builder::remember(const Key& k, Id id) {
  values[k] = id;
  keys.push_back(k);
}

Id Builder::raw(Ins i) {
  if (dead()) return 0;
  Id id = Id(graph.ins.size());
  i.block = cur;
  Knowledge k;
  switch (i.repr) {
    case Repr::F64:
      k.type = Type::F64;
      break;
    case Repr::Bool:
      k.type = Type::Bool;
      break;
    case Repr::Word:
      k.type = Type::Word;
      break;
    default:
      break;
  }
  graph.ins.push_back(std::move(i));
  knowledge.push_back(k);
  graph.blocks[cur].ins.push_back(id);
  return id;
}

Id Builder::emit(Op op, Repr repr, std::vector<Id> args, uint64_t imm, Cond cond, uint8_t flags, int memory_class) {
  if (dead()) return 0;
  Key k{op,
        cond,
        flags,
        args.size() > 0 ? args[0] : 0,
        args.size() > 1 ? args[1] : 0,
        imm,
        memory_class >= 0 ? memory.epoch[memory_class] : 0};
  if (Id known = lookup(k)) return known;
  Ins i{.op = op, .repr = repr, .cond = cond, .flags = flags, .imm = imm, .args = std::move(args)};
  Id id = raw(std::move(i));
  remember(k, id);
  return id;
}

Id Builder::constant_of(Op op, Repr repr, Type type, uint64_t imm) {
  Key k{op, Cond::LT, uint8_t(type), -1, -1, imm, 0};
  if (Id known = lookup(k)) return known;
  Id id = Id(graph.ins.size());
  graph.ins.push_back(Ins{.op = op, .repr = repr, .imm = imm});
  Knowledge kn;
  kn.type = type;
  if (type == Type::Bool) kn.truth = int8_t(imm);
  knowledge.push_back(kn);
  values[k] = id;  // constants are valid everywhere: not in `keys`
  return id;
}

Id Builder::constant(Value v) {
  if (v == kTrue || v == kFalse) return constant_bool(v == kTrue);
  if (v.is_int()) return constant_of(Op::Const, Repr::Tagged, Type::Int, v.bits);
  if (v.is_flonum() || is_kind(v, Kind::Double))
    return constant_f64(v.is_flonum() ? flonum_to_double(v) : v.ptr<HeapDouble>()->value);
  Id id = constant_of(Op::Const, Repr::Tagged, v.is_heap() ? Type::Heap : Type::Any, v.bits);
  if (v.is_heap()) knowledge[id].kind = v.ptr()->kind;
  return id;
}
Id Builder::constant_f64(double d) {
  return constant_of(Op::ConstF64, Repr::F64, Type::F64, std::bit_cast<uint64_t>(d));
}
Id Builder::constant_bool(bool b) { return constant_of(Op::ConstBool, Repr::Bool, Type::Bool, b); }
Id Builder::constant_word(uint64_t w) { return constant_of(Op::ConstWord, Repr::Word, Type::Word, w); }

bool Builder::is_constant(Id id, Value* v) const {
  const Ins& i = graph.ins[id];
  if (i.op == Op::Const) return *v = Value{i.imm}, true;
  if (i.op == Op::ConstBool) return *v = boolean(i.imm), true;
  return false;
}

// ---- knowledge

void Builder::set_knowledge(Id id, const Knowledge& k) {
  facts.push_back({id, knowledge[id]});
  knowledge[id] = k;
}

void Builder::undo(size_t fact_count, size_t key_count) {
  while (facts.size() > fact_count) {
    knowledge[facts.back().id] = facts.back().before;
    facts.pop_back();
  }
  while (keys.size() > key_count) {
    values.erase(keys.back());
    keys.pop_back();
  }
}

void Builder::learn(Id c, bool truth) {
  if (dead() || knowledge[c].truth >= 0) return;
  Knowledge k = knowledge[c];
  k.truth = truth;
  set_knowledge(c, k);
  Ins i = graph.ins[c];
  if (i.op == Op::Not) return learn(i.args[0], !truth);
  if (!truth) return;
  if (i.op == Op::And) {
    learn(i.args[0], true);
    learn(i.args[1], true);
    return;
  }
  if (i.args.empty()) return;
  Knowledge about = knowledge[i.args[0]];
  switch (i.op) {
    case Op::IsInt:
      about.type = Type::Int;
      break;
    case Op::IsDouble:
      about.type = Type::Double;
      break;
    case Op::IsHeap:
      about.type = Type::Heap;
      break;
    case Op::HasKind:
      about.type = Kind(i.imm) == Kind::Double ? Type::Double : Type::Heap;
      about.kind = Kind(i.imm);
      break;
    case Op::HasShape:
      about.type = Type::Heap;
      about.kind = Shape::from_id(uint32_t(i.imm))->kind();
      about.shape = uint32_t(i.imm);
      about.shape_epoch = memory.epoch[shape_class(about.shape)];
      break;
    default:
      return;
  }
  set_knowledge(i.args[0], about);
}

// ---- representations

Id Builder::tagged(Id id) {
  if (dead()) return 0;
  switch (type(id)) {
    case Type::F64:
      if (graph.op(id) == Op::ConstF64) {
        Value v = box_double(std::bit_cast<double>(graph.ins[id].imm));
        if (!v.is_heap()) return constant_of(Op::Const, Repr::Tagged, Type::Double, v.bits);
      }
      {
        Id boxed = emit(Op::Box, Repr::Tagged, {id});
        knowledge[boxed].type = Type::Double;
        return boxed;
      }
    case Type::Bool:
      if (int8_t t = knowledge[id].truth; t >= 0)
        return constant_of(Op::Const, Repr::Tagged, Type::Any, boolean(t).bits);
      return emit(Op::BoxBool, Repr::Tagged, {id});
    case Type::Word:
      HY_CHECK(false, "a raw word used as a value");
      return 0;
    default:
      return real(id);
  }
}

Id Builder::f64(Id id) {
  if (dead()) return 0;
  Value v;
  if (is_constant(id, &v) && v.is_int()) return constant_f64(double(v.as_int()));
  switch (type(id)) {
    case Type::F64:
      return id;
    case Type::Int:
      return emit(Op::IntToF64, Repr::F64, {id});
    case Type::Double:
      return graph.op(id) == Op::Box ? graph.ins[id].args[0] : emit(Op::Unbox, Repr::F64, {id});
    default:
      return emit(Op::Unbox, Repr::F64, {tagged(id)}, 0, Cond::LT, kMaybeInt);
  }
}

Id Builder::coerce(Id id, Type to) {
  if (dead()) return 0;
  switch (to) {
    case Type::F64:
      return f64(id);
    case Type::Bool:
    case Type::Word:
      return id;
    default:
      return tagged(id);
  }
}

// ---- questions

Id Builder::is_int(Id a) {
  if (dead()) return 0;
  return type(a) == Type::Any ? emit(Op::IsInt, Repr::Bool, {a}) : constant_bool(type(a) == Type::Int);
}

Id Builder::is_double(Id a) {
  if (dead()) return 0;
  const Knowledge& k = knowledge[a];
  if (k.type == Type::Heap && k.kind == Kind::Free && !virtual_index.contains(a))
    return emit(Op::IsDouble, Repr::Bool, {real(a)});
  return k.type == Type::Any ? emit(Op::IsDouble, Repr::Bool, {a})
                             : constant_bool(k.type == Type::Double || k.type == Type::F64);
}

Id Builder::has_shape(Id a, uint32_t shape) {
  if (dead()) return 0;
  if (VirtualState* v = virtual_of(a)) return constant_bool(uint32_t(v->header) == shape);
  a = canonical(a, virtuals);
  const Knowledge& k = knowledge[a];
  if (k.type != Type::Any && k.type != Type::Heap) return constant_bool(false);
  if (k.shape && k.shape_epoch == memory.epoch[shape_class(k.shape)]) return constant_bool(k.shape == shape);
  if (k.kind != Kind::Free && k.kind != Shape::from_id(shape)->kind()) return constant_bool(false);
  return emit(Op::HasShape, Repr::Bool, {a}, shape, Cond::LT, k.type == Type::Heap ? kKnownHeap : 0,
              shape_class(shape));
}

Id Builder::has_kind(Id a, Kind kind) {
  if (dead()) return 0;
  if (VirtualState* v = virtual_of(a)) return constant_bool(Kind(v->header >> 56) == kind);
  a = canonical(a, virtuals);
  const Knowledge& k = knowledge[a];
  if (k.type != Type::Any && k.type != Type::Heap && k.type != Type::Double) return constant_bool(false);
  if (k.kind != Kind::Free) return constant_bool(k.kind == kind);
  return emit(Op::HasKind, Repr::Bool, {a}, uint64_t(kind), Cond::LT, k.type == Type::Heap ? kKnownHeap : 0);
}

Id Builder::has_aux(Id a, uint8_t aux) {
  if (dead()) return 0;
  return emit(Op::HasAux, Repr::Bool, {real(a)}, aux, Cond::LT, 0, Memory::ArrayMeta);
}

Id Builder::has_target(Id closure, CallTarget* t) {
  if (dead()) return 0;
  constexpr uint64_t kOffset = 16;
  Id word = load(closure, kOffset, Repr::Word);
  if (graph.op(word) == Op::ConstWord) return constant_bool(graph.ins[word].imm == reinterpret_cast<uint64_t>(t));
  return emit(Op::SameWord, Repr::Bool, {word, constant_word(reinterpret_cast<uint64_t>(t))});
}

Id Builder::same(Id a, Id b) {
  if (dead()) return 0;
  a = canonical(a, virtuals), b = canonical(b, virtuals);
  if (a == b && type(a) != Type::F64) return constant_bool(true);
  if (virtual_of(a) || virtual_of(b)) return constant_bool(false);  // nobody else has it
  Value x = kNil, y = kNil;
  if (is_constant(a, &x) && is_constant(b, &y)) return constant_bool(x == y);
  auto immediate = [&](Id i) { return type(i) == Type::Int || type(i) == Type::Bool; };
  if (type(a) != type(b) && type(a) != Type::Any && type(b) != Type::Any && (immediate(a) || immediate(b)))
    return constant_bool(false);
  // A constant without a type (nil, undefined, ...) is none of the values that have one.
  auto special = [&](Id i) { return graph.op(i) == Op::Const && type(i) == Type::Any; };
  if ((special(a) && type(b) != Type::Any) || (special(b) && type(a) != Type::Any)) return constant_bool(false);
  return emit(Op::Same, Repr::Bool, {tagged(a), tagged(b)});
}

Id Builder::truthy(Id a) {
  if (dead()) return 0;
  if (type(a) == Type::Bool) return a;
  Value v;
  if (is_constant(a, &v)) return constant_bool(v.truthy());
  return type(a) == Type::Any ? emit(Op::Truthy, Repr::Bool, {a}) : constant_bool(true);
}

Id Builder::not_(Id a) {
  if (dead()) return 0;
  if (int8_t t = knowledge[a].truth; t >= 0) return constant_bool(!t);
  return graph.op(a) == Op::Not ? graph.ins[a].args[0] : emit(Op::Not, Repr::Bool, {a});
}

Id Builder::and_(Id a, Id b) {
  if (dead()) return 0;
  int8_t x = knowledge[a].truth, y = knowledge[b].truth;
  if (x == 0 || y == 0) return constant_bool(false);
  if (x == 1) return b;
  return y == 1 || a == b ? a : emit(Op::And, Repr::Bool, {a, b});
}

Id Builder::compare(Cond c, Id a, Id b) {
  if (dead()) return 0;
  Value x = kNil, y = kNil;
  if (is_constant(a, &x) && is_constant(b, &y)) {
    auto p = int64_t(x.bits), q = int64_t(y.bits);
    return constant_bool(c == Cond::LT ? p < q : c == Cond::LE ? p <= q : c == Cond::EQ ? p == q : x.bits < y.bits);
  }
  if (a == b) return constant_bool(c == Cond::LE || c == Cond::EQ);
  return emit(Op::CmpInt, Repr::Bool, {tagged(a), tagged(b)}, 0, c);
}

Id Builder::compare_f64(Cond c, Id a, Id b) { return dead() ? 0 : emit(Op::CmpF64, Repr::Bool, {a, b}, 0, c); }

// ---- arithmetic

static Value fold(Op op, Value x, Value y) {
  Interp d{nullptr};
  switch (op) {
    case Op::AddI:
      return d.add_exact(x, y);
    case Op::SubI:
      return d.sub_exact(x, y);
    case Op::MulI:
      return d.mul_exact(x, y);
    case Op::DivI:
      return d.floor_div_exact(x, y);
    case Op::ModI:
      return d.floor_mod_exact(x, y);
    case Op::AndI:
      return d.and_int(x, y);
    case Op::OrI:
      return d.or_int(x, y);
    case Op::XorI:
      return d.xor_int(x, y);
    case Op::ShlI:
      return d.shl_exact(x, y);
    default:
      return d.shr_exact(x, y);
  }
}

Id Builder::arithmetic(Op op, Id a, Id b) {
  if (dead()) return 0;
  Value x = kNil, y = kNil;
  bool constant_b = is_constant(b, &y);
  if (is_constant(a, &x) && constant_b) {
    Value r = fold(op, x, y);
    return r == kFailed ? deopt() : constant(r);
  }
  bool keeps_a =
      op == Op::AddI || op == Op::SubI || op == Op::OrI || op == Op::XorI || op == Op::ShlI || op == Op::ShrI;
  if (constant_b && y == fixnum(0) && keeps_a) return a;
  if (constant_b && y == fixnum(1) && (op == Op::MulI || op == Op::DivI)) return a;
  if (info(op).deopts) stress(op);
  size_t before = graph.ins.size();
  int32_t state = info(op).deopts ? frame_state() : -1;
  Id id = emit(op, Repr::Tagged, {a, b});
  if (size_t(id) >= before) {
    graph.ins[id].state = state;
    knowledge[id].type = Type::Int;
  }
  return id;
}

Id Builder::double_op(Op op, Id a, Id b) {
  if (dead()) return 0;
  if (graph.op(a) == Op::ConstF64 && graph.op(b) == Op::ConstF64 && b) {
    auto x = std::bit_cast<double>(graph.ins[a].imm), y = std::bit_cast<double>(graph.ins[b].imm);
    return constant_f64(op == Op::AddF ? x + y : op == Op::SubF ? x - y : op == Op::MulF ? x * y : x / y);
  }
  return b ? emit(op, Repr::F64, {a, b}) : emit(op, Repr::F64, {a});
}

Id Builder::double_to_int(Id a) {
  if (dead()) return 0;
  size_t before = graph.ins.size();
  int32_t state = frame_state();
  Id id = emit(Op::F64ToInt, Repr::Tagged, {a});
  if (size_t(id) >= before) {
    graph.ins[id].state = state;
    knowledge[id].type = Type::Int;
  }
  return id;
}

bool Builder::assume(Assumption& a) {
  if (dead()) return true;
  if (!a.valid()) return false;
  assumptions.push_back(&a);
  return true;
}

}  // namespace hypha::pe
