// SPDX-License-Identifier: MIT
// Making classes, and the chains of super().
#include "languages/python/nodes/function.h"

#include <algorithm>

#include "languages/python/runtime/class_definition.h"

namespace hypha::python {

Value annotate_function(Value function, Value annotations) {
  set_property(function.ptr<Object>(), names::annotations, annotations);
  return function;
}

// ---- super

bool SuperCallBase::fill_super(SuperEntry& e, Value class_object, Value self) {
  if (!is_type(class_object) || !guard_for(self, e.type)) return false;
  TypeInfo* after = type_info(class_object);
  TypeInfo* start = type_of(self);
  bool of_class = is_type(self) && type_info(self)->inherits_from(after);
  if (of_class) start = type_info(self);
  if (!start->inherits_from(after)) return false;
  auto at = std::find(start->mro.begin(), start->mro.end(), after);
  Cell* c = nullptr;
  Value f = kUndefined;
  for (++at; at != start->mro.end() && f == kUndefined; ++at) f = value_of(c = (*at)->attributes.find(name));
  if (f == kUndefined) return false;
  if (of_class) {  // cls in a class method, or the first argument of __new__
    if (layout_of(f) != Layout::ClassMethod) return false;
    f = native_field(f, 0);
  }
  if (!binds_self(f)) return false;
  if (function_code(f)->is_native && type_of(self)->wraps_value) return false;
  Node* invoke = keep_invocation(f, site.argc + 1);
  e.lookup = &lookup_assumption(name);
  e.unchanged = watch(*c);
  if (!invoke || !e.unchanged) return false;
  Node* call = make_constant_call(f, invoke, site.argc + 1);
  if (!call) return false;
  e.class_object = class_object;
  e.action = keep(call);
  return true;
}

Value super_call_slow(SuperCallBase* b, Value class_object, Value self, Value arguments) {
  Value s = PY_TRY(make_super(class_object, self));
  Value f = PY_TRY(get_attribute(s, b->name));
  Value room[kMaxPlainArguments + 1];
  int64_t n = length_of(arguments);
  for (int64_t i = 0; i < n; i++) room[i] = array::get(array_of(arguments), i);
  return call(f, std::span<const Value>(room, size_t(n)), b->site.keywords());
}

template <int N = 0, class... A>
static Node* make_super_node(int n, uint32_t start, uint32_t length, A&&... a) {
  if constexpr (N > kMaxPlainArguments) return nullptr;
  else if (n != N) return make_super_node<N + 1>(n, start, length, std::forward<A>(a)...);
  else {
    auto* made = new SuperCallNode<N>(std::forward<A>(a)...);
    made->source_start = start;
    made->source_length = length;
    made->op.set_source(start, length);
    return made;
  }
}

Node* make_super_call(const CallSite& s, Symbol* name, Node* owner, Node* self, const std::vector<Node*>& a, uint32_t start, uint32_t length) {
  return make_super_node(s.argc, start, length, s, name, owner, self, a.data());
}

}  // namespace hypha::python
