// SPDX-License-Identifier: MIT
#include "languages/ruby/core/method_list.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

namespace hypha::ruby {

namespace {

class MethodList {
 public:
  explicit MethodList(unsigned mask) : mask_(mask), names_(new_array()) {}

  void add(ClassInfo* c) {
    std::vector<std::pair<Symbol*, Method*>> own = own_methods(c);
    std::sort(own.begin(), own.end(), [](auto& a, auto& b) { return a.second->serial < b.second->serial; });
    for (auto& [name, method] : own) {
      if (!seen_.insert(name).second || method->undefined() || name->view().starts_with("__")) continue;
      if (mask_ & 1u << bit(method->visibility)) array::push(names_.ptr<Array>(), symbol_value(name));
    }
  }
  Value names() const { return names_; }

 private:
  static unsigned bit(Visibility v) { return v == Visibility::Public ? 0 : v == Visibility::Protected ? 1 : 2; }
  unsigned mask_;
  Value names_;
  absl::flat_hash_set<Symbol*> seen_;
};

}  // namespace

Value list_methods(ClassInfo* c, unsigned mask, ClassInfo* end) {
  MethodList list(mask);
  for (ClassInfo* a : c->ancestors()) {
    if (a == end) break;
    list.add(a);
  }
  return list.names();
}

Value list_own_methods(ClassInfo* c, unsigned mask) {
  MethodList list(mask);
  list.add(c);
  return list.names();
}

// Those of classes are inherited from the superclasses' singleton classes.
Value list_singleton_methods(Value object, bool inherited_modules) {
  MethodList list(kPublicMask | kProtectedMask);
  ClassInfo* c = class_of(object);
  bool of_class = is_kind(object, Kind::Class);
  for (ClassInfo* a : c->ancestors()) {
    if (!a->is_singleton && !a->is_module) break;
    if (a->is_module && !inherited_modules) continue;
    if (a->is_singleton && a != c && !(of_class && inherited_modules)) break;
    if (a->is_singleton && (a->attached == classes.Object->object || a->attached == classes.BasicObject->object) &&
        a != c)
      break;
    list.add(a);
  }
  return c->is_singleton ? list.names() : new_array();
}

}  // namespace hypha::ruby
