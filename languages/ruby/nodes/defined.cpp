// SPDX-License-Identifier: MIT
// defined?(...), and what blocks and files are told about their place.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

Value defined_method(Value receiver, Symbol* name, int64_t self_call) {
  Method* m = find_method(class_of(receiver), name);
  bool found = m ? self_call || m->visibility == Visibility::Public : responds_to(receiver, name, self_call);
  if (m && m->visibility == Visibility::Protected && !found) {
    Frame* f = thread().top_frame;
    found = f && is_a(f->slots[0], m->owner);
  }
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
