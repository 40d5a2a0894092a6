// SPDX-License-Identifier: MIT
// Constants as nodes and Module's methods look them up.
#pragma once
#include "languages/ruby/runtime/call_site.h"

namespace hypha::ruby {

// By lexical scopes, then the innermost one's ancestors, then Object. Null: none.
Constant* find_lexical_constant(LexicalScope*, Symbol* name);
// As Module::Name finds it: ancestors, without Object's for other classes. Null: none.
Constant* find_scoped_constant(ClassInfo*, Symbol* name);
Value constant_missing(ClassInfo* in, Symbol* name);        // const_missing, NameError
Value uninitialized_constant(ClassInfo* in, Symbol* name);  // NameError "uninitialized constant Foo::Bar"
// With the checks and the warning of an assignment.
Value assign_constant_in(ClassInfo*, Symbol* name, Value v);
bool remove_constant(ClassInfo*, Symbol* name);
bool is_constant_name(std::string_view);

// The holder of a class variable in c's ancestry; null: nobody has it.
ClassInfo* class_variable_holder(ClassInfo* c, Symbol* name);
Value class_variable(ClassInfo* c, Symbol* name);  // NameError
Value set_class_variable(ClassInfo* c, Symbol* name, Value v);

}  // namespace hypha::ruby
