// SPDX-License-Identifier: MIT
// What core classes (languages/ruby/core/) and nodes stand on: the well-known classes, values, errors, calls, conversions.
// Every function that can run guest code or raise returns a Value that may be kThrow or kUnwind: hand it on (RB_TRY).
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
#include "languages/ruby/runtime/class.h"

namespace hypha::ruby {

// Evaluates to a value or returns the completion from the enclosing function.
#define RB_TRY(e)                                        \
  ({                                                     \
    ::hypha::Value rb_try_ = (e);                        \
    if (rb_try_.is_completion()) [[unlikely]]            \
      return rb_try_;                                    \
    rb_try_;                                             \
  })

// ---- well-known classes; made at boot before any core file's define function runs
struct Classes {
  ClassInfo *BasicObject, *Object, *Module, *Class, *Kernel, *Comparable, *Enumerable;
  ClassInfo *NilClass, *TrueClass, *FalseClass, *Integer, *Float, *Numeric, *String, *Symbol, *Array, *Hash, *Range, *Proc, *Method, *UnboundMethod;
  ClassInfo *Exception, *ScriptError, *LoadError, *NotImplementedError, *SyntaxError, *NoMemoryError, *SecurityError, *SystemExit, *SystemStackError,
      *SignalException, *Interrupt, *StandardError, *ArgumentError, *UncaughtThrowError, *EncodingError, *FiberError, *IOError, *EOFError, *IndexError, *KeyError,
      *StopIteration, *ClosedQueueError, *LocalJumpError, *NameError, *NoMethodError, *RangeError, *FloatDomainError, *RegexpError, *RuntimeError, *FrozenError,
      *ThreadError, *TypeError, *ZeroDivisionError, *NoMatchingPatternError, *NoMatchingPatternKeyError;
  ClassInfo *Struct, *Math, *Process, *GC, *ObjectSpace, *Random, *Time, *Regexp, *MatchData, *IO, *File, *Enumerator, *Fiber, *Thread, *Rational, *Complex;
};
extern Classes classes;
extern Value main_object;

// ---- registering built-ins: one file a class, one row a method, beside its body
//   args[0] self, args[1] block (nil or Closure), args[2..] parameters as Parameters lays them out
using NativeFunction = Value (*)(CallTarget*, const Value* args);
enum NativeFlags : uint8_t { kRest = 1, kKeywords = 2, kPrivate = 4, kModuleFunction = 8 /* also on the singleton */ };
struct NativeMethod {
  const char* name;
  NativeFunction function;       // null: only an operation (then called with exactly operation_argc)
  uint8_t required = 0, optional = 0;
  uint8_t flags = 0;
  Node* (*make_operation)() = nullptr;  // see Method::make_operation
  int8_t operation_argc = -1;
};
void define_methods(ClassInfo*, std::span<const NativeMethod>);
void define_singleton_methods(ClassInfo*, std::span<const NativeMethod>);
void alias_method(ClassInfo*, const char* alias, const char* existing);
// At namespace scope of a core file: HY_RUBY_CORE(define_integer) where `static void define_integer()`.
struct CoreRegistration {
  CoreRegistration(const char* name, void (*define)());
};
#define HY_RUBY_CORE(function) static const ::hypha::ruby::CoreRegistration function##_registration(#function, function)

// ---- strings, symbols, arrays, hashes, ranges
inline bool is_string(Value v) { return is_kind(v, Kind::String); }
inline bool is_symbol(Value v) { return is_kind(v, Kind::Symbol); }
inline bool is_array(Value v) { return is_kind(v, Kind::Array); }
inline bool is_hash(Value v) { return is_kind(v, Kind::Hash); }
inline bool is_float(Value v) { return number::is_double(v); }
inline bool is_integer(Value v) { return integer::is(v); }
Value new_string(std::string_view bytes);
Value new_string(const StringData*);
const StringData* text_of(Value string_or_symbol);            // contents now; immutable
inline std::string_view view_of(Value string_or_symbol) { return text_of(string_or_symbol)->view(); }
Value new_array(int64_t length = 0, Value fill = kNil);
Value new_array(std::initializer_list<Value>);
Value new_hash();
Value new_range(Value begin, Value end, bool exclusive);       // Kind::Range: fields begin, end, exclusive (boolean); frozen
struct RangeParts {
  Value begin, end;
  bool exclusive;
};
RangeParts range_parts(Value range);
Value hash_get(Value hash, Value key);                         // kUndefined if absent; no default; may throw
Value hash_set(Value hash, Value key, Value value);            // string keys are copied and frozen as Hash#[]= does
extern const KeyProtocol key_protocol;                         // hash / eql?
Value allocate_instance(ClassInfo*);                           // plain objects and exceptions

// ---- frozen
inline bool is_frozen_flag(Value v) { return v.is_heap() && (v.ptr()->gc.load(std::memory_order_relaxed) & kGcFrozen); }
bool is_frozen(Value v);                                       // immediates, symbols, numbers, ranges are
void freeze(Value v);
Value raise_frozen(Value v);
Value check_frozen(Value v);                                   // kNil, or raises FrozenError "can't modify frozen String: \"abc\""

// ---- errors
Value raise(ClassInfo* exception_class, std::string_view message);  // makes the exception with a backtrace, returns kThrow
Value raise_value(Value exception);                            // sets its backtrace if it has none, and cause ($!)
Value raise_argument_count(int given, int required, int maximum /* -1: any */);  // "wrong number of arguments (given 1, expected 2+)"
Value raise_no_method(Value receiver, Symbol* name, bool variable_call, Visibility why = Visibility::Public);
Value raise_name_error(std::string_view message, Symbol* name, Value receiver);
Value raise_key_error(std::string_view message, Value receiver, Value key);
Value raise_no_conversion(Value v, const char* to);            // TypeError "no implicit conversion of nil into String"
// Exception objects: Kind::Exception; fields: message (nil: class name), backtrace (Array or nil),
// places (Raw: the backtrace before anybody asked for texts), cause, detail (class-specific)
enum ExceptionField { kMessage, kBacktrace, kPlaces, kCause, kDetail, kDetail2, kArguments, kExceptionFields };
Value new_exception(ClassInfo*, Value message);
Value exception_message(Value exception);                      // String (calls #message); may throw
Value capture_backtrace(int skip = 0);                         // Array of "file:line:in `name'"
Value current_exception();                                     // $!
void set_current_exception(Value);

// ---- calls
Value call_method(Value receiver, Symbol* name, std::span<const Value> args, Value block = kNil, bool keywords = false);  // private allowed; method_missing honoured
inline Value call_method(Value receiver, Symbol* name, std::initializer_list<Value> args = {}, Value block = kNil) {
  return call_method(receiver, name, std::span<const Value>(args.begin(), args.size()), block);
}
Value call_public(Value receiver, Symbol* name, std::span<const Value> args, Value block, bool keywords);
// `keywords`: the last argument is a Hash of keyword arguments.
Value invoke_method(Method*, Value self, std::span<const Value> args, Value block, bool keywords);
Value call_block(Value block, std::span<const Value> args);     // yield: a block's lenient arguments, a lambda's strict ones
inline Value call_block(Value block, std::initializer_list<Value> args) { return call_block(block, std::span<const Value>(args.begin(), args.size())); }
Value call_block_with_self(Value block, Value self, std::span<const Value> args, ClassInfo* define_target = nullptr);  // instance_exec, class_eval
bool responds_to(Value v, Symbol* name, bool include_private = false);
Value need_block(Value block);                                 // kNil or raises LocalJumpError "no block given (yield)"
enum ClosureFlags : uint8_t { kLambda = 0x80, kFromMethod = 0x40, kFromSymbol = 0x20 };  // Ruby-specific, in the closure's `extra` word as fixnum: see closure.h
bool is_lambda(Value closure);

// ---- conversions
Value to_s(Value v);                        // String (calls to_s; falls back to any_to_s)
Value inspect(Value v);                     // String
Value any_to_s(Value v);                    // "#<Foo>"
Value to_str(Value v);                      // implicit: String or TypeError
Value to_ary(Value v);                      // implicit: Array, or nil if it does not respond
Value to_int(Value v);                      // implicit: Integer or TypeError "no implicit conversion of String into Integer"
Value to_int64(Value v, int64_t* out);      // kNil, or raises (RangeError "bignum too big to convert into `long'")
Value to_double(Value v, double* out);      // implicit Float conversion: kNil or TypeError "can't convert nil into Float"
std::string float_to_s(double d);           // "1.0e+16", "Infinity"
Value equal(Value a, Value b);              // ==: kTrue, kFalse or a completion
Value eql(Value a, Value b);                // eql?
Value hash_value(Value v, uint64_t* out);   // #hash
Value compare(Value a, Value b);            // <=>: fixnum or nil; fast for numbers and strings
Value compare_or_fail(Value a, Value b, int* out);  // for sort, min, max: ArgumentError "comparison of Foo with Bar failed"
Value case_equal(Value pattern, Value v);   // ===

// ---- frequently used names
namespace names {
#define HY_RUBY_NAMES(X)                                                                                                                  \
  X(initialize, "initialize") X(to_s, "to_s") X(inspect, "inspect") X(to_str, "to_str") X(to_ary, "to_ary") X(to_a, "to_a") X(to_h, "to_h") X(to_hash, "to_hash")  \
  X(to_proc, "to_proc") X(to_sym, "to_sym") X(to_i, "to_i") X(to_int, "to_int") X(to_f, "to_f") X(to_r, "to_r") X(call, "call") X(each, "each") X(hash, "hash") X(eql, "eql?")         \
  X(equal, "==") X(not_equal, "!=") X(not_, "!") X(case_equal, "===") X(compare, "<=>") X(match, "=~") X(plus, "+") X(minus, "-") X(times, "*")       \
  X(divide, "/") X(modulo, "%") X(power, "**") X(less, "<") X(less_equal, "<=") X(greater, ">") X(greater_equal, ">=") X(shift_left, "<<")      \
  X(shift_right, ">>") X(bit_and, "&") X(bit_or, "|") X(bit_xor, "^") X(bit_not, "~") X(unary_plus, "+@") X(unary_minus, "-@")           \
  X(aref, "[]") X(aset, "[]=") X(new_, "new") X(allocate, "allocate") X(message, "message") X(backtrace, "backtrace") X(exception, "exception") \
  X(method_missing, "method_missing") X(respond_to_missing, "respond_to_missing?") X(respond_to, "respond_to?") X(coerce, "coerce") X(succ, "succ") X(size, "size") X(length, "length") \
  X(inherited, "inherited") X(included, "included") X(extended, "extended") X(prepended, "prepended") X(method_added, "method_added") X(const_missing, "const_missing") \
  X(begin, "begin") X(end, "end") X(class_, "class") X(name, "name") X(key, "key?") X(dup, "dup") X(clone, "clone") X(initialize_copy, "initialize_copy") X(deconstruct, "deconstruct") X(deconstruct_keys, "deconstruct_keys")
#define HY_DECLARE(id, text) extern Symbol* id;
HY_RUBY_NAMES(HY_DECLARE)
#undef HY_DECLARE
}  // namespace names

}  // namespace hypha::ruby
