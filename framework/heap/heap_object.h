// SPDX-License-Identifier: MIT
// What every object in the heap starts with, and how the collector knows where its Values are.
// A heap word that holds a Value is a Slot: relaxed-atomic load, and write(owner, value), where the barriers for
// generations and sharing live (decisions: docs/heap.md). No code stores around it.
#pragma once

#include "framework/engine/atomic.h"
#include "framework/engine/relaxed.h"
#include "framework/value/value.h"

namespace hypha {

// The C++ layout of an object. The collector's table (heap/layout.cpp) has one row for each.
// "Object family": header, extension, then Slots ("fields"). A word in a Slot position may also hold a raw pointer to
// something 2-byte aligned outside the heap, or a length: its low bit is 0, so the collector takes it for a fixnum.
enum class Kind : uint8_t {
  Free,        // not an object
  Double,      // HeapDouble
  BigInt,      // limbs
  StringData,  // immutable bytes
  Symbol,      // interned name, immortal
  Slots,       // length + Values: environments, array storage, object extensions, argument arrays
  Raw,         // length in bytes + untraced bytes: double and int storage, hash indices, native state
  Object,      // Object family, `aux` fields: guest object with the shape's in-object slots
  Range,       // Object family, `aux` fields (below too)
  Exception,
  Class,  // guest class, module or type
  Closure,
  Fiber,   // suspended activation (generator, fiber)
  Native,  // built-in classes that need no layout of their own
  Array,   // Array (object/array.h), 3 fields
  Hash,    // Hash (object/hash.h)
  String,  // mutable handle of a StringData, 1 field
  kCount,
};

struct HeapObject {
  Relaxed<uint32_t> shape_id;  // index in the shape table; a cache guard is one `cmp dword, imm32`
  Atomic<uint8_t> lock;
  Atomic<uint8_t> gc;    // GcBits
  Relaxed<uint8_t> aux;  // Object family: number of fields; Array: strategy; String: flags
  Kind kind;
};
static_assert(sizeof(HeapObject) == 8);

enum GcBits : uint8_t {
  kGcImmortal = 1,
  kGcOld = 2,  // survived a collection, and nothing was stored into it since (heap/remember.cpp)
  kGcFinalizer = 4,
  kGcFrozen = 8,   // guest-level freeze
  kGcShared = 16,  // other threads may reach it (object/sharing.h)
};

// False in a build without threads (CMake: HYPHA_SHARING=OFF), which tells what the tests for sharing cost a program
// that starts none.
#ifdef HYPHA_WITHOUT_SHARING
constexpr bool kSharing = false;
#else
constexpr bool kSharing = true;
#endif
// Objects that a store has to tell of.
constexpr uint8_t kGcBarrier = kGcOld | (kSharing ? kGcShared : 0);

class Slot;
namespace heap {
// Before a reference is stored into an object that is shared or old (remember.cpp). `slot` may be null: unknown.
void store_barrier(HeapObject* owner, Slot* slot, Value v);
}

class Slot {
 public:
  Value load() const { return {word_.load(kLoadWord)}; }
  // Of a fresh object, before it is visible. `v` is older than the object: allocating it may have made the object old.
  void init(Value v) { word_.store(v.bits, std::memory_order_relaxed); }
  void write(HeapObject* owner, Value v) {
    barrier(owner, v);
    word_.store(v.bits, std::memory_order_release);
  }
  // write(), if the slot holds `expected`; false: it does not.
  bool replace(HeapObject* owner, Value expected, Value v) {
    barrier(owner, v);
    return word_.compare_exchange_strong(expected.bits, v.bits, std::memory_order_acq_rel);
  }

 private:
  void barrier(HeapObject* owner, Value v) {
    if (owner->gc.load(std::memory_order_relaxed) & kGcBarrier) [[unlikely]] {
      if (v.is_heap()) heap::store_barrier(owner, this, v);
    }
  }
  Atomic<uint64_t> word_;
};
static_assert(sizeof(Slot) == 8);

// ---- the layouts the framework itself knows
struct HeapDouble : HeapObject {  // a double that is no flonum
  double value;
};
struct Slots : HeapObject {
  int64_t length;  // in slots
  Slot at[];
};
struct Raw : HeapObject {
  int64_t length;  // in bytes
  alignas(8) uint8_t bytes[];
};
struct Object : HeapObject {
  Slot extension;  // nil or Slots: properties that do not fit in the object
  Slot fields[0];  // zero-length, not flexible: Array, Hash and others derive from Object and name their fields
};
inline bool is_kind(Value v, Kind k) { return v.is_heap() && v.ptr()->kind == k; }

}  // namespace hypha
