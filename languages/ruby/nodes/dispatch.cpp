// SPDX-License-Identifier: MIT
// Filling dispatch chains, and calls without one.
#include "languages/ruby/nodes/dispatch.h"

#include "languages/ruby/core/operation.h"
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/nodes/instance_variable.h"
#include "languages/ruby/nodes/operator.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {

bool guard_for(Value self, DispatchEntry& e) {
  if (self.is_int()) return e.guard = ClassGuard::Int, true;
  if (number::is_double(self)) return e.guard = ClassGuard::Double, true;
  if (self.is_special()) return e.guard = ClassGuard::Same, e.same = self, true;
  if (!self.is_heap() || is_kind(self, Kind::BigInt)) return false;
  e.guard = ClassGuard::Shape;
  e.shape = shape_of(self.ptr())->id();
  return true;
}

template <int N = 0>
Node* make_new(ClassInfo* of, int argc, bool keywords, const Node* place) {
  if constexpr (N > kMaxPlainArguments)
    return nullptr;
  else if (argc != N)
    return make_new<N + 1>(of, argc, keywords, place);
  else {
    auto* n = new NewNode<N>(of, keywords);
    n->initialize.source_start = place->source_start;
    n->initialize.source_length = place->source_length;
    return n;
  }
}

// Class#new on a class whose instances the runtime allocates.
Node* make_allocation(Method* m, Value self, int argc, bool keywords, const Node* place) {
  if (!is_class_new(m) || !is_kind(self, Kind::Class)) return nullptr;
  ClassInfo* of = class_info(self);
  if (of->is_singleton || !of->instance_shape ||
      (of->instance_kind == Kind::Object && of->instance_shape->capacity() > 64))
    return nullptr;
  if (has_own_allocator(of)) return nullptr;
  return make_new(of, argc, keywords, place);
}

// define_method with a block literal: the block's frame with another self. Null: the slow way.
Node* make_closure_call(Method* m, int argc, bool keywords) {
  Value closure = m->closure->get();
  CallTarget* t = closure.ptr<Closure>()->target;
  BlockInfo* info = block_info(t);
  if (!info || !info->is_lambda) return nullptr;
  std::vector<WordSource> plan;
  if (!plan_arguments(info->parameters, kMethodHeader, argc, keywords, true, &plan)) return nullptr;
  if (plan.empty())
    for (int i = 0; i < kMethodHeader + argc; i++) plan.push_back({WordSource::Argument, uint8_t(i)});
  plan.insert(plan.begin() + kMethodHeader, WordSource{WordSource::Element});
  if (plan.size() > kMaxAdaptedWords) return nullptr;
  auto* adapt = new AdaptNode(t, std::move(plan));
  adapt->closure = closure;
  return adapt;
}

// The receiver's shape, which the entry tests, says where the instance variable is. What may become of a shared field's
// type, WriteAttributeOp sees to.
bool field_of(DispatchEntry& e, Symbol* attribute, DispatchEntry::Action action) {
  if (e.guard != ClassGuard::Shape && e.guard != ClassGuard::Protected) return false;
  Shape* s = Shape::from_id(e.shape);
  const Property* p = s->dictionary() ? nullptr : s->find(attribute);
  if (!p || (action == DispatchEntry::SetField && p->location.typed)) return false;
  e.action = action;
  e.field = p->location;
  return true;
}

// The caller's class becomes part of the guard of a protected method. While learning the caller is an interpreter
// frame.
bool guard_caller(const Method* m, const CallSite& site, DispatchEntry& e) {
  if (m->visibility == Visibility::Public || site.self_call) return true;
  Value caller = thread().top_frame->slots[0];
  DispatchEntry by;
  if (!may_call(m, site, caller) || !guard_for(caller, by)) return false;
  if (e.guard != ClassGuard::Shape || by.guard != ClassGuard::Shape) return false;
  e.guard = ClassGuard::Protected;
  e.caller_shape = by.shape;
  return true;
}

}  // namespace

bool may_call(const Method* m, const CallSite& site, Value caller) {
  if (m->visibility == Visibility::Public || site.self_call) return true;
  return m->visibility == Visibility::Protected && is_a(caller, m->owner);
}

bool DispatchBase::fill_entry(DispatchEntry& e, const Value* args, int argc) {
  Value self = args[0];
  cache.drop([](const DispatchEntry& old) { return !old.lookup->valid(); });
  if (!guard_for(self, e)) return false;
  e.lookup = &lookup_assumption(site.name);
  Method* m = lookup(site, self);
  if (!m || !guard_caller(m, site, e)) return false;
  bool plain = !site.keywords && args[1] == kNil;
  if (Node* n = make_allocation(m, self, argc, site.keywords, this)) {
    e.operation = n;
  } else if (m->make_operation == operation<IdenticalOp> && plain && argc == 1) {
    e.action = DispatchEntry::Same;
  } else if (m->make_operation && plain && argc == m->operation_argc) {
    e.operation = m->make_operation();
  } else if (m->make_any_operation && plain) {
    e.operation = m->make_any_operation(argc);
  } else if (m->kind == Method::Closure) {
    if (!(e.operation = make_closure_call(m, argc, site.keywords))) return false;
  } else if (m->kind == Method::AttrReader && argc == 0) {
    if (field_of(e, m->attribute, DispatchEntry::Field)) return true;
    e.operation = new ReadIvarOp(m->attribute);
  } else if (m->kind == Method::AttrWriter && argc == 1 && plain) {
    e.operation = new WriteAttributeOp(m->attribute);
    if (!is_frozen(self)) field_of(e, m->attribute, DispatchEntry::SetField);
  } else {
    std::vector<WordSource> plan;
    if (!m->target || !m->parameters) return false;
    if (!plan_arguments(*m->parameters, kMethodHeader, argc, site.keywords, true, &plan)) return false;
    e.target = m->target;
    if (!plan.empty()) e.operation = new AdaptNode(m->target, std::move(plan));
  }
  if (e.operation) {
    if (e.action == DispatchEntry::Call) e.action = DispatchEntry::Run;
    e.operation->source_start = source_start;
    e.operation->source_length = source_length;
    operations.emplace_back(e.operation);
    if (part_of || (m->kind == Method::Native && !is_instruction(site.name, m->owner)))
      name_operation(e.operation, part_of ? part_of : site.name);
  }
  return true;
}

bool plan_arguments(const Parameters& p, int header, int argc, bool keywords, bool lambda,
                    std::vector<WordSource>* plan) {
  int given = argc - (keywords && p.keywords ? 1 : 0);
  if (lambda && (given < p.required + p.post || (!p.rest && given > p.positional()))) return false;
  int words = header + p.positional() + p.rest + p.keywords;
  if (words > kMaxAdaptedWords || given > kMaxAdaptedWords) return false;
  if (keywords && !p.keywords && p.no_keywords) return false;
  if (given == p.required && p.simple()) return true;  // as they are
  for (int i = 0; i < header; i++) plan->push_back({WordSource::Argument, uint8_t(i)});
  int available = given;
  auto argument = [&](int i) { return WordSource{WordSource::Argument, uint8_t(header + i)}; };
  int next = 0;
  for (int i = 0; i < p.required; i++)
    plan->push_back(next < available ? argument(next++) : WordSource{WordSource::Nil});
  int optional = std::max(0, std::min<int>(p.optional, available - next - p.post));
  for (int i = 0; i < p.optional; i++)
    plan->push_back(i < optional ? argument(next++) : WordSource{WordSource::Undefined});
  if (p.rest) {
    int count = std::max(0, available - next - p.post);
    plan->push_back({WordSource::Rest, uint8_t(header + next), uint8_t(count)});
    next += count;
  }
  for (int i = 0; i < p.post; i++) plan->push_back(next < available ? argument(next++) : WordSource{WordSource::Nil});
  if (p.keywords) plan->push_back(keywords ? argument(argc - 1) : WordSource{WordSource::Nil});
  return true;
}

namespace {
template <template <int> class Made, int N = 0, class... A>
Node* make_for(int argc, A&&... a) {
  if constexpr (N > kMaxPlainArguments)
    return nullptr;
  else if (argc == N)
    return new Made<N>(std::forward<A>(a)...);
  else
    return make_for<Made, N + 1>(argc, std::forward<A>(a)...);
}
}  // namespace

Node* make_dispatch(CallSite site, int argc) { return make_for<DispatchNode>(argc, site); }

// ---- without a cache

static Value dispatch_words(DispatchBase* node, Value caller, Value self, Value block, std::span<const Value> args) {
  const CallSite& site = node->site;
  Method* m = lookup(site, self);
  node->uncached.store(m, std::memory_order_release);
  if (m && may_call(m, site, caller)) return invoke_method(m, self, args, block, site.keywords);
  return call_missing(m, site, self, args, block);
}

Value dispatch_slow(DispatchBase* node, Value caller, Value self, Value block, Value a0, Value a1) {
  Value args[] = {a0, a1};
  size_t argc = size_t(a0 != kUndefined) + size_t(a1 != kUndefined);
  return dispatch_words(node, caller, self, block, std::span<const Value>(args, argc));
}

Value dispatch_slow_array(DispatchBase* node, Value caller, Value self, Value block, Value rest) {
  Value args[kMaxPlainArguments];
  auto* a = rest.ptr<Array>();
  for (int64_t i = 0; i < a->length(); i++) args[i] = array::get(a, i);
  return dispatch_words(node, caller, self, block, std::span<const Value>(args, size_t(a->length())));
}

// ---- variables

Value InstanceVariableRules::read(Value object, Symbol* name) {
  if (!object.is_heap() || is_symbol(object) || is_integer(object) || is_float(object)) return kNil;
  Value v = get_property(object.ptr<Object>(), name);
  return v == kUndefined ? kNil : v;
}

Value InstanceVariableRules::write(Value object, Symbol* name, Value v) {
  RB_TRY(check_frozen(object));
  set_property(object.ptr<Object>(), name, v);
  return v;
}

}  // namespace hypha::ruby
