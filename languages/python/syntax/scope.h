// SPDX-License-Identifier: MIT
// Scopes: who owns each name. Found like CPython's symbol table does, in three steps over a whole file:
//   1. scope_builder walks the tree once: makes a Scope per module, class, function, lambda and comprehension, and
//   notes
//      which names each of them binds, uses and declares;
//   2. scope_analysis decides from the outermost scope inwards where each name lives;
//   3. every ast::Name gets the answer as a NameReference.
// Errors: those that CPython reports from its symbol table ("name 'x' is assigned to before global declaration") and
// from its compiler ("'return' outside function"); the first kind wins, as there.
//
// What the translator needs to know about Envs: a scope with env_slots > 0 owns an Env per activation, whose parent is
// the Env of the nearest enclosing scope that owns one. A name reference of kind Cell or Free says how many parent
// links to follow from the innermost Env (`hops`) and which slot holds the variable.
#pragma once
#include <cstdint>
#include <string_view>

#include "languages/python/syntax/arena.h"

namespace hypha {
class DiagnosticList;
class Source;
}  // namespace hypha

namespace hypha::python {

struct Scope;

// A variable of a function, lambda or comprehension scope (or the implicit __class__ of a class scope).
struct Variable {
  std::string_view name;
  Scope* owner = nullptr;
  uint32_t slot = 0;       // frame slot, or slot in the owner's Env if captured
  int32_t parameter = -1;  // index in the parameter list, -1: not a parameter
  bool captured = false;   // an inner scope uses it (or the scope keeps everything in its Env)
  bool is_parameter() const { return parameter >= 0; }
};

enum class NameKind : uint8_t {
  Unresolved,
  Local,      // frame slot of this scope
  Cell,       // this scope's own Env (hops is 0)
  Free,       // Env of an enclosing scope
  Global,     // module namespace, then builtins
  ClassName,  // namespace of the class body (or of exec'd code), then globals, then builtins
  ClassFree,  // namespace of the class body, then the captured variable
};

struct NameReference {
  NameKind kind = NameKind::Unresolved;
  bool explicit_global = false;  // by a global statement
  uint16_t hops = 0;             // Cell, Free, ClassFree: Env parent links to follow
  uint32_t slot = 0;             // Local: frame slot; Cell, Free, ClassFree: slot in that Env
  Variable* variable = nullptr;  // Local, Cell, Free, ClassFree
};

enum class ScopeKind : uint8_t { Module, Class, Function, Lambda, Comprehension };

struct Scope {
  ScopeKind kind = ScopeKind::Module;
  Scope* parent = nullptr;
  std::string_view name;            // "<module>", "<lambda>", "<listcomp>", ...
  std::string_view qualified_name;  // __qualname__
  uint32_t start = 0;               // source offset
  List<Scope*> children;
  List<Variable*> variables;  // own ones; parameters first, in signature order
  List<Variable*> free;       // variables of enclosing scopes used here or further inside
  uint32_t frame_slots = 0;
  uint32_t env_slots = 0;

  bool is_generator = false;        // contains yield (a generator expression too)
  bool is_coroutine = false;        // async def, or a comprehension that awaits; with is_generator: async generator
  bool uses_class_cell = false;     // function: uses super() or __class__
  bool needs_class_cell = false;    // class: a method does; its only Env variable is __class__
  bool uses_dynamic_names = false;  // calls locals(), vars(), dir(), eval() or exec(): all its variables are captured
  bool has_import_star = false;
  bool has_annotations = false;  // module or class: contains annotated assignments, needs __annotations__
  bool optimized() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }
};

namespace ast {
struct Module;
}

struct ScopeOptions {
  bool separate_locals = false;  // code for exec/eval with a local namespace: root names are ClassName
};

// Resolves the whole tree; on errors adds one diagnostic and returns false.
bool resolve_scopes(ast::Module& module, const Source& source, Arena& arena, const ScopeOptions& options,
                    DiagnosticList& diagnostics);

}  // namespace hypha::python
