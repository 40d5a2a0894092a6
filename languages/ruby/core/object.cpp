// SPDX-License-Identifier: MIT
// BasicObject and Kernel: identity, comparison, class, text.
#include "languages/ruby/core/is_a_operation.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/core/operation.h"
#include "languages/ruby/nodes/operator.h"
#include "languages/ruby/runtime/convert.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/module.h"

namespace hypha::ruby {

namespace {

// ---- operations

struct NotOp : OperationOf<NotOp> {
  RUN { return d.val(d.not_(d.truthy(d.arg(0)))); }
};
struct NilQuestionOp : OperationOf<NilQuestionOp> {
  RUN { return d.val(d.same(d.arg(0), d.constant(kNil))); }
};
struct NothingOp : OperationOf<NothingOp> {
  RUN { return d.constant(kNil); }
};
struct ItselfOp : OperationOf<ItselfOp> {
  RUN { return d.arg(0); }
};

// ---- comparison

Value identical(Value self, Value other) { return boolean(self == other); }
Value not_equal(Value self, Value other) { return boolean(RB_TRY(equal(self, other)) == kFalse); }
Value negation(Value self) { return boolean(self.falsy()); }
Value case_equality(Value self, Value other) { return self == other ? kTrue : equal(self, other); }
Value compare_identity(Value self, Value other) {
  if (self == other) return fixnum(0);
  // Comparable#== would ask this method again.
  if (Method* m = find_method(class_of(self), names::equal); m && m->owner == classes.Comparable) return kNil;
  return RB_TRY(equal(self, other)) == kTrue ? fixnum(0) : kNil;
}
Value match_nothing(Value, Value) { return kNil; }
Value no_match(Value self, Value other) { return boolean(RB_TRY(call_method(self, names::match, {other})).falsy()); }
Value hash_number(Value self) {
  int64_t n;
  if (hash::key_number(self, key_protocol, &n)) return fixnum(n);
  return fixnum(identity_number(self));
}
Value object_id_of(Value self) { return fixnum(object_id(self)); }
Value is_nil(Value self) { return boolean(self == kNil); }

// ---- class

Value class_of_self(Value self) { return real_class_of(self)->object; }
Value singleton_class_of(Value self) {
  ClassInfo* c = singleton_class(self);
  return c ? c->object : raise(classes.TypeError, "can't define singleton");
}
Value instance_of(Value self, Value c) {
  if (!is_kind(c, Kind::Class)) return raise(classes.TypeError, "class or module required");
  return boolean(real_class_of(self) == class_info(c));
}

// ---- text

Value object_to_s(Value self) { return any_to_s(self); }
Value object_inspect(Value self) { return default_inspect(self); }
Value main_to_s(Value) { return new_string("main"); }

Value itself(Value self) { return self; }
Value no_initialize(CallTarget*, const Value* args) {
  // Object.new takes no arguments; a class with another `new` may pass some on.
  auto* rest = args[2].ptr<Array>();
  return rest->length() == 0 ? kNil : raise_argument_count(int(rest->length()), 0, 0);
}
Value accept_hook(Value, Value) { return kNil; }

// method_missing called by super
Value method_missing(CallTarget*, const Value* args) {
  auto* rest = args[2].ptr<Array>();
  if (rest->length() == 0 || !is_symbol(array::get(rest, 0)))
    return raise(classes.ArgumentError, "no method name given");
  auto* name = array::get(rest, 0).ptr<Symbol>();
  Method* hidden = find_method(class_of(args[0]), name);
  raise_no_method(args[0], name, false, hidden ? hidden->visibility : Visibility::Public);
  auto* e = thread().exception.ptr<Object>();
  e->fields[kArguments].write(e, ref(array::slice(classes.Array->instance_shape->id(), rest, 1, rest->length() - 1)));
  return kThrow;
}

const NativeMethod basic_methods[] = {
    {"initialize", no_initialize, 0, 0, kRest | kPrivate, operation<NothingOp>, 0},
    {"==", native<identical>, 1, 0, 0, operation<IdenticalOp>, 1},
    {"equal?", native<identical>, 1, 0, 0, operation<IdenticalOp>, 1},
    {"!", native<negation>, 0, 0, 0, operation<NotOp>, 0},
    {"!=", native<not_equal>, 1, 0, 0, operation<NotEqualMethod>, 1},
    {"__id__", native<object_id_of>},
    {"method_missing", method_missing, 0, 0, kRest | kPrivate},
    {"singleton_method_added", native<accept_hook>, 1, 0, kPrivate},
    {"singleton_method_removed", native<accept_hook>, 1, 0, kPrivate},
    {"singleton_method_undefined", native<accept_hook>, 1, 0, kPrivate},
};

const NativeMethod kernel_methods[] = {
    {"nil?", native<is_nil>, 0, 0, 0, operation<NilQuestionOp>, 0},
    {"===", native<case_equality>, 1},
    {"=~", native<match_nothing>, 1},
    {"!~", native<no_match>, 1},
    {"<=>", native<compare_identity>, 1},
    {"eql?", native<identical>, 1, 0, 0, operation<IdenticalOp>, 1},
    {"hash", native<hash_number>},
    {"object_id", native<object_id_of>},
    {"class", native<class_of_self>},
    {"singleton_class", native<singleton_class_of>},
    {"is_a?", native<is_a_slow>, 1, 0, 0, operation<IsAOp<0, 2>>, 1},
    {"kind_of?", native<is_a_slow>, 1, 0, 0, operation<IsAOp<0, 2>>, 1},
    {"instance_of?", native<instance_of>, 1},
    {"to_s", native<object_to_s>},
    {"inspect", native<object_inspect>},
    {"itself", native<itself>, 0, 0, 0, operation<ItselfOp>, 0},
};

}  // namespace

Value is_a_slow(Value object, Value module) {
  if (!is_kind(module, Kind::Class)) return raise(classes.TypeError, "class or module required");
  return boolean(is_a(object, class_info(module)));
}

bool fill_is_a(IsAEntry& e, Value object, Value module) {
  if (!is_kind(module, Kind::Class) || is_kind(object, Kind::BigInt)) return false;
  if (object.is_int())
    e.guard = ClassGuard::Int;
  else if (is_float(object))
    e.guard = ClassGuard::Double;
  else if (object.is_special())
    e.guard = ClassGuard::Same, e.same = object;
  else
    e.guard = ClassGuard::Shape, e.shape = shape_of(object.ptr())->id();
  e.lookup = &ancestry_assumption();
  e.module = module;
  e.answer = is_a(object, class_info(module));
  return true;
}

namespace {

// ---- nil, true, false

Rooted<> nil_text;  // set at boot

Value nil_to_s(Value) {
  return nil_text.get();
}
Value nil_inspect(Value) { return new_string("nil"); }
Value nil_to_a(Value) { return new_array(); }
Value nil_to_h(Value) { return new_hash(); }
Value nil_to_i(Value) { return fixnum(0); }
Value nil_to_f(Value) { return box_double(0.0); }
Value always_false(Value, Value) { return kFalse; }
Value truth(Value, Value v) { return boolean(v.truthy()); }
Value always_true(Value, Value) { return kTrue; }
Value not_truth(Value, Value v) { return boolean(v.falsy()); }
Value boolean_to_s(Value self) { return new_string(self == kTrue ? "true" : "false"); }

const NativeMethod nil_methods[] = {
    {"to_s", native<nil_to_s>},     {"inspect", native<nil_inspect>}, {"to_a", native<nil_to_a>},
    {"to_h", native<nil_to_h>},     {"to_i", native<nil_to_i>},       {"to_f", native<nil_to_f>},
    {"&", native<always_false>, 1}, {"|", native<truth>, 1},          {"===", native<case_equality>, 1},
};
const NativeMethod true_methods[] = {
    {"to_s", native<boolean_to_s>}, {"inspect", native<boolean_to_s>}, {"&", native<truth>, 1},
    {"|", native<always_true>, 1},  {"^", native<not_truth>, 1},       {"===", native<case_equality>, 1},
};
const NativeMethod false_methods[] = {
    {"to_s", native<boolean_to_s>}, {"inspect", native<boolean_to_s>}, {"&", native<always_false>, 1},
    {"|", native<truth>, 1},        {"^", native<truth>, 1},           {"===", native<case_equality>, 1},
};

void define_object() {
  Value empty = new_string("");
  freeze(empty);
  nil_text.set(empty);
  define_methods(classes.BasicObject, basic_methods);
  define_methods(classes.Kernel, kernel_methods);
  define_methods(classes.NilClass, nil_methods);
  define_methods(classes.TrueClass, true_methods);
  define_methods(classes.FalseClass, false_methods);
  for (ClassInfo* c : {classes.NilClass, classes.TrueClass, classes.FalseClass}) undefine_allocation(c);
  const NativeMethod main_methods[] = {{"to_s", native<main_to_s>}, {"inspect", native<main_to_s>}};
  define_methods(singleton_class(main_object), main_methods);
}
HY_RUBY_CORE(define_object);

}  // namespace

}  // namespace hypha::ruby
