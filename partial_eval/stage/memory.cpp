// SPDX-License-Identifier: MIT
// Memory and virtual objects. An allocation stays virtual (partial escape analysis while the graph is built: Stadler,
// Wuerthinger, Moessenboeck, CGO 2014) until it is stored into something real, passed to a call that is not inlined, or
// merged with something else. Its identity is the Id of its Op::Virtual instruction, so slots, logs and frame states
// keep one name for it.
#include "framework/engine/check.h"
#include "framework/object/sharing.h"
#include "partial_eval/stage/builder.h"

namespace hypha::pe {

namespace {
constexpr uint64_t header_word(uint32_t shape, uint8_t aux, Kind kind) {
  return uint64_t(shape) | uint64_t(aux) << 48 | uint64_t(kind) << 56;
}
constexpr uint64_t kFirstWord = 8, kExtension = 8, kStorageHeader = 16;
size_t word_index(uint64_t offset) { return (offset - kFirstWord) / 8; }
}  // namespace

Id Builder::new_virtual(uint64_t header, std::vector<Id> words) {
  if (dead()) return 0;
  Id id = Id(graph.ins.size());
  graph.ins.push_back(Ins{.op = Op::Virtual, .repr = Repr::Tagged});
  Knowledge k;
  k.type = Type::Heap;
  k.kind = Kind(header >> 56);
  knowledge.push_back(k);
  virtual_index[id] = int(virtuals.size());
  virtual_ids.push_back(id);
  virtuals.push_back({true, 0, header, std::move(words)});
  state_cache = -1;
  return id;
}

VirtualState* Builder::virtual_of(Id id) {
  auto it = virtual_index.find(id);
  if (it == virtual_index.end()) return nullptr;
  VirtualState& v = virtuals[it->second];
  HY_CHECK(v.present, "a virtual object is used where it does not exist");
  return v.materialized ? nullptr : &v;
}

// A virtual object that was allocated after all goes by the Id of its allocation.
Id Builder::canonical(Id id, const std::vector<VirtualState>& states) const {
  auto it = virtual_index.find(id);
  if (it == virtual_index.end() || size_t(it->second) >= states.size()) return id;
  const VirtualState& v = states[it->second];
  return v.present && v.materialized ? v.materialized : id;
}

Id Builder::real(Id id) {
  if (dead()) return 0;
  if (virtual_of(id)) materialize(virtual_index[id]);
  return canonical(id, virtuals);
}

Id Builder::allocate(uint64_t header, size_t bytes) {
  auto rounded = uint32_t((bytes + 15) & ~size_t{15});
  Id object = raw(Ins{.op = Op::Alloc, .repr = Repr::Tagged, .extra = rounded, .imm = header});
  Knowledge k;
  k.type = Type::Heap;
  k.kind = Kind(header >> 56);
  k.shape = uint32_t(header);
  k.shape_epoch = memory.epoch[shape_class(k.shape)];
  k.fresh_epoch = now();
  knowledge[object] = k;
  return object;
}

void Builder::materialize(int index) {
  uint64_t header = virtuals[index].header;
  std::vector<Id> words = virtuals[index].words;
  Id object = allocate(header, 8 + 8 * words.size());
  virtuals[index].materialized = object;  // before the words: they may refer to the object itself
  state_cache = -1;
  for (size_t w = 0; w < words.size(); w++) {
    uint64_t offset = kFirstWord + 8 * w;
    if (type(words[w]) == Type::Word) {
      if (graph.op(words[w]) == Op::ConstWord && graph.ins[words[w]].imm == 0) continue;  // fresh memory is zero
      raw(Ins{.op = Op::StoreWord, .imm = offset, .args = {object, words[w]}});
    } else {
      Id v = tagged(words[w]);
      raw(Ins{.op = Op::Store, .imm = offset, .args = {object, v}});
    }
  }
}

void Builder::renew_all() {
  for (uint32_t& e : memory.epoch) e = ++epochs;
  state_cache = -1;
}

// Other threads have written, and layouts may have changed.
void Builder::renew_at_poll() {
  if (alone()) return renew(Memory::Safepoint);
  const uint32_t kept = memory.epoch[Memory::ArrayShape];
  renew_all();
  memory.epoch[Memory::ArrayShape] = kept;
}

// Shape 0 is that of objects without one.
int Builder::shape_class(uint32_t shape) {
  return shape != 0 && Shape::from_id(shape)->kind() == Kind::Array ? Memory::ArrayShape : Memory::Shape;
}

bool Builder::alone() {
  if (!sharing::one_thread().valid()) return false;
  assumptions.push_back(&sharing::one_thread());
  return true;
}

// Constants are roots, and shared. What machine code has boxed is shared by everybody, being immutable, and kept until
// the next collection.
bool Builder::never_needs_barrier(Id v) const {
  return graph.is_const(v) || type(v) == Type::Int || graph.op(v) == Op::BoxBool || graph.op(v) == Op::Box;
}

// Wide arrays remember elements. Narrow ones are remembered as a whole, after which they are young.
void Builder::element_barrier(Id array, Id data, Id index, Id v) {
  if (never_needs_barrier(v) || knowledge[array].fresh_epoch == now()) return;
  uint8_t flags = type(v) == Type::Double ? kRarelyHeap : 0;
  raw(Ins{.op = Op::ElementBarrier, .flags = flags, .args = {array, data, index, v}});
}

// What has become shared has another shape, and an array another strategy.
void Builder::after_sharing() {
  renew(Memory::Shape);
  renew(Memory::ArrayShape);
  renew(Memory::ArrayMeta);
}

// Globals are roots of every collection: only sharing counts.
void Builder::barrier(Id v) {
  if (never_needs_barrier(v) || alone()) return;
  raw(Ins{.op = Op::Share, .args = {v}});
  after_sharing();
}

void Builder::barrier(Id owner, Id v, uint32_t asked) {
  if (never_needs_barrier(v)) return;
  Knowledge k = knowledge[owner];
  bool is_fresh = k.fresh_epoch == now();
  uint32_t bits = (is_fresh ? 0u : uint32_t{kGcOld}) | (is_private(owner) || alone() ? 0u : uint32_t{kGcShared});
  bits &= asked;
  if (bits == 0) return;
  bool rare = type(v) == Type::Double;  // most doubles are no objects: asking that first is quicker
  raw(Ins{.op = Op::StoreBarrier, .flags = uint8_t(rare ? kRarelyHeap : 0), .extra = bits, .args = {owner, v}});
  if (!rare && (bits & kGcOld)) {  // the owner is young, or remembered, until the next safepoint
    k.fresh_epoch = now();
    set_knowledge(owner, k);
  }
  if (bits & kGcShared) after_sharing();
}

Id Builder::load(Id object, uint64_t offset, Repr repr, int memory_class) {
  if (dead()) return 0;
  if (VirtualState* v = virtual_of(object)) return v->words[word_index(offset)];
  Op op = repr == Repr::Word ? Op::LoadWord : repr == Repr::F64 ? Op::LoadF64 : Op::Load;
  return emit(op, repr, {real(object)}, offset, Cond::LT, 0, memory_class >= 0 ? memory_class : Memory::field(offset));
}

void Builder::store(Id object, uint64_t offset, Id value, int memory_class) {
  if (dead()) return;
  if (VirtualState* v = virtual_of(object)) {
    v->words[word_index(offset)] = value;
    state_cache = -1;
    return;
  }
  Id base = real(object), v = tagged(value);
  if (!is_private(base)) before_showing();
  barrier(base, v);
  raw(Ins{.op = Op::Store, .imm = offset, .args = {base, v}});
  int c = memory_class >= 0 ? memory_class : Memory::field(offset);
  renew(c);
  remember({Op::Load, Cond::LT, 0, base, 0, offset, memory.epoch[c]}, value);  // a load that follows is this value
}

void Builder::set_shape(Id object, uint32_t shape) {
  if (dead()) return;
  if (VirtualState* v = virtual_of(object)) {
    v->header = (v->header & ~uint64_t{0xffffffff}) | shape;
    state_cache = -1;
    return;
  }
  Id base = real(object);
  if (!is_private(base)) before_showing();
  raw(Ins{.op = Op::StoreShape, .imm = shape, .args = {base}});
  const int memory_class = shape_class(shape);
  renew(memory_class);
  Knowledge k = knowledge[base];
  k.shape = shape;
  k.shape_epoch = memory.epoch[memory_class];
  set_knowledge(base, k);
}

// ---- object fields, environments

static Type type_of(LocationType t) {
  return t == LocationType::Int ? Type::Int : t == LocationType::Double ? Type::Double : Type::Any;
}

Id Builder::load_field(Id object, Location l) {
  if (dead()) return 0;
  constexpr uint64_t kFields = 16, kAt = 16;
  Id holder = l.in_object ? object : load(object, kExtension);
  Id v = load(holder, (l.in_object ? kFields : kAt) + 8 * uint64_t(l.index));
  if (Type t = type_of(l.type); t != Type::Any && type(v) == Type::Any && (!l.typed || assume(*l.typed))) {
    Knowledge k = knowledge[v];
    k.type = t;
    set_knowledge(v, k);
  }
  return logged(v);
}

void Builder::store_field(Id object, Location l, Id value) {
  if (dead()) return;
  constexpr uint64_t kFields = 16, kAt = 16;
  Id holder = l.in_object ? object : load(object, kExtension);
  store(holder, (l.in_object ? kFields : kAt) + 8 * uint64_t(l.index), value);
  logged(constant(kNil));
}

void Builder::store_new_field(Id object, Location l, Id value, Shape* to) {
  if (dead()) return;
  store_field(object, l, value);
  set_shape(object, to->id());
}

Id Builder::load_slot(Id slots, int i) { return dead() ? 0 : logged(load(slots, 16 + 8 * uint64_t(i))); }

void Builder::store_slot(Id slots, int i, Id value) {
  if (dead()) return;
  store(slots, 16 + 8 * uint64_t(i), value);
  logged(constant(kNil));
}

Id Builder::load_cell(const Value* cell) {
  return dead() ? 0
                : logged(emit(Op::LoadCell, Repr::Tagged, {}, reinterpret_cast<uint64_t>(cell), Cond::LT, 0,
                              Memory::Cell));
}

void Builder::store_cell(Value* cell, Id value) {
  if (dead()) return;
  before_showing();
  Id v = tagged(value);
  barrier(v);
  raw(Ins{.op = Op::StoreCell, .imm = reinterpret_cast<uint64_t>(cell), .args = {v}});
  renew(Memory::Cell);
  logged(constant(kNil));
}

static uint64_t language_word(int word) { return offsetof(ThreadState, language_words) + 8 * uint64_t(word); }

// No code but the thread's own touches its words; calls and switches of fibers renew everything.
Id Builder::load_thread(int word) {
  return dead() ? 0 : logged(emit(Op::LoadTls, Repr::Tagged, {}, language_word(word), Cond::LT, 0, Memory::Cell));
}

void Builder::store_thread(int word, Id value) {
  if (dead()) return;
  raw(Ins{.op = Op::StoreTls, .imm = language_word(word), .args = {tagged(value)}});
  renew(Memory::Cell);
  logged(constant(kNil));
}

// ---- arrays

static constexpr uint64_t kArrayLength = 16, kArrayData = 24, kArrayStorage = 32, kArrayLimit = 40;
static_assert(offsetof(Array, tagged_length) == kArrayLength && offsetof(Array, data) == kArrayData);
static_assert(offsetof(Array, storage) == kArrayStorage && offsetof(Array, limit) == kArrayLimit);

Id Builder::array_length(Id array) {
  if (dead()) return 0;
  before_looking_at(array);
  Id length = load(array, kArrayLength, Repr::Tagged, Memory::ArrayMeta);
  knowledge[length].type = Type::Int;
  return logged(length);
}

Id Builder::in_bounds(Id array, Id index) {
  if (dead()) return 0;
  before_looking_at(array);
  Id length = load(array, kArrayLength, Repr::Tagged, Memory::ArrayMeta);
  knowledge[length].type = Type::Int;
  return compare(Cond::ULT, index, length);
}

Id Builder::load_element(Id array, ArrayStrategy s, Id index) {
  if (dead()) return 0;
  Id data = load(array, kArrayData, Repr::Word, Memory::ArrayMeta);
  bool f = holds_doubles(s);
  Id v = emit(f ? Op::LoadElemF64 : Op::LoadElem, f ? Repr::F64 : Repr::Tagged, {data, index}, 0, Cond::LT, 0,
              Memory::Element);
  if (holds_ints(s)) knowledge[v].type = Type::Int;
  return logged(v);
}

// The barrier asks the array, whose header is at hand, not its storage (heap/mark.cpp: scan_storage).
void Builder::put_element(Id array, Id data, ArrayStrategy s, Id index, Id value) {
  bool f = holds_doubles(s);
  Id v = f ? f64(value) : tagged(value);
  if (s == ArrayStrategy::Values) element_barrier(real(array), data, index, v);
  if (s == ArrayStrategy::SharedFixed) barrier(real(array), v);
  if (s == ArrayStrategy::SharedGrowing) {
    barrier(real(array), v, kGcShared);
    element_barrier(real(array), data, index, v);
  }
  raw(Ins{.op = f ? Op::StoreElemF64 : Op::StoreElem, .args = {data, index, v}});
  renew(Memory::Element);
  remember({f ? Op::LoadElemF64 : Op::LoadElem, Cond::LT, 0, data, index, 0, memory.epoch[Memory::Element]}, v);
}

void Builder::store_element(Id array, ArrayStrategy s, Id index, Id value) {
  if (dead()) return;
  if (is_shared(s)) before_showing();
  put_element(array, load(array, kArrayData, Repr::Word, Memory::ArrayMeta), s, index, value);
  logged(constant(kNil));
}

Id Builder::has_room(Id array) {
  if (dead()) return 0;
  Id data = load(array, kArrayData, Repr::Word, Memory::ArrayMeta),
     limit = load(array, kArrayLimit, Repr::Word, Memory::ArrayMeta);
  Id length = emit(Op::Bits, Repr::Word, {load(array, kArrayLength, Repr::Tagged, Memory::ArrayMeta)});
  Id twice = emit(Op::AddW, Repr::Word, {length, length});
  Id end = emit(Op::AddW, Repr::Word, {data, emit(Op::AddW, Repr::Word, {twice, twice})});
  return not_(emit(Op::SameWord, Repr::Bool, {end, limit}));
}

// Others may have changed the array before, and will afterwards.
Id Builder::try_lock(Id array) {
  if (dead()) return 0;
  if (may_defer()) return logged(constant_bool(false));  // the runtime appends, behind what was put off
  Id locked = raw(Ins{.op = Op::TryLock, .repr = Repr::Bool, .args = {real(array)}});
  renew(Memory::ArrayMeta);
  return logged(locked);
}

void Builder::unlock(Id array) {
  if (dead()) return;
  raw(Ins{.op = Op::Unlock, .args = {real(array)}});
  renew(Memory::ArrayMeta);
  logged(constant(kNil));
}

void Builder::append_element(Id array, ArrayStrategy s, Id value) {
  if (dead()) return;
  Id length = load(array, kArrayLength, Repr::Tagged, Memory::ArrayMeta);
  knowledge[length].type = Type::Int;
  Id data = load(array, kArrayData, Repr::Word, Memory::ArrayMeta),
     limit = load(array, kArrayLimit, Repr::Word, Memory::ArrayMeta);
  put_element(array, data, s, length, value);
  Id longer = emit(Op::AddI, Repr::Tagged, {length, constant(fixnum(1))});  // no overflow: there is room
  knowledge[longer].type = Type::Int;
  Id base = real(array);
  raw(Ins{.op = Op::Store, .imm = kArrayLength, .args = {base, longer}});
  renew(Memory::ArrayMeta);
  uint32_t epoch = memory.epoch[Memory::ArrayMeta];  // what the store left as it was is still known
  remember({Op::Load, Cond::LT, 0, base, 0, kArrayLength, epoch}, longer);
  remember({Op::LoadWord, Cond::LT, 0, base, 0, kArrayData, epoch}, data);
  remember({Op::LoadWord, Cond::LT, 0, base, 0, kArrayLimit, epoch}, limit);
  logged(constant(kNil));
}

// ---- allocation

CallTarget* Builder::static_target(Id closure) {
  VirtualState* v = dead() ? nullptr : virtual_of(closure);
  return v && graph.op(v->words[1]) == Op::ConstWord ? reinterpret_cast<CallTarget*>(graph.ins[v->words[1]].imm)
                                                     : nullptr;
}

Id Builder::new_object(Shape* s) {
  if (dead()) return 0;
  std::vector<Id> words(1 + s->capacity(), constant(kNil));
  return logged(new_virtual(header_word(s->id(), s->capacity(), s->kind()), std::move(words)));
}

Id Builder::new_slots(int n, Value fill) {
  if (dead()) return 0;
  std::vector<Id> words(1 + size_t(n), constant(fill));
  words[0] = constant_word(uint64_t(n));
  return logged(new_virtual(header_word(0, 0, Kind::Slots), std::move(words)));
}

// An array and its storage, made where it stands: what array::from does.
Id Builder::new_array(Shape* s, const Id* elements, int n) {
  if (dead()) return 0;
  bool ints = n > 0, doubles = n > 0;
  for (int i = 0; i < n; i++) {
    Type t = type(elements[i]);
    ints &= t == Type::Int;
    doubles &= t == Type::F64 || t == Type::Double;
  }
  ArrayStrategy strategy = n == 0    ? ArrayStrategy::Empty
                           : ints    ? ArrayStrategy::Ints
                           : doubles ? ArrayStrategy::Doubles
                                     : ArrayStrategy::Values;
  std::vector<Id> values;
  for (int i = 0; i < n; i++) values.push_back(doubles ? f64(elements[i]) : tagged(elements[i]));
  Id storage = n > 0 ? new_storage(strategy, values) : constant(kNil);
  Id array = allocate(header_word(s->id(), uint8_t(strategy), Kind::Array), sizeof(Array));
  raw(Ins{.op = Op::Store, .imm = kExtension, .args = {array, constant(kNil)}});
  raw(Ins{.op = Op::Store, .imm = kArrayStorage, .args = {array, storage}});
  if (n > 0) {
    Id begin = emit(Op::Bits, Repr::Word, {storage});
    Id data = emit(Op::AddW, Repr::Word, {begin, constant_word(kStorageHeader - 1)});  // -1: the tag
    Id limit = emit(Op::AddW, Repr::Word, {data, constant_word(8 * uint64_t(n))});
    raw(Ins{.op = Op::Store, .imm = kArrayLength, .args = {array, constant(fixnum(n))}});
    raw(Ins{.op = Op::StoreWord, .imm = kArrayData, .args = {array, data}});
    raw(Ins{.op = Op::StoreWord, .imm = kArrayLimit, .args = {array, limit}});
  }
  return logged(array);
}

Id Builder::new_storage(ArrayStrategy s, const std::vector<Id>& values) {
  bool slots = s == ArrayStrategy::Values;
  uint64_t n = values.size();
  Id storage = allocate(header_word(0, 0, slots ? Kind::Slots : Kind::Raw), kStorageHeader + 8 * n);
  raw(Ins{.op = Op::StoreWord, .imm = 8, .args = {storage, constant_word(slots ? n : 8 * n)}});
  if (s == ArrayStrategy::Doubles) {
    Id data = emit(Op::AddW, Repr::Word, {emit(Op::Bits, Repr::Word, {storage}), constant_word(kStorageHeader - 1)});
    for (uint64_t i = 0; i < n; i++)
      raw(Ins{.op = Op::StoreElemF64, .args = {data, constant(fixnum(int64_t(i))), values[i]}});
  } else {
    for (uint64_t i = 0; i < n; i++)
      raw(Ins{.op = Op::Store, .imm = kStorageHeader + 8 * i, .args = {storage, values[i]}});
  }
  return storage;
}

Id Builder::new_closure(Shape* s, CallTarget* t, Id env, Id self, Id extra) {
  if (dead()) return 0;
  std::vector<Id> words = {constant(kNil), constant_word(reinterpret_cast<uint64_t>(t)), env, self, extra};
  return logged(new_virtual(header_word(s->id(), Closure::kFields, Kind::Closure), std::move(words)));
}

}  // namespace hypha::pe
