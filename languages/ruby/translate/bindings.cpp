// SPDX-License-Identifier: MIT
// Where local variables are reached by name: binding, eval and their like. (The parser has captured the variables.)
#include "languages/ruby/nodes/block.h"
#include "languages/ruby/runtime/binding.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;

namespace {

struct BindingNode : NodeOf<BindingNode> {
  const CallTarget* target;
  int env_slot;
  BindingNode(const CallTarget* t, int e) : target(t), env_slot(e) {}
  RUN {
    auto env = env_slot == kNoEnv ? d.constant(kNil) : innermost_env(d, env_slot);
    return d.call_rt(*this, make_binding, target, d.get(0), env);
  }
};

struct ExtendBindingNode : NodeOf<ExtendBindingNode> {
  const CallTarget* target;
  int env_slot;
  ExtendBindingNode(const CallTarget* t, int e) : target(t), env_slot(e) {}
  RUN { return d.call_rt(*this, extend_binding, d.get(1), innermost_env(d, env_slot), target); }
};

bool is_kernel(const ast::Node* receiver) {
  auto* c = ast::try_as<ast::ConstGet>(const_cast<ast::Node*>(receiver));
  return !receiver || (c && c->name == "Kernel");
}

}  // namespace

Node* Translator::binding_node(const ast::Node* at) { return make<BindingNode>(at, unit_->target, unit_->env_slot); }

// Null: an ordinary call.
Node* Translator::binding_call(ast::Call* n) {
  const ast::Arguments& a = n->arguments;
  if (a.has_splat || a.keywords || a.block_pass || a.block || n->safe || !unit_->scope->uses_binding) return nullptr;
  auto with_binding = [&](const char* name) {
    std::vector<Node*> arguments = {binding_node(n)};
    Node* receiver = n->receiver ? expression(n->receiver) : make<ReadLocalNode>(n, 0);
    for (ast::Node* p : a.positional) arguments.push_back(expression(p));
    return send(n, receiver, name, std::move(arguments), true);
  };
  size_t argc = a.positional.size;
  if (is_kernel(n->receiver)) {
    if (n->name == "binding" && argc == 0) return binding_node(n);
    if (n->name == "local_variables" && argc == 0) return send(n, binding_node(n), "local_variables", {});
    if (n->name == "eval" && argc > 0 && argc <= 4) return with_binding("__eval");
  }
  if (argc == 0 || argc > 3) return nullptr;
  if (n->name == "instance_eval") return with_binding("__instance_eval");
  if (n->name == "class_eval" || n->name == "module_eval") return with_binding("__class_eval");
  return nullptr;
}

// The scopes around belong to finished trees; their units come back for their Envs.
CallTarget* Translator::evaluation(const CallTarget* outer, LexicalScope* lexical) {
  prepare_scopes();
  const TargetText* text = find_target_text(outer);
  std::vector<std::unique_ptr<Unit>> around;
  for (ast::Scope* s = text->scope; s; s = s->is_block() ? s->parent : nullptr) {
    auto u = std::make_unique<Unit>();
    u->scope = s;
    u->is_block = s->is_block();
    u->is_lambda = s->kind == ast::ScopeKind::Lambda;
    u->method = text->method;
    env_indexes(*u);
    units_[s] = u.get();
    around.push_back(std::move(u));
  }
  auto* t = new CallTarget;
  t->name = outer->name;
  t->argument_count = kBlockHeader;
  t->section = {tree_.source, 0, uint32_t(tree_.source->text().size())};
  t->language_data = new BlockInfo;
  Unit u;
  u.is_block = true;
  u.home_name = outer->name;
  u.method = text->method;
  u.in_method = text->method != nullptr;
  u.next_slot = kBlockHeader;
  u.root = tree_.body;
  open_unit(u, t, tree_.scope(), lexical);
  std::vector<Node*> body;
  enter_env(body, nullptr, kBlockHeader, -2);
  if (u.scope->env_slots > 0) body.push_back(make<ExtendBindingNode>(tree_.body, t, u.env_slot));
  body.push_back(expression(tree_.body));
  close_unit(u, nullptr, make<SequenceNode>(tree_.body, body));
  return t;
}

CallTarget* translate_evaluation(ast::SyntaxTree& tree, const CallTarget* outer, LexicalScope* lexical) {
  return Translator(tree).evaluation(outer, lexical);
}

}  // namespace hypha::ruby
