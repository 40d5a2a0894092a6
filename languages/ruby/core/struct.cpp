// SPDX-License-Identifier: MIT
// Struct. The members of an instance are its reserved in-object fields, in order; a class made by Struct.new knows
// their names. Accessors are operations on the field; a frozen instance has another shape, so that writing tests the
// shape.
#include <absl/container/node_hash_map.h>

#include <utility>

#include "languages/ruby/core/array_support.h"
#include "languages/ruby/core/hash_support.h"
#include "languages/ruby/core/operation.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/runtime/recursion_guard.h"

namespace hypha::ruby {

namespace {

constexpr int kMaxMembers = 200, kFastMembers = 12;

struct StructInfo {
  std::vector<Symbol*> members;
  bool keywords = false;      // keyword_init: true
  Value keyword_init = kNil;  // as it was given
};

// Under class_lock(); rows stay where they are, and as they are.
absl::node_hash_map<ClassInfo*, StructInfo>& infos() {
  static auto* map = new absl::node_hash_map<ClassInfo*, StructInfo>;
  return *map;
}
const StructInfo& info_of(ClassInfo* c) {
  static const StructInfo none;
  std::lock_guard held(class_lock());
  for (; c; c = c->superclass) {
    auto it = infos().find(c);
    if (it != infos().end()) return it->second;
  }
  return none;
}
const StructInfo& info_of(Value instance) { return info_of(class_of(instance)); }
Slot& field(Value instance, size_t i) { return instance.ptr<Object>()->fields[i]; }

Value write_field(Value instance, size_t i, Value v) {
  RB_TRY(check_frozen(instance));
  field(instance, i).write(instance.ptr(), v);
  return v;
}

// ---- accessors

template <int kIndex>
struct MemberOp : OperationOf<MemberOp<kIndex>> {
  RUN { return d.load_field(d.arg(0), Location{LocationType::Any, true, kIndex}); }
};

template <int kIndex>
Value write_member(Value instance, Value v) {
  return write_field(instance, kIndex, v);
}
struct UnfrozenShape {
  Shape* shape = nullptr;
};
template <int kIndex>
struct SetMemberOp : OperationOf<SetMemberOp<kIndex>> {
  Cache<UnfrozenShape> cache;
  RUN {
    auto self = d.arg(0);
    auto v = d.arg(2);
    return d.cached(
        *this, in(), cache, limits.property, [=](UnfrozenShape& e) { return d.has_shape(self, e.shape); },
        [=](UnfrozenShape&) {
          d.store_field(self, Location{LocationType::Any, true, kIndex}, v);
          return v;
        },
        [=, this] { return d.call_rt(*this, write_member<kIndex>, self, v); });
  }
  bool fill(UnfrozenShape& e, const Value* args) {
    e.shape = shape_of(args[0].ptr());
    return !is_frozen_flag(args[0]);
  }
};

// initialize with exactly as many values as there are members.
template <int kCount>
struct InitializeOp : OperationOf<InitializeOp<kCount>> {
  RUN {
    for (int i = 0; i < kCount; i++)
      d.store_field(d.arg(0), Location{LocationType::Any, true, uint16_t(i)}, d.arg(kMethodHeader + i));
    return d.constant(kNil);
  }
};

// Members beyond the fast ones.
int member_index(CallTarget* t) { return int(reinterpret_cast<intptr_t>(t->language_data)); }
Value get_member(CallTarget* t, const Value* args) { return field(args[0], size_t(member_index(t))).load(); }
Value set_member(CallTarget* t, const Value* args) { return write_field(args[0], size_t(member_index(t)), args[2]); }

template <int... I>
NativeMethod getter(int i, std::integer_sequence<int, I...>) {
  static constexpr Node* (*all[])() = {operation<MemberOp<I>>...};
  return {nullptr,
          i < kFastMembers ? nullptr : get_member,
          0,
          0,
          0,
          i < kFastMembers ? all[i] : nullptr,
          int8_t(i < kFastMembers ? 0 : -1)};
}
template <int... I>
NativeMethod setter(int i, std::integer_sequence<int, I...>) {
  static constexpr Node* (*all[])() = {operation<SetMemberOp<I>>...};
  return {nullptr,
          i < kFastMembers ? nullptr : set_member,
          1,
          0,
          0,
          i < kFastMembers ? all[i] : nullptr,
          int8_t(i < kFastMembers ? 1 : -1)};
}

void define_member(ClassInfo* c, Symbol* name, int i) {
  using Fast = std::make_integer_sequence<int, kFastMembers>;
  auto* names = new std::pair<std::string, std::string>(name->view(),
                                                        std::string(name->view()) + "=");  // as immortal as the class
  NativeMethod rows[] = {getter(i, Fast{}), setter(i, Fast{})};
  rows[0].name = names->first.c_str();
  rows[1].name = names->second.c_str();
  define_methods(c, rows);
  if (i < kFastMembers) return;
  for (const NativeMethod& r : rows)
    find_method(c, intern(r.name))->target->language_data = reinterpret_cast<void*>(intptr_t(i));
}

// ---- new classes

template <int... I>
void define_initialize(ClassInfo* c, int n, NativeFunction generic, std::integer_sequence<int, I...>) {
  static constexpr Node* (*all[])() = {operation<InitializeOp<I>>...};
  NativeMethod row{
      "initialize", generic, 0, 0, uint8_t(kRest | kPrivate), n <= int(sizeof...(I)) - 1 ? all[n] : nullptr, int8_t(n)};
  if (!row.make_operation) row.operation_argc = -1;
  define_methods(c, std::span(&row, 1));
}

Value initialize_by_keywords(Value self, const StructInfo& info, Value list) {
  Array* values = array_of(list);
  if (values->length() == 0) return kNil;
  Value first = array::get(values, 0);
  if (values->length() > 1 || !is_hash(first)) return raise_argument_count(int(values->length()), 0, 0);
  std::string unknown;
  Value key, value;
  for (int64_t i = 0; hash::next(hash_of(first), &i, &key, &value);) {
    size_t at = 0;
    while (at < info.members.size() && symbol_value(info.members[at]) != key) at++;
    if (at < info.members.size()) {
      field(self, at).write(self.ptr(), value);
    } else {
      if (!unknown.empty()) unknown += ", ";
      unknown += is_symbol(key) ? view_of(key) : view_of(RB_TRY(inspect(key)));
    }
  }
  return unknown.empty() ? kNil : raise(classes.ArgumentError, "unknown keywords: " + unknown);
}

Value struct_initialize(CallTarget*, const Value* args) {
  RB_TRY(check_frozen(args[0]));
  const StructInfo& info = info_of(args[0]);
  if (info.keywords) return initialize_by_keywords(args[0], info, args[2]);
  Array* values = array_of(args[2]);
  if (size_t(values->length()) > info.members.size()) return raise(classes.ArgumentError, "struct size differs");
  for (int64_t i = 0; i < values->length(); i++) field(args[0], size_t(i)).write(args[0].ptr(), array::get(values, i));
  return kNil;
}

Value read_members(Value list, int64_t from, std::vector<Symbol*>* out) {
  for (int64_t i = from; i < array_of(list)->length(); i++) {
    Value v = array::get(array_of(list), i);
    if (!is_symbol(v) && !is_string(v))
      return raise(classes.TypeError, std::string(view_of(RB_TRY(inspect(v)))) + " is not a symbol nor a string");
    Symbol* s = intern(view_of(v));
    if (std::find(out->begin(), out->end(), s) != out->end())
      return raise(classes.ArgumentError, "duplicate member: " + std::string(s->view()));
    out->push_back(s);
  }
  if (out->size() > kMaxMembers) return raise(classes.ArgumentError, "struct size too large");
  return kNil;
}

void set_layout(ClassInfo* c, size_t members) {
  c->instance_kind = Kind::Object;
  c->reserved_fields = uint8_t(members);
  c->instance_shape = Shape::root(c, Kind::Object, uint8_t(members + 2), uint8_t(members));
}

Value struct_class_inspect(CallTarget*, const Value* args) {
  std::string text = class_name(class_info(args[0]));
  return new_string(info_of(class_info(args[0])).keyword_init == kTrue ? text + "(keyword_init: true)" : text);
}
Value struct_keyword_init(CallTarget*, const Value* args) { return info_of(class_info(args[0])).keyword_init; }
Value symbols(const std::vector<Symbol*>& names) {
  Value result = new_array();
  for (Symbol* s : names) array::push(array_of(result), symbol_value(s));
  return result;
}
Value struct_class_members(CallTarget*, const Value* args) { return symbols(info_of(class_info(args[0])).members); }

// Struct.new(["Name",] :member, ..., keyword_init: true) { body }
Value struct_new(CallTarget* t, const Value* args) {
  static Symbol* keyword_init = intern("keyword_init");
  Value list = args[2], keywords = args[3];
  StructInfo info;
  if (is_hash(keywords)) {
    Value v = RB_TRY(hash_get(keywords, symbol_value(keyword_init)));
    if (v != kUndefined) info.keyword_init = v == kNil ? kNil : boolean(v.truthy());
    info.keywords = v != kUndefined && v.truthy();
    Value key, value;
    for (int64_t i = 0; hash::next(hash_of(keywords), &i, &key, &value);)
      if (key != symbol_value(keyword_init))
        return raise(classes.ArgumentError, "unknown keyword: " + std::string(view_of(RB_TRY(inspect(key)))));
  }
  std::string constant;
  int64_t from = 0;
  if (array_of(list)->length() > 0 && is_string(array::get(array_of(list), 0))) {
    constant = view_of(array::get(array_of(list), 0));
    if (constant.empty() || !isupper(static_cast<unsigned char>(constant[0])))
      return raise_name_error("identifier " + constant + " needs to be constant", intern(constant), args[0]);
    from = 1;
  }
  if (array_of(list)->length() == 0) return raise_argument_count(0, 1, -1);
  RB_TRY(read_members(list, from, &info.members));
  ClassInfo* c = new_class(class_info(args[0]));
  set_layout(c, info.members.size());
  for (size_t i = 0; i < info.members.size(); i++) define_member(c, info.members[i], int(i));
  if (!info.keywords)
    define_initialize(c, int(info.members.size()), struct_initialize,
                      std::make_integer_sequence<int, kMaxPlainArguments + 1>{});
  {
    std::lock_guard held(class_lock());
    infos()[c] = info;
  }
  const NativeMethod class_methods[] = {
      {"members", struct_class_members}, {"keyword_init?", struct_keyword_init}, {"inspect", struct_class_inspect}};
  define_singleton_methods(c, class_methods);
  // Its own `new` makes instances again.
  static Symbol* bracket = intern("[]");
  for (Symbol* name : {names::new_, bracket}) {
    auto* m = new Method(*find_method(classes.Class, names::new_));
    m->name = name;
    add_method(singleton_class(c->object), m);
  }
  if (!constant.empty()) set_constant(class_info(args[0]), intern(constant), c->object);
  if (args[1] != kNil) {
    Value block_args[] = {c->object};
    RB_TRY(call_block_with_self(args[1], c->object, block_args, c));
  }
  return c->object;
}

// ---- instances

// Index of a member given as Integer, Symbol or String.
Value find_member(Value self, Value which, size_t* out) {
  const auto& members = info_of(self).members;
  if (is_symbol(which) || is_string(which)) {
    for (size_t i = 0; i < members.size(); i++)
      if (members[i]->view() == view_of(which)) return *out = i, kNil;
    std::string message = "no member '" + std::string(view_of(which)) + "' in struct";
    return raise_name_error(message, intern(view_of(which)), self);
  }
  int64_t i, n = int64_t(members.size());
  RB_TRY(to_int64(which, &i));
  if (i < -n)
    return raise(classes.IndexError,
                 "offset " + std::to_string(i) + " too small for struct(size:" + std::to_string(n) + ")");
  if (i >= n)
    return raise(classes.IndexError,
                 "offset " + std::to_string(i) + " too large for struct(size:" + std::to_string(n) + ")");
  *out = size_t(i < 0 ? i + n : i);
  return kNil;
}

Value struct_ref(CallTarget*, const Value* args) {
  size_t i;
  RB_TRY(find_member(args[0], args[2], &i));
  return field(args[0], i).load();
}
Value struct_set(CallTarget*, const Value* args) {
  size_t i;
  RB_TRY(find_member(args[0], args[2], &i));
  return write_field(args[0], i, args[3]);
}
Value struct_dig(CallTarget* t, const Value* args) {
  static Symbol* dig = intern("dig");
  Value v = RB_TRY(struct_ref(t, args));
  int64_t rest = array_of(args[3])->length();
  if (rest == 0 || v == kNil) return v;
  if (!responds_to(v, dig))
    return raise(classes.TypeError, class_name(real_class_of(v)) + " does not have #dig method");
  auto* more = static_cast<Value*>(__builtin_alloca(size_t(rest) * sizeof(Value)));
  for (int64_t i = 0; i < rest; i++) more[i] = array::get(array_of(args[3]), i);
  return call_method(v, dig, std::span<const Value>(more, size_t(rest)));
}

Value struct_to_a(CallTarget*, const Value* args) {
  Value result = new_array();
  for (size_t i = 0; i < info_of(args[0]).members.size(); i++) array::push(array_of(result), field(args[0], i).load());
  return result;
}
Value struct_to_h(CallTarget*, const Value* args) {
  Value result = new_hash();
  const auto& members = info_of(args[0]).members;
  for (size_t i = 0; i < members.size(); i++)
    RB_TRY(hash_set(result, symbol_value(members[i]), field(args[0], i).load()));
  return result;
}
Value struct_members(CallTarget*, const Value* args) { return symbols(info_of(args[0]).members); }
Value struct_size(CallTarget*, const Value* args) { return fixnum(int64_t(info_of(args[0]).members.size())); }

Value struct_deconstruct_keys(CallTarget* t, const Value* args) {
  if (args[2] == kNil) return struct_to_h(t, args);
  if (!is_array(args[2]))
    return raise(classes.TypeError,
                 "wrong argument type " + class_name(real_class_of(args[2])) + " (expected Array or nil)");
  Value result = new_hash();
  const auto& members = info_of(args[0]).members;
  if (size_t(array_of(args[2])->length()) > members.size()) return result;
  for (int64_t k = 0; k < array_of(args[2])->length(); k++) {
    Value key = array::get(array_of(args[2]), k);
    size_t i = 0;
    while (i < members.size() && symbol_value(members[i]) != key) i++;
    if (i == members.size()) break;
    RB_TRY(hash_set(result, key, field(args[0], i).load()));
  }
  return result;
}

Value structs_equal(Value a, Value b, Value (*same)(Value, Value), const void* function) {
  if (a == b) return kTrue;
  if (!b.is_heap() || real_class_of(a) != real_class_of(b)) return kFalse;
  RecursionGuard guard(function, a);
  if (!guard.entered()) return kTrue;
  for (size_t i = 0; i < info_of(a).members.size(); i++)
    if (RB_TRY(same(field(a, i).load(), field(b, i).load())).falsy()) return kFalse;
  return kTrue;
}
Value struct_equal(CallTarget*, const Value* args) {
  return structs_equal(args[0], args[2], equal, reinterpret_cast<const void*>(struct_equal));
}
Value struct_eql(CallTarget*, const Value* args) {
  return structs_equal(args[0], args[2], eql, reinterpret_cast<const void*>(struct_eql));
}

Value struct_hash(CallTarget*, const Value* args) {
  uint64_t h = reinterpret_cast<uintptr_t>(real_class_of(args[0]));
  RecursionGuard guard(reinterpret_cast<const void*>(struct_hash), args[0]);
  if (guard.entered())
    for (size_t i = 0; i < info_of(args[0]).members.size(); i++) {
      uint64_t e;
      RB_TRY(hash_value(field(args[0], i).load(), &e));
      h = hash::mix(h, e);
    }
  return fixnum(int64_t(h << 2) >> 2);
}

Value struct_inspect(CallTarget*, const Value* args) {
  ClassInfo* c = real_class_of(args[0]);
  std::string out = "#<struct ";
  if (!c->name.empty()) out += c->name + " ";
  RecursionGuard guard(reinterpret_cast<const void*>(struct_inspect), args[0]);
  if (!guard.entered()) return new_string("#<struct " + class_name(c) + ":...>");
  const auto& members = info_of(args[0]).members;
  for (size_t i = 0; i < members.size(); i++) {
    if (i > 0) out += ", ";
    out += members[i]->view();
    out += '=';
    out += view_of(RB_TRY(inspect(field(args[0], i).load())));
  }
  return new_string(out + ">");
}

Value struct_initialize_copy(CallTarget*, const Value* args) {
  if (args[0] == args[2]) return args[0];
  RB_TRY(check_frozen(args[0]));
  for (size_t i = 0; i < info_of(args[0]).members.size(); i++)
    field(args[0], i).write(args[0].ptr(), field(args[2], i).load());
  return args[0];
}

const NativeMethod methods[] = {
    {"[]", struct_ref, 1},
    {"[]=", struct_set, 2},
    {"dig", struct_dig, 1, 0, kRest},
    {"to_a", struct_to_a},
    {"deconstruct", struct_to_a},
    {"values", struct_to_a},
    {"__to_h", struct_to_h},
    {"members", struct_members},
    {"size", struct_size},
    {"length", struct_size},
    {"deconstruct_keys", struct_deconstruct_keys, 1},
    {"==", struct_equal, 1},
    {"eql?", struct_eql, 1},
    {"hash", struct_hash},
    {"inspect", struct_inspect},
    {"to_s", struct_inspect},
    {"initialize", struct_initialize, 0, 0, kRest | kPrivate},
    {"initialize_copy", struct_initialize_copy, 1, 0, kPrivate},
};
const NativeMethod class_methods[] = {{"new", struct_new, 0, 0, kRest | kKeywords}};

void define_struct() {
  define_methods(classes.Struct, methods);
  define_singleton_methods(classes.Struct, class_methods);
}
HY_RUBY_CORE(define_struct);

}  // namespace

}  // namespace hypha::ruby
