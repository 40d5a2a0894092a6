// SPDX-License-Identifier: MIT
// Calls from C++: laying out arguments by the callee's parameters, methods, blocks.
#include <alloca.h>

#include "languages/ruby/nodes/block.h"
#include "languages/ruby/nodes/instance_variable.h"
#include "languages/ruby/runtime/closure.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {

int frame_words(const Parameters& p, int header) { return header + p.positional() + p.rest + p.keywords; }

int required_count(const Parameters& p) { return p.required + p.post; }

Value arity_error(const Parameters& p, int given, const CallTarget* callee) {
  std::string text = argument_count_text(given, required_count(p), p.rest ? -1 : p.positional());
  if (p.required_keywords > 0) {
    text.back() = ';';
    text += p.required_keywords > 1 ? " required keywords: " : " required keyword: ";
    for (int i = 0; i < p.required_keywords; i++) text.append(i ? ", " : "").append(p.keyword_names[size_t(i)]->view());
    text += ")";
  }
  return raise_in(callee, classes.ArgumentError, text);
}

}  // namespace

Value lay_out_arguments(const CallTarget* callee, const Parameters& p, std::span<const Value> args, bool keywords,
                        bool strict, int header, Value* words) {
  int given = int(args.size());
  Value keyword_hash = kNil;
  if (keywords && p.keywords) keyword_hash = args[size_t(--given)];
  // An empty **splat is no argument at all.
  else if (keywords && given > 0 && is_hash(args.back()) && args.back().ptr<Hash>()->count() == 0)
    given--;
  if (keywords && strict && p.no_keywords && given == int(args.size()))
    return raise_in(callee, classes.ArgumentError, "no keywords accepted");
  if (strict && (given < required_count(p) || (!p.rest && given > p.positional()))) {
    return arity_error(p, given, callee);
  }
  int next = 0, w = header;
  for (int i = 0; i < p.required; i++) words[w++] = next < given ? args[size_t(next++)] : kNil;
  int optional = std::clamp(given - next - int(p.post), 0, int(p.optional));
  for (int i = 0; i < p.optional; i++) words[w++] = i < optional ? args[size_t(next++)] : kUndefined;
  if (p.rest) {
    int count = std::max(0, given - next - int(p.post));
    words[w++] = ref(array::from(classes.Array->instance_shape->id(), args.data() + next, count));
    next += count;
  }
  for (int i = 0; i < p.post; i++) words[w++] = next < given ? args[size_t(next++)] : kNil;
  if (p.keywords) words[w] = keyword_hash;
  return kNil;
}

Value invoke_method(Method* m, Value self, std::span<const Value> args, Value block, bool keywords) {
  if (!stack_has_room(args.size())) [[unlikely]]
    return raise_stack_overflow();
  switch (m->kind) {
    case Method::AttrReader:
      if (!args.empty()) return raise_argument_count(int(args.size()), 0, 0);
      return InstanceVariableRules::read(self, m->attribute);
    case Method::AttrWriter:
      if (args.size() != 1) return raise_argument_count(int(args.size()), 1, 1);
      return InstanceVariableRules::write(self, m->attribute, args[0]);
    case Method::Closure:
      return call_method_closure(m, self, args, block, keywords);
    default:
      break;
  }
  const Parameters& p = *m->parameters;
  auto* words = static_cast<Value*>(alloca(size_t(frame_words(p, kMethodHeader)) * sizeof(Value)));
  words[0] = self;
  words[1] = block;
  RB_TRY(lay_out_arguments(m->target, p, args, keywords, true, kMethodHeader, words));
  return invoke(m->target, words);
}

// A method made by define_method: its body is a block, run with another self and a lambda's strict arguments.
Value call_method_closure(Method* m, Value self, std::span<const Value> args, Value block, bool keywords) {
  Value closure = m->closure->get();
  CallTarget* t = closure.ptr<Closure>()->target;
  BlockInfo* info = block_info(t);
  if (!info) return call_block(closure, args);
  auto* words = static_cast<Value*>(alloca(size_t(frame_words(info->parameters, kBlockHeader)) * sizeof(Value)));
  words[0] = self;
  words[1] = block;
  words[2] = closure;
  RB_TRY(lay_out_arguments(t, info->parameters, args, keywords, true, kBlockHeader, words));
  Value v = invoke(t, words);
  // return and break inside end this method.
  if (v == kUnwind && thread().unwind_target == closure) return thread().unwind_value;
  return v;
}

Value call_method(Value receiver, Symbol* name, std::span<const Value> args, Value block, bool keywords) {
  if (Method* m = find_method(class_of(receiver), name)) return invoke_method(m, receiver, args, block, keywords);
  CallSite site{name, true, false, keywords};
  return call_missing(nullptr, site, receiver, args, block);
}

Value call_public(Value receiver, Symbol* name, std::span<const Value> args, Value block, bool keywords) {
  CallSite site{name, false, false, keywords};
  Method* m = find_method(class_of(receiver), name);
  if (m && m->visibility == Visibility::Public) return invoke_method(m, receiver, args, block, keywords);
  return call_missing(m, site, receiver, args, block);
}

Value call_missing(Method* found, const CallSite& site, Value self, std::span<const Value> args, Value block) {
  Method* missing = find_method(class_of(self), names::method_missing);
  if (!missing || (missing->kind == Method::Native && missing->owner == classes.BasicObject)) {
    if (site.super_of)
      raise_no_super_method(self, site.name);
    else
      raise_no_method(self, site.name, site.variable_call, found ? found->visibility : Visibility::Public);
    auto* e = thread().exception.ptr<Object>();
    e->fields[kArguments].write(
        e, ref(array::from(classes.Array->instance_shape->id(), args.data(), int64_t(args.size()))));
    return kThrow;
  }
  auto* all = static_cast<Value*>(alloca((args.size() + 1) * sizeof(Value)));
  all[0] = symbol_value(site.name);
  for (size_t i = 0; i < args.size(); i++) all[i + 1] = args[i];
  return invoke_method(missing, self, std::span<const Value>(all, args.size() + 1), block, site.keywords);
}

// ---- blocks

static Value enter_block(Value closure, Value self, Value block_argument, std::span<const Value> args, bool spread_done,
                         bool keywords = false) {
  CallTarget* t = closure.ptr<Closure>()->target;
  BlockInfo* info = block_info(t);
  if (!stack_has_room(args.size())) [[unlikely]]
    return raise_stack_overflow();
  if (!info) return call_native_block(closure, args, block_argument);
  if (args.empty() && symbol_of_closure(closure)) return raise(classes.ArgumentError, "no receiver given");
  const Parameters& p = info->parameters;
  if (!spread_done && args.size() == 1 && info->spreads()) {
    Value a = args[0];
    if (!is_array(a)) a = RB_TRY(to_ary(a));
    if (is_array(a)) return enter_block_array(closure, self, a, true);
  }
  auto* words = static_cast<Value*>(alloca(size_t(frame_words(p, kBlockHeader)) * sizeof(Value)));
  words[0] = self;
  words[1] = block_argument;
  words[2] = closure;
  RB_TRY(lay_out_arguments(t, p, args, keywords, info->is_lambda, kBlockHeader, words));
  Value v = invoke(t, words);
  // A lambda's own return and break come back to it.
  if (info->is_lambda && v == kUnwind && thread().unwind_target == closure) return thread().unwind_value;
  return v;
}

Value call_block(Value block, std::span<const Value> args) {
  if (!is_kind(block, Kind::Closure)) return raise(classes.LocalJumpError, "no block given (yield)");
  return enter_block(block, block.ptr<Closure>()->self.load(), kNil, args, false);
}

Value call_closure_with_block(Value closure, std::span<const Value> args, Value block, bool keywords) {
  return enter_block(closure, closure.ptr<Closure>()->self.load(), block, args, false, keywords);
}

Value enter_block_array(Value closure, Value self, Value array, bool spread) {
  auto* a = array.ptr<Array>();
  int64_t n = a->length();
  if (!stack_has_room(size_t(n))) return raise_stack_overflow();
  auto* args = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) args[i] = array::get(a, i);
  return enter_block(closure, self, kNil, std::span<const Value>(args, size_t(n)), spread);
}

Value call_block_with_self(Value block, Value self, std::span<const Value> args, ClassInfo* define_target) {
  RB_TRY(need_block(block));
  DefineTargetScope scope(define_target);
  return enter_block(block, self, kNil, args, false);
}

Value need_block(Value block) {
  return is_kind(block, Kind::Closure) ? kNil : raise(classes.LocalJumpError, "no block given (yield)");
}

bool is_lambda(Value closure) {
  BlockInfo* info = block_info(closure.ptr<Closure>()->target);
  return info ? info->is_lambda : true;
}

bool responds_to(Value v, Symbol* name, bool include_private) {
  Method* m = find_method(class_of(v), name);
  if (m) return include_private || m->visibility == Visibility::Public;
  Method* missing = find_method(class_of(v), names::respond_to_missing);
  if (!missing || (missing->kind == Method::Native && missing->owner == classes.Kernel)) return false;
  Value args[] = {symbol_value(name), boolean(include_private)};
  Value answer = invoke_method(missing, v, args, kNil, false);
  return !answer.is_completion() && answer.truthy();
}

}  // namespace hypha::ruby
