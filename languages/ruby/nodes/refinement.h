// SPDX-License-Identifier: MIT
// Refinements: methods of a class that exist for call sites behind a `using` in the same text only.
#pragma once
#include "languages/ruby/nodes/dispatch.h"

namespace hypha::ruby {

Value use_refinements(Value module, LexicalScope* scope);  // using
Value use_own_refinements(LexicalScope* scope);            // of the module that is open: inside of its refine blocks
Value refined_symbol_proc(Symbol* name, const LexicalScope* scope);  // &:name

}  // namespace hypha::ruby
