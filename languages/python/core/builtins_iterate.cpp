// SPDX-License-Identifier: MIT
// Built-in functions that run over iterables.
#include "languages/python/core/builtin_operations.h"
#include "languages/python/core/sort.h"

namespace hypha::python {

Value smaller_of(Value a, Value b) { return PY_TRY(less(b, a)) == kTrue ? b : a; }
Value larger_of(Value a, Value b) { return PY_TRY(compare_truth(Compare::Greater, b, a)) == kTrue ? b : a; }

namespace {

// ---- iter, next. Fields of iter(f, end)'s iterator: callable (None: exhausted), sentinel.
TypeInfo* callable_iterator;

Value callable_next(Value it) {
  Value f = native_field(it, 0);
  if (f == kNil) return kUndefined;
  Value v = call(f);
  if (v == kThrow && exception_is(types.StopIteration)) {
    take_exception();
    set_native_field(it, 0, kNil);
    return kUndefined;
  }
  PY_TRY(v);
  if (PY_TRY(equal(native_field(it, 1), v)) == kFalse) return v;
  set_native_field(it, 0, kNil);
  return kUndefined;
}

Value builtin_iter(Value v, Value sentinel) {
  if (!given(sentinel)) return iterate(v);
  if (!is_callable(v)) return raise_type_error("iter(v, w): v must be callable");
  return new_native(callable_iterator, {v, sentinel});
}

Value builtin_next(Value it, Value missing) {
  Value v = next(it);
  if (v != kUndefined) return v;
  Value result = next_result();
  return given(missing) ? missing : raise_stop_iteration(result);
}

// ---- sum, any, all

// Doubles are added in a register as long as there are only numbers.
Value builtin_sum(Value iterable, Value start) {
  Value total = given(start) ? start : fixnum(0), u = underlying(total);
  if (is_str(u)) return raise_type_error("sum() can't sum strings [use ''.join(seq) instead]");
  if (is_bytes(u)) return raise_type_error("sum() can't sum bytes [use b''.join(seq) instead]");
  PY_TRY(for_each(iterable, [&](Value v) -> Value {
    if (is_float(total) && is_float(v)) total = box_double(number::to_double(total) + number::to_double(v));
    else if (total.is_int() && v.is_int()) total = integer::add(total, v);
    else total = binary(Operator::Add, total, v);
    return total.is_completion() ? total : kNil;
  }));
  return total;
}

Value builtin_any(Value iterable) {
  Value r = for_each(iterable, [&](Value v) -> Value {
    Value t = truth(v);
    return t == kFalse ? kNil : t;
  });
  return r == kNil ? kFalse : r;
}
Value builtin_all(Value iterable) {
  Value r = for_each(iterable, [&](Value v) -> Value {
    Value t = truth(v);
    return t == kTrue ? kNil : t;
  });
  return r == kNil ? kTrue : r;
}

// ---- min, max

template <Compare kOp>
Value extreme(Value iterable, Value key, Value* best) {
  Value best_key = kUndefined;
  return for_each(iterable, [&](Value v) -> Value {
    Value k = key == kNil ? v : PY_TRY(call(key, {v}));
    if (best_key == kUndefined || PY_TRY(compare_truth(kOp, k, best_key)) == kTrue) best_key = k, *best = v;
    return kNil;
  });
}

template <Compare kOp>
Value min_or_max(Value arguments, Value missing, Value key) {
  std::string name = kOp == Compare::Less ? "min" : "max";
  int64_t n = length_of(arguments);
  if (n == 0) return raise_type_error(name + " expected at least 1 argument, got 0");
  if (n > 1 && given(missing)) return raise_type_error("Cannot specify a default for " + name + "() with multiple positional arguments");
  Value best = kUndefined;
  PY_TRY(extreme<kOp>(n > 1 ? arguments : array::get(array_of(arguments), 0), or_none(key), &best));
  if (best != kUndefined) return best;
  return given(missing) ? missing : raise_value_error(name + "() arg is an empty sequence");
}

Value builtin_sorted(Value arguments, Value key, Value reverse) {
  if (length_of(arguments) != 1) return raise_type_error("sorted expected 1 argument, got " + std::to_string(length_of(arguments)));
  Value list = PY_TRY(list_of(array::get(array_of(arguments), 0)));
  PY_TRY(sort_list(list, or_none(key), reverse));
  return list;
}

constexpr NativeRow kRows[] = {
    {"iter", native<builtin_iter>, "object sentinel= /"},
    {"next", native<builtin_next>, "iterator default= /"},
    {"sum", native<builtin_sum>, "iterable / start=0"},
    {"any", native<builtin_any>, "iterable /"},
    {"all", native<builtin_all>, "iterable /"},
    {"min", native<min_or_max<Compare::Less>>, "*args default= key=None", operation<ExtremeOp<false>>, 2},
    {"max", native<min_or_max<Compare::Greater>>, "*args default= key=None", operation<ExtremeOp<true>>, 2},
    {"sorted", native<builtin_sorted>, "*args key=None reverse=False"},
};
void define_builtins_iterate() {
  callable_iterator = define_iterator("callable_iterator", 2, callable_next);
  define_functions(builtins, kRows);
}
HY_PYTHON_CORE(define_builtins_iterate);

}  // namespace

}  // namespace hypha::python
