// SPDX-License-Identifier: MIT
// range. Its parts and length are integers of any size.
#include "languages/python/core/builtin_operations.h"

namespace hypha::python {

namespace {

Value start_of(Value r) { return range_field(r, kRangeStart); }
Value stop_of(Value r) { return range_field(r, kRangeStop); }
Value step_of(Value r) { return range_field(r, kRangeStep); }
Value length_value(Value r) { return range_field(r, kRangeLength); }
bool is_range(Value v) { return is_kind(v, Kind::Range); }

}  // namespace

Value range_new(Value cls, Value a, Value b, Value c) {
  if (!new_type(cls, types.range)) return kThrow;
  Value start = PY_TRY(index_of(a));
  if (!given(b)) return new_range(fixnum(0), start, fixnum(1));
  Value stop = PY_TRY(index_of(b));
  return new_range(start, stop, given(c) ? PY_TRY(index_of(c)) : fixnum(1));
}

namespace {

// start + i * step
Value element(Value r, Value i) { return integer::add(start_of(r), integer::mul(i, step_of(r))); }

Value slice_part(Value v, Value missing, Value low, Value high, Value length, Value* out) {
  if (v == kNil) return *out = missing, kNil;
  if (int_of(v) == kUndefined && !has_special(v, names::index))
    return raise_type_error("slice indices must be integers or None or have an __index__ method");
  Value i = PY_TRY(index_of(v));
  if (integer::sign(i) < 0) {
    i = integer::add(i, length);
    *out = integer::compare(i, low) < 0 ? low : i;
  } else {
    *out = integer::compare(i, high) > 0 ? high : i;
  }
  return kNil;
}

Value range_slice(Value r, Value slice) {
  Value step = native_field(slice, kSliceStep) == kNil ? fixnum(1) : PY_TRY(index_of(native_field(slice, kSliceStep)));
  if (step == fixnum(0)) return raise_value_error("slice step cannot be zero");
  bool down = integer::sign(step) < 0;
  Value n = length_value(r), last = integer::sub(n, fixnum(1));
  Value low = fixnum(down ? -1 : 0), high = down ? last : n, start, stop;
  PY_TRY(slice_part(native_field(slice, kSliceStart), down ? high : low, low, high, n, &start));
  PY_TRY(slice_part(native_field(slice, kSliceStop), down ? low : high, low, high, n, &stop));
  return new_range(element(r, start), element(r, stop), integer::mul(step_of(r), step));
}

Value range_getitem(Value r, Value key) {
  if (is_kind(key, Kind::Native) && layout_of(key) == Layout::Slice) return range_slice(r, key);
  if (int_of(key) == kUndefined && !has_special(key, names::index))
    return raise_type_error("range indices must be integers or slices, not " + type_name(key));
  Value i = PY_TRY(index_of(key)), n = length_value(r);
  if (integer::sign(i) < 0) i = integer::add(i, n);
  if (integer::sign(i) < 0 || integer::compare(i, n) >= 0) return raise(types.IndexError, "range object index out of range");
  return element(r, i);
}

// The position of an integer in the range; kUndefined: not there.
Value position_of(Value r, Value i) {
  bool up = integer::sign(step_of(r)) > 0;
  bool within = up ? integer::compare(i, start_of(r)) >= 0 && integer::compare(i, stop_of(r)) < 0
                   : integer::compare(i, start_of(r)) <= 0 && integer::compare(i, stop_of(r)) > 0;
  if (!within) return kUndefined;
  Value offset = integer::sub(i, start_of(r));
  if (integer::floor_mod(offset, step_of(r)) != fixnum(0)) return kUndefined;
  return integer::floor_div(offset, step_of(r));
}

// Any other value is compared with the elements, one by one: kUndefined, the position or kThrow.
Value search(Value r, Value v) {
  if (integer::is(v) || is_bool(v)) return position_of(r, int_of(v));
  for (Value i = fixnum(0); integer::compare(i, length_value(r)) < 0; i = integer::add(i, fixnum(1)))
    if (PY_TRY(equal(element(r, i), v)) == kTrue) return i;
  return kUndefined;
}

Value range_contains(Value r, Value v) {
  if (is_str(v) || v == kNil) return kFalse;
  if (is_float(v)) {
    double d = number::to_double(v);
    if (!(d == double(int64_t(d)))) return kFalse;
    return boolean(position_of(r, integer::from_double(d)) != kUndefined);
  }
  return boolean(PY_TRY(search(r, v)) != kUndefined);
}

Value range_index(Value r, Value v) {
  Value at = PY_TRY(search(r, v));
  if (at != kUndefined) return at;
  return raise_value_error(integer::is(v) ? integer::to_string(v) + " is not in range" : "sequence.index(x): x not in sequence");
}

Value range_count(Value r, Value v) {
  if (integer::is(v) || is_bool(v)) return fixnum(position_of(r, int_of(v)) != kUndefined);
  int64_t n = 0;
  for (Value i = fixnum(0); integer::compare(i, length_value(r)) < 0; i = integer::add(i, fixnum(1)))
    if (PY_TRY(equal(element(r, i), v)) == kTrue) n++;
  return fixnum(n);
}

Value range_length(Value r) {
  int64_t n;
  if (!integer::to_int64(length_value(r), &n)) return raise_overflow_error("Python int too large to convert to C ssize_t");
  return length_value(r);
}

Value range_bool(Value r) { return boolean(length_value(r) != fixnum(0)); }

Value range_repr(Value r) {
  std::string text = "range(" + integer::to_string(start_of(r)) + ", " + integer::to_string(stop_of(r));
  if (step_of(r) != fixnum(1)) text += ", " + integer::to_string(step_of(r));
  return new_str(text + ")");
}

bool same_elements(Value a, Value b) {
  if (!integer::equal(length_value(a), length_value(b))) return false;
  if (length_value(a) == fixnum(0)) return true;
  if (!integer::equal(start_of(a), start_of(b))) return false;
  return length_value(a) == fixnum(1) || integer::equal(step_of(a), step_of(b));
}
Value range_eq(Value a, Value b) { return is_range(b) ? boolean(same_elements(a, b)) : not_implemented; }
Value range_ne(Value a, Value b) { return is_range(b) ? boolean(!same_elements(a, b)) : not_implemented; }

Value range_hash(Value r) {
  Value n = length_value(r);
  Value start = n == fixnum(0) ? kNil : start_of(r), step = n == fixnum(0) || n == fixnum(1) ? kNil : step_of(r);
  int64_t h;
  PY_TRY(hash_value(new_tuple({n, start, step}), &h));
  return fixnum(h);
}

// ---- iterator. Fields: next value, step, how many are left.
enum { kNext, kStep, kLeft };
TypeInfo *short_iterator, *long_iterator;

Value range_next(Value it) {
  Value left = native_field(it, kLeft);
  if (left == fixnum(0)) return kUndefined;
  Value v = native_field(it, kNext);
  set_native_field(it, kNext, integer::add(v, native_field(it, kStep)));
  set_native_field(it, kLeft, integer::sub(left, fixnum(1)));
  return v;
}

Value make_iterator(Value start, Value step, Value n) {
  bool is_short = start.is_int() && step.is_int() && n.is_int();
  return new_native(is_short ? short_iterator : long_iterator, {start, step, n});
}
Value range_iter(Value r) { return make_iterator(start_of(r), step_of(r), length_value(r)); }
Value range_reversed(Value r) {
  Value last = element(r, integer::sub(length_value(r), fixnum(1)));
  return make_iterator(last, integer::neg(step_of(r)), length_value(r));
}
Value range_hint(Value it) { return native_field(it, kLeft); }

constexpr GetterRow kGetters[] = {{"start", start_of}, {"stop", stop_of}, {"step", step_of}};
constexpr NativeRow kIteratorRows[] = {{"__length_hint__", native<range_hint>}};
constexpr NativeRow kStatic[] = {{"__new__", native<range_new>, "cls start stop= step= /", operation<RangeOp>, 4, true}};
constexpr NativeRow kRows[] = {
    {"index", native<range_index>, "value /"},
    {"count", native<range_count>, "value /"},
    {"__getitem__", native<range_getitem>, "key /"},
    {"__contains__", native<range_contains>, "key /"},
    {"__len__", native<range_length>},
    {"__bool__", native<range_bool>},
    {"__repr__", native<range_repr>},
    {"__eq__", native<range_eq>, "value /"},
    {"__ne__", native<range_ne>, "value /"},
    {"__hash__", native<range_hash>},
    {"__reversed__", native<range_reversed>},
};

void define_range() {
  define_static_methods(types.range, kStatic);
  define_methods(types.range, kRows);
  define_getters(types.range, kGetters);
  types.range->iter = range_iter;
  short_iterator = define_iterator("range_iterator", 3, range_next);
  long_iterator = define_iterator("longrange_iterator", 3, range_next);
  define_methods(short_iterator, kIteratorRows);
  define_methods(long_iterator, kIteratorRows);
}
HY_PYTHON_CORE(define_range);

}  // namespace

}  // namespace hypha::python
