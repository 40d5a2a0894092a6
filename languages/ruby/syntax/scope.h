// SPDX-License-Identifier: MIT
// Scopes and local variables of a Ruby program, resolved while it is parsed (Ruby's grammar itself depends on which
// names are locals). After parse() every local has an owner, a `captured` flag and an index:
//   not captured: `index` is a frame slot of the owner's activation, 0 .. Scope::frame_slots-1
//   captured:     `index` is a slot of the Env object made per activation of the owner, 0 .. Scope::env_slots-1
// A scope needs an Env exactly if env_slots > 0.
#pragma once
#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "languages/ruby/syntax/arena.h"

namespace hypha::ruby::syntax {

struct Scope;
struct Params;
struct Node;

struct Variable {
  std::string_view name;  // hidden ones have names no program can write: "%1", "*", "**", "&"
  Scope* owner = nullptr;
  uint32_t index = 0;     // see above; valid after parse()
  bool captured = false;  // read or written from a nested block
  bool is_param = false;
  bool hidden = false;  // made by the parser
};

enum class ScopeKind : uint8_t { Program, Eval, Class, Module, SingletonClass, Def, Block, Lambda, For };

struct Scope {
  ScopeKind kind = ScopeKind::Program;
  Scope* parent = nullptr;           // lexically enclosing scope; variables are visible through it only if is_block()
  Params* params = nullptr;          // of Def, Block, Lambda, For
  std::string_view name;             // of Def, Class, Module
  std::vector<Variable*> variables;  // in order of declaration (written parameters come first)
  uint32_t frame_slots = 0;
  uint32_t env_slots = 0;

  bool uses_yield = false;           // `yield` here or in a nested block (then set on all scopes up to the home)
  bool yields_from_block = false;    // on a home scope: a nested block yields to the method's block
  bool has_nonlocal_return = false;  // on a home scope: a nested block contains `return`
  bool has_return = false;           // a `return` stands directly in this scope
  bool has_break = false;            // a `break` that leaves this block (not one of its loops)
  bool has_next = false;             // a `next` that ends this block
  bool has_redo = false;             // a `redo` of this block
  bool has_retry = false;            // a `retry` in a rescue of this scope
  bool uses_super = false;           // super with explicit arguments, here or in a nested block
  bool uses_zsuper = false;          // super that passes the method's own arguments on
  bool uses_binding = false;         // binding, eval, ...: all visible variables are captured
  bool has_block_param = false;      // declares &block (or an anonymous one)
  bool has_blocks = false;           // contains block or lambda scopes

  std::unordered_map<std::string_view, Variable*> names;  // kept after parse() only if uses_binding: eval looks here

  // Parser state (meaningless afterwards).
  Variable* numbered[9] = {};
  uint32_t loop_depth = 0;
  uint32_t rescue_depth = 0;
  bool ordinary_params = false;     // the block wrote | |: no numbered parameters
  bool numbered_in_nested = false;  // a nested block uses _1
  bool forwards_all = false;        // parameter list had `...`

  bool is_block() const {
    return kind == ScopeKind::Block || kind == ScopeKind::Lambda || kind == ScopeKind::For || kind == ScopeKind::Eval;
  }
  // The method, class body or program whose `self`, `return` and `yield` this scope uses.
  Scope* home() {
    Scope* s = this;
    while (s->is_block() && s->parent) s = s->parent;
    return s;
  }
};

// Number of Env objects to step over from an activation of `from` to reach `variable`'s Env
// (0: the innermost Env that exists at `from`, its own one included).
uint32_t env_hops(const Scope* from, const Variable* variable);

// Keeps the scope stack while parsing.
class ScopeBuilder {
 public:
  ScopeBuilder(std::deque<Scope>& scopes, std::deque<Variable>& variables) : scopes_(scopes), variables_(variables) {}

  Scope* current() const { return current_; }
  Scope* push(ScopeKind kind, std::string_view name = {});
  void push_eval(Scope* outer);
  void pop() { current_ = current_->parent; }
  void enter(Scope* scope) { current_ = scope; }

  Variable* find(std::string_view name) const;           // no side effect
  Variable* reference(std::string_view name);            // find, and note the capture
  Variable* declare(std::string_view name);              // reuse a visible one or make it (assignment)
  Variable* declare_here(std::string_view name);         // always in the current scope (parameters, block-locals)
  Variable* declare_hidden(std::string_view name = {});  // in the current scope
  Variable* declare_method_hidden();                     // in the method (or program) around: shared by its blocks
  void note_use(Variable* variable);                     // mark captured if used from another scope

  // _1 .. _9: the variable, or null if this is no block (then it is a plain name). `error` gets CRuby's complaint if
  // the block has ordinary parameters or a block around it uses numbered ones.
  Variable* numbered_parameter(std::string_view name, const char** error);
  static bool is_numbered_name(std::string_view name) {
    return name.size() == 2 && name[0] == '_' && name[1] >= '1' && name[1] <= '9';
  }

  void note_return();
  void note_yield();
  void note_super(bool zsuper);
  void note_binding() { current_->uses_binding = true; }

  void finish();  // captures for binding, then slot numbers

 private:
  Variable* make(std::string_view name, Scope* owner);
  std::deque<Scope>& scopes_;
  std::deque<Variable>& variables_;
  Scope* current_ = nullptr;
};

}  // namespace hypha::ruby::syntax
