// SPDX-License-Identifier: MIT
#include "framework/object/dictionary.h"

#include "framework/object/shape.h"

namespace hypha::dictionary {

namespace {
uint32_t table_shape_id() {
  static const uint32_t id = Shape::root(nullptr, Kind::Hash, 0)->id();
  return id;
}
const KeyProtocol& by_identity() { return hash::identity_protocol; }
}  // namespace

Hash* make(int64_t expected) {
  Hash* table = hash::make(table_shape_id(), expected);
  table->flags.init(fixnum(hash::kByIdentity));
  return table;
}

Value get(Hash* table, Symbol* name) { return hash::get(table, symbol_value(name), by_identity()); }

void put(Hash* table, Symbol* name, Value v, uint32_t flags) {
  bool added = hash::put(table, symbol_value(name), v, by_identity()) == kTrue;
  if (!added || flags == 0) return;
  Value rare = table->default_value.load();
  if (!rare.is_heap()) {
    rare = ref(make(0));
    table->default_value.write(table, rare);
  }
  hash::put(rare.ptr<Hash>(), symbol_value(name), fixnum(flags), by_identity());
}

bool remove(Hash* table, Symbol* name) {
  if (hash::remove(table, symbol_value(name), by_identity()) == kUndefined) return false;
  Value rare = table->default_value.load();
  if (rare.is_heap()) hash::remove(rare.ptr<Hash>(), symbol_value(name), by_identity());
  return true;
}

uint32_t flags(Hash* table, Symbol* name) {
  Value rare = table->default_value.load();
  if (!rare.is_heap()) return 0;
  Value f = hash::get(rare.ptr<Hash>(), symbol_value(name), by_identity());
  return f == kUndefined ? 0 : uint32_t(f.as_int());
}

}  // namespace hypha::dictionary
