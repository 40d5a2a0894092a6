// SPDX-License-Identifier: MIT
#include "languages/ruby/core/array_support.h"

namespace hypha::ruby {

Value to_array(Value v) {
  if (is_array(v)) return v;
  Value a = RB_TRY(to_ary(v));
  return a == kNil ? raise_no_conversion(v, "Array") : a;
}

static Value out_of_range(Value range) {
  Value text = RB_TRY(inspect(range));
  return raise(classes.RangeError, std::string(view_of(text)) + " out of range");
}

Value range_span(Value range, int64_t length, bool clip, bool strict, int64_t* start, int64_t* count) {
  RangeParts r = range_parts(range);
  int64_t from = 0, to = -1;
  bool exclusive = r.exclusive && r.end != kNil;
  if (r.begin != kNil) RB_TRY(to_int64(r.begin, &from));
  if (r.end != kNil) RB_TRY(to_int64(r.end, &to));
  if (from < 0) from += length;
  if (from < 0 || (clip && from > length)) return strict ? out_of_range(range) : kNil;
  if (to < 0) to += length;
  if (!exclusive && to < INT64_MAX) to++;
  if (clip && to > length) to = length;
  *start = from;
  *count = std::max<int64_t>(0, to - from);
  return kTrue;
}

Value optional_int(Value v, int64_t missing, int64_t* out) {
  *out = missing;
  return v == kUndefined ? kNil : to_int64(v, out);
}

Value element_count(Value v, const char* negative_message, int64_t* out) {
  RB_TRY(to_int64(v, out));
  return *out < 0 ? raise(classes.ArgumentError, negative_message) : kNil;
}

Value check_array_size(int64_t n) {
  constexpr int64_t kMost = INT64_MAX / int64_t(sizeof(Value));
  if (n < 0 || n > kMost) return raise(classes.ArgumentError, "array size too big");
  if (n >= array::kMaxLength || !heap::can_allocate(uint64_t(n) * sizeof(Value)))
    return raise(classes.NoMemoryError, "failed to allocate memory");
  return kNil;
}

Value enumerable_to_array(Value v) {
  if (is_array(v)) return v;
  Value a = RB_TRY(call_method(v, names::to_a));
  return is_array(a) ? a : raise_no_conversion(v, "Array");
}

}  // namespace hypha::ruby
