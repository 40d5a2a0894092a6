// SPDX-License-Identifier: MIT
// MatchData and the last match ($~, $1, $& ...). Fields: the Regexp (or the String that was looked for), the text as
// StringData, and the groups' byte offsets as a Raw of int64 pairs.
#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/regexp.h"
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/match_scope.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

enum MatchField { kPattern, kText, kOffsets, kMatchFields };

Value field(Value match, MatchField f) { return match.ptr<Object>()->fields[f].load(); }
int64_t offset(Value match, int i) {
  return reinterpret_cast<const int64_t*>(field(match, kOffsets).ptr<Raw>()->bytes)[i];
}

Value allocate_match(Value pattern, const StringData* text, int groups) {
  Raw* offsets = heap::allocate_raw(int64_t(groups) * 16);
  Object* m = allocate_object(classes.MatchData->instance_shape);
  m->fields[kPattern].init(pattern);
  m->fields[kText].init(ref(text));
  m->fields[kOffsets].init(ref(offsets));
  return ref(m);
}
void set_offsets(Value match, int group, int64_t begin, int64_t end) {
  auto* o = reinterpret_cast<int64_t*>(field(match, kOffsets).ptr<Raw>()->bytes);
  o[2 * group] = begin;
  o[2 * group + 1] = end;
}

Value text_part(Value match, int64_t from, int64_t to) {
  const StringData* d = match_text(match);
  return make_string(d->view().substr(size_t(from), size_t(to - from)), d->encoding());
}

}  // namespace

Value last_match() { return thread_slots()->at[kLastMatch].load(); }
Value swap_last_match(Value match) {
  Value before = last_match();
  set_last_match(match);
  return before;
}
void set_last_match(Value match) { thread_slots()->at[kLastMatch].write(thread_slots(), match); }

Value new_match(Value pattern, const StringData* text, const Region& region) {
  Value m = allocate_match(pattern, text, region.count());
  for (int i = 0; i < region.count(); i++) set_offsets(m, i, region.begin(i), region.end(i));
  return m;
}
Value new_literal_match(Value pattern, const StringData* text, int64_t begin, int64_t end) {
  Value m = allocate_match(pattern, text, 1);
  set_offsets(m, 0, begin, end);
  return m;
}

Value match_and_remember(Value regexp, Value s, int64_t from) {
  const StringData* text = text_of(s);
  Region region;
  Value found = RB_TRY(search(regexp, text, from, &region));
  Value m = found == kTrue ? new_match(regexp, text, region) : kNil;
  set_last_match(m);
  return m;
}

bool is_match(Value v) { return is_kind(v, Kind::Native) && is_a(v, classes.MatchData); }
int match_groups(Value match) { return int(field(match, kOffsets).ptr<Raw>()->length / 16); }
int64_t match_begin(Value match, int group) { return offset(match, 2 * group); }
int64_t match_end(Value match, int group) { return offset(match, 2 * group + 1); }
const StringData* match_text(Value match) { return field(match, kText).ptr<StringData>(); }

Value match_regexp(Value match) {
  Value p = field(match, kPattern);
  if (!is_string(p)) return p;
  Value regexp = RB_TRY(make_regexp(quote_regexp(view_of(p)), 0));
  match.ptr<Object>()->fields[kPattern].write(match.ptr(), regexp);
  return regexp;
}

Value match_group(Value match, int64_t group) {
  int n = match_groups(match);
  if (group < 0) group += n;
  if (group < 0 || group >= n || match_begin(match, int(group)) < 0) return kNil;
  return text_part(match, match_begin(match, int(group)), match_end(match, int(group)));
}
Value match_captures(Value match) {
  Value list = new_array();
  for (int i = 1; i < match_groups(match); i++) array::push(list.ptr<Array>(), match_group(match, i));
  return list;
}
Value match_pre(Value match) { return text_part(match, 0, match_begin(match, 0)); }
Value match_post(Value match) { return text_part(match, match_end(match, 0), int64_t(match_text(match)->size())); }

std::vector<std::pair<std::string, std::vector<int>>> group_names(Value regexp) {
  std::vector<std::pair<std::string, std::vector<int>>> names;
  RegexpProgram* p = program_of(regexp);
  regex_t* code = p->code[0] ? p->code[0] : p->code[1];
  onig_foreach_name(
      code,
      [](const UChar* from, const UChar* to, int n, int* groups, regex_t*, void* out) {
        auto* list = static_cast<decltype(names)*>(out);
        list->emplace_back(std::string(reinterpret_cast<const char*>(from), size_t(to - from)),
                           std::vector<int>(groups, groups + n));
        return 0;
      },
      &names);
  std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return a.second[0] < b.second[0]; });
  return names;
}

// Of several groups of one name: the last that took part.
template <class Begin>
static int group_of(Value regexp, std::string_view name, Begin begin) {
  for (auto& [known, groups] : group_names(regexp)) {
    if (known != name) continue;
    for (size_t i = groups.size(); i-- > 0;)
      if (begin(groups[i]) >= 0) return groups[i];
    return groups.back();
  }
  return -1;
}
int group_number(Value regexp, const Region& region, std::string_view name) {
  return group_of(regexp, name, [&](int g) { return region.begin(g); });
}
int named_group(Value match, std::string_view name, Value* error) {
  Value regexp = match_regexp(match);
  int g = regexp.is_completion() ? -1 : group_of(regexp, name, [&](int i) { return match_begin(match, i); });
  if (g < 0) *error = raise(classes.IndexError, "undefined group name reference: " + std::string(name));
  return g;
}

// ---- behind the syntax

Value nth_match(int64_t n) { return last_match() == kNil ? kNil : match_group(last_match(), n); }

Value back_reference(int64_t which) {
  Value m = last_match();
  if (m == kNil) return kNil;
  switch (which) {
    case '&':
      return match_group(m, 0);
    case '`':
      return match_pre(m);
    case '\'':
      return match_post(m);
    default:
      for (int i = match_groups(m) - 1; i > 0; i--)
        if (match_begin(m, i) >= 0) return match_group(m, i);
      return kNil;
  }
}

Value named_match(Symbol* group) {
  if (last_match() == kNil) return kNil;
  Value error = kNil;
  int g = named_group(last_match(), group->view(), &error);
  return g < 0 ? error : match_group(last_match(), g);
}

// ---- the class

namespace {

// A group by number or name; kFalse: no such number.
Value group_index(Value match, Value which, int* group) {
  if (is_string(which) || is_symbol(which)) {
    Value error = kNil;
    *group = named_group(match, view_of(which), &error);
    return *group < 0 ? error : kTrue;
  }
  int64_t g;
  RB_TRY(to_int64(which, &g));
  *group = int(std::clamp<int64_t>(g, -1, 1 << 30));
  return boolean(g >= 0 && g < match_groups(match));
}

Value to_array_of_groups(Value match) {
  Value list = new_array();
  for (int i = 0; i < match_groups(match); i++) array::push(list.ptr<Array>(), match_group(match, i));
  return list;
}

Value reference(Value match, Value index, Value count) {
  if (count == kUndefined && index.is_int()) return match_group(match, index.as_int());
  if (is_string(index) || is_symbol(index)) {
    int g;
    RB_TRY(group_index(match, index, &g));
    return match_group(match, g);
  }
  Value args[] = {index, count};
  return call_method(to_array_of_groups(match), names::aref, std::span<const Value>(args, count == kUndefined ? 1 : 2));
}

Value group_or_raise(Value match, Value which, int* group) {
  if (RB_TRY(group_index(match, which, group)) == kTrue) return kNil;
  return raise(classes.IndexError, "index " + std::string(view_of(RB_TRY(to_s(which)))) + " out of matches");
}
Value character(Value match, int64_t byte) {
  return byte < 0 ? kNil : fixnum(string::code_point_index(match_text(match), size_t(byte)));
}
Value begin_of(Value match, Value which) {
  int g;
  RB_TRY(group_or_raise(match, which, &g));
  return character(match, match_begin(match, g));
}
Value end_of(Value match, Value which) {
  int g;
  RB_TRY(group_or_raise(match, which, &g));
  return character(match, match_end(match, g));
}
Value offset_of(Value match, Value which) {
  int g;
  RB_TRY(group_or_raise(match, which, &g));
  return new_array({character(match, match_begin(match, g)), character(match, match_end(match, g))});
}

Value name_list(Value match) {
  Value regexp = RB_TRY(match_regexp(match)), list = new_array();
  for (auto& [name, groups] : group_names(regexp)) array::push(list.ptr<Array>(), new_string(name));
  return list;
}
Value named_captures(Value match) {
  Value regexp = RB_TRY(match_regexp(match)), all = new_hash();
  for (auto& [name, groups] : group_names(regexp)) {
    Value error = kNil;
    RB_TRY(hash_set(all, new_string(name), match_group(match, named_group(match, name, &error))));
  }
  return all;
}
Value values_at(Value match, Value indices) {
  Value list = new_array();
  auto* a = indices.ptr<Array>();
  for (int64_t i = 0; i < a->length(); i++) {
    Value v = RB_TRY(reference(match, array::get(a, i), kUndefined));
    if (is_array(v))
      array::append(list.ptr<Array>(), v.ptr<Array>());
    else
      array::push(list.ptr<Array>(), v);
  }
  return list;
}

Value to_text(Value match) { return match_group(match, 0); }
Value subject(Value match) {
  Value s = new_string(match_text(match));
  freeze(s);
  return s;
}
Value size(Value match) { return fixnum(match_groups(match)); }

Value inspect_match(Value match) {
  Value regexp = RB_TRY(match_regexp(match));
  auto names = group_names(regexp);
  std::string out = "#<MatchData ";
  for (int i = 0; i < match_groups(match); i++) {
    if (i > 0) {
      std::string label = std::to_string(i);
      for (auto& [name, groups] : names)
        if (std::find(groups.begin(), groups.end(), i) != groups.end()) label = name;
      out += " " + label + ":";
    }
    Value text = match_group(match, i);
    out += text == kNil ? "nil" : inspect_text(view_of(text), encoding_of(text));
  }
  return new_string(out + ">");
}

Value equal(Value a, Value b) {
  if (!is_match(b)) return kFalse;
  if (match_groups(a) != match_groups(b) || !string::equal(match_text(a), match_text(b))) return kFalse;
  for (int i = 0; i < match_groups(a) * 2; i++)
    if (offset(a, i) != offset(b, i)) return kFalse;
  return call_method(RB_TRY(match_regexp(a)), names::equal, {RB_TRY(match_regexp(b))});
}

const NativeMethod kMethods[] = {
    {"[]", native<reference>, 1, 1},
    {"to_a", native<to_array_of_groups>},
    {"captures", native<match_captures>},
    {"named_captures", native<named_captures>},
    {"names", native<name_list>},
    {"pre_match", native<match_pre>},
    {"post_match", native<match_post>},
    {"begin", native<begin_of>, 1},
    {"end", native<end_of>, 1},
    {"offset", native<offset_of>, 1},
    {"values_at", native<values_at>, 0, 0, kRest},
    {"to_s", native<to_text>},
    {"string", native<subject>},
    {"regexp", native<match_regexp>},
    {"size", native<size>},
    {"length", native<size>},
    {"inspect", native<inspect_match>},
    {"==", native<equal>, 1},
    {"eql?", native<equal>, 1},
};

void define_match_data() {
  classes.MatchData->instance_kind = Kind::Native;
  classes.MatchData->reserved_fields = kMatchFields;
  classes.MatchData->instance_shape = Shape::root(classes.MatchData, Kind::Native, kMatchFields, kMatchFields);
  define_methods(classes.MatchData, kMethods);
  undefine_allocation(classes.MatchData);
}

}  // namespace

HY_RUBY_CORE(define_match_data);

}  // namespace hypha::ruby
