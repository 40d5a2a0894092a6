// SPDX-License-Identifier: MIT
// What a call knows apart from its values: name, form, lexical scope.
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

struct MethodInfo;
struct LexicalScope {       // of class and module bodies, innermost first; immortal
  ClassInfo* module;
  LexicalScope* outer;
  std::vector<ClassInfo*> refinements = {};  // that `using` activated here, in order
};

// What a call looks like, apart from its number of arguments.
struct CallSite {
  Symbol* name;
  bool self_call = false;                // receiver is self: private methods are fine
  bool variable_call = false;            // a bare identifier: "undefined local variable or method"
  bool keywords = false;                 // the last argument is a Hash of keywords
  const MethodInfo* super_of = nullptr;  // super: the method that says it
  const LexicalScope* refined = nullptr; // where refinements may be active: behind a `using`
};
// The method that a call finds, visible or not.
Method* lookup(const CallSite&, Value self);
// CallTarget::language_data of a method's body.
struct MethodInfo {
  Parameters parameters;
  std::atomic<Method*> method = nullptr;  // as defined last
};

}  // namespace hypha::ruby
