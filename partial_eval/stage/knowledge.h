// SPDX-License-Identifier: MIT
// What the Stage knows of a symbolic value. Knowledge is flow-sensitive: it is scoped by the structured control flow
// and undone at the end of a branch; edges record the knowledge at the edge.
#pragma once
#include "partial_eval/ir/graph.h"

namespace hypha::pe {

enum class Type : uint8_t {
  Any,     // a tagged word
  Int,     // a tagged fixnum
  Double,  // a tagged double: flonum or HeapDouble
  Heap,    // a tagged pointer
  F64,     // an unboxed double
  Bool,    // 0 or 1
  Word,    // a raw machine word: never a guest value
};

struct Knowledge {
  Type type = Type::Any;
  int8_t truth = -1;         // Bool: 0 or 1 where known
  Kind kind = Kind::Free;    // Heap: its layout where known
  uint32_t shape = 0;        // Heap: its shape where known, as of `shape_epoch` ...
  uint32_t shape_epoch = 0;  // ... of Builder::shape_class (0: unknown)
  uint32_t fresh_epoch = 0;  // Heap: not old, at that point of Builder::now (0: unknown)
};

constexpr Type join(Type a, Type b) {
  if (a == b) return a == Type::Double ? Type::F64 : a;
  auto is_double = [](Type t) { return t == Type::F64 || t == Type::Double; };
  return is_double(a) && is_double(b) ? Type::F64 : Type::Any;
}
constexpr Repr repr_of(Type t) {
  return t == Type::F64 ? Repr::F64 : t == Type::Bool ? Repr::Bool : t == Type::Word ? Repr::Word : Repr::Tagged;
}

// Memory is split into classes that do not alias; each has an epoch, renewed by every write to it. An operation that
// reads memory is merged with an equal one only within one epoch.
struct Memory {
  static constexpr int kFields = 48;  // object words by offset (modulo)
  // ArrayShape: the shape of an Array. It is known over polls: code is left at one behind which a shared Array has
  // another (hypha_poll).
  // Safepoint is no memory: its epoch says that there was no safepoint, and so no collection, in between.
  enum Class : int { Shape = kFields, ArrayShape, ArrayMeta, Element, Cell, Tls, Safepoint, kCount };
  uint32_t epoch[kCount] = {};
  static int field(uint64_t byte_offset) { return int(byte_offset / 8 % kFields); }
};

// An allocation that has not happened. Word k is at byte 8 * (k + 1); the header is separate.
struct VirtualState {
  bool present = false;  // known on this path
  Id materialized = 0;   // nonzero: it was allocated after all
  uint64_t header = 0;
  std::vector<Id> words;
};

}  // namespace hypha::pe
