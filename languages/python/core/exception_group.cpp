// SPDX-License-Identifier: MIT
// Exception groups and except* (PEP 654).
#include "languages/python/nodes/exception.h"

namespace hypha::python {

namespace {

Symbol* exceptions_name() { return intern("exceptions"); }
Value members(Value group) {
  Value v = get_property(group.ptr<Object>(), exceptions_name());
  return v == kUndefined ? new_tuple({}) : v;
}
Value message(Value group) {
  Value v = get_property(group.ptr<Object>(), intern("message"));
  return v == kUndefined ? new_str("") : v;
}
bool is_group(Value e) { return is_exception(e) && is_instance(e, types.BaseExceptionGroup); }

Value group_new(CallTarget*, const Value* args) {
  TypeInfo* t = type_info(args[1]);
  if (length_of(args[2]) != 2)
    return raise_type_error("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + std::to_string(length_of(args[2])) + " given)");
  Value text = array::get(array_of(args[2]), 0), given = array::get(array_of(args[2]), 1);
  if (!is_str(text)) return raise_type_error("argument 1 must be str, not " + type_name(text));
  if (!is_list(given) && !is_tuple(given)) return raise_type_error("second argument (exceptions) must be a sequence");
  if (length_of(given) == 0) return raise_value_error("second argument (exceptions) must be a non-empty sequence");
  bool plain = true;
  for (int64_t i = 0; i < length_of(given); i++) {
    Value e = array::get(array_of(given), i);
    if (!is_exception(e)) return raise_value_error("Item " + std::to_string(i) + " of second argument (exceptions) is not an exception");
    plain &= is_instance(e, types.Exception);
  }
  if (!plain && t == types.ExceptionGroup) return raise_type_error("Cannot nest BaseExceptions in an ExceptionGroup");
  if (plain && t == types.BaseExceptionGroup) t = types.ExceptionGroup;
  Value e = PY_TRY(allocate_instance(t));
  set_exception_field(e, kArgs, args[2]);
  set_property(e.ptr<Object>(), intern("message"), text);
  set_property(e.ptr<Object>(), exceptions_name(), PY_TRY(tuple_of(given)));
  return e;
}
Value group_init(CallTarget*, const Value*) { return kNil; }

Value group_str(CallTarget*, const Value* args) {
  int64_t n = length_of(members(args[1]));
  return new_str(std::string(view_of(message(args[1]))) + " (" + std::to_string(n) + " sub-exception" + (n == 1 ? "" : "s") + ")");
}
Value group_repr(CallTarget*, const Value* args) {
  Value text = PY_TRY(repr(message(args[1])));
  Value list = PY_TRY(repr(list_from_array(array_of(members(args[1])))));
  return new_str(type_name(args[1]) + "(" + std::string(view_of(text)) + ", " + std::string(view_of(list)) + ")");
}

// A group of the same kind with other members.
Value derive(Value group, Value list) {
  Value made = PY_TRY(call_method(group, intern("derive"), {list}));
  for (ExceptionField f : {kTraceback, kContext, kCause, kSuppressContext}) set_exception_field(made, f, exception_field(group, f));
  Value notes = get_property(group.ptr<Object>(), names::notes);
  if (notes != kUndefined) set_property(made.ptr<Object>(), names::notes, notes);
  return made;
}
Value group_derive(CallTarget*, const Value* args) { return call(types.BaseExceptionGroup->object, {message(args[1]), args[2]}); }

// A type, a tuple of types or a predicate.
Value condition_holds(Value condition, Value e) {
  if (is_function(condition)) return truth(PY_TRY(call(condition, {e})));
  return exception_matches(e, condition);
}

// What matches and what does not; nil: nothing.
Value split(Value e, Value condition, Value* match, Value* rest) {
  *match = *rest = kNil;
  Value all = PY_TRY(condition_holds(condition, e));
  if (all == kTrue) return *match = e, kNil;
  if (!is_group(e)) return *rest = e, kNil;
  Value yes = new_list(), no = new_list();
  for (int64_t i = 0; i < length_of(members(e)); i++) {
    Value m, r;
    PY_TRY(split(array::get(array_of(members(e)), i), condition, &m, &r));
    if (m != kNil) array::push(array_of(yes), m);
    if (r != kNil) array::push(array_of(no), r);
  }
  if (length_of(yes)) *match = PY_TRY(derive(e, yes));
  if (length_of(no)) *rest = length_of(yes) ? PY_TRY(derive(e, no)) : e;
  return kNil;
}

Value group_split(CallTarget*, const Value* args) {
  Value match, rest;
  PY_TRY(split(args[1], args[2], &match, &rest));
  return new_tuple({match, rest});
}
Value group_subgroup(CallTarget*, const Value* args) {
  Value match, rest;
  PY_TRY(split(args[1], args[2], &match, &rest));
  return match;
}

const NativeRow kStatic[] = {{"__new__", group_new, "cls *args"}};
const NativeRow kMethods[] = {{"__init__", group_init, "*args"}, {"__str__", group_str}, {"__repr__", group_repr}, {"derive", group_derive, "excs /"},
                              {"split", group_split, "condition /"}, {"subgroup", group_subgroup, "condition /"}};

void define_exception_group() {
  define_static_methods(types.BaseExceptionGroup, kStatic);
  define_methods(types.BaseExceptionGroup, kMethods);
}
HY_PYTHON_CORE(define_exception_group);

enum StarState { kRest, kRaised, kOriginal };
Value state_at(Value state, StarState i) { return array::get(array_of(state), i); }

}  // namespace

Value star_begin(Value exception) { return new_list({exception, new_list(), exception}); }

Value star_take(Value state, Value type) {
  Value rest = state_at(state, kRest);
  if (rest == kNil) return kNil;
  Value match, others;
  PY_TRY(split(rest, type, &match, &others));
  array::set(array_of(state), kRest, others);
  if (match != kNil && !is_group(match)) {
    Value list = new_list({match});
    match = PY_TRY(call(types.BaseExceptionGroup->object, {new_str(""), list}));
  }
  return match;
}

Value star_handling(Value part) { return set_handled_exception(part), kNil; }

Value star_raised(Value state, Value exception) {
  array::push(array_of(state_at(state, kRaised)), exception);
  return kNil;
}

Value star_end(Value state) {
  Value rest = state_at(state, kRest), raised = state_at(state, kRaised);
  if (length_of(raised) == 0) return rest == kNil ? kNil : reraise(rest);
  if (length_of(raised) == 1 && rest == kNil) return throw_value(array::get(array_of(raised), 0));
  if (rest != kNil) array::push(array_of(raised), rest);
  return raise_value(PY_TRY(call(types.BaseExceptionGroup->object, {new_str(""), raised})));
}

}  // namespace hypha::python
