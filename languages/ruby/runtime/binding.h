// SPDX-License-Identifier: MIT
// Bindings: an activation's variables by name, and the evaluation of strings there.
#pragma once
#include "languages/ruby/runtime/call_site.h"
#include "languages/ruby/runtime/target_text.h"

namespace hypha::ruby {

// `target` is what runs, `env` its innermost Env or nil.
Value make_binding(const CallTarget* target, Value self, Value env);
bool is_binding(Value v);
void set_global_binding(const CallTarget* program);  // TOPLEVEL_BINDING, without the program's variables
Value global_binding();
Value binding_of_closure(Value closure);

struct Evaluation {
  std::string_view text;
  std::string file = "(eval)";
  int64_t line = 1;
  Value self = kUndefined;         // another one than the binding's
  ClassInfo* module = nullptr;     // class_eval: what the text is the body of
};
Value evaluate(Value binding, const Evaluation&);

// After an evaluation has made its Env: the binding knows the variables that were defined there.
Value extend_binding(Value binding, Value env, const CallTarget* target);

// translate/bindings.cpp: a text whose scope is inside of `outer`'s.
CallTarget* translate_evaluation(syntax::SyntaxTree& tree, const CallTarget* outer, LexicalScope* lexical);

}  // namespace hypha::ruby
