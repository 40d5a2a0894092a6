// SPDX-License-Identifier: MIT
// Units: methods, blocks, class bodies; their parameters and prologues.
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/nodes/call.h"
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/match_scope.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/target_text.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;
using PK = ast::ParamKind;

// Room in the Envs for what the translation itself needs there. Before anything is translated: the number of Envs to step over
// depends on it.
void Translator::prepare_scopes() {
  // Blocks that become lambdas: they are strict about their arguments, and return leaves them.
  for (ast::Node* n : tree_.callable) {
    auto* c = ast::try_as<ast::Call>(n);
    if (!c || !c->arguments.block) continue;
    bool lambda = c->name == "lambda" && !c->receiver && c->arguments.positional.empty();
    if (lambda || c->name == "define_method" || c->name == "define_singleton_method")
      c->arguments.block->scope->kind = ast::ScopeKind::Lambda;
  }
  for (ast::Scope& s : tree_.scopes) {
    // The Env is what `return` in a block names; it knows whether the method still runs.
    if (s.kind == ast::ScopeKind::Def && s.has_nonlocal_return) s.env_slots++;
    if (s.kind == ast::ScopeKind::Def && (s.has_blocks || s.uses_binding)) s.env_slots++;  // the method's block, for yield and block_given? in blocks
    if (s.kind == ast::ScopeKind::Lambda && s.has_blocks) s.env_slots++;      // the lambda's closure
  }
}

// What prepare_scopes made room for.
void Translator::env_indexes(Unit& u) {
  const ast::Scope& s = *u.scope;
  int last = int(s.env_slots) - 1;
  if (s.kind == ast::ScopeKind::Lambda && s.has_blocks) u.closure_env_index = last;
  if (s.kind != ast::ScopeKind::Def) return;
  bool block = s.has_blocks || s.uses_binding;
  if (block) u.block_env_index = last;
  if (s.has_nonlocal_return) u.returned_env_index = last - block;
}

void Translator::open_unit(Unit& u, CallTarget* t, ast::Scope* scope, LexicalScope* lexical) {
  u.target = t;
  u.scope = scope;
  u.outer = unit_;
  u.lexical = lexical;
  env_indexes(u);
  for (const ast::Variable* v : scope->variables)
    if (!v->captured && !u.slots.contains(v)) u.slots[v] = u.next_slot++;  // parameters inside a destructuring one included
  units_[scope] = &u;
  unit_ = &u;
}

void Translator::close_unit(Unit& u, const ast::Node* at, Node* body) {
  u.target->body = body;
  u.target->slot_count = uint32_t(u.next_slot);
  u.target->size = uint32_t(u.target->nodes.size());
  if (!is_internal(tree_.source)) {
    TargetText& text = make_target_text(u.target);
    text.tree = &tree_;
    text.scope = u.scope;
    text.lexical = u.lexical;
    text.method = u.method;
    text.outer = u.outer ? u.outer->target : nullptr;
  }
  units_.erase(u.scope);
  unit_ = u.outer;
}

// ---- parameters

void Translator::describe_parameters(ast::Params* p, Parameters* out) {
  if (!p) return;
  out->required = uint16_t(p->required);
  out->optional = uint16_t(p->optional);
  out->post = uint16_t(p->post);
  out->rest = p->rest != nullptr;
  out->trailing_comma = p->trailing_comma;
  for (ast::Param& q : p->list) {
    if (q.kind == PK::NoKeywords) out->no_keywords = true;
    if (q.kind == PK::KeywordRest) out->keyword_rest = true;
    if (q.kind == PK::Keyword) out->keyword_names.push_back(symbol(q.name));
    bool positional = q.kind == PK::Required || q.kind == PK::Optional || q.kind == PK::Rest || q.kind == PK::Post;
    Symbol* name = q.name.empty() ? nullptr : symbol(q.name);
    if (positional) out->names.push_back(name);
    if (q.kind == PK::KeywordRest) out->keyword_rest_name = name;
    if (q.kind == PK::BlockParam) out->block_name = name;
  }
  out->required_keywords = uint16_t(out->keyword_names.size());
  for (ast::Param& q : p->list)
    if (q.kind == PK::KeywordOptional) out->keyword_names.push_back(symbol(q.name));
  out->keywords = out->keyword_rest || !out->keyword_names.empty();
  if (p->numbered) {
    out->required = uint16_t(p->numbered);
  }
}

// Slots of the parameters: their words, in order; keyword parameters get slots of their own behind the word of the Hash.
void Translator::parameter_slots(ast::Params* p, int header) {
  Unit& u = *unit_;
  u.next_slot = header;
  if (p) {
    for (ast::Param& q : p->list)
      if (q.kind == PK::Required || q.kind == PK::Optional || q.kind == PK::Rest || q.kind == PK::Post) u.slots[q.variable] = u.next_slot++;
    bool keywords = p->keywords > 0 || (p->keyword_rest && p->keyword_rest->kind == PK::KeywordRest);
    if (keywords) u.keywords_slot = u.next_slot++;
    u.target->argument_count = uint32_t(u.next_slot);
    for (ast::Param& q : p->list) {
      if (q.kind == PK::Keyword || q.kind == PK::KeywordOptional || q.kind == PK::KeywordRest) u.slots[q.variable] = u.next_slot++;
      if (q.kind == PK::BlockParam) u.slots[q.variable] = 1;  // the block word itself
    }
  } else {
    u.target->argument_count = uint32_t(header);
  }
}

// The Env takes the captured parameters as they came; defaults and keywords write to it afterwards.
void Translator::enter_env(std::vector<Node*>& into, ast::Params* p, int header, int parent_slot) {
  Unit& u = *unit_;
  if (u.scope->env_slots == 0) {
    u.env_slot = parent_slot;
    return;
  }
  std::vector<EnterEnvNode::Move> moves;
  if (p)
    for (ast::Param& q : p->list)
      if (q.variable && q.variable->captured) moves.push_back({u.slots.at(q.variable), 1 + int(q.variable->index)});
  if (u.block_env_index >= 0) moves.push_back({1, 1 + u.block_env_index});
  if (u.closure_env_index >= 0) moves.push_back({2, 1 + u.closure_env_index});
  u.env_slot = new_slot();
  into.push_back(make<EnterEnvNode>(nullptr, u.env_slot, parent_slot, int(u.scope->env_slots), std::move(moves), kNil));
}

void Translator::parameter_defaults(ast::Params* p, int header, const Parameters* described, std::vector<Node*>& into) {
  if (!p) return;
  Unit& u = *unit_;
  ast::Node at{};
  auto move_captured = [&](ast::Param& q) {
    if (q.variable->captured) into.push_back(write_variable(&at, q.variable, make<ReadLocalNode>(&at, u.slots.at(q.variable))));
  };
  auto place = [&](ast::Param& q) { at.start = q.start, at.length = q.length; };
  for (ast::Param& q : p->list) {
    if (q.kind != PK::Optional) continue;
    place(q);
    into.push_back(make<DefaultParameterNode>(&at, u.slots.at(q.variable), expression(q.default_value)));
    move_captured(q);
  }
  if (u.keywords_slot >= 0) {
    into.push_back(make<CheckKeywordsNode>(nullptr, u.keywords_slot, described));  // errors show the header's line
    for (ast::Param& q : p->list) {
      if (q.kind != PK::Keyword && q.kind != PK::KeywordOptional && q.kind != PK::KeywordRest) continue;
      place(q);
      int slot = u.slots.at(q.variable);
      if (q.kind == PK::KeywordRest) {
        into.push_back(make<WriteLocalNode>(&at, slot, make<KeywordRestNode>(&at, u.keywords_slot, described)));
      } else {
        into.push_back(make<TakeKeywordNode>(&at, u.keywords_slot, slot, symbol(q.name)));
        if (q.kind == PK::KeywordOptional) into.push_back(make<DefaultParameterNode>(&at, slot, expression(q.default_value)));
      }
      move_captured(q);
    }
  }
  for (ast::Param& q : p->list) {
    if (!q.destructure) continue;
    place(q);
    into.push_back(assign(q.destructure, make<ReadLocalNode>(&at, u.slots.at(q.variable))));
  }
}

// ---- methods

void Translator::method_body(ast::Def* def, LexicalScope* scope, CallTarget* t, MethodInfo* info) {
  if (!unit_) prepare_scopes();
  Unit u;
  u.home_name = def->name;
  u.method = info;
  u.in_method = true;
  u.instance_variables = unit_ ? unit_->instance_variables : nullptr;
  u.root = def->body;
  u.target = t;
  Unit* outer = unit_;
  unit_ = &u;
  parameter_slots(def->params, kMethodHeader);
  unit_ = outer;
  describe_parameters(def->params, &info->parameters);
  t->section = tree_.section(def);
  t->language_data = info;
  open_unit(u, t, def->scope, scope);
  std::vector<Node*> body;
  enter_env(body, def->params, kMethodHeader, -1);
  parameter_defaults(def->params, kMethodHeader, &info->parameters, body);
  body.push_back(expression(def->body));
  Node* all = body.size() == 1 ? body[0] : make<SequenceNode>(def->body ? def->body : def, body);
  if (def->scope->has_nonlocal_return) {
    // The Env must be there before it is named: the sequence makes it, then the rest runs inside the catch.
    Node* enter = body.front();
    Node* rest = make<SequenceNode>(def, std::vector<Node*>(body.begin() + 1, body.end()));
    all = make<SequenceNode>(def, std::vector<Node*>{enter, make<CatchReturnNode>(def, make<ReadLocalNode>(def, u.env_slot), rest, 1 + u.returned_env_index)});
  }
  if (u.matches && !is_internal(tree_.source)) all = make<MatchScopeNode>(def, all, new_slot());
  close_unit(u, def, all);
}

Node* Translator::definition(ast::Def* n) {
  auto* t = new CallTarget;
  t->name = n->name;
  auto* info = new MethodInfo;
  method_body(n, unit_->lexical, t, info);
  auto* d = new MethodDefinition{symbol(n->name), t, info, unit_->lexical, !unit_->in_method};
  return make<DefNode>(n, d, n->singleton ? expression(n->singleton) : nullptr);
}

// ---- classes and modules

Node* Translator::class_body(const ast::Node* at, BodyKind kind, ast::ConstSet* path, ast::Node* superclass, ast::Node* body,
                             ast::Scope* scope) {
  Node* container = !path ? nullptr : path->scope ? expression(path->scope) : path->top ? literal(at, classes.Object->object) : nullptr;
  Node* super = superclass ? expression(superclass) : nullptr;
  auto* definition = new BodyDefinition{};
  definition->kind = kind;
  definition->name = path ? symbol(path->name) : nullptr;
  definition->scope = new LexicalScope{unit_->lexical->module, unit_->lexical};
  auto* t = new CallTarget;
  t->name = kind == BodyKind::Singleton ? std::string("singleton class")
                                              : (kind == BodyKind::Class ? "<class:" : "<module:") + std::string(path->name) + ">";
  t->argument_count = kMethodHeader;
  t->section = tree_.section(at);
  t->never_inline = true;
  definition->body = t;
  Unit u;
  u.home_name = t->name;
  u.next_slot = kMethodHeader;
  u.instance_variables = &definition->instance_variables;
  u.root = body;
  open_unit(u, t, scope, definition->scope);
  std::vector<Node*> all;
  enter_env(all, nullptr, kMethodHeader, -1);
  all.push_back(expression(body));
  Node* whole = make<SequenceNode>(at, all);
  close_unit(u, at, whole);
  return make<BodyNode>(at, definition, container, super);
}

}  // namespace hypha::ruby
