// SPDX-License-Identifier: MIT
// Operations on classes and modules that both syntax and Module's methods have: definitions with their checks and
// hooks.
#pragma once
#include "languages/ruby/runtime/call_site.h"

namespace hypha::ruby {

// Adds the method; checks that `c` is not frozen; runs method_added or singleton_method_added.
Value add_checked_method(ClassInfo* c, Method* m);
// method_added and its like; of a singleton class, singleton_method_added of whose it is.
Value run_method_hook(ClassInfo* c, const char* event, Symbol* name);
// The visibility that a definition in c's body gets now.
Visibility visibility_of_definition(ClassInfo* c, Symbol* name);
Value make_alias(ClassInfo* c, Symbol* alias, Symbol* existing);  // NameError
// define_method: the body is a Closure or a Method object. Returns the name.
Value define_method_from(ClassInfo* c, Value name, Value body, Visibility visibility);
Value undefined_method_error(ClassInfo* c, Symbol* name);  // NameError "undefined method `x' for class `Foo'"
// Class.new and class bodies: TypeError for what nobody may inherit from, else kNil.
Value check_superclass(Value superclass);
Value run_inherited(ClassInfo* superclass, ClassInfo* c);
// New instances of c get room for these variables besides those known.
void reserve_instance_variables(ClassInfo* c, const std::vector<Symbol*>& names);
// Runs `body` as c's body: definitions start public.
template <class F>
Value in_body_of(ClassInfo* c, F body) {
  BodyMode mode{Visibility::Public, false, c, innermost_body};
  innermost_body = &mode;
  Value v = body();
  innermost_body = mode.outer;
  return v;
}

}  // namespace hypha::ruby
