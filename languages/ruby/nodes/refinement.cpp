// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/refinement.h"

#include "languages/ruby/nodes/symbol_block.h"
#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/module.h"

namespace hypha::ruby {

namespace {

Method* find_in_refinement(ClassInfo* refinement, Symbol* name) {
  for (ClassInfo* a : refinement->ancestors()) {
    if (Method* m = own_method(a, name); m && !m->undefined()) return m;
  }
  return nullptr;
}

Method* find_refined(ClassInfo* of, const CallSite& site) {
  for (const LexicalScope* s = site.refined; s; s = s->outer)
    for (size_t i = s->refinements.size(); i-- > 0;)
      if (s->refinements[i]->refined == of)
        if (Method* m = find_in_refinement(s->refinements[i], site.name)) return m;
  return nullptr;
}

Method* find_method_at(const CallSite& site, ClassInfo* c) {
  if (site.refined) {
    for (ClassInfo* a : c->ancestors()) {
      if (Method* m = find_refined(a, site)) return m;
      if (own_method(a, site.name)) break;
    }
  }
  return find_method(c, site.name);
}

// super in a refinement's method: what the refined class has.
Method* find_unrefined(ClassInfo* c, ClassInfo* refined, Symbol* name) {
  auto& chain = c->ancestors();
  auto at = std::find(chain.begin(), chain.end(), refined);
  for (; at != chain.end(); ++at)
    if (Method* m = own_method(*at, name)) return m->undefined() ? nullptr : m;
  return nullptr;
}

// Call sites that have looked these names up look again.
void forget_lookups(ClassInfo* refinement) {
  bool builtin = has_builtin_operators(refinement->refined);
  for (ClassInfo* a : refinement->ancestors()) {
    for (auto& [name, m] : own_methods(a)) {
      lookup_assumption(name).invalidate();
      if (builtin) builtin_operator(name).invalidate();
    }
  }
}

void activate(LexicalScope* scope, ClassInfo* refinement) {
  auto& active = scope->refinements;
  if (std::find(active.begin(), active.end(), refinement) != active.end()) return;
  active.push_back(refinement);
  forget_lookups(refinement);
}

ClassInfo* refinement_class() {
  static ClassInfo* c = define_class("Refinement", classes.Module);
  return c;
}

// refine(class) { }: words [self, block, class]
Value module_refine(CallTarget*, const Value* args) {
  RB_TRY(need_block(args[1]));
  if (!is_kind(args[2], Kind::Class)) return raise_expected_module(args[2], "Class or Module");
  ClassInfo *owner = class_info(args[0]), *of = class_info(args[2]), *refinement = nullptr;
  for (ClassInfo* r : owner->refinements)
    if (r->refined == of) refinement = r;
  if (!refinement) {
    refinement = new_module();
    refinement->refined = of;
    refinement->name = "#<refinement:" + class_name(of) + "@" + class_name(owner) + ">";
    owner->refinements.push_back(refinement);
  }
  RB_TRY(in_body_of(refinement, [&] {
    return call_block_with_self(args[1], refinement->object, std::span<const Value>(args, 0), refinement);
  }));
  return refinement->object;
}

const NativeMethod module_methods[] = {{"refine", module_refine, 1, 0, kPrivate}};

void define_refinement() {
  refinement_class();
  define_methods(classes.Module, module_methods);
}
HY_RUBY_CORE(define_refinement);

}  // namespace

Method* lookup(const CallSite& site, Value self) {
  ClassInfo* c = class_of(self);
  if (!site.super_of) return find_method_at(site, c);
  Method* current = site.super_of->method.load(std::memory_order_acquire);
  if (!current) return nullptr;
  current = same_text_in(c, current);
  if (current->owner->refined) return find_unrefined(c, current->owner->refined, site.name);
  return find_super_method(c, current->owner, site.name);
}

Value use_refinements(Value module, LexicalScope* scope) {
  if (!is_kind(module, Kind::Class) || !class_info(module)->is_module) return raise_expected_module(module, "Module");
  for (ClassInfo* a : class_info(module)->ancestors())
    for (ClassInfo* r : a->refinements) activate(scope, r);
  return main_object;
}

Value use_own_refinements(LexicalScope* scope) {
  for (ClassInfo* r : scope->module->refinements) activate(scope, r);
  return kNil;
}

}  // namespace hypha::ruby
