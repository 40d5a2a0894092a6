// SPDX-License-Identifier: MIT
// Definitions: methods, classes, modules, aliases; class variables, global specials; exceptions' matching.
#pragma once
#include "languages/ruby/nodes/call.h"
#include "languages/ruby/nodes/variable.h"

namespace hypha::ruby {

// What a `def` needs; immortal.
struct MethodDefinition {
  Symbol* name;
  CallTarget* target;
  MethodInfo* info;
  LexicalScope* scope;
  bool in_body;  // directly in a class body: takes part in private/module_function without arguments
};
Value define_method_at(MethodDefinition*, Value self);  // :name
Value define_singleton_method_at(MethodDefinition*, Value object);
struct DefNode : NodeOf<DefNode> {
  MethodDefinition* definition;
  Node* singleton;  // null: instance method
  DefNode(MethodDefinition* m, Node* s) : definition(m), singleton(s) {}
  RUN {
    if (!singleton) return d.call_rt(*this, define_method_at, definition, d.get(0));
    auto o = TRY(d.eval(singleton));
    return d.call_rt(*this, define_singleton_method_at, definition, o);
  }
};

enum class BodyKind : uint8_t { Class, Module, Singleton };
struct BodyDefinition {
  BodyKind kind;
  Symbol* name;
  CallTarget* body;
  LexicalScope* scope;                      // of the body; its module is filled in when the body runs
  std::vector<Symbol*> instance_variables;  // assigned somewhere in the body: new instances get room for them
};
// Finds or makes the class or module and runs its body. container: the module to look in, kUndefined: the lexical one.
Value open_body(BodyDefinition*, Value container, Value superclass_or_object);
struct BodyNode : NodeOf<BodyNode> {
  BodyDefinition* definition;
  Node *container, *superclass;  // may be null
  BodyNode(BodyDefinition* b, Node* c, Node* s) : definition(b), container(c), superclass(s) {}
  RUN {
    if (container) {
      auto c = TRY(d.eval(container));
      auto s = superclass ? TRY(d.eval(superclass)) : d.constant(kUndefined);
      return d.call_rt(*this, open_body, definition, c, s);
    }
    auto s = superclass ? TRY(d.eval(superclass)) : d.constant(kUndefined);
    return d.call_rt(*this, open_body, definition, d.constant(kUndefined), s);
  }
};

Value scoped_constant(Value module, Symbol* name);  // Module::Name
struct ScopedConstantEntry : ConstantEntry {
  Value module = kNil;
};
struct ScopedConstantNode : NodeOf<ScopedConstantNode> {
  Node* module;
  Symbol* name;
  Cache<ScopedConstantEntry> cache;
  ScopedConstantNode(Node* m, Symbol* n) : module(m), name(n) {}
  RUN {
    auto m = TRY(d.eval(module));
    return d.cached(
        *this, in(m), cache, 4,
        [=](ScopedConstantEntry& e) { return d.when(*e.unchanged, d.same(m, d.constant(e.module))); },
        [=](ScopedConstantEntry& e) { return d.constant(e.value); },
        [=, this] { return d.call_rt(*this, scoped_constant, m, name); });
  }
  bool fill(ScopedConstantEntry&, const Value*, Value m);
};
Value assign_constant(Value module, Symbol* name, Value v);  // module kUndefined: scope's
Value assign_lexical_constant(LexicalScope*, Symbol* name, Value v);
struct WriteConstantNode : NodeOf<WriteConstantNode> {
  LexicalScope* scope;
  Node *module, *value;  // module null: lexical
  Symbol* name;
  WriteConstantNode(LexicalScope* s, Node* m, Symbol* n, Node* v) : scope(s), module(m), value(v), name(n) {}
  RUN {
    if (!module) {
      auto v = TRY(d.eval(value));
      return d.call_rt(*this, assign_lexical_constant, scope, name, v);
    }
    auto m = TRY(d.eval(module));
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, assign_constant, m, name, v);
  }
};

Value read_class_variable(LexicalScope*, Symbol*);
Value write_class_variable(LexicalScope*, Symbol*, Value);
struct ReadClassVariableNode : NodeOf<ReadClassVariableNode> {
  LexicalScope* scope;
  Symbol* name;
  ReadClassVariableNode(LexicalScope* s, Symbol* n) : scope(s), name(n) {}
  RUN { return d.call_rt(*this, read_class_variable, scope, name); }
};
struct WriteClassVariableNode : NodeOf<WriteClassVariableNode> {
  LexicalScope* scope;
  Symbol* name;
  Node* value;
  WriteClassVariableNode(LexicalScope* s, Symbol* n, Node* v) : scope(s), name(n), value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, write_class_variable, scope, name, v);
  }
};

// Runtime functions behind syntax.
Value nth_match(int64_t n);           // $1 ... of the last match in this thread
Value back_reference(int64_t which);  // $& $` $' $+
Value named_match(Symbol* group);
bool is_special_global(Symbol* name);  // $! $~ $stdout ...: not a plain cell
Value read_special_global(Symbol* name);
Value write_special_global(Value v, Symbol* name);
Rooted<>* global_cell(Symbol* name);
Value alias_global(Symbol* new_name, Symbol* old_name);
Value module_nesting(LexicalScope*);  // Module.nesting
Value lexical_module(LexicalScope*);  // the class or module that is open here
Value class_variable_or_nil(LexicalScope*, Symbol*);
Value constant_or_nil(LexicalScope*, Symbol*);
Value defined_constant(LexicalScope*, Symbol*);                       // "constant" or nil; never raises
Value defined_method(const CallSite*, Value caller, Value receiver);  // "method" or nil
Value defined_ivar(Value self, Symbol* name);                         // "instance-variable" or nil
Value defined_global(Symbol* name);
Value defined_class_variable(LexicalScope*, Symbol*);
Value defined_super(Value self, const MethodInfo*);     // "super" or nil
Value absolute_path(Symbol* path);                      // String
Value require_relative_from(Value path, Symbol* file);  // path: String; file: of the program that says it
// case/in
Value pattern_matches(Value subject, Value pattern);  // pattern === subject as true or false
Value pattern_deconstruct(Value subject);             // Array, or nil if it does not respond
Value pattern_array_size(Value array, int64_t least, int64_t exact);
Value pattern_deconstruct_keys(Value subject, Value keys);  // Hash, or nil
Value pattern_hash_fetch(Value hash, Symbol* key);          // kUndefined if absent
Value pattern_hash_rest(Value hash, Value keys);
Value pattern_failed(Value subject);       // NoMatchingPatternError
Value only_pattern_failed(Value subject);  // likewise, and says why: the last test that failed

// A static argument in the domain: guest values are constants of it.
template <class D, class T>
auto static_argument(D d, const T& a) {
  if constexpr (std::is_same_v<T, Value>)
    return d.constant(a);
  else
    return a;
}

// Functions without and with one child.
template <class... A>
struct RuntimeNode : NodeOf<RuntimeNode<A...>> {
  Value (*fn)(A...);
  std::tuple<A...> arguments;
  RuntimeNode(Value (*f)(A...), A... a) : fn(f), arguments(a...) {}
  RUN {
    return std::apply([&](const A&... a) { return d.call_rt(*this, fn, static_argument(d, a)...); }, arguments);
  }
};
template <class... A>
struct RuntimeValueNode : NodeOf<RuntimeValueNode<A...>> {  // fn(child, static arguments...)
  Value (*fn)(Value, A...);
  Node* value;
  std::tuple<A...> arguments;
  RuntimeValueNode(Value (*f)(Value, A...), Node* v, A... a) : fn(f), value(v), arguments(a...) {}
  RUN {
    auto v = TRY(d.eval(value));
    return std::apply([&](const A&... a) { return d.call_rt(*this, fn, v, static_argument(d, a)...); }, arguments);
  }
};

struct DefinedMethodNode : NodeOf<DefinedMethodNode> {
  CallSite site;
  Node* receiver;
  DefinedMethodNode(CallSite s, Node* r) : site(s), receiver(r) {}
  RUN {
    auto v = TRY(d.eval(receiver));
    return d.call_rt(*this, defined_method, &site, d.get(0), v);
  }
};

// return where there is nothing to return from any more: LocalJumpError.
Value orphan_return(Value v);

// rescue: does the class (or splatted list of classes) take the exception in the slot?
Value rescue_matches(Value exception, Value pattern);
struct RescueMatchNode : NodeOf<RescueMatchNode> {
  int slot;
  Node* pattern;
  RescueMatchNode(int s, Node* p) : slot(s), pattern(p) {}
  RUN {
    auto p = TRY(d.eval(pattern));
    return d.call_rt(*this, rescue_matches, d.get(slot), p);
  }
};
Value swap_current_exception(Value exception);  // sets $!, returns what it was
struct EnterRescueNode : NodeOf<EnterRescueNode> {
  int slot, saved;
  EnterRescueNode(int s, int b) : slot(s), saved(b) {}
  RUN {
    auto before = d.call_rt(*this, swap_current_exception, d.get(slot));
    TRY(before);
    d.set(saved, before);
    return d.constant(kNil);
  }
};
// Behind an ensure clause: $! is what it was, if the clause ran for an exception.
struct LeaveEnsureNode : NodeOf<LeaveEnsureNode> {
  int saved;
  explicit LeaveEnsureNode(int s) : saved(s) {}
  RUN {
    auto before = d.get(saved);
    return d.if_(
        d.same(before, d.constant(kUndefined)), [=] { return d.constant(kNil); },
        [=, this] { return d.call_rt(*this, swap_current_exception, before); });
  }
};

}  // namespace hypha::ruby
