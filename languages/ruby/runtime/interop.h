// SPDX-License-Identifier: MIT
// What the nodes need of the runtime's call machinery, beyond runtime.h.
#pragma once
#include <span>

#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

struct CallSite;

// Natives call each other without the interpreter's check, and take words on the stack.
inline bool stack_has_room(size_t words) {
  return static_cast<char*>(__builtin_frame_address(0)) - words * sizeof(Value) >= thread().stack_limit;
}
inline Value raise_stack_overflow() { return raise(classes.SystemStackError, "stack level too deep"); }

bool is_class_new(const Method*);          // the built-in Class#new
bool has_own_allocator(ClassInfo*);        // a singleton `allocate`, or a built-in class whose instances are made another way

// No visible method: private/protected rules, method_missing, NoMethodError.
Value call_missing(Method* found, const CallSite&, Value self, std::span<const Value> args, Value block);
Value call_method_closure(Method*, Value self, std::span<const Value> args, Value block, bool keywords);

// Lays out the arguments as `p` wants them behind `header` words of `words` (room for header + positional + rest + keywords) and returns
// kNil, or raises ArgumentError, whose backtrace begins with the callee. strict: methods and lambdas.
Value lay_out_arguments(const CallTarget* callee, const Parameters& p, std::span<const Value> args, bool keywords, bool strict, int header, Value* words);

// Calls a block with the elements of an Array as arguments; spread: they are the elements of one argument.
Value enter_block_array(Value closure, Value self, Value array, bool spread);
Value call_closure_with_block(Value closure, std::span<const Value> args, Value block, bool keywords);  // Proc#call

// Closures without a block's frame (:symbol.to_proc, method objects): CallTarget::language_data is null, `extra` says what to do.
Value call_native_block(Value closure, std::span<const Value> args, Value block);
Value symbol_proc(Symbol* name);                  // &:name
Value method_proc(Value method_object);           // &method(:name)

// instance_eval's target is the singleton class of self: made when something is defined.
ClassInfo* singleton_of_self();                   // stands for it in a DefineTargetScope
ClassInfo* lexical_target();                      // in a DefineTargetScope: as the text says, whatever is around
// class_eval and instance_eval with a block: where `def` inside defines.
class DefineTargetScope {
 public:
  explicit DefineTargetScope(ClassInfo* target);  // null: no change
  ~DefineTargetScope();
  static ClassInfo* current();                    // null: lexical

 private:
  ClassInfo* before_;
  bool changed_;
};

}  // namespace hypha::ruby
