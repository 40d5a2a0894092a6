// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/symbol_block.h"

#include "framework/object/sharing.h"
#include "languages/ruby/nodes/refinement.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

static CallTarget* symbol_target(CallSite site) {
  auto* t = new CallTarget;
  auto* info = new BlockInfo;
  info->is_lambda = true;
  info->parameters.required = 1;
  info->parameters.optional = SymbolBlockNode::kOptional;
  t->language_data = info;
  t->name = std::string(site.name->view());
  t->argument_count = t->slot_count = kBlockHeader + 1 + SymbolBlockNode::kOptional;
  t->size = 2;
  t->always_inline = true;
  t->nodes.push_back(std::make_unique<SymbolBlockNode>(site));
  t->body = t->nodes.back().get();
  return t;
}

// One closure for each symbol: sites that pass the same &:name see the same target.
Value symbol_proc(Symbol* name) {
  static auto* all = new absl::flat_hash_map<Symbol*, Rooted<>*>;
  {
    std::lock_guard held(class_lock());
    if (auto it = all->find(name); it != all->end()) return it->second->get();
  }
  Value proc =
      ref(make_closure(classes.Proc->instance_shape, symbol_target(CallSite{name}), kNil, kNil, symbol_value(name)));
  sharing::share(proc);
  std::lock_guard held(class_lock());
  Rooted<>*& found = (*all)[name];
  if (!found) found = new Rooted<>(proc);
  return found->get();
}

Value refined_symbol_proc(Symbol* name, const LexicalScope* scope) {
  CallSite site{name};
  site.refined = scope;
  return ref(make_closure(classes.Proc->instance_shape, symbol_target(site), kNil, kNil, symbol_value(name)));
}

}  // namespace hypha::ruby
