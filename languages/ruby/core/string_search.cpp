// SPDX-License-Identifier: MIT
// String: finding text in it, and taking it apart there.
#include "languages/ruby/core/regexp.h"

namespace hypha::ruby {

namespace {

Value includes(Value s, Value other) {
  other = RB_TRY(as_string(other));
  RB_TRY(check_compatible(s, other));
  return boolean(view_of(s).find(view_of(other)) != std::string_view::npos);
}

// The character offset where a search begins: kFalse if it lies outside.
Value start_offset(Value s, Value start, int64_t missing, int64_t* byte) {
  int64_t at = missing, length = string_length(s);
  if (start != kUndefined) RB_TRY(to_int64(start, &at));
  if (at < 0) at += length;
  if (at < 0 || at > length) return kFalse;
  *byte = int64_t(string::byte_offset(text_of(s), at));
  return kTrue;
}

Value character_index(Value s, size_t byte) { return fixnum(string::code_point_index(text_of(s), byte)); }

Value index(Value s, Value pattern, Value start) {
  int64_t from = 0;
  Value inside = RB_TRY(start_offset(s, start, 0, &from));
  if (is_regexp(pattern)) {
    if (inside == kFalse) {
      set_last_match(kNil);
      return kNil;
    }
    Value m = RB_TRY(match_and_remember(pattern, s, from));
    return m == kNil ? kNil : character_index(s, size_t(match_begin(m, 0)));
  }
  pattern = RB_TRY(as_string(pattern));
  if (inside == kFalse) return kNil;
  size_t at = view_of(s).find(view_of(pattern), size_t(from));
  return at == std::string_view::npos ? kNil : character_index(s, at);
}

Value rindex(Value s, Value pattern, Value start) {
  int64_t length = string_length(s), at = length;
  if (start != kUndefined) {
    RB_TRY(to_int64(start, &at));
    if (at < 0) at += length;
    if (at < 0) {
      if (is_regexp(pattern)) set_last_match(kNil);
      return kNil;
    }
    at = std::min(at, length);
  }
  int64_t from = int64_t(string::byte_offset(text_of(s), at));
  if (is_regexp(pattern)) {
    Region region;
    const StringData* d = text_of(s);
    bool found = RB_TRY(search(pattern, d, from, &region, true)) == kTrue;
    set_last_match(found ? new_match(pattern, d, region) : kNil);
    return found ? character_index(s, size_t(region.begin())) : kNil;
  }
  pattern = RB_TRY(as_string(pattern));
  size_t found = view_of(s).rfind(view_of(pattern), size_t(from));
  return found == std::string_view::npos ? kNil : character_index(s, found);
}

Value start_with(Value s, Value list) {
  auto* a = list.ptr<Array>();
  for (int64_t i = 0; i < a->length(); i++) {
    Value v = array::get(a, i);
    if (is_regexp(v)) {
      Region region;
      const StringData* d = text_of(s);
      if (RB_TRY(match_at(v, d, 0, &region)) == kTrue) {
        set_last_match(new_match(v, d, region));
        return kTrue;
      }
      set_last_match(kNil);
      continue;
    }
    v = RB_TRY(as_string(v));
    if (view_of(s).starts_with(view_of(v))) return kTrue;
  }
  return kFalse;
}

// Not in the middle of a character.
bool ends_with(Value s, Value tail) {
  std::string_view all = view_of(s), end = view_of(tail);
  if (!all.ends_with(end)) return false;
  if (end.empty() || encoding_of(s) != Encoding::Utf8) return true;
  return (uint8_t(end[0]) & 0xC0) != 0x80 || all.size() == end.size();
}
Value end_with(Value s, Value list) {
  auto* a = list.ptr<Array>();
  for (int64_t i = 0; i < a->length(); i++)
    if (ends_with(s, RB_TRY(as_string(array::get(a, i))))) return kTrue;
  return kFalse;
}

Value without_prefix(Value s, Value prefix) {
  prefix = RB_TRY(as_string(prefix));
  return view_of(s).starts_with(view_of(prefix)) ? like(s, view_of(s).substr(view_of(prefix).size())) : kNil;
}
Value without_suffix(Value s, Value suffix) {
  suffix = RB_TRY(as_string(suffix));
  return ends_with(s, suffix) ? like(s, view_of(s).substr(0, view_of(s).size() - view_of(suffix).size())) : kNil;
}
// `f` answers the new text, or nil if nothing changes.
template <auto F>
Value changed(Value s, Value argument) {
  Value v = RB_TRY(F(s, argument));
  return v == kNil ? new_string(text_of(s)) : v;
}
template <auto F>
Value change_in_place(Value s, Value argument) {
  RB_TRY(check_string(s));
  Value v = RB_TRY(F(s, argument));
  if (v == kNil || view_of(v).size() == view_of(s).size()) return kNil;
  string::set_text(handle_of(s), text_of(v));
  return s;
}

Value three(Value s, size_t from, size_t to) {
  std::string_view all = view_of(s);
  return new_array({like(s, all.substr(0, from)), like(s, all.substr(from, to - from)), like(s, all.substr(to))});
}
Value partition(Value s, Value pattern) {
  if (is_regexp(pattern)) {
    Value m = RB_TRY(match_and_remember(pattern, s));
    if (m != kNil) return three(s, size_t(match_begin(m, 0)), size_t(match_end(m, 0)));
  } else {
    pattern = RB_TRY(pattern_argument(pattern));
    size_t at = view_of(s).find(view_of(pattern));
    if (at != std::string_view::npos) return three(s, at, at + view_of(pattern).size());
  }
  return new_array({new_string(text_of(s)), like(s, ""), like(s, "")});
}
Value rpartition(Value s, Value pattern) {
  if (is_regexp(pattern)) {
    Region region;
    const StringData* d = text_of(s);
    bool found = RB_TRY(search(pattern, d, int64_t(d->size()), &region, true)) == kTrue;
    set_last_match(found ? new_match(pattern, d, region) : kNil);
    if (found) return three(s, size_t(region.begin()), size_t(region.end()));
  } else {
    pattern = RB_TRY(as_string(pattern));
    size_t at = view_of(s).rfind(view_of(pattern));
    if (at != std::string_view::npos) return three(s, at, at + view_of(pattern).size());
  }
  return new_array({like(s, ""), like(s, ""), new_string(text_of(s))});
}

// ---- matching

Value match_operator(Value s, Value pattern) {
  if (is_string(pattern)) return raise(classes.TypeError, "type mismatch: String given");
  if (!is_regexp(pattern)) return call_method(pattern, names::match, {s});
  Value m = RB_TRY(match_and_remember(pattern, s));
  return m == kNil ? kNil : character_index(s, size_t(match_begin(m, 0)));
}
Value match(Value s, Value block, Value pattern, Value start) {
  pattern = RB_TRY(regexp_argument(pattern));
  static Symbol* const name = intern("match");
  Value args[] = {s, start};
  return call_method(pattern, name, std::span<const Value>(args, start == kUndefined ? 1 : 2), block);
}
Value matches(Value s, Value pattern, Value start) {
  pattern = RB_TRY(regexp_argument(pattern));
  int64_t from = 0;
  if (RB_TRY(start_offset(s, start, 0, &from)) == kFalse) return kFalse;
  Region region;
  return search(pattern, text_of(s), from, &region);
}

const NativeMethod kMethods[] = {
    {"include?", native<includes>, 1},
    {"index", native<index>, 1, 1},
    {"rindex", native<rindex>, 1, 1},
    {"start_with?", native<start_with>, 0, 0, kRest},
    {"end_with?", native<end_with>, 0, 0, kRest},
    {"delete_prefix", native<changed<without_prefix>>, 1},
    {"delete_suffix", native<changed<without_suffix>>, 1},
    {"delete_prefix!", native<change_in_place<without_prefix>>, 1},
    {"delete_suffix!", native<change_in_place<without_suffix>>, 1},
    {"partition", native<partition>, 1},
    {"rpartition", native<rpartition>, 1},
    {"=~", native<match_operator>, 1},
    {"match", native_block<match>, 1, 1},
    {"match?", native<matches>, 1, 1},
};

void define_string_search() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_search);

}  // namespace hypha::ruby
