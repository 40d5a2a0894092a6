// SPDX-License-Identifier: MIT
#include "languages/ruby/syntax/scope.h"

namespace hypha::ruby::syntax {

// The scopes outside of an Eval belong to a finished tree and are not written any more.
static Scope* next_outward(Scope* s) { return s->is_block() && s->kind != ScopeKind::Eval ? s->parent : nullptr; }

uint32_t env_hops(const Scope* from, const Variable* variable) {
  uint32_t hops = 0;
  for (const Scope* s = from; s && s != variable->owner; s = s->parent)
    if (s->env_slots > 0) hops++;
  return hops;
}

Scope* ScopeBuilder::push(ScopeKind kind, std::string_view name) {
  Scope& s = scopes_.emplace_back();
  s.kind = kind;
  s.parent = current_;
  s.name = name;
  if (current_ && s.is_block()) current_->has_blocks = true;
  return current_ = &s;
}

// The variables of `outer` belong to a finished tree, whose call of eval or binding has captured them all.
void ScopeBuilder::push_eval(Scope* outer) {
  push(ScopeKind::Eval);
  current_->parent = outer;
  current_->uses_binding = true;  // a later one on the same binding sees these variables
}

Variable* ScopeBuilder::make(std::string_view name, Scope* owner) {
  Variable& v = variables_.emplace_back();
  v.name = name;
  v.owner = owner;
  owner->variables.push_back(&v);
  owner->names[name] = &v;
  return &v;
}

Variable* ScopeBuilder::find(std::string_view name) const {
  for (Scope* s = current_; s; s = s->parent) {
    auto found = s->names.find(name);
    if (found != s->names.end()) return found->second;
    if (!s->is_block()) break;
  }
  return nullptr;
}

void ScopeBuilder::note_use(Variable* variable) {
  if (variable->owner != current_ && !variable->captured) variable->captured = true;
}

Variable* ScopeBuilder::reference(std::string_view name) {
  Variable* v = find(name);
  if (v) note_use(v);
  return v;
}

// The body of `for` runs as a block but declares its variables in the scope around it.
Variable* ScopeBuilder::declare(std::string_view name) {
  if (Variable* v = reference(name)) return v;
  Scope* owner = current_;
  while (owner->kind == ScopeKind::For) owner = owner->parent;
  Variable* v = make(name, owner);
  note_use(v);
  return v;
}

Variable* ScopeBuilder::declare_here(std::string_view name) { return make(name, current_); }

Variable* ScopeBuilder::declare_hidden(std::string_view name) {
  Variable& v = variables_.emplace_back();
  v.name = name;
  v.owner = current_;
  v.hidden = true;
  current_->variables.push_back(&v);
  if (!name.empty()) current_->names[name] = &v;
  return &v;
}

Variable* ScopeBuilder::declare_method_hidden() {
  Scope* owner = current_;
  while (Scope* outer = next_outward(owner)) owner = outer;
  Variable& v = variables_.emplace_back();
  v.owner = owner;
  v.hidden = true;
  owner->variables.push_back(&v);
  note_use(&v);
  return &v;
}

Variable* ScopeBuilder::numbered_parameter(std::string_view name, const char** error) {
  Scope* s = current_;
  while (s->kind == ScopeKind::For) s = s->parent;
  bool block = s->kind == ScopeKind::Block || s->kind == ScopeKind::Lambda;
  if (!block) return nullptr;
  if (s->ordinary_params) *error = "ordinary parameter is defined";
  size_t n = size_t(name[1] - '1');
  for (size_t i = 0; i <= n; i++) {
    if (s->numbered[i]) continue;
    static constexpr std::string_view kNames[] = {"_1", "_2", "_3", "_4", "_5", "_6", "_7", "_8", "_9"};
    s->numbered[i] = make(kNames[i], s);
    s->numbered[i]->is_param = true;
  }
  note_use(s->numbered[n]);
  for (Scope* outer = next_outward(s); outer; outer = next_outward(outer)) {
    outer->numbered_in_nested = true;
    if (outer->numbered[0]) *error = "numbered parameter is already used in outer block";
  }
  return s->numbered[n];
}

void ScopeBuilder::note_return() {
  current_->has_return = true;
  for (Scope* s = next_outward(current_); s; s = next_outward(s))
    if (!next_outward(s)) s->has_nonlocal_return = true;
}

void ScopeBuilder::note_yield() {
  for (Scope* s = current_; s; s = next_outward(s)) {
    s->uses_yield = true;
    if (s != current_ && !next_outward(s)) s->yields_from_block = true;
  }
}

void ScopeBuilder::note_super(bool zsuper) {
  for (Scope* s = current_; s; s = next_outward(s)) (zsuper ? s->uses_zsuper : s->uses_super) = true;
}

void ScopeBuilder::finish() {
  for (Scope& scope : scopes_) {
    if (!scope.uses_binding) continue;
    for (Scope* s = &scope; s; s = next_outward(s)) s->uses_binding = true;
  }
  for (Scope& scope : scopes_) {
    for (Variable* v : scope.variables) {
      if (scope.uses_binding) v->captured = true;
      v->index = v->captured ? scope.env_slots++ : scope.frame_slots++;
    }
    if (!scope.uses_binding) scope.names.clear();
  }
}

}  // namespace hypha::ruby::syntax
