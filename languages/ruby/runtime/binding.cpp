// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/binding.h"

#include "framework/source/diagnostic.h"
#include "languages/ruby/core/native.h"
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/module.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/syntax/parser.h"
#include "languages/ruby/runtime/waiting_lock.h"

namespace hypha::ruby {

namespace {

enum BindingField {
  kTarget,
  kSelf,
  kEnv,
  kBindingFields
};  // target: a pointer, shifted so that it looks like a fixnum

ClassInfo* binding_class() {
  static ClassInfo* c = [] {
    ClassInfo* made = define_class("Binding", classes.Object);
    made->reserved_fields = kBindingFields;
    made->instance_shape = Shape::root(made, Kind::Object, kBindingFields, kBindingFields);
    return made;
  }();
  return c;
}

Object* fields_of(Value binding) { return binding.ptr<Object>(); }
Value as_word(const CallTarget* t) { return {reinterpret_cast<uint64_t>(t) << 1}; }
const CallTarget* target_of(Value binding) {
  return reinterpret_cast<const CallTarget*>(fields_of(binding)->fields[kTarget].load().bits >> 1);
}
const TargetText* text_of_binding(Value binding) { return find_target_text(target_of(binding)); }

// Visible variables with their places, innermost first: visit(variable, Env or null) until it returns true.
template <class F>
void each_variable(Value binding, F visit) {
  const TargetText* text = text_of_binding(binding);
  Value env = fields_of(binding)->fields[kEnv].load();
  for (syntax::Scope* s = text ? text->scope : nullptr; s; s = s->is_block() ? s->parent : nullptr) {
    for (syntax::Variable* v : s->variables)
      if (!v->hidden && visit(v, v->captured && is_kind(env, Kind::Slots) ? env.ptr<Slots>() : nullptr)) return;
    if (s->env_slots > 0 && is_kind(env, Kind::Slots)) env = env.ptr<Slots>()->at[0].load();
  }
}

Slot* find_slot(Value binding, std::string_view name, Slots** owner) {
  Slot* found = nullptr;
  each_variable(binding, [&](syntax::Variable* v, Slots* env) {
    if (v->name != name || !env) return false;
    *owner = env;
    found = &env->at[1 + v->index];
    return true;
  });
  return found;
}

Value variable_name(Value v, std::string* out) {
  if (!is_symbol(v) && !is_string(v)) v = RB_TRY(to_str(v));
  *out = std::string(view_of(v));
  return kNil;
}

Value not_defined(Value self, const std::string& name) {
  std::string text = "local variable `" + name + "' is not defined for " + std::string(view_of(any_to_s(self)));
  return raise_name_error(text, intern(name), self);
}

Value local_variable_get(Value self, Value name) {
  std::string n;
  Slots* env;
  RB_TRY(variable_name(name, &n));
  Slot* slot = find_slot(self, n, &env);
  if (!slot) return not_defined(self, n);
  Value v = slot->load();
  return v == kUndefined ? kNil : v;
}

Value local_variable_set(Value self, Value name, Value v) {
  std::string n;
  Slots* env;
  RB_TRY(variable_name(name, &n));
  Slot* slot = find_slot(self, n, &env);
  if (!slot) {
    std::string definition = n + " = nil";
    RB_TRY(evaluate(self, {definition}));
    slot = find_slot(self, n, &env);
    if (!slot) return not_defined(self, n);
  }
  slot->write(env, v);
  return v;
}

Value has_local_variable(Value self, Value name) {
  std::string n;
  Slots* env;
  RB_TRY(variable_name(name, &n));
  return boolean(find_slot(self, n, &env) != nullptr);
}

Value local_variables(Value self) {
  Value list = new_array();
  std::vector<std::string_view> seen;
  each_variable(self, [&](syntax::Variable* v, Slots*) {
    if (std::find(seen.begin(), seen.end(), v->name) == seen.end()) {
      seen.push_back(v->name);
      array::push(list.ptr<Array>(), symbol_value(intern(v->name)));
    }
    return false;
  });
  return list;
}

Value receiver(Value self) { return fields_of(self)->fields[kSelf].load(); }

Value source_location(Value self) {
  const SourceSection& s = target_of(self)->section;
  return new_array({new_string(s.source->name()), fixnum(s.line())});
}

// Behind the text: [file, [line]]
Value place_arguments(Value file, Value line, Evaluation* e) {
  if (file != kUndefined && file != kNil) e->file = std::string(view_of(RB_TRY(to_str(file))));
  return line == kUndefined || line == kNil ? kNil : to_int64(line, &e->line);
}

// words: [self, block, text, file, line]
Value binding_eval(CallTarget*, const Value* args) {
  Evaluation e;
  e.text = view_of(RB_TRY(to_str(args[2])));
  RB_TRY(place_arguments(args[3], args[4], &e));
  return evaluate(args[0], e);
}

// eval(text, binding, file, line), with the binding of where it stands in front.
Value kernel_eval(CallTarget*, const Value* args) {
  Evaluation e;
  e.text = view_of(RB_TRY(to_str(args[3])));
  Value binding = args[4] == kUndefined || args[4] == kNil ? args[2] : args[4];
  if (!is_binding(binding))
    return raise(classes.TypeError,
                 "wrong argument type " + class_name(real_class_of(binding)) + " (expected binding)");
  RB_TRY(place_arguments(args[5], args[6], &e));
  return evaluate(binding, e);
}

// instance_eval(text, file, line), class_eval(text, file, line): likewise.
Value instance_eval(CallTarget*, const Value* args) {
  Evaluation e;
  e.text = view_of(RB_TRY(to_str(args[3])));
  e.self = args[0];
  RB_TRY(place_arguments(args[4], args[5], &e));
  DefineTargetScope scope(singleton_of_self());
  return evaluate(args[2], e);
}
Value class_eval(CallTarget*, const Value* args) {
  Evaluation e;
  e.text = view_of(RB_TRY(to_str(args[3])));
  e.self = args[0];
  e.module = class_info(args[0]);
  RB_TRY(place_arguments(args[4], args[5], &e));
  return in_body_of(e.module, [&] {
    DefineTargetScope scope(e.module);
    return evaluate(args[2], e);
  });
}

const NativeMethod binding_methods[] = {
    {"local_variable_get", native<local_variable_get>, 1},
    {"local_variable_set", native<local_variable_set>, 2},
    {"local_variable_defined?", native<has_local_variable>, 1},
    {"local_variables", native<local_variables>},
    {"receiver", native<receiver>},
    {"source_location", native<source_location>},
    {"eval", binding_eval, 1, 2},
};
// Where eval was not called by its name.
Value kernel_eval_elsewhere(CallTarget*, const Value* args) {
  Value words[] = {args[0], args[1], global_binding(), args[2], args[3], args[4], args[5]};
  return kernel_eval(nullptr, words);
}
const NativeMethod kernel_methods[] = {
    {"__eval", kernel_eval, 2, 3, kPrivate},
    {"eval", kernel_eval_elsewhere, 1, 3, kModuleFunction},
};
const NativeMethod object_methods[] = {{"__instance_eval", instance_eval, 2, 2}};
const NativeMethod module_methods[] = {{"__class_eval", class_eval, 2, 2}};

void define_binding() {
  define_methods(binding_class(), binding_methods);
  undefine_method(singleton_class(binding_class()->object), intern("new"));
  undefine_method(singleton_class(binding_class()->object), intern("allocate"));
  define_methods(classes.Kernel, kernel_methods);
  define_methods(classes.BasicObject, object_methods);
  define_methods(classes.Module, module_methods);
}
HY_RUBY_CORE(define_binding);

}  // namespace

Value make_binding(const CallTarget* target, Value self, Value env) {
  Object* b = allocate_object(binding_class()->instance_shape);
  b->fields[kTarget].init(as_word(target));
  b->fields[kSelf].init(self);
  b->fields[kEnv].init(env);
  return ref(b);
}

void set_global_binding(const CallTarget* program) {
  set_constant(classes.Object, intern("TOPLEVEL_BINDING"), make_binding(program, main_object, kNil));
}
Value global_binding() { return find_constant(classes.Object, intern("TOPLEVEL_BINDING"))->value.get(); }

bool is_binding(Value v) { return v.is_heap() && is_a(v, binding_class()); }

Value binding_of_closure(Value closure) {
  auto* c = closure.ptr<Closure>();
  const TargetText* text = find_target_text(c->target);
  if (!text) return raise(classes.ArgumentError, "Can't create Binding from C level Proc");
  return make_binding(text->outer, c->self.load(), c->env.load());
}

Value extend_binding(Value binding, Value env, const CallTarget* target) {
  if (!is_binding(binding)) return kNil;
  fields_of(binding)->fields[kEnv].write(binding.ptr(), env);
  fields_of(binding)->fields[kTarget].write(binding.ptr(), as_word(target));
  return kNil;
}

Value evaluate(Value binding, const Evaluation& e) {
  const TargetText* outer = text_of_binding(binding);
  Value env = fields_of(binding)->fields[kEnv].load();
  auto* source =
      new Source(e.file, std::string(size_t(std::clamp<int64_t>(e.line - 1, 0, 1 << 20)), '\n') + std::string(e.text));
  DiagnosticList diagnostics;
  syntax::ParseOptions options;
  options.eval_scope = outer->scope;
  options.in_def = outer->scope->home()->kind == syntax::ScopeKind::Def;
  // The scopes around grow with the variables that the text brings.
  std::unique_lock held(translation_lock());
  auto* tree = syntax::parse(*source, diagnostics, options).release();  // lives on, as programs do
  if (!diagnostics.empty()) held.unlock();
  if (!diagnostics.empty()) return raise(classes.SyntaxError, diagnostics.render());
  tree->evaluated = true;
  LexicalScope* lexical = e.module ? new LexicalScope{e.module, outer->lexical} : outer->lexical;
  CallTarget* t = translate_evaluation(*tree, target_of(binding), lexical);
  held.unlock();
  Value self = e.self == kUndefined ? receiver(binding) : e.self;
  Value closure = ref(make_closure(classes.Proc->instance_shape, t, env, self, kCallEnded));
  Value words[kBlockHeader] = {self, binding, closure};
  return invoke(t, words);
}

}  // namespace hypha::ruby
