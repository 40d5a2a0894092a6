// SPDX-License-Identifier: MIT
// The class Regexp.
#include "languages/ruby/core/regexp.h"
#include "languages/ruby/nodes/literal.h"

namespace hypha::ruby {

Value initialize_regexp(Value self, std::string_view source, int flags);
void define_regexp_layout();
Value allocate_regexp(ClassInfo* of);

namespace {

Value allocate(Value klass) { return allocate_regexp(class_info(klass)); }

Value initialize(Value self, Value source, Value options) {
  if (program_of(self)) return raise(classes.TypeError, "already initialized regexp");
  if (is_regexp(source)) return initialize_regexp(self, program_of(source)->source, program_of(source)->flags);
  source = RB_TRY(as_string(source));
  int flags = 0;
  if (is_integer(options)) {
    int64_t bits;
    RB_TRY(to_int64(options, &bits));
    flags = int(bits) & 0x37;
  } else if (options != kUndefined && options.truthy()) {
    flags = kIgnoreCase;
  }
  return initialize_regexp(self, view_of(source), flags);
}

Value escape(Value, Value text) {
  if (!is_symbol(text)) text = RB_TRY(as_string(text));
  return like(text, quote_regexp(view_of(text)));
}

Value union_of(Value, Value list) {
  auto* a = list.ptr<Array>();
  if (a->length() == 1) {
    Value inner = RB_TRY(to_ary(array::get(a, 0)));
    if (is_array(inner)) a = inner.ptr<Array>();
  }
  if (a->length() == 0) return make_regexp("(?!)", 0);
  std::string all;
  for (int64_t i = 0; i < a->length(); i++) {
    Value v = array::get(a, i);
    if (is_regexp(v) && a->length() == 1) return v;
    if (i) all += '|';
    if (is_regexp(v)) {
      all += regexp_to_s(v);
    } else {
      if (!is_symbol(v)) v = RB_TRY(as_string(v));
      all += quote_regexp(view_of(v));
    }
  }
  return make_regexp(all, 0);
}

Value last(Value, Value group) {
  Value m = last_match();
  if (group == kUndefined || m == kNil) return m;
  return call_method(m, names::aref, {group});
}

Value try_convert(Value, Value v) { return is_regexp(v) ? v : kNil; }

// What may be searched: a String, or the text of a Symbol; kUndefined for others.
Value subject(Value v) {
  if (is_string(v)) return v;
  if (is_symbol(v)) return new_string(text_of(v));
  return kUndefined;
}

Value match_operator(Value self, Value v) {
  if (v == kNil) {
    set_last_match(kNil);
    return kNil;
  }
  Value s = subject(v);
  if (s == kUndefined) s = RB_TRY(to_str(v));
  Value m = RB_TRY(match_and_remember(self, s));
  return m == kNil ? kNil : fixnum(string::code_point_index(text_of(s), size_t(match_begin(m, 0))));
}

Value case_match(Value self, Value v) {
  Value s = subject(v);
  if (s == kUndefined && responds_to(v, names::to_str)) s = RB_TRY(to_str(v));
  if (s == kUndefined) {
    set_last_match(kNil);
    return kFalse;
  }
  return boolean(RB_TRY(match_and_remember(self, s)) != kNil);
}

// The byte where a search begins; kFalse: outside.
Value start_of(Value s, Value start, int64_t* from) {
  *from = 0;
  if (start == kUndefined) return kTrue;
  int64_t at, length = string_length(s);
  RB_TRY(to_int64(start, &at));
  if (at < 0) at += length;
  if (at < 0 || at > length) return kFalse;
  *from = int64_t(string::byte_offset(text_of(s), at));
  return kTrue;
}

Value match(Value self, Value block, Value v, Value start) {
  if (v == kNil) {
    set_last_match(kNil);
    return kNil;
  }
  Value s = subject(v);
  if (s == kUndefined) s = RB_TRY(to_str(v));
  int64_t from;
  if (RB_TRY(start_of(s, start, &from)) == kFalse) {
    set_last_match(kNil);
    return kNil;
  }
  Value m = RB_TRY(match_and_remember(self, s, from));
  return m != kNil && block != kNil ? call_block(block, {m}) : m;
}

Value matches(Value self, Value v, Value start) {
  if (v == kNil) return kFalse;
  Value s = subject(v);
  if (s == kUndefined) s = RB_TRY(to_str(v));
  int64_t from;
  if (RB_TRY(start_of(s, start, &from)) == kFalse) return kFalse;
  Region region;
  return search(self, text_of(s), from, &region);
}

Value equal(Value a, Value b) {
  if (!is_regexp(b)) return kFalse;
  RegexpProgram *x = program_of(a), *y = program_of(b);
  return boolean(x->source == y->source && x->flags == y->flags);
}
Value hash_number(Value a) {
  RegexpProgram* p = program_of(a);
  uint64_t h = hash::mix(string::hash_bytes(p->source.data(), p->source.size()), uint64_t(p->flags));
  return fixnum(int64_t(h >> 3));
}

Value source(Value self) { return new_string(program_of(self)->source); }
Value to_text(Value self) { return new_string(regexp_to_s(self)); }
Value inspect_text_of(Value self) { return new_string(regexp_inspect(self)); }
Value options(Value self) { return fixnum(program_of(self)->flags); }
Value casefold(Value self) { return boolean(program_of(self)->flags & kIgnoreCase); }
Value fixed_encoding(Value self) { return boolean(program_of(self)->flags & kFixedEncoding); }
Value encoding(Value self) {
  return encoding_object(program_of(self)->flags & kFixedEncoding ? Encoding::Utf8 : Encoding::Ascii);
}

Value name_list(Value self) {
  Value list = new_array();
  for (auto& [name, groups] : group_names(self)) array::push(list.ptr<Array>(), new_string(name));
  return list;
}
Value named_captures(Value self) {
  Value all = new_hash();
  for (auto& [name, groups] : group_names(self)) {
    Value numbers = new_array();
    for (int g : groups) array::push(numbers.ptr<Array>(), fixnum(g));
    RB_TRY(hash_set(all, new_string(name), numbers));
  }
  return all;
}

const NativeMethod kMethods[] = {
    {"initialize", native<initialize>, 1, 1, kPrivate},
    {"=~", native<match_operator>, 1},
    {"===", native<case_match>, 1},
    {"match", native_block<match>, 1, 1},
    {"match?", native<matches>, 1, 1},
    {"==", native<equal>, 1},
    {"eql?", native<equal>, 1},
    {"hash", native<hash_number>},
    {"source", native<source>},
    {"to_s", native<to_text>},
    {"inspect", native<inspect_text_of>},
    {"options", native<options>},
    {"casefold?", native<casefold>},
    {"fixed_encoding?", native<fixed_encoding>},
    {"encoding", native<encoding>},
    {"names", native<name_list>},
    {"named_captures", native<named_captures>},
};
const NativeMethod kSingletonMethods[] = {
    {"allocate", native<allocate>},
    {"escape", native<escape>, 1},
    {"quote", native<escape>, 1},
    {"union", native<union_of>, 0, 0, kRest},
    {"last_match", native<last>, 0, 1},
    {"try_convert", native<try_convert>, 1},
};

void define_regexp() {
  define_regexp_layout();
  define_methods(classes.Regexp, kMethods);
  define_singleton_methods(classes.Regexp, kSingletonMethods);
  alias_method(singleton_class(classes.Regexp->object), "compile", "new");
  set_constant(classes.Regexp, intern("IGNORECASE"), fixnum(kIgnoreCase));
  set_constant(classes.Regexp, intern("EXTENDED"), fixnum(kExtended));
  set_constant(classes.Regexp, intern("MULTILINE"), fixnum(kMultiLine));
  set_constant(classes.Regexp, intern("FIXEDENCODING"), fixnum(kFixedEncoding));
  set_constant(classes.Regexp, intern("NOENCODING"), fixnum(kNoEncoding));
}

}  // namespace

HY_RUBY_CORE(define_regexp);

}  // namespace hypha::ruby
