// SPDX-License-Identifier: MIT
// Range: what needs no block. Ranges of Integers are the common case; the prelude asks __ints? before it counts itself.
#include <cmath>

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/operation.h"

namespace hypha::ruby {

namespace {

bool is_number(Value v) { return is_integer(v) || is_float(v); }
bool is_numeric(Value v) { return is_number(v) || (v.is_heap() && is_a(v, classes.Numeric)); }

template <int kField>
struct RangeFieldOp : OperationOf<RangeFieldOp<kField>> {
  RUN { return d.load_field(d.arg(0), Location{LocationType::Any, true, kField}); }
};

// begin <=> end must be possible, unless one of them is open.
Value range_new(CallTarget*, const Value* args) {
  Value begin = args[2], end = args[3];
  if (!(begin.is_int() && end.is_int()) && begin != kNil && end != kNil) {
    Value order = compare(begin, end);
    if (order == kUnwind) return order;
    if (order == kThrow || order == kNil) return raise(classes.ArgumentError, "bad value for range");
  }
  Value range = new_range(begin, end, args[4] != kUndefined && args[4].truthy());
  ClassInfo* c = class_info(args[0]);
  if (c != classes.Range) set_shape(range.ptr(), c->instance_shape);
  return range;
}

// ---- membership

// begin <= v and v <= end, or < end.
Value covers(Value range, Value v) {
  RangeParts r = range_parts(range);
  if (v.is_int() && r.begin.is_int() && r.end.is_int()) {
    int64_t i = v.as_int(), last = r.end.as_int();
    return boolean(r.begin.as_int() <= i && (r.exclusive ? i < last : i <= last));
  }
  if (r.begin != kNil) {
    Value c = RB_TRY(compare(r.begin, v));
    if (!c.is_int() || c.as_int() > 0) return kFalse;
  }
  if (r.end == kNil) return boolean(r.begin != kNil || v != kUndefined);
  Value c = RB_TRY(compare(v, r.end));
  return boolean(c.is_int() && (r.exclusive ? c.as_int() < 0 : c.as_int() <= 0));
}

// A range lies within another one.
Value covers_range(Value outer, Value inner) {
  RangeParts a = range_parts(outer), b = range_parts(inner);
  if (b.begin != kNil && b.end != kNil) {
    Value c = RB_TRY(compare(b.begin, b.end));
    if (!c.is_int() || c.as_int() > 0 || (c.as_int() == 0 && b.exclusive)) return kFalse;
  }
  if (a.begin != kNil) {
    if (b.begin == kNil) return kFalse;
    Value c = RB_TRY(compare(a.begin, b.begin));
    if (!c.is_int() || c.as_int() > 0) return kFalse;
  }
  if (a.end == kNil) return kTrue;
  if (b.end == kNil) return kFalse;
  Value c = RB_TRY(compare(b.end, a.end));
  if (!c.is_int()) return kFalse;
  if (c.as_int() < 0) return kTrue;
  if (c.as_int() == 0) return boolean(!a.exclusive || b.exclusive);
  // (0..4) covers (1...5): what counts is the largest element.
  if (!b.exclusive || !is_integer(b.begin) || !is_integer(b.end)) return kFalse;
  Value last = integer::sub(b.end, fixnum(1));
  c = RB_TRY(compare(last, a.end));
  return boolean(c.is_int() && (a.exclusive ? c.as_int() < 0 : c.as_int() <= 0));
}

Value range_covers(CallTarget*, const Value* args) {
  return is_kind(args[2], Kind::Range) ? covers_range(args[0], args[2]) : covers(args[0], args[2]);
}
Value range_case_equal(CallTarget*, const Value* args) {
  Value v = covers(args[0], args[2]);
  if (v != kThrow) return v;
  thread().exception = kNil;  // what cannot be compared is not inside
  return kFalse;
}
// True if include? is cover?: numbers, and what has no text to step through.
Value range_includes_by_order(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  return boolean(!is_string(r.begin) && !is_string(r.end));
}

// ---- sizes

Value range_is_ints(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  return boolean(is_integer(r.begin) && (r.end == kNil || is_integer(r.end)));
}

// The last Integer of a range that starts with one: nil if it is endless.
Value last_integer(const RangeParts& r) {
  if (r.end == kNil) return kNil;
  if (is_integer(r.end)) return r.exclusive ? integer::sub(r.end, fixnum(1)) : r.end;
  double d = number::to_double(r.end);
  if (!std::isfinite(d)) return d > 0 ? kNil : d < 0 ? integer::sub(r.begin, fixnum(1)) : kNil;
  double whole = std::floor(d);
  return integer::from_double(r.exclusive && whole == d ? whole - 1 : whole);
}
// For each: the last Integer, nil if endless; false if the range does not step through Integers.
Value range_last_integer(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  if (!is_integer(r.begin) || !(r.end == kNil || is_number(r.end))) return kFalse;
  return last_integer(r);
}

Value integer_count(const RangeParts& r) {
  Value last = last_integer(r);
  if (last == kNil) return box_double(INFINITY);
  Value n = integer::add(integer::sub(last, r.begin), fixnum(1));
  return integer::sign(n) < 0 ? fixnum(0) : n;
}

Value range_size(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  if (is_integer(r.begin) && (r.end == kNil || is_number(r.end))) return integer_count(r);
  if (r.begin == kNil && is_numeric(r.end)) return box_double(INFINITY);
  if (!is_float(r.begin)) return kNil;
  if (r.end == kNil) return box_double(INFINITY);
  if (!is_number(r.end)) return kNil;
  double from = number::to_double(r.begin), to = is_float(r.end) ? number::to_double(r.end) : integer::to_double(r.end);
  double n = to - from, error = (std::fabs(from) + std::fabs(to) + std::fabs(n)) * 2.220446049250313e-16;
  if (std::isinf(n)) return n > 0 ? box_double(INFINITY) : fixnum(0);
  if (n < 0) return fixnum(0);
  if (!r.exclusive) return integer::from_double(std::floor(n + std::min(error, 0.5)) + 1);
  if (n == 0) return fixnum(0);
  double whole = std::floor(n - std::min(error, 0.5));
  return integer::from_double(whole + (from + whole < to ? 1 : 0));
}

Value range_to_a(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  Value n = integer_count(r);
  if (!n.is_int()) return raise(classes.RangeError, "cannot convert endless range to an array");
  RB_TRY(check_array_size(n.as_int()));
  Value result = new_array();
  array::reserve(array_of(result), n.as_int());
  Value v = r.begin;
  for (int64_t i = 0; i < n.as_int(); i++) {
    array::push(array_of(result), v);
    v = integer::add(v, fixnum(1));
  }
  return result;
}

// begin + ... + last, for Integers: a formula.
Value range_sum(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  Value n = integer_count(r);
  if (!is_integer(n)) return raise(classes.RangeError, "cannot convert endless range to an array");
  if (integer::sign(n) == 0) return fixnum(0);
  return integer::shift_right(integer::mul(n, integer::add(r.begin, last_integer(r))), 1);
}

// ---- ends

Value range_first(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  return r.begin == kNil ? raise(classes.RangeError, "cannot get the first element of beginless range") : r.begin;
}
Value range_last(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  return r.end == kNil ? raise(classes.RangeError, "cannot get the last element of endless range") : r.end;
}

// min and max without a block: by the ends. nil for an empty range.
Value range_min(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  if (r.begin == kNil) return raise(classes.RangeError, "cannot get the minimum of beginless range");
  if (r.end == kNil) return r.begin;
  Value c = RB_TRY(compare(r.begin, r.end));
  return !c.is_int() || c.as_int() > 0 || (c.as_int() == 0 && r.exclusive) ? kNil : r.begin;
}
Value range_max(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  if (r.end == kNil) return raise(classes.RangeError, "cannot get the maximum of endless range");
  if (r.begin != kNil) {
    Value c = RB_TRY(compare(r.begin, r.end));
    if (!c.is_int() || c.as_int() > 0) return kNil;
    if (r.exclusive && is_integer(r.end) && c.as_int() == 0) return kNil;
  }
  if (!r.exclusive) return r.end;
  if (!is_integer(r.end)) return raise(classes.TypeError, "cannot exclude non Integer end value");
  if (r.begin != kNil && !is_integer(r.begin))
    return raise(classes.TypeError, "cannot exclude end value with non Integer begin value");
  return integer::sub(r.end, fixnum(1));
}
// True if max must look at the elements: an exclusive range of things that are no numbers.
Value range_max_by_elements(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  return boolean(r.exclusive && r.end != kNil && !is_numeric(r.end));
}

// ---- text, comparison

Value range_text(Value range, Value (*text)(Value), bool inspecting) {
  RangeParts r = range_parts(range);
  std::string out;
  if (!inspecting || r.begin != kNil || r.end == kNil) out += view_of(RB_TRY(text(r.begin)));
  out += r.exclusive ? "..." : "..";
  if (!inspecting || r.end != kNil || r.begin == kNil) out += view_of(RB_TRY(text(r.end)));
  return new_string(out);
}
Value range_inspect(CallTarget*, const Value* args) { return range_text(args[0], inspect, true); }
Value range_to_s(CallTarget*, const Value* args) { return range_text(args[0], to_s, false); }

Value ranges_equal(Value a, Value b, Value (*same)(Value, Value)) {
  if (a == b) return kTrue;
  if (!is_kind(b, Kind::Range)) return kFalse;
  RangeParts r = range_parts(a), s = range_parts(b);
  if (r.exclusive != s.exclusive || RB_TRY(same(r.begin, s.begin)).falsy()) return kFalse;
  return boolean(RB_TRY(same(r.end, s.end)).truthy());
}
Value range_equal(CallTarget*, const Value* args) { return ranges_equal(args[0], args[2], equal); }
Value range_eql(CallTarget*, const Value* args) { return ranges_equal(args[0], args[2], eql); }
Value range_hash(CallTarget*, const Value* args) {
  RangeParts r = range_parts(args[0]);
  uint64_t a, b;
  RB_TRY(hash_value(r.begin, &a));
  RB_TRY(hash_value(r.end, &b));
  return fixnum(int64_t(hash::mix(hash::mix(r.exclusive, a), b) << 2) >> 2);
}

Value range_copy(CallTarget*, const Value* args) { return args[0]; }

const NativeMethod methods[] = {
    {"begin", nullptr, 0, 0, 0, operation<RangeFieldOp<0>>, 0},
    {"end", nullptr, 0, 0, 0, operation<RangeFieldOp<1>>, 0},
    {"exclude_end?", nullptr, 0, 0, 0, operation<RangeFieldOp<2>>, 0},
    {"cover?", range_covers, 1},
    {"===", range_case_equal, 1},
    {"__by_order?", range_includes_by_order},
    {"__ints?", range_is_ints},
    {"__last_integer", range_last_integer},
    {"size", range_size},
    {"__to_a", range_to_a},
    {"__sum", range_sum},
    {"__first", range_first},
    {"__last", range_last},
    {"__min", range_min},
    {"__max", range_max},
    {"__max_by_elements?", range_max_by_elements},
    {"inspect", range_inspect},
    {"to_s", range_to_s},
    {"==", range_equal, 1},
    {"eql?", range_eql, 1},
    {"hash", range_hash},
    {"dup", range_copy},
    {"clone", range_copy, 0, 0, kKeywords},
};
const NativeMethod class_methods[] = {{"new", range_new, 2, 1}};

void define_range() {
  define_methods(classes.Range, methods);
  define_singleton_methods(classes.Range, class_methods);
}
HY_RUBY_CORE(define_range);

}  // namespace

}  // namespace hypha::ruby
