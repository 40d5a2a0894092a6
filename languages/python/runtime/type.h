// SPDX-License-Identifier: MIT
// Python's object model: types, their attributes and resolution order, modules' namespaces, functions' descriptions.
// The C++ side of a type is a TypeInfo (immortal); the guest sees a Kind::Class object whose first field holds the
// pointer, and which has a shape of its own. Shapes name their TypeInfo (Shape::class_data), so that a shape guard
// implies the type.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "framework/node/call_target.h"
#include "framework/object/shape.h"
#include "framework/specialize/assumption.h"

namespace hypha::python {

struct TypeInfo;

// A name in a module's namespace or a type's. `unchanged` exists while some node takes the value for a constant. A cell
// that changes again and again becomes volatile: nodes read it each time and write it without asking.
struct Cell {
  Symbol* name = nullptr;
  Rooted<> value{kUndefined};  // kUndefined: no such name (any more)
  Assumption* unchanged = nullptr;  // guarded by names_mutex, like the changes' count
  Assumption* plain = nullptr;      // valid as long as nothing with a __get__ has come into a volatile cell
  bool was_not_plain = false;
  Relaxed<uint16_t> changes = 0;
  bool is_volatile() const { return changes > kMaxChanges; }
  static constexpr uint16_t kMaxChanges = 4;
};
// What is there now; kUndefined: nothing, or no cell. Others may change it meanwhile: to be asked once.
inline Value value_of(const Cell* c) { return c ? c->value.get() : kUndefined; }
Assumption* watch(Cell&);         // null: the cell is volatile
Assumption* watch_plain(Cell&);   // a type's: null: something with a __get__ has been in it
void write_cell(Cell&, Value v);  // kUndefined deletes

// While one exists, its thread alone changes what nodes rely on: names' values, attributes, types. Waiting for it comes
// to safepoints, so its owner may allocate; it runs no guest code. Not to be nested.
class ChangeScope {
 public:
  ChangeScope();
  ~ChangeScope();
  ChangeScope(const ChangeScope&) = delete;
  ChangeScope& operator=(const ChangeScope&) = delete;
};
uint64_t changes_begun_and_done();  // odd: something is changing

// Learning for a dispatch chain looks at several cells and types; this is where it finds them at rest. false: they did
// not come to rest, or fill() says so. Under rewrite_lock.
template <class E, class F>
bool fill_at_rest(E& e, F fill) {
  for (int attempt = 0; attempt < 100; attempt++) {
    uint64_t before = changes_begun_and_done();
    if (before & 1) {
      __builtin_ia32_pause();
      continue;
    }
    e = E{};
    bool worth_an_entry = fill();
    if (changes_begun_and_done() == before) return worth_an_entry;
  }
  return false;
}

// Names in order of their definition. Cells are immortal. Finding takes no lock: a cell that has come into the table
// stays there, and a table that was too small stays readable.
class Namespace {
 public:
  Cell* find(Symbol* name) const {  // null: never mentioned; a cell may be undefined
    const Table* t = table_.load(std::memory_order_acquire);
    if (!t) return nullptr;
    for (size_t i = t->start(name);; i++) {
      Cell* c = t->cells[i & t->mask].load(std::memory_order_acquire);
      if (!c || c->name == name) return c;
    }
  }
  Cell& at(Symbol* name);               // made undefined if there is none
  std::vector<Cell*> in_order() const;  // undefined ones included
  template <class F>
  void each_defined(F f) const {  // f(name, value), in that order
    for (Cell* c : in_order())
      if (Value v = value_of(c); v != kUndefined) f(c->name, v);
  }
  size_t size() const;
  void reserve(size_t n);
  void moved_to_end(Cell*);  // deleted and defined again

 private:
  struct Table {
    size_t mask;
    std::unique_ptr<std::atomic<Cell*>[]> cells;
    size_t start(Symbol* name) const { return size_t(name->id) * 0x9E3779B1u >> 7; }
    void put(Cell* c);
  };
  void grow(size_t n);  // names_mutex is held
  std::atomic<Table*> table_{nullptr};
  std::vector<Cell*> order_;  // guarded by names_mutex
};

struct ModuleInfo {
  Namespace globals;
  Value object = kNil;     // Kind::Object with a shape of its own; field 0 is this pointer; never dies
  std::string name, file;  // file is empty for built-in ones
  bool is_package = false;
};

// Whose C++ representation an instance has: of the type itself or of the built-in type it is derived from.
enum class Layout : uint8_t {
  Object,
  None,
  NotImplemented,
  Ellipsis,
  Bool,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  ByteArray,
  List,
  Tuple,
  Dict,
  Set,
  FrozenSet,
  Range,
  Slice,
  Function,
  BoundMethod,
  Property,
  StaticMethod,
  ClassMethod,
  Type,
  Module,
  Exception,
  Generator,
  Cell,
  Super,
  Native /* core files' own */
};

using IterFunction = Value (*)(Value self);  // the iterator
using NextFunction = Value (*)(Value self);  // the next value; kUndefined: exhausted; kThrow

struct TypeInfo {
  Value object = kNil;  // the guest's type object (immortal)
  std::string name;     // __name__
  std::string qualified_name, module;
  TypeInfo* metatype = nullptr;       // of `object`
  std::vector<TypeInfo*> bases, mro;  // mro[0] is this type
  std::vector<TypeInfo*> subclasses;  // changed and read in a ChangeScope
  Namespace attributes;
  Layout layout = Layout::Object;
  Kind instance_kind = Kind::Object;
  uint8_t reserved_fields = 0;      // nameless in-object slots
  Shape* instance_shape = nullptr;  // root shape of new instances
  bool is_builtin = false;          // its attributes cannot be changed
  bool is_final = false;            // "type 'bool' is not an acceptable base type"
  bool has_instance_dict = false;   // instances can have any attributes
  bool has_slots = false;           // __slots__ in this type
  bool is_abstract = false;         // __abstractmethods__ is not empty
  bool wraps_value = false;       // a subclass of int, float, str, bytes...: field 0 holds the value (see underlying())
  Relaxed<bool> hooks_attributes = false;  // __getattr__, __getattribute__, __setattr__ or __delattr__ defined by guest code:
  Relaxed<bool> hooks_reads = false;       // __getattribute__
  Relaxed<bool> hooks_failures = false;    // __getattr__
  Relaxed<bool> hooks_writes = false;      // __setattr__ or __delattr__
  std::vector<Symbol*> slot_names;  // __slots__ of this type and its superclasses
  Relaxed<IterFunction> iter = nullptr;  // built-in iteration, unless a subclass defines __iter__ / __next__
  Relaxed<NextFunction> next = nullptr;
  std::vector<Symbol*>
      instance_attributes;  // assigned by methods (superclasses' included): new instances have room for them
  bool inherits_from(const TypeInfo* t) const {
    if (this == t) return true;
    for (TypeInfo* m : mro)
      if (m == t) return true;
    return false;
  }
};

inline TypeInfo* type_info(Value type_object) {  // requires Kind::Class
  return reinterpret_cast<TypeInfo*>(type_object.ptr<Object>()->fields[0].load().bits);
}

// ---- types
// Built-in types: defined once at boot (runtime/boot.cpp has the rows), or by core files for their helpers (iterators
// ...): an instance is then Kind::Native with `fields` nameless slots.
TypeInfo* define_native_type(const char* name, uint8_t fields, TypeInfo* base = nullptr /* object */);
// class name(*bases): kThrow, or the type object. `names`: a dict.
Value make_type(std::string_view name, const std::vector<TypeInfo*>& bases, Value names, TypeInfo* metatype,
                const std::vector<Symbol*>& instance_attributes = {});
Value change_bases(TypeInfo*, std::vector<TypeInfo*> bases);  // class.__bases__ = ...: kNil, or TypeError
TypeInfo* type_of(Value v);
inline bool is_type(Value v) { return is_kind(v, Kind::Class); }
bool is_instance(Value v, const TypeInfo* t);  // by type alone; isinstance() asks __instancecheck__ too
std::string type_name(Value v);                // type(v).__name__, for messages
std::string full_type_name(const TypeInfo*);   // "module.Name", without "builtins."

// ---- attributes of types
// Along the mro; null: none. What was found may be deleted at any time: value_of(cell) is kUndefined then.
Cell* find_attribute(const TypeInfo*, Symbol* name);
Value lookup(const TypeInfo*, Symbol* name);  // kUndefined: none
Value lookup_after(const TypeInfo* t, const TypeInfo* after, Symbol* name);  // super()
void set_type_attribute(TypeInfo*, Symbol* name, Value v);                   // kUndefined deletes
// Valid until some existing type gains or loses an attribute of this name. (A changed value ends its cell's
// `unchanged`.)
Assumption& lookup_assumption(Symbol* name);

// ---- functions
enum class ParameterKind : uint8_t { PositionalOnly, Positional, VarPositional, KeywordOnly, VarKeyword };
struct ParameterInfo {
  Symbol* name;
  ParameterKind kind;
  bool optional = false;
};

using NativeFunction = Value (*)(CallTarget*, const Value* args);

// What a call target's parameters are: CallTarget::language_data. Frame words: [function object, parameters in order];
// *args is a tuple, **kw a dict; an optional one that is missing: its default value (guest functions), kUndefined
// (natives).
struct FunctionCode {
  Symbol* name = nullptr;
  std::string qualified_name;
  std::vector<ParameterInfo> parameters;
  uint16_t positional = 0, positional_only = 0, required_positional = 0, keyword_only = 0, defaults = 0;
  int var_positional = -1, var_keyword = -1;  // index in parameters
  bool simple = true;                         // positional ones only, none optional
  bool is_native = false, is_method = false;  // native: the first parameter is self
  bool is_generator = false;
  bool is_drained = false;         // a generator expression's loops together with its consumer's steps (nodes/drain.h)
  ModuleInfo* module = nullptr;
  TypeInfo* owner = nullptr;       // of a built-in method
  std::atomic<const char*> unparsed{nullptr};  // natives: the row's parameters, until somebody asks
  std::string docstring;
  bool has_docstring = false;
  int first_line = 0;
  std::vector<Symbol*> local_names;  // __code__.co_varnames
  struct FreeVariable {
    Symbol* name;
    int hops, slot;  // from the Env that the function carries
  };
  std::vector<FreeVariable> free_variables;  // __closure__
  Node* (*make_operation)() = nullptr;       // see NativeRow
  int operation_argc = -1;
  bool operation_fills = false;
  bool of_class = false;  // natives: self is a type object
  int words() const { return 1 + int(parameters.size()); }
};
inline const FunctionCode* code_of(const CallTarget* t) { return static_cast<const FunctionCode*>(t->language_data); }
const FunctionCode* function_code(Value closure);  // requires Kind::Closure; parameters of natives are parsed on demand

}  // namespace hypha::python
