// SPDX-License-Identifier: MIT
// What core types (languages/python/core/) and nodes stand on: the well-known types, registration of built-ins, values, errors,
// calls, attributes, protocols. Every function that can run guest code or raise returns a Value that may be kThrow: hand it on
// (PY_TRY). Values may only live on the stack, in heap objects and in Rooted<>.
// How the work is divided:
//   runtime/  operators and protocols of numbers, attribute lookup, calls; object, type, function, property, exceptions, generators,
//             modules, import, sys
//   core/     one file or more a type: its methods, __new__ (a static method: [function, type, arguments...]; allocate_instance or
//             wrap_value make instances of subclasses), __init__ (list, dict, set), __repr__, __hash__, __eq__ ..., its iterators
//             (define_native_type; TypeInfo::iter and ::next make __iter__ and __next__), its operators (__add__ ... answer
//             not_implemented for what they do not know; int and float: they call number_binary); builtins; modules
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "framework/node/closure.h"
#include "framework/object/array.h"
#include "framework/object/hash.h"
#include "framework/value/bigint.h"
#include "framework/value/string_data.h"
#include "languages/python/runtime/type.h"

namespace hypha::python {

// Evaluates to a value or returns the completion from the enclosing function.
#define PY_TRY(e)                                        \
  ({                                                     \
    ::hypha::Value py_try_ = (e);                        \
    if (py_try_.is_completion()) [[unlikely]]            \
      return py_try_;                                    \
    py_try_;                                             \
  })

// ---- well-known types; made at boot before any core file's define function runs
// (exceptions: type, base)
// clang-format off
#define HY_PYTHON_EXCEPTIONS(X)                                                                                                      \
  X(BaseException, object) X(SystemExit, BaseException) X(KeyboardInterrupt, BaseException) X(GeneratorExit, BaseException)           \
  X(BaseExceptionGroup, BaseException) X(Exception, BaseException) X(StopIteration, Exception) X(StopAsyncIteration, Exception)       \
  X(ArithmeticError, Exception) X(FloatingPointError, ArithmeticError) X(OverflowError, ArithmeticError)                              \
  X(ZeroDivisionError, ArithmeticError) X(AssertionError, Exception) X(AttributeError, Exception) X(BufferError, Exception)           \
  X(EOFError, Exception) X(ImportError, Exception) X(ModuleNotFoundError, ImportError) X(LookupError, Exception)                      \
  X(IndexError, LookupError) X(KeyError, LookupError) X(MemoryError, Exception) X(NameError, Exception)                               \
  X(UnboundLocalError, NameError) X(OSError, Exception) X(BlockingIOError, OSError) X(ChildProcessError, OSError)                     \
  X(ConnectionError, OSError) X(FileExistsError, OSError) X(FileNotFoundError, OSError) X(InterruptedError, OSError)                  \
  X(IsADirectoryError, OSError) X(NotADirectoryError, OSError) X(PermissionError, OSError) X(TimeoutError, OSError)                   \
  X(ReferenceError, Exception) X(RuntimeError, Exception) X(NotImplementedError, RuntimeError) X(RecursionError, RuntimeError)        \
  X(SyntaxError, Exception) X(IndentationError, SyntaxError) X(TabError, IndentationError) X(SystemError, Exception)                  \
  X(TypeError, Exception) X(ValueError, Exception) X(UnicodeError, ValueError) X(UnicodeDecodeError, UnicodeError)                    \
  X(UnicodeEncodeError, UnicodeError) X(Warning, Exception) X(DeprecationWarning, Warning) X(UserWarning, Warning)                    \
  X(RuntimeWarning, Warning) X(SyntaxWarning, Warning) X(FutureWarning, Warning)
// clang-format on
struct Types {
  TypeInfo *object, *type, *NoneType, *NotImplementedType, *ellipsis, *int_, *bool_, *float_, *complex, *str, *bytes, *bytearray, *list, *tuple, *dict,
      *set, *frozenset, *range, *slice, *function, *builtin_function, *method_descriptor, *wrapper_descriptor, *method, *property, *staticmethod,
      *classmethod, *module, *generator, *cell, *super, *traceback, *code, *mappingproxy, *list_iterator,
      *tuple_iterator, *dict_item_iterator, *enumerate, *zip, *ExceptionGroup;
#define HY_DECLARE(name, base) TypeInfo* name;
  HY_PYTHON_EXCEPTIONS(HY_DECLARE)
#undef HY_DECLARE
};
extern Types types;
extern ModuleInfo* builtins;                         // the module behind every other's globals
extern Value not_implemented, ellipsis;              // the singletons (immortal)

// ---- registering built-ins: one row a function, beside its body.
// `parameters`: names separated by blanks as in a def: `/` ends positional-only ones, `*` begins keyword-only ones, `*name`, `**name`,
// `name=` is optional. A method's self comes first in the words and is not named. Examples: "" (none), "object /", "index=-1 /" (what is
// behind = is for readers), "*args sep= end= file= flush=", "iterable / * key= reverse=".
//   method:   args[1] self, args[2..] parameters;   function: args[1..] parameters;   missing: kUndefined;   args[0]: the function
// Wrong numbers of arguments and unknown keywords are refused, with CPython's message, before the function is called. self is of the
// type (or of a subclass: for types whose values are words or strings, it is the underlying value).
struct NativeRow {
  const char* name;
  NativeFunction function;           // null: only an operation
  const char* parameters = "";
  // A built-in that the compiler sees through: made anew for each call site; run on the call's own words [function, (self,) args...]
  // when it is called with exactly `operation_argc` plain arguments (self not counted).
  Node* (*make_operation)() = nullptr;
  int8_t operation_argc = -1;
  bool operation_fills = false;  // or with fewer: the optional ones that are missing are kUndefined
};
void define_methods(TypeInfo*, std::span<const NativeRow>);          // arrays only: they are kept by address
void define_class_methods(TypeInfo*, std::span<const NativeRow>);    // self is the type object (dict.fromkeys)
void define_static_methods(TypeInfo*, std::span<const NativeRow>);   // str.maketrans; __new__ too: args[1] is the type object
void define_functions(ModuleInfo*, std::span<const NativeRow>);
// A read-only attribute computed from self (int.real, range.start).
struct GetterRow {
  const char* name;
  Value (*get)(Value self);
  Value (*set)(Value self, Value v) = nullptr;       // v kUndefined: delete
};
void define_getters(TypeInfo*, std::span<const GetterRow>);
void set_global(ModuleInfo*, const char* name, Value v);
void define_type_global(ModuleInfo*, TypeInfo*);     // under its name
// At namespace scope of a core file: HY_PYTHON_CORE(define_int) where `static void define_int()` runs at boot, in order of the names.
struct CoreRegistration {
  CoreRegistration(const char* name, void (*define)());
};
#define HY_PYTHON_CORE(function) static const ::hypha::python::CoreRegistration function##_registration(#function, function)
// What is made on demand and may not be made in two threads at once: made() runs at the latest before the first thread
// starts.
struct MadeBeforeThreads {
  explicit MadeBeforeThreads(void (*made)());
};
// A built-in module, filled when it is first imported: HY_PYTHON_MODULE("math", define_math) where `static void define_math(ModuleInfo*)`.
struct ModuleRegistration {
  ModuleRegistration(const char* name, void (*define)(ModuleInfo*));
};
#define HY_PYTHON_MODULE(name, function) static const ::hypha::python::ModuleRegistration function##_registration(name, function)

// ---- values. int: fixnum or BigInt; float: number::is_double; str: StringData (Utf8); bytes: StringData (Binary); bool: kTrue, kFalse
inline bool is_bool(Value v) { return v == kTrue || v == kFalse; }
inline bool is_plain_int(Value v) { return integer::is(v); }                    // not bool, not a subclass
inline bool is_float(Value v) { return number::is_double(v); }
inline bool is_str(Value v) { return is_kind(v, Kind::StringData) && v.ptr<StringData>()->encoding() == Encoding::Utf8; }
inline bool is_bytes(Value v) { return is_kind(v, Kind::StringData) && v.ptr<StringData>()->encoding() == Encoding::Binary; }
Layout layout_of(Value v);
inline bool is_list(Value v) { return is_kind(v, Kind::Array) && layout_of(v) == Layout::List; }     // subclasses too
inline bool is_tuple(Value v) { return is_kind(v, Kind::Array) && layout_of(v) == Layout::Tuple; }
inline bool is_dict(Value v) { return is_kind(v, Kind::Hash) && layout_of(v) == Layout::Dict; }
inline bool is_any_set(Value v) { return is_kind(v, Kind::Hash) && layout_of(v) != Layout::Dict; }   // set or frozenset: values are kNil
inline bool is_exact(Value v, const TypeInfo* t) { return type_of(v) == t; }
inline bool is_exception(Value v) { return is_kind(v, Kind::Exception); }
inline bool is_function(Value v) { return is_kind(v, Kind::Closure); }          // guest or native, unbound
// The value of an instance of a subclass of int, float, str, bytes ..., else v itself. is_str(underlying(v)) is isinstance(v, str).
Value underlying(Value v);
Value int_of(Value v);                               // bool, int or a subclass -> fixnum or BigInt; kUndefined: not an int

Value new_str(std::string_view utf8);
inline Value str_value(Symbol* s) { return ref(const_cast<StringData*>(s->text)); }
inline std::string_view view_of(Value str_or_bytes) { return str_or_bytes.ptr<StringData>()->view(); }
Value new_bytes(std::string_view bytes);
Value new_list(int64_t length = 0, Value fill = kNil);
Value new_list(std::initializer_list<Value>);
Value new_list(std::span<const Value>);
Value new_tuple(std::span<const Value>);
Value new_tuple(std::initializer_list<Value>);
Value tuple_from_list(Value list);                   // a copy
Value list_from_array(const Array* a);               // list or tuple -> new list
inline Array* array_of(Value list_or_tuple) { return list_or_tuple.ptr<Array>(); }
inline int64_t length_of(Value list_or_tuple) { return array_of(list_or_tuple)->length(); }
Value new_dict();
Value new_set();
Value new_frozenset();
extern const KeyProtocol key_protocol;               // __hash__ / __eq__
inline Hash* hash_of(Value dict_or_set) { return dict_or_set.ptr<Hash>(); }
Value dict_get(Value dict, Value key);               // kUndefined if absent; kThrow
Value dict_set(Value dict, Value key, Value v);      // kNil or kThrow
Value dict_remove(Value dict, Value key);            // the value, kUndefined or kThrow
bool dict_take_last(Value dict, Value* key, Value* v);  // the newest entry; false: there is none
Value dict_get(Value dict, const char* key);
void dict_set(Value dict, Symbol* key, Value v);
Value set_add(Value set, Value key);                 // kTrue: new, kFalse, kThrow
Value set_contains(Value set, Value key);            // kTrue, kFalse, kThrow
// Kind::Range: fields start, stop, step, length (integers of any size)
Value new_range(Value start, Value stop, Value step);  // ValueError for step 0
enum RangeField { kRangeStart, kRangeStop, kRangeStep, kRangeLength, kRangeFields };
inline Value range_field(Value range, RangeField f) { return range.ptr<Object>()->fields[f].load(); }
// Kind::Native: fields start, stop, step (any values)
Value new_slice(Value start, Value stop, Value step);
enum SliceField { kSliceStart, kSliceStop, kSliceStep, kSliceFields };
// slice.indices(length) with CPython's rules: kNil or kThrow. *count: how many elements.
Value slice_indices(Value slice, int64_t length, int64_t* start, int64_t* stop, int64_t* step, int64_t* count);
Value new_native(TypeInfo*, std::initializer_list<Value> fields);  // an instance of define_native_type's types
inline Value native_field(Value v, int i) { return v.ptr<Object>()->fields[i].load(); }
inline void set_native_field(Value v, int i, Value x) { v.ptr<Object>()->fields[i].write(v.ptr(), x); }
Value allocate_instance(TypeInfo*);                  // object.__new__(T) for plain, list-like, dict-like and exception types
Value wrap_value(TypeInfo* subclass, Value v);       // an instance of a subclass of int, str ... (v itself if it is the exact type)

// ---- errors: make the exception, return kThrow
[[gnu::cold]] Value raise(TypeInfo* exception_type, std::string_view message);
[[gnu::cold]] Value raise(TypeInfo* exception_type, std::initializer_list<Value> arguments);
[[gnu::cold]] Value raise_value(Value exception);    // sets its context and traceback
inline Value raise_type_error(std::string_view m) { return raise(types.TypeError, m); }
inline Value raise_value_error(std::string_view m) { return raise(types.ValueError, m); }
[[gnu::cold]] Value raise_key_error(Value key);
[[gnu::cold]] Value raise_attribute_error(Value object, Symbol* name);
[[gnu::cold]] Value raise_stop_iteration(Value value = kNil);
[[gnu::cold]] Value raise_os_error(int error_number, std::string_view filename);  // FileNotFoundError: [Errno 2] No such file or directory: 'x'
[[gnu::cold]] Value raise_memory_error();
[[gnu::cold]] Value raise_overflow_error(std::string_view m);
// "unsupported operand type(s) for +: 'int' and 'str'"
[[gnu::cold]] Value raise_operand_error(const char* op, Value a, Value b);
// "'<' not supported between instances of 'int' and 'str'"
[[gnu::cold]] Value raise_compare_error(const char* op, Value a, Value b);
std::string quoted(std::string_view s);              // 'text', as repr says it
// Exception objects: Kind::Exception. args: tuple; traceback, context, cause: None if there is none. What else an exception has (value,
// code, name, obj, errno ...) are ordinary attributes.
enum ExceptionField { kArgs, kTraceback, kContext, kCause, kSuppressContext, kExceptionFields };
Value new_exception(TypeInfo*, std::span<const Value> arguments);
inline Value exception_field(Value e, ExceptionField f) { return e.ptr<Object>()->fields[f].load(); }
inline void set_exception_field(Value e, ExceptionField f, Value v) { e.ptr<Object>()->fields[f].write(e.ptr(), v); }
bool exception_is(TypeInfo*);                        // the pending exception (thread().exception) is of this type
Value take_exception();                              // the pending exception; handled now: nothing is pending
inline bool is_throw(Value v) { return v == kThrow; }

// ---- calls
// Keyword arguments: the last names.size() of `args` are their values.
Value call(Value callable, std::span<const Value> args, std::span<Symbol* const> names);
inline Value call(Value callable, std::span<const Value> args) { return call(callable, args, {}); }
inline Value call(Value callable, std::initializer_list<Value> args = {}) { return call(callable, std::span<const Value>(args.begin(), args.size()), {}); }
// obj.name(args): without a bound method. AttributeError if there is none.
Value call_method(Value object, Symbol* name, std::span<const Value> args);
inline Value call_method(Value object, Symbol* name, std::initializer_list<Value> args = {}) {
  return call_method(object, name, std::span<const Value>(args.begin(), args.size()));
}
// type(obj).name(obj, args), as the interpreter calls special methods; kUndefined if the type has none.
Value call_special(Value object, Symbol* name, std::initializer_list<Value> args = {});
bool has_special(Value object, Symbol* name);        // the type has it, and it is not None
bool is_callable(Value v);

// ---- attributes
Value get_attribute(Value object, Symbol* name);     // getattr: descriptors, __getattr__; AttributeError
Value get_attribute_or(Value object, Symbol* name);  // kUndefined instead of AttributeError
Value set_attribute(Value object, Symbol* name, Value v);  // kNil or kThrow
Value delete_attribute(Value object, Symbol* name);
Value attribute_name(Value v, Symbol** out);         // kNil; "attribute name must be string, not 'int'"

// ---- protocols
Value repr(Value v);                                 // str
Value str(Value v);                                  // str
Value ascii(Value v);
Value format(Value v, Value spec);                   // __format__; spec: str
std::string repr_str(std::string_view utf8);         // 'it\'s' with CPython's choice of quotes
std::string repr_bytes(std::string_view bytes);
std::string float_repr(double d);
Value hash_value(Value v, int64_t* out);             // kNil or kThrow ("unhashable type: 'list'")
Value truth(Value v);                                // kTrue, kFalse or kThrow
Value equal(Value a, Value b);                       // ==, and identity first (as containers compare): kTrue, kFalse or kThrow
enum class Compare : uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
Value compare(Compare op, Value a, Value b);         // the operator: any value
Value compare_truth(Compare op, Value a, Value b);   // kTrue, kFalse or kThrow
inline Value less(Value a, Value b) { return compare_truth(Compare::Less, a, b); }
enum class Operator : uint8_t { Add, Sub, Mul, MatMul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor };  // as ast::BinaryOperator
Value binary(Operator op, Value a, Value b);         // a OP b
Value in_place(Operator op, Value a, Value b);       // a OP= b: __iadd__ ...
Value number_binary(Operator op, Value a, Value b);  // bool, int, float (and what wraps them): kUndefined for others
Value power(Value base, Value exponent, Value modulus);  // pow(); modulus kNil
Value negative(Value v);
Value positive(Value v);
Value invert(Value v);
Value absolute(Value v);
Value length(Value v, int64_t* out);                 // kNil or kThrow
Value get_item(Value object, Value key);
Value set_item(Value object, Value key, Value v);    // kNil or kThrow
Value delete_item(Value object, Value key);
Value contains(Value container, Value v);            // kTrue, kFalse or kThrow
Value iterate(Value v);                              // iter(v)
Value iterate_first(Value v);                        // iter(v), or v where a loop over it is the same: list, tuple, range
Value next(Value iterator);                          // kUndefined: exhausted (no StopIteration is made)
// What a generator returned, or the value that StopIteration carried, after next() gave kUndefined.
Value next_result();
// Calls f(Value) -> Value for each element until it returns something else than kNil. kNil, that value, or kThrow.
template <class F>
Value for_each(Value iterable, F f);
Value list_of(Value iterable);                       // list(iterable), a new list
Value tuple_of(Value iterable);
Value extend_list(Value list, Value iterable);       // kNil or kThrow
// A list or tuple for reading: v itself, or list(v). `message`: TypeError's text if v is not iterable; null: the usual one
Value sequence_of(Value v, const char* message = nullptr);
Value iterate_at_rest(Value iterable);                // iter(); of a table that other threads may change: of a copy
bool is_iterable(Value v);
Value index_of(Value v);                             // operator.index: fixnum or BigInt; TypeError "'str' object cannot be interpreted as an integer"
Value to_int64(Value v, int64_t* out);               // __index__; OverflowError "Python int too large to convert to C ssize_t"
Value to_index(Value v, int64_t* out, const char* what);  // "list indices must be integers or slices, not str"; IndexError "cannot fit 'int' into an index-sized integer"
Value to_double(Value v, double* out);               // float(v) for numbers: TypeError "must be real number, not str"
Value print_to(Value file, std::string_view text);   // file: kNil is sys.stdout
// Guards recursive repr and comparison: false if (function, object) is in progress already.
class RecursionGuard {
 public:
  RecursionGuard(const void* function, Value object);
  ~RecursionGuard();
  bool entered() const { return entered_; }

 private:
  std::pair<const void*, uint64_t> call_;
  bool entered_;
};
// Counts the depth of calls from C++ into C++ that nest with the guest's data (repr of nested lists): RecursionError past
// the limit, or at the end of the stack.
class DepthScope {
 public:
  DepthScope();
  ~DepthScope();
  bool ok() const { return ok_; }                    // false: return raise_recursion_error()

 private:
  bool ok_;
};
[[gnu::cold]] Value raise_recursion_error(const char* where = "");  // "maximum recursion depth exceeded" + where (" while calling a Python object")
void write_stdout(std::string_view bytes);           // buffered; flushed at exit and before stderr
void flush_stdout();
void write_unbuffered(int descriptor, std::string_view bytes);  // behind what was written to standard output
Value import_module(std::string_view dotted_name);   // the module object (the last part)

template <class F>
Value for_each(Value iterable, F f) {
  if (is_list(iterable) || is_tuple(iterable)) {
    if (Value it = iterable; type_of(it) == types.list || type_of(it) == types.tuple) {
      for (int64_t i = 0;; i++) {
        Value v = array::find(array_of(it), i);
        if (v == kUndefined) return kNil;
        if (Value r = f(v); r != kNil) return r;
      }
    }
  }
  Value it = PY_TRY(iterate_at_rest(iterable));
  for (;;) {
    Value v = PY_TRY(next(it));
    if (v == kUndefined) return kNil;
    if (Value r = f(v); r != kNil) return r;
  }
}

// ---- frequently used names
namespace names {
#define HY_PYTHON_NAMES(X)                                                                                                            \
  X(init, "__init__") X(new_, "__new__") X(call, "__call__") X(repr, "__repr__") X(str, "__str__") X(format, "__format__")             \
  X(bytes, "__bytes__") X(hash, "__hash__") X(bool_, "__bool__") X(len, "__len__") X(length_hint, "__length_hint__")                    \
  X(iter, "__iter__") X(next, "__next__") X(reversed, "__reversed__") X(contains, "__contains__") X(getitem, "__getitem__")            \
  X(setitem, "__setitem__") X(delitem, "__delitem__") X(missing, "__missing__") X(eq, "__eq__") X(ne, "__ne__") X(lt, "__lt__")         \
  X(le, "__le__") X(gt, "__gt__") X(ge, "__ge__") X(int_, "__int__") X(float_, "__float__") X(complex_, "__complex__")                  \
  X(index, "__index__") X(round, "__round__") X(trunc, "__trunc__") X(floor, "__floor__") X(ceil, "__ceil__") X(neg, "__neg__")          \
  X(pos, "__pos__") X(invert, "__invert__") X(abs, "__abs__") X(divmod, "__divmod__") X(rdivmod, "__rdivmod__") X(enter, "__enter__")    \
  X(exit, "__exit__") X(get, "__get__") X(set, "__set__") X(delete_, "__delete__") X(set_name, "__set_name__")                          \
  X(getattr, "__getattr__") X(getattribute, "__getattribute__") X(setattr, "__setattr__") X(delattr, "__delattr__") X(dir, "__dir__")    \
  X(dict, "__dict__") X(class_, "__class__") X(name, "__name__") X(qualname, "__qualname__") X(module, "__module__") X(doc, "__doc__")   \
  X(file, "__file__") X(path, "__path__") X(package, "__package__") X(bases, "__bases__") X(mro, "__mro__") X(slots, "__slots__")        \
  X(annotations, "__annotations__") X(defaults, "__defaults__") X(kwdefaults, "__kwdefaults__") X(wrapped, "__wrapped__")               \
  X(init_subclass, "__init_subclass__") X(prepare, "__prepare__") X(instancecheck, "__instancecheck__")                                \
  X(subclasscheck, "__subclasscheck__") X(class_getitem, "__class_getitem__") X(mro_entries, "__mro_entries__")                        \
  X(match_args, "__match_args__") X(classcell, "__classcell__") X(all, "__all__") X(builtins, "__builtins__") X(self, "__self__")        \
  X(func, "__func__") X(cause, "__cause__") X(context, "__context__") X(traceback, "__traceback__") X(notes, "__notes__")               \
  X(suppress_context, "__suppress_context__") X(value, "value") X(code, "code") X(args, "args") X(send, "send") X(throw_, "throw")       \
  X(close, "close") X(keys, "keys") X(items, "items") X(values, "values") X(append, "append") X(write, "write") X(flush, "flush")        \
  X(mro_method, "mro") X(metaclass, "metaclass") X(errno_, "errno") X(strerror, "strerror") X(filename, "filename") X(obj, "obj")        \
  X(plain_name, "name") X(plain_path, "path") X(main, "__main__") X(fspath, "__fspath__") X(getstate, "__getstate__") X(isabstract, "__isabstractmethod__")
#define HY_DECLARE(id, text) extern Symbol* id;
HY_PYTHON_NAMES(HY_DECLARE)
#undef HY_DECLARE
}  // namespace names

}  // namespace hypha::python
