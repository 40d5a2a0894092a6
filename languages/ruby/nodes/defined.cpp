// SPDX-License-Identifier: MIT
// defined?(...), and what blocks and files are told about their place.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

Value defined_method(const CallSite* site, Value caller, Value receiver) {
  Method* m = find_method(class_of(receiver), site->name);
  bool found = m ? may_call(m, *site, caller) : responds_to(receiver, site->name, site->self_call);
  return found ? new_string("method") : kNil;
}

Value defined_ivar(Value self, Symbol* name) {
  if (!self.is_heap() || is_symbol(self) || is_integer(self) || is_float(self)) return kNil;
  return get_property(self.ptr<Object>(), name) == kUndefined ? kNil : new_string("instance-variable");
}

Value defined_super(Value self, const MethodInfo* info) {
  Method* m = info ? info->method.load(std::memory_order_acquire) : nullptr;
  if (!m) return kNil;
  ClassInfo* c = class_of(self);
  return find_super_method(c, same_text_in(c, m)->owner, m->name) ? new_string("super") : kNil;
}

}  // namespace hypha::ruby
