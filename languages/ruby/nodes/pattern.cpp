// SPDX-License-Identifier: MIT
// The runtime halves of case/in.
#include "languages/ruby/nodes/pattern.h"

#include "languages/ruby/runtime/error.h"

namespace hypha::ruby {

namespace {

// The test that failed last: what a pattern without alternatives is explained by.
enum class Failure : uint8_t { None, Value, Length, Deconstruct, DeconstructKeys, Key, NotEmpty };
struct {
  Failure kind = Failure::None;
  Rooted<> subject, detail;
  bool exact = false;
} failure;

Value failed(Failure kind, Value subject, Value detail, bool exact = false) {
  failure.kind = kind;
  failure.subject.set(subject);
  failure.detail.set(detail);
  failure.exact = exact;
  return kFalse;
}

}  // namespace

Value pattern_matches(Value subject, Value pattern) {
  Value v = case_equal(pattern, subject);
  return v == kFalse ? failed(Failure::Value, subject, pattern) : v;
}

// Array patterns: what does not respond to deconstruct does not match.
Value pattern_deconstruct(Value subject) {
  if (is_array(subject)) return subject;
  if (!subject.is_heap() || !responds_to(subject, names::deconstruct)) {
    failed(Failure::Deconstruct, subject, kNil);
    return kNil;
  }
  Value a = RB_TRY(call_method(subject, names::deconstruct));
  if (is_array(a)) return a;
  return raise(classes.TypeError, "deconstruct must return Array");
}

Value pattern_array_size(Value array, int64_t least, int64_t exact) {
  if (!is_array(array)) return kFalse;
  int64_t n = array.ptr<Array>()->length();
  if (exact ? n == least : n >= least) return kTrue;
  return failed(Failure::Length, array, fixnum(least), exact);
}

Value pattern_element(Value array, Value index, int64_t offset) {
  return array::get(array.ptr<Array>(), index.as_int() + offset);
}

Value pattern_span(Value array, Value index, int64_t offset, int64_t before) {
  auto* a = array.ptr<Array>();
  int64_t middle = index.as_int() + offset;
  uint32_t shape = classes.Array->instance_shape->id();
  return ref(before ? array::slice(shape, a, 0, middle) : array::slice(shape, a, middle, a->length() - middle));
}

Value pattern_room(Value array, Value index, int64_t needed) {
  return boolean(index.as_int() + needed <= array.ptr<Array>()->length());
}

// Hash patterns
Value pattern_deconstruct_keys(Value subject, Value keys) {
  if (is_hash(subject)) return subject;
  if (!subject.is_heap() || !responds_to(subject, names::deconstruct_keys)) {
    failed(Failure::DeconstructKeys, subject, kNil);
    return kNil;
  }
  Value h = RB_TRY(call_method(subject, names::deconstruct_keys, {keys}));
  if (is_hash(h)) return h;
  return raise(classes.TypeError, "deconstruct_keys must return Hash");
}

Value pattern_hash_fetch(Value hash, Symbol* key) {
  if (!is_hash(hash)) return kUndefined;
  Value v = hash_get(hash, symbol_value(key));
  if (v == kUndefined) failed(Failure::Key, hash, symbol_value(key));
  return v;
}

Value pattern_hash_size(Value hash, int64_t size) {
  if (!is_hash(hash)) return kFalse;
  return hash.ptr<Hash>()->count() == size ? kTrue : failed(Failure::NotEmpty, hash, kNil);
}

Value pattern_hash_rest(Value hash, Value keys) {
  Value rest = ref(hash::copy(classes.Hash->instance_shape->id(), hash.ptr<Hash>()));
  auto* list = keys.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Value removed = hash::remove(rest.ptr<Hash>(), array::get(list, i), key_protocol);
    if (removed.is_completion()) return removed;
  }
  return rest;
}

Value pattern_failed(Value subject) { return raise(classes.NoMatchingPatternError, view_of(RB_TRY(inspect(subject)))); }

static Value failure_text(std::string* out) {
  std::string subject(view_of(RB_TRY(inspect(failure.subject.get())))),
      detail(view_of(RB_TRY(inspect(failure.detail.get()))));
  switch (failure.kind) {
    case Failure::Value:
      *out = detail + " === " + subject + " does not return true";
      break;
    case Failure::Length: {
      int64_t n = failure.subject.get().ptr<Array>()->length();
      *out = subject + " length mismatch (given " + std::to_string(n) + ", expected " + detail +
             (failure.exact ? ")" : "+)");
      break;
    }
    case Failure::Deconstruct:
      *out = subject + " does not respond to #deconstruct";
      break;
    case Failure::DeconstructKeys:
      *out = subject + " does not respond to #deconstruct_keys";
      break;
    case Failure::Key:
      *out = "key not found: " + detail;
      break;
    case Failure::NotEmpty:
      *out = "rest of " + subject + " is not empty";
      break;
    case Failure::None:
      break;
  }
  return kNil;
}

Value only_pattern_failed(Value subject) {
  std::string why, message(view_of(RB_TRY(inspect(subject))));
  RB_TRY(failure_text(&why));
  bool key = failure.kind == Failure::Key;
  Value e = new_exception(key ? classes.NoMatchingPatternKeyError : classes.NoMatchingPatternError,
                          new_string(message + ": " + why));
  if (key) {
    e.ptr<Object>()->fields[kDetail].write(e.ptr(), failure.subject.get());
    e.ptr<Object>()->fields[kDetail2].write(e.ptr(), failure.detail.get());
  }
  return raise_value(e);
}

}  // namespace hypha::ruby
