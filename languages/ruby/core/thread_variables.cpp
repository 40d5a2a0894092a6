// SPDX-License-Identifier: MIT
// Thread#[] and its like are of a fiber; thread_variable_get and its like of the whole thread.
#include "framework/thread/fiber.h"
#include "framework/thread/object_lock.h"
#include "languages/ruby/core/fiber.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

// The Hash in `slot` of `owner`, or nil; made if asked for.
Value table_in(HeapObject* owner, Slot& slot, bool make) {
  if (is_hash(slot.load()) || !make) return slot.load();
  Value fresh = new_hash();
  ObjectLock guard(owner);
  if (!is_hash(slot.load())) slot.write(owner, fresh);
  return slot.load();
}

// Another thread's: those of its own stack.
Value locals(Value self, bool make) {
  if (self == current_thread()) {
    if (Value f = current_guest_fiber(); f != kNil) return table_in(f.ptr(), fiber_locals(f), make);
  }
  return table_in(self.ptr(), self.ptr<Object>()->fields[kThreadLocals], make);
}
Value variables(Value self, bool make) {
  return table_in(self.ptr(), self.ptr<Object>()->fields[kThreadVariables], make);
}

Value key_of(Value name) {
  Symbol* s;
  RB_TRY(to_name(name, &s));
  return symbol_value(s);
}
Value get(Value table, Value key) {
  Value v = is_hash(table) ? hash_get(table, key) : kUndefined;
  return v == kUndefined ? kNil : v;
}
Value set(Value self, Value table, Value key, Value v) {
  if (is_frozen_flag(self)) return raise(classes.FrozenError, "can't modify frozen thread locals");
  if (v != kNil) return hash_set(table, key, v);
  hash::remove(table.ptr<Hash>(), key, key_protocol);
  return v;
}
Value names_in(Value table) {
  Value list = new_array(), k, v;
  if (is_hash(table))
    for (int64_t at = 0; hash::next(table.ptr<Hash>(), &at, &k, &v);) array::push(list.ptr<Array>(), k);
  return list;
}

Value local_get(Value self, Value name) { return get(locals(self, false), RB_TRY(key_of(name))); }
Value local_set(Value self, Value name, Value v) {
  Value key = RB_TRY(key_of(name));
  return set(self, locals(self, true), key, v);
}
Value has_local(Value self, Value name) { return boolean(get(locals(self, false), RB_TRY(key_of(name))) != kNil); }
Value local_names(Value self) { return names_in(locals(self, false)); }
// Words: [self, block, name, default]
Value local_fetch(CallTarget*, const Value* args) {
  Value key = RB_TRY(key_of(args[2]));
  Value v = get(locals(args[0], false), key);
  if (v != kNil) return v;
  if (args[1] != kNil) return call_block(args[1], {args[2]});
  if (args[3] != kUndefined) return args[3];
  return raise_key_error("key not found: " + std::string(view_of(RB_TRY(inspect(key)))), args[0], args[2]);
}
Value variable_get(Value self, Value name) { return get(variables(self, false), RB_TRY(key_of(name))); }
Value variable_set(Value self, Value name, Value v) {
  Value key = RB_TRY(key_of(name));
  return set(self, variables(self, true), key, v);
}
Value has_variable(Value self, Value name) { return boolean(get(variables(self, false), RB_TRY(key_of(name))) != kNil); }
Value variable_names(Value self) { return names_in(variables(self, false)); }

const NativeMethod methods[] = {
    {"[]", native<local_get>, 1},
    {"[]=", native<local_set>, 2},
    {"key?", native<has_local>, 1},
    {"keys", native<local_names>},
    {"fetch", local_fetch, 1, 1},
    {"thread_variable_get", native<variable_get>, 1},
    {"thread_variable_set", native<variable_set>, 2},
    {"thread_variable?", native<has_variable>, 1},
    {"thread_variables", native<variable_names>},
};

void define_thread_variables() { define_methods(classes.Thread, methods); }
HY_RUBY_CORE(define_thread_variables);

}  // namespace

}  // namespace hypha::ruby
