// SPDX-License-Identifier: MIT
// Filling the chains of calls, and calls without one.
#include "languages/python/nodes/call.h"

#include <alloca.h>

namespace hypha::python {

Value dict_with(Value dict, Symbol* name, Value v) {
  dict_set(dict, name, v);
  return dict;
}

// ---- plans

namespace {

// Sources of the callee's words 1..; false: the arguments do not fit.
bool plan_words(const FunctionCode& code, int argc, const KeywordNames& names, std::vector<WordSource>& plan) {
  int given = argc - int(names.size()), n = int(code.parameters.size());
  if (n + 1 > kMaxFrameWords || (given > code.positional && code.var_positional < 0)) return false;
  plan.assign(size_t(n), WordSource{WordSource::Undefined});
  std::vector<bool> set(size_t(n), false);
  auto put = [&](int i, WordSource s) {
    plan[size_t(i)] = std::move(s);
    set[size_t(i)] = true;
  };
  for (int i = 0; i < std::min<int>(given, code.positional); i++) put(i, {WordSource::Argument, uint8_t(i + 1)});
  if (code.var_positional >= 0) {
    int rest = std::max(0, given - code.positional);
    put(code.var_positional, {WordSource::Tuple, uint8_t(1 + given - rest), uint8_t(rest)});
  }
  WordSource others{WordSource::Dict};
  for (size_t k = 0; k < names.size(); k++) {
    int at = -1;
    for (int i = 0; i < n; i++) {
      ParameterKind kind = code.parameters[size_t(i)].kind;
      if (code.parameters[size_t(i)].name == names[k] &&
          (kind == ParameterKind::Positional || kind == ParameterKind::KeywordOnly))
        at = i;
    }
    int input = 1 + given + int(k);
    if (at < 0)
      others.entries.push_back({names[k], input});
    else if (set[size_t(at)])
      return false;
    else
      put(at, {WordSource::Argument, uint8_t(input)});
  }
  if (!others.entries.empty() && code.var_keyword < 0) return false;
  if (code.var_keyword >= 0 && (!code.is_native || !others.entries.empty())) put(code.var_keyword, others);
  int defaults = 0;
  for (int i = 0; i < n; i++) {
    const ParameterInfo& p = code.parameters[size_t(i)];
    bool plain = p.kind != ParameterKind::VarPositional && p.kind != ParameterKind::VarKeyword;
    if (!plain) continue;
    if (!set[size_t(i)]) {
      if (!p.optional) return false;
      if (!code.is_native) put(i, {WordSource::Default, uint8_t(defaults)});
    }
    if (p.optional) defaults++;
  }
  return true;
}

}  // namespace

// The operation of a built-in that is called with these many arguments; null: it has none for them.
static Node* make_operation(const FunctionCode& code, int argc) {
  if (!code.is_native || !code.make_operation) return nullptr;
  const int all = code.operation_argc + code.is_method;
  if (argc == all) return code.make_operation();
  if (!code.operation_fills || argc > all || argc < code.required_positional) return nullptr;
  return make_sized<FillOp, kMaxFilledWords, 3>(all + 1, argc, code.make_operation());
}

Node* make_invocation(Value function, int argc, const KeywordNames& names) {
  CallTarget* t = function.ptr<Closure>()->target;
  const FunctionCode& code = *function_code(t);
  if (names.empty())
    if (Node* operation = make_operation(code, argc)) return operation;
  if (code.simple && names.empty() && argc == code.positional) {
    if (!code.is_native) return new DirectInvokeOp(t);
    return new InvokeOp(t, false, true, {});
  }
  std::vector<WordSource> plan;
  if (!plan_words(code, argc, names, plan)) return nullptr;
  return new InvokeOp(t, !code.is_native, false, std::move(plan));
}

Node* make_constant_call(Value function, Node* invoke, int inputs) {
  if (auto* direct = dynamic_cast<DirectInvokeOp*>(invoke)) return make_sized<CallDirectlyOp, kMaxPlainArguments + 1>(inputs, function, direct);
  return make_sized<CallAnyOp, kMaxPlainArguments + 1>(inputs, function, invoke);
}

Node* CallBase::keep_invocation(Value function, int argc) {
  Node* n = make_invocation(function, argc, site.names);
  return n ? keep(n) : nullptr;
}

// ---- callees

namespace {

Node* keep_constant_call(CallBase& b, Value function, Node* invoke, int inputs) {
  Node* n = make_constant_call(function, invoke, inputs);
  return n ? b.keep(n) : nullptr;
}

bool fill_bound(CallBase& b, CalleeEntry& e) {
  CallSite inner = b.site;
  inner.argc++;
  Node* call = make_call_op(inner);
  if (!call) return false;
  e.action = b.keep(make_sized<BoundCallOp, kMaxPlainArguments>(b.site.argc, b.keep(call)));
  return true;
}

// A class whose instances are plain objects and that has the usual __new__.
bool fill_new(CallBase& b, CalleeEntry& e, TypeInfo* t) {
  if (t->metatype != types.type || t->is_abstract || t->is_builtin) return false;
  if (t->layout != Layout::Object || t->instance_kind != Kind::Object || t->reserved_fields) return false;
  if (find_attribute(t, names::new_) != types.object->attributes.find(names::new_)) return false;
  Cell* init = find_attribute(t, names::init);
  e.lookup = &lookup_assumption(names::new_);
  if (!init || init == types.object->attributes.find(names::init)) {
    if (b.site.argc != 0) return false;
    e.unchanged = &lookup_assumption(names::init);
    e.action = b.keep(make_sized<NewOp, kMaxPlainArguments>(0, t, kNil, nullptr));
    return true;
  }
  Value f = value_of(init);
  if (!binds_self(f)) return false;
  Node* invoke = b.keep_invocation(f, b.site.argc + 1);
  e.unchanged = watch(*init);
  if (!invoke || !e.unchanged) return false;
  e.action = b.keep(make_sized<NewOp, kMaxPlainArguments>(b.site.argc, t, f, invoke));
  return true;
}

bool fill_native_type(CallBase& b, CalleeEntry& e, TypeInfo* t) {
  Value maker = lookup(t, names::new_);
  Cell* init = find_attribute(t, names::init);
  if (!t->is_builtin || t == types.type || layout_of(maker) != Layout::StaticMethod) return false;
  if (init && init != types.object->attributes.find(names::init)) return false;
  Value f = native_field(maker, 0);
  Node* invoke = b.keep_invocation(f, b.site.argc + 1);
  if (!invoke) return false;
  e.action = keep_constant_call(b, f, invoke, b.site.argc + 1);
  return e.action != nullptr;
}

}  // namespace

bool CallBase::fill_function(FunctionEntry& e, Value callee) {
  const FunctionCode* code = function_code(callee);
  if (code->is_native && code->is_method && code->owner) return false;  // list.append(x, 1): self must be tested
  e.target = callee.ptr<Closure>()->target;
  e.action = keep_invocation(callee, site.argc);
  return e.action != nullptr;
}

bool CallBase::fill_callee(CalleeEntry& e, Value callee) {
  if (!callee.is_heap() || is_kind(callee, Kind::BigInt)) return false;
  e.shape = shape_of(callee.ptr());
  if (is_kind(callee, Kind::Class)) {
    TypeInfo* t = type_info(callee);
    return t->is_builtin ? fill_native_type(*this, e, t) : fill_new(*this, e, t);
  }
  TypeInfo* t = type_of(callee);
  if (t == types.method) return fill_bound(*this, e);
  if (t->layout != Layout::Object) return false;
  Cell* c = find_attribute(t, names::call);
  Value f = value_of(c);
  if (!binds_self(f)) return false;
  Node* invoke = keep_invocation(f, site.argc + 1);
  e.lookup = &lookup_assumption(names::call);
  e.unchanged = watch(*c);
  if (!invoke || !e.unchanged) return false;
  e.action = keep_constant_call(*this, f, invoke, site.argc + 1);
  return e.action != nullptr;
}

// Type.name(...) where name is a class method: its function gets the type, which is the receiver already.
bool MethodCallBase::fill_class_method(MethodEntry& e, TypeInfo* t) {
  Cell* c = find_attribute(t, name);
  Value found = value_of(c);
  if (layout_of(found) != Layout::ClassMethod || is_data_descriptor(lookup(t->metatype, name))) return false;
  Value f = native_field(found, 0);
  if (!is_kind(f, Kind::Closure)) return false;
  Node* invoke = keep_invocation(f, site.argc + 1);
  e.unchanged = watch(*c);
  e.lookup = &lookup_assumption(name);
  if (!invoke || !e.unchanged) return false;
  e.action = keep_constant_call(*this, f, invoke, site.argc + 1);
  return e.action != nullptr;
}

bool MethodCallBase::fill_method(MethodEntry& e, Value o) {
  if (!guard_for(o, e.type)) return false;
  TypeInfo* t = type_of(o);
  if (t->layout == Layout::Super) return false;
  if (!special && t->hooks_reads) return false;
  bool own_namespace = !special && (t->layout == Layout::Type || t->layout == Layout::Module);
  Cell* c = own_namespace ? nullptr : find_attribute(t, name);
  Value f = value_of(c);
  bool function = binds_self(f);
  if (function && !special && e.type.guard == TypeGuard::Shape) {
    if (e.type.shape->dictionary() && t->has_instance_dict) return false;
    if (e.type.shape->find(name)) function = false;
  }
  if (function) {
    const FunctionCode* code = function_code(f);
    Node* invoke = keep_invocation(f, site.argc + 1);
    e.unchanged = watch(*c);
    if (!invoke || !e.unchanged) return false;
    if (code->is_native && t->wraps_value) return false;  // self is inside
    e.lookup = &lookup_assumption(name);
    e.action = keep_constant_call(*this, f, invoke, site.argc + 1);
    return e.action != nullptr;
  }
  if (special) return false;
  if (t->layout == Layout::Type && fill_class_method(e, type_info(o))) return true;
  Node* call = make_call_op(site);
  if (!call) return false;
  auto* read = keep(new ReadAttributeOp(name));
  e.action = keep(make_sized<AttributeCallOp, kMaxPlainArguments>(site.argc, read, keep(call)));
  return true;
}

// ---- without a cache

Value call_slow(CallBase* b, Value callee, Value a0, Value a1, Value a2, int64_t argc) {
  Value args[] = {a0, a1, a2};
  return call(callee, std::span<const Value>(args, size_t(argc)), b->site.keywords());
}

static std::span<const Value> spread(Value tuple, Value* room) {
  int64_t n = length_of(tuple);
  for (int64_t i = 0; i < n; i++) room[i] = array::get(array_of(tuple), i);
  return {room, size_t(n)};
}

Value call_slow_tuple(CallBase* b, Value callee, Value arguments) {
  Value room[kMaxPlainArguments + 1];
  return call(callee, spread(arguments, room), b->site.keywords());
}

static Value method_call(MethodCallBase* b, Value receiver, std::span<const Value> args) {
  if (!b->special && b->site.names.empty()) return call_method(receiver, b->name, args);
  if (!b->special) return call(PY_TRY(get_attribute(receiver, b->name)), args, b->site.keywords());
  Value a = lookup(type_of(receiver), b->name);
  if (a == kUndefined)
    return b->name == names::setitem ? set_item(receiver, args[0], args[1]) : get_item(receiver, args[0]);
  return call(PY_TRY(descriptor_get(a, receiver, type_of(receiver))), args, {});
}

Value method_call_slow(MethodCallBase* b, Value receiver, Value a0, Value a1, Value a2, int64_t argc) {
  Value args[] = {a0, a1, a2};
  return method_call(b, receiver, std::span<const Value>(args, size_t(argc)));
}

Value method_call_slow_tuple(MethodCallBase* b, Value receiver, Value arguments) {
  Value room[kMaxPlainArguments + 1];
  return method_call(b, receiver, spread(arguments, room));
}

Value check_init_result(Value v) {
  return raise_type_error("__init__() should return None, not '" + type_name(v) + "'");
}

Value call_star(Value callee, Value arguments, Value keywords) {
  int64_t n = length_of(arguments), k = keywords == kNil ? 0 : hash_of(keywords)->count();
  if (n + k > 100000) return raise_recursion_error();
  auto* args = static_cast<Value*>(alloca(size_t(n + k + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) args[i] = array::get(array_of(arguments), i);
  std::vector<Symbol*> names;
  if (k > 0) {
    Value key, v;
    for (int64_t i = 0; hash::next(hash_of(keywords), &i, &key, &v);) {
      args[n + int64_t(names.size())] = v;
      names.push_back(intern(view_of(key)));
    }
  }
  return call(callee, std::span<const Value>(args, size_t(n + k)), names);
}

// ---- making

Node* make_call_op(const CallSite& s) { return make_sized<CallOp, kMaxPlainArguments>(s.argc, s); }

namespace {

template <int N>
struct SpecialCallOp : MethodCallOp<N> {
  explicit SpecialCallOp(Symbol* name) : MethodCallOp<N>(CallSite{N, {}}, name, true) {}
};

template <template <int> class Made, int N = 0, class... A>
Node* make_call_node(int n, uint32_t start, uint32_t length, A&&... a) {
  if constexpr (N > kMaxPlainArguments)
    return nullptr;
  else if (n != N)
    return make_call_node<Made, N + 1>(n, start, length, std::forward<A>(a)...);
  else {
    auto* made = new Made<N>(std::forward<A>(a)...);
    made->source_start = start;
    made->source_length = length;
    made->op.set_source(start, length);
    return made;
  }
}

}  // namespace

Node* make_call(const CallSite& s, Node* callee, const std::vector<Node*>& a, uint32_t start, uint32_t length) {
  return make_call_node<CallNode>(s.argc, start, length, s, callee, a.data());
}
Node* make_method_call(const CallSite& s, Symbol* name, Node* receiver, const std::vector<Node*>& a, uint32_t start,
                       uint32_t length) {
  return make_call_node<MethodCallNode>(s.argc, start, length, s, name, receiver, a.data());
}
Node* make_special_call(Symbol* name, int argc) { return make_sized<SpecialCallOp, 3>(argc, name); }

}  // namespace hypha::python
