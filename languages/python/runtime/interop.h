// SPDX-License-Identifier: MIT
// What the nodes and the object model's own files need of the runtime, beyond runtime.h.
#pragma once
#include "languages/python/runtime/runtime.h"

namespace hypha::python {

// ---- functions
void count_parameters(FunctionCode&);
const FunctionCode* function_code(const CallTarget*);
std::vector<std::string_view> builtin_module_names();
Value make_native_function(const NativeRow&);
// Lays out args (keyword values last, named by `names`) behind words[0], which the caller sets to the closure. kNil or
// TypeError.
Value lay_out_arguments(Value closure, std::span<const Value> args, std::span<Symbol* const> names, Value* words);
Value call_function(Value closure, std::span<const Value> args, std::span<Symbol* const> names);
Value call_type(TypeInfo*, std::span<const Value> args, std::span<Symbol* const> names);
Value make_instance(TypeInfo*, std::span<const Value> args, std::span<Symbol* const> names);  // type.__call__
std::string function_name_for_errors(const FunctionCode*);
// A built-in method of a type whose values are words: what it wants for self. kThrow: the wrong type.
Value native_self(const FunctionCode*, Value self);

// The guest's depth of calls, as a fixnum; counted where a guest function is called, put right where an exception is
// caught.
enum ThreadWord { kDepthWord, kHandledWord };  // in ThreadState::language_words
inline Value& recursion_depth() { return thread().language_words[kDepthWord]; }
extern Value recursion_limit;
Value recursion_error();  // the exception object

// ---- numbers
Value number_compare(Compare op, Value a, Value b);  // kUndefined: not two numbers
Value complex_power(double a, double b);             // core/complex.cpp

// ---- attributes
TypeInfo* getset_type();  // fields: GetterRow*, name, owner
enum GetsetField { kGetsetRow, kGetsetName, kGetsetOwner };
inline const GetterRow* getter_row(Value getset) {
  return reinterpret_cast<const GetterRow*>(native_field(getset, kGetsetRow).bits);
}
enum PropertyField { kGetter, kSetter, kDeleter, kPropertyDoc };
enum BoundMethodField { kBoundFunction, kBoundSelf };
inline Value bound_function(Value m) { return native_field(m, kBoundFunction); }
inline Value bound_self(Value m) { return native_field(m, kBoundSelf); }
Value bind(Value function, Value self);
// What type attribute `a` gives when it is read through an instance (self) or the type alone (self kUndefined):
// descriptors' __get__.
Value descriptor_get(Value a, Value self, TypeInfo* owner);
// Is it a function that becomes a method by being read through an instance?
inline bool binds_self(Value a) { return is_kind(a, Kind::Closure) && type_of(a) != types.builtin_function; }
bool is_data_descriptor(Value a);
bool is_plain_value(Value a);  // no descriptor at all
inline ModuleInfo* module_info(Value m) { return reinterpret_cast<ModuleInfo*>(native_field(m, 0).bits); }
inline bool is_module(Value v) { return is_kind(v, Kind::Native) && layout_of(v) == Layout::Module; }
Value generic_get_attribute(Value object, Symbol* name);           // object.__getattribute__; kUndefined: absent
Value generic_set_attribute(Value object, Symbol* name, Value v);  // object.__setattr__; v kUndefined: delete
bool may_have_attribute(const TypeInfo*, Symbol* name);            // of its own: __dict__ or __slots__
Value type_get_attribute(TypeInfo*, Symbol* name);                 // type.__getattribute__; kUndefined: absent
Value type_set_attribute(TypeInfo*, Symbol* name, Value v);

Value attribute_dict(Value object);    // object.__dict__: as it is now; changes of it become attributes
Value module_dict(const ModuleInfo*);  // globals(): the same for a module's names

// ---- tables (core/dict_view.cpp)
Value view_table(Value v);     // the dict behind keys(), values(), items(); kUndefined: no such view
Value private_table(Value v);  // a dict, a set or a view: over a copy of the entries; another value: itself

// ---- exceptions
TypeInfo* os_error_type(int64_t error_number);  // FileNotFoundError ...
inline Value handled_exception() { return thread().language_words[kHandledWord]; }                   // sys.exc_info(): what an except clause is handling; nil: nothing
inline void set_handled_exception(Value e) { thread().language_words[kHandledWord] = e; }
// An except clause or with statement takes the pending exception: depth of calls as it was at the try; the new handled
// exception. The former one.
Value enter_handler(Value exception, Value depth);
Value exception_matches(Value exception, Value type);  // kTrue, kFalse, TypeError
Value make_exception(Value type_or_instance);          // raise X: an instance; TypeError
Value raise_exception(Value type_or_instance);
Value raise_from(Value exception, Value cause);
Value reraise(Value exception);  // what an except clause did not take goes on
Value reraise_current();         // raise alone
void extend_traceback();   // the pending exception leaves a generator: the stack of whoever resumed it goes behind
bool is_stop_iteration();  // the pending exception
std::string format_exception(Value exception);  // with its traceback and chain, as CPython prints it
int report_uncaught();                          // prints the pending exception; the exit code

// ---- modules
ModuleInfo* new_module(std::string_view name);
Value run_module_code(CallTarget*, ModuleInfo*);

// Depth and handled exception of calls that C++ makes and whose exceptions it may swallow.
class CallScope {
 public:
  CallScope() : depth_(recursion_depth()) {}
  ~CallScope() { recursion_depth() = depth_; }

 private:
  Value depth_;
};

}  // namespace hypha::python
