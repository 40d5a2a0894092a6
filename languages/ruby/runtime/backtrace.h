// SPDX-License-Identifier: MIT
// Backtraces. An exception keeps the raw stack (a Raw of StackPlaces); texts are made when somebody asks. Code of the
// prelude is shown as CRuby shows its C functions: with the place of the caller. Sources of the prelude have names that
// start with "<internal:".
#pragma once
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

struct StackPlace {
  const CallTarget* target;  // null: a native method, `native` says which
  union {
    struct {
      uint32_t start, length;  // in the target's source
    };
    Symbol* native;
  };
  uint32_t clauses = 0;  // that this place stands in, outermost in the lowest two bits: kRescueClause, kEnsureClause
};
enum : uint32_t { kRescueClause = 1, kEnsureClause = 2 };

// Raw. callee: a target that could not be entered, because its arguments were wrong, or null.
Value capture_places(bool with_native, const CallTarget* callee = nullptr);
Value capture_places_of(const GuestThread& t);  // stops the world
Value places_to_array(Value raw, int64_t skip = 0, int64_t limit = -1);
// The exception's backtrace as the guest sees it: Array or nil.
Value backtrace_of(Value exception);
// Of the innermost guest code that is no prelude; null if the exception was not raised.
const StackPlace* raising_place(Value exception);
bool is_internal(const Source*);
// Of the innermost guest code that is no prelude: for warnings, caller, require_relative. Empty if there is none.
std::string current_place();

// A built-in's operation has no target of its own: which method it stands for.
bool is_instruction(Symbol* name, ClassInfo* of);  // shown nowhere
void name_operation(const Node* operation, Symbol* name);

}  // namespace hypha::ruby
