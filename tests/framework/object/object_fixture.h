// SPDX-License-Identifier: MIT
// Guest values that a C++ model can stand for: an Item names a value, and makes a fresh, equal one whenever asked. So
// models hold no Values, and a collection between two uses shows whether the structure under test kept its own.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "framework/heap/heap.h"
#include "framework/object/hash.h"
#include "framework/object/shape.h"
#include "framework/value/bigint.h"
#include "framework/value/string_data.h"

namespace hypha::test {

struct StressedHeap {  // collects at about every nth allocation while it lives; 0: never
  explicit StressedHeap(uint64_t every, uint64_t seed = 1) {
    heap::Options o;
    o.stress_every = every;
    o.stress_seed = seed;
    heap::configure(o);
  }
  ~StressedHeap() { heap::configure({}); }
};

enum class ItemKind {
  Int,
  WholeDouble,
  HalfDouble,
  BoxedDouble,
  Big,
  BigDouble,
  Text,
  Handle,
  Builder,
  Symbol,
  Special,
  Point,
  kCount
};

struct Item {
  ItemKind kind = ItemKind::Int;
  int64_t n = 0;

  // Items with the same name are one key; `by_value`: Python's numbers.
  std::string name(bool by_value) const {
    std::string digits = std::to_string(n);
    switch (kind) {
      case ItemKind::Int:
        return "int " + digits;
      case ItemKind::WholeDouble:
        return (by_value ? "int " : "double ") + digits;
      case ItemKind::HalfDouble:
        return "half " + digits;
      case ItemKind::BoxedDouble:
        return "boxed " + digits;
      case ItemKind::Big:
        return "big " + digits;
      case ItemKind::BigDouble:
        return (by_value ? "big " : "big double ") + digits;
      case ItemKind::Text:
      case ItemKind::Handle:
      case ItemKind::Builder:
        return "text " + digits;
      case ItemKind::Symbol:
        return "symbol " + digits;
      case ItemKind::Special:
        return n % 3 == 0 ? "nil" : (by_value ? "int " : "special ") + std::to_string(n % 3 - 1);
      default:
        return "point " + digits;
    }
  }
  Value make() const;
  bool matches(Value v) const;
};

inline uint32_t shape_id_for(Kind kind) {
  static uint32_t ids[size_t(Kind::kCount)] = {};
  uint32_t& id = ids[size_t(kind)];
  if (id == 0) id = Shape::root(nullptr, kind, kind == Kind::Object ? 1 : 0, kind == Kind::Object ? 1 : 0)->id();
  return id;
}

// A guest object with an equality of its own: equal numbers, equal points.
inline Value make_point(int64_t n) {
  Object* o = allocate_object(Shape::from_id(shape_id_for(Kind::Object)));
  o->fields[0].init(fixnum(n));
  return ref(o);
}
inline bool is_point(Value v) { return is_kind(v, Kind::Object); }
inline int64_t point_number(Value v) { return v.ptr<Object>()->fields[0].load().as_int(); }

inline double big_double(int64_t n) { return 0x1p70 + double(n) * 0x1p30; }  // exact

inline Value Item::make() const {
  std::string text = "text " + std::to_string(n);
  switch (kind) {
    case ItemKind::Int:
      return fixnum(n);
    case ItemKind::WholeDouble:
      return box_double(double(n));
    case ItemKind::HalfDouble:
      return box_double(double(n) + 0.5);
    case ItemKind::BoxedDouble:
      return box_double(1e300 * double(n + 1));
    case ItemKind::Big:
      return integer::from_double(big_double(n));
    case ItemKind::BigDouble:
      return box_double(big_double(n));
    case ItemKind::Text:
      return ref(string::make(text));
    case ItemKind::Handle:
      return ref(string::make_handle(shape_id_for(Kind::String), string::make(text)));
    case ItemKind::Builder: {
      StringHandle* s = string::make_handle(shape_id_for(Kind::String), string::make("te"));
      string::append(s, std::string_view(text).substr(2));
      return ref(s);
    }
    case ItemKind::Symbol:
      return symbol_value(intern(text));
    case ItemKind::Special:
      return n % 3 == 0 ? kNil : boolean(n % 3 == 2);
    default:
      return make_point(n);
  }
}

inline bool Item::matches(Value v) const {
  std::string text = "text " + std::to_string(n);
  switch (kind) {
    case ItemKind::WholeDouble:
    case ItemKind::HalfDouble:
    case ItemKind::BoxedDouble:
    case ItemKind::BigDouble:
      return number::is_double(v) && number::to_double(v) == number::to_double(make());
    case ItemKind::Big:
      return is_kind(v, Kind::BigInt) && integer::equal(v, make());
    case ItemKind::Text:
      return is_kind(v, Kind::StringData) && v.ptr<StringData>()->view() == text;
    case ItemKind::Handle:
    case ItemKind::Builder:
      return is_kind(v, Kind::String) && string::handle_view(v.ptr<StringHandle>()) == text;
    case ItemKind::Point:
      return is_point(v) && point_number(v) == n;
    default:
      return v == make();
  }
}

class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  int64_t below(int64_t n) { return n <= 0 ? 0 : int64_t(engine_() % uint64_t(n)); }
  bool one_in(int64_t n) { return below(n) == 0; }
  Item item(int64_t range) { return {ItemKind(below(int64_t(ItemKind::kCount))), below(range)}; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace hypha::test
