// SPDX-License-Identifier: MIT
// CRuby lists the instance variables of all objects of a class in one order: that in which the class first saw them.
// The first shape that added a variable tells.
#include "languages/ruby/runtime/convert.h"

namespace hypha::ruby {

static absl::flat_hash_map<Symbol*, uint32_t> first_shapes(ClassInfo* c) {
  absl::flat_hash_map<Symbol*, uint32_t> first;
  for (uint32_t id = 0; id < Shape::shape_count(); id++) {
    Shape* s = Shape::from_id(id);
    if (s->class_data() != c || s->dictionary() || s->property_count() == 0) continue;
    first.try_emplace(s->properties().back().name, id);
  }
  return first;
}

std::vector<Symbol*> instance_variable_names(Value v) {
  using Names = std::vector<Symbol*>;
  static auto* known = new absl::flat_hash_map<Shape*, Names>;  // of a shape the order is settled
  Shape* shape = shape_of(v.ptr());
  {
    std::lock_guard held(class_lock());
    if (auto it = known->find(shape); it != known->end()) return it->second;
  }
  Names names = property_names(v.ptr<Object>());
  std::erase_if(names, [](Symbol* s) { return s->view()[0] != '@' || s->view().starts_with("@__"); });
  if (names.size() > 1) {
    auto first = first_shapes(real_class_of(v));
    auto rank = [&](Symbol* s) {
      auto it = first.find(s);
      return it == first.end() ? UINT32_MAX : it->second;
    };
    std::stable_sort(names.begin(), names.end(), [&](Symbol* a, Symbol* b) { return rank(a) < rank(b); });
  }
  std::lock_guard held(class_lock());
  if (!shape->dictionary()) (*known)[shape] = names;
  return names;
}

}  // namespace hypha::ruby
