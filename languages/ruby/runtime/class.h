// SPDX-License-Identifier: MIT
// Ruby's object model: classes, modules, singleton classes, methods, constants. The C++ side of a class is a ClassInfo (immortal); the
// guest sees a Kind::Class object whose first field holds the pointer. Shapes name their ClassInfo (Shape::class_data), so that a shape guard
// implies the class, singleton class included.
#pragma once
#include <absl/container/flat_hash_map.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "framework/node/call_target.h"
#include "framework/object/shape.h"
#include "framework/specialize/assumption.h"

namespace hypha::ruby {

struct ClassInfo;

// Guards what classes know (methods, constants, variables, ancestry): short, no guest code, allocation, poll or
// invalidation inside. May be taken under rewrite_lock, never the other way round.
std::recursive_mutex& class_lock();

enum class Visibility : uint8_t { Public, Private, Protected };

// How a method or block takes its arguments. The frame's first words are fixed: methods [self, block], blocks
// [self, block, closure]; then required, optional (kUndefined if absent), rest (Array), post-required, keywords (Hash or nil).
struct Parameters {
  uint16_t required = 0, optional = 0, post = 0;
  bool rest = false;
  bool keywords = false;            // takes keyword arguments (named ones or **rest): one slot with the Hash (nil: none given)
  bool keyword_rest = false;        // any keyword is fine
  bool no_keywords = false;         // **nil
  bool trailing_comma = false;      // |a,|: a block that destructures although it has one parameter
  std::vector<Symbol*> keyword_names;           // required ones first
  uint16_t required_keywords = 0;
  std::vector<Symbol*> names;                   // required, optional, rest, post (null: without one); empty for built-ins
  Symbol *keyword_rest_name = nullptr, *block_name = nullptr;
  uint16_t positional() const { return uint16_t(required + optional + post); }
  bool simple() const { return optional == 0 && post == 0 && !rest && !keywords; }
  int arity(bool is_lambda_or_method) const;    // as Method#arity says it
};

constexpr int kMethodHeader = 2;  // self, block
constexpr int kBlockHeader = 3;   // self, block, closure

struct Method {
  Symbol* name = nullptr;
  ClassInfo* owner = nullptr;
  Visibility visibility = Visibility::Public;
  CallTarget* target = nullptr;     // null: undef'd
  const Parameters* parameters = nullptr;
  // A built-in that the compiler sees through: made anew for each call site, run on the call's own words [self, block, args...]
  // when it is called with exactly `operation_argc` plain arguments and without a block.
  Node* (*make_operation)() = nullptr;
  int operation_argc = -1;
  Node* (*make_any_operation)(int argc) = nullptr;  // likewise for any number of plain arguments
  enum Kind : uint8_t { Guest, Native, AttrReader, AttrWriter, Closure } kind = Native;
  Symbol* attribute = nullptr;      // AttrReader, AttrWriter: the instance variable
  Rooted<>* closure = nullptr;      // define_method: its block
  uint32_t serial = 0;              // order of definition
  bool undefined() const { return target == nullptr && (kind == Guest || kind == Native); }
};

struct Constant {
  Rooted<> value;
  std::atomic<bool> is_private = false;
  std::string autoload;
};

// What definitions in a class's body are: `private` and `module_function` without arguments change it. Of the body that
// the running thread is in.
struct BodyMode {
  Visibility visibility = Visibility::Public;
  bool module_function = false;
  ClassInfo* of = nullptr;
  BodyMode* outer = nullptr;
};
BodyMode& body_mode(ClassInfo*);
extern thread_local BodyMode* innermost_body;

struct ClassInfo {
  Value object = kNil;              // the guest's class object (immortal)
  std::string name;                 // "" for anonymous; full path "A::B"
  ClassInfo* superclass = nullptr;  // classes only
  bool is_module = false, is_singleton = false;
  Value attached = kNil;            // singleton: of whom
  ClassInfo* singleton = nullptr;   // this class object's own singleton class, made on demand
  ClassInfo* lexical_parent = nullptr;
  ClassInfo* refined = nullptr;     // of a refinement: the class that it refines
  std::vector<ClassInfo*> refinements;          // of a module: what `refine` made
  Kind instance_kind = Kind::Object;
  uint8_t reserved_fields = 0;      // nameless in-object slots (exceptions, ranges ...)
  Shape* instance_shape = nullptr;  // root shape of new instances; null: cannot be allocated with `allocate`
  std::vector<ClassInfo*> included, prepended;  // in order of inclusion
  std::vector<ClassInfo*> subclasses;
  absl::flat_hash_map<Symbol*, Method*> methods;
  absl::flat_hash_map<Symbol*, Constant*> constants;
  std::vector<Symbol*> constant_order;
  absl::flat_hash_map<Symbol*, Rooted<>*> class_variables;  // never freed
  std::atomic<const std::vector<ClassInfo*>*> ancestor_cache{nullptr};  // method resolution order; null: not computed
  std::vector<Symbol*> instance_variables;      // that bodies assign (superclasses' included): new instances have room for them
  BodyMode outside_mode;                                // of definitions where none of its bodies runs

  // A copy: others may change the lists.
  std::vector<ClassInfo*> subclasses_now() const;
  // Immutable, and stays when the ancestry changes. Itself, prepended modules first, then included ones, superclasses ...
  const std::vector<ClassInfo*>& ancestors();
  bool inherits_from(const ClassInfo* c);
};

// ---- making classes
ClassInfo* define_class(const char* name, ClassInfo* superclass, ClassInfo* under = nullptr);  // finds or makes; instance layout inherited
ClassInfo* define_module(const char* name, ClassInfo* under = nullptr);
ClassInfo* new_class(ClassInfo* superclass);     // anonymous
ClassInfo* new_module();
ClassInfo* singleton_class(Value v);             // made on demand; null for Integer, Float, Symbol values
void include_module(ClassInfo* into, ClassInfo* module);
void prepend_module(ClassInfo* into, ClassInfo* module);
ClassInfo* class_info(Value class_object);       // requires Kind::Class

Method* own_method(const ClassInfo*, Symbol* name);      // null: none; undef'd ones too
std::vector<std::pair<Symbol*, Method*>> own_methods(const ClassInfo*);

// ---- asking
ClassInfo* class_of(Value v);        // singleton classes included
ClassInfo* real_class_of(Value v);   // what v.class says
bool is_a(Value v, ClassInfo* c);
std::string class_name(ClassInfo*);  // as to_s: "#<Class:0x...>" for anonymous ones

// ---- methods
void add_method(ClassInfo*, Method*);                    // replaces, invalidates what relied on the old lookup
bool remove_method(ClassInfo*, Symbol* name);            // false: it has none of its own
Method* find_method(ClassInfo*, Symbol* name);           // null: none (or undef'd)
// A `def` may have been executed for several classes, `m` being what it made for one of them: the one that c has.
Method* same_text_in(ClassInfo* c, Method* m);
Method* find_super_method(ClassInfo* receiver_class, ClassInfo* owner, Symbol* name);
Assumption& lookup_assumption(Symbol* name);             // valid until some class's methods of this name (or an ancestry) change
Assumption& ancestry_assumption();                       // valid until some class or module mixes another one in
// True as long as no built-in method named `name` of Integer or Float was replaced: operators' fast cases rely on it.
Assumption& builtin_operator(Symbol* name);
bool has_builtin_operators(const ClassInfo*);
extern bool booted;  // definitions before that are the built-in ones

// ---- constants
Constant* find_constant(ClassInfo*, Symbol* name, bool inherit = true);
void set_constant(ClassInfo*, Symbol* name, Value v);    // names anonymous classes
Constant* own_constant(const ClassInfo*, Symbol* name);   // null: none. Constants are never freed
std::vector<Symbol*> own_constant_names(const ClassInfo*);  // in order of definition
void constant_changed(Symbol* name);                     // ends what relied on looking the name up

}  // namespace hypha::ruby
