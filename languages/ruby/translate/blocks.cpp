// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

CallTarget* Translator::block(ast::Block* b, bool lambda) {
  auto* t = new CallTarget;
  auto* info = new BlockInfo;
  info->is_lambda = lambda;
  t->language_data = info;
  t->section = {tree_.source, b->start, b->length};
  int depth = 1;
  for (ast::Scope* s = b->scope->parent; s && s->is_block(); s = s->parent) depth++;
  t->name = depth == 1 ? "block in " + unit_->home_name : "block (" + std::to_string(depth) + " levels) in " + unit_->home_name;

  Unit u;
  u.is_block = true;
  u.is_lambda = lambda;
  u.home_name = unit_->home_name;
  u.method = unit_->method;
  u.in_method = unit_->in_method;
  u.instance_variables = unit_->instance_variables;
  u.root = b->body;
  u.target = t;
  Unit* outer = unit_;
  unit_ = &u;
  parameter_slots(b->params, kBlockHeader);
  unit_ = outer;
  describe_parameters(b->params, &info->parameters);
  open_unit(u, t, b->scope, outer->lexical);

  std::vector<Node*> body;
  int parent_slot = outer->env_slot == kNoEnv ? kNoEnv : -2;  // in the closure, which is word 2
  enter_env(body, b->params, kBlockHeader, parent_slot);
  parameter_defaults(b->params, kBlockHeader, &info->parameters, body);
  body.push_back(b->scope->has_redo ? repeatable(b, Loop::Redo, [&] { return expression(b->body); }) : expression(b->body));
  Node* all = body.size() == 1 ? body[0] : make<SequenceNode>(b, body);
  if (u.closure_env_index >= 0) all = make<CatchReturnNode>(b, make<ReadLocalNode>(b, 2), all, -1);
  close_unit(u, b, all);
  return t;
}

Node* Translator::block_node(ast::Block* b, bool lambda, bool detached) {
  if (lambda) b->scope->kind = ast::ScopeKind::Lambda;
  CallTarget* t = block(b, lambda);
  return make<MakeClosureNode>(b, t, unit_->env_slot, detached ? kCallEnded : fixnum(0));
}

}  // namespace hypha::ruby
