// SPDX-License-Identifier: MIT
#include "framework/value/symbol.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "framework/engine/check.h"
#include "framework/value/string_data.h"

namespace hypha {

namespace {
struct ByText {
  size_t operator()(std::string_view s) const { return string::hash_bytes(s.data(), s.size()); }
};

// Never destroyed: symbols outlive every static object. Made at first use, which may be a static initializer.
struct Table {
  std::shared_mutex mutex;  // style: apart (many readers; held for a look at the tables)
  absl::flat_hash_map<std::string_view, Symbol*, ByText> by_text;  // keys lie in the symbols' texts
  std::vector<Symbol*> by_id;
  uint32_t symbol_shape_id = 0, text_shape_id = 0;

  static Table& get() {
    static Table& table = *new Table;
    return table;
  }

  Symbol* add(std::string_view name) {  // with the lock held
    size_t bytes = sizeof(StringData) + name.size() + 1;
    auto* text = static_cast<StringData*>(heap::allocate_immortal(text_shape_id, Kind::StringData, bytes));
    text->byte_length = name.size();
    std::copy(name.begin(), name.end(), text->bytes);
    auto* s = static_cast<Symbol*>(heap::allocate_immortal(symbol_shape_id, Kind::Symbol, sizeof(Symbol)));
    uint64_t hash = string::hash_of(text);
    s->text = text;
    s->id = uint32_t(by_id.size());
    s->hash = uint32_t(hash ^ hash >> 32);
    by_id.push_back(s);
    by_text.emplace(text->view(), s);
    return s;
  }
};
}  // namespace

std::string_view Symbol::view() const { return text->view(); }

Symbol* intern(std::string_view name) {
  Table& t = Table::get();
  {
    std::shared_lock lock(t.mutex);
    auto found = t.by_text.find(name);
    if (found != t.by_text.end()) return found->second;
  }
  std::unique_lock lock(t.mutex);
  auto found = t.by_text.find(name);
  return found != t.by_text.end() ? found->second : t.add(name);
}

uint32_t symbol_count() {
  Table& t = Table::get();
  std::shared_lock lock(t.mutex);
  return uint32_t(t.by_id.size());
}

Symbol* symbol_from_id(uint32_t id) {
  Table& t = Table::get();
  std::shared_lock lock(t.mutex);
  HY_CHECK(id < t.by_id.size());
  return t.by_id[id];
}

void set_symbol_shape_ids(uint32_t symbol, uint32_t text) {
  Table& t = Table::get();
  std::unique_lock lock(t.mutex);
  t.symbol_shape_id = symbol;
  t.text_shape_id = text;
  for (Symbol* s : t.by_id) {
    s->shape_id = symbol;
    const_cast<StringData*>(s->text)->shape_id = text;
  }
}

}  // namespace hypha
