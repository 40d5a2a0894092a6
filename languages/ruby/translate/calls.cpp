// SPDX-License-Identifier: MIT
// Calls: operators, ordinary calls, super, yield.
#include <functional>

#include "languages/ruby/nodes/block.h"
#include "languages/ruby/nodes/call.h"
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/nodes/element.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/nodes/operator.h"
#include "languages/ruby/nodes/refinement.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/arithmetic/operators.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

CallSite Translator::call_site(Symbol* name, bool self_call, bool variable_call) {
  CallSite site{name, self_call, variable_call};
  if (refined_) site.refined = unit_->lexical;
  return site;
}

Node* Translator::send(const ast::Node* at, Node* receiver, const char* name, std::vector<Node*> args, bool self_call) {
  if (args.size() > kMaxPlainArguments) {
    std::vector<ArrayBuildNode::Element> all;
    for (Node* a : args) all.push_back({a, false});
    return make<SplatCallNode>(at, call_site(intern(name), self_call), receiver, make<ArrayBuildNode>(at, std::move(all)), nullptr, false);
  }
  if (name == std::string_view("[]") && args.size() == 1) return make<ElementNode>(at, call_site(names::aref, self_call), receiver, args[0]);
  return adopt(at, make_call(place(at), call_site(intern(name), self_call), receiver, args, nullptr, false));
}

// receiver.name = value, receiver[...] = value
Node* Translator::assignment_call(const ast::Node* at, CallSite site, Node* receiver, std::vector<Node*> args) {
  if (site.name == names::aset && args.size() == 2) return make<SetElementNode>(at, site, receiver, args[0], args[1]);
  return adopt(at, make_assignment_call(place(at), site, receiver, args));
}

// ---- operators

Node* Translator::binary_operator(const ast::Node* at, std::string_view op, Node* l, Node* r) {
  Symbol* name = intern(op);
  // The prelude counts with the numbers' own operators, whatever a program makes of them.
  static auto* never_replaced = new Assumption("operators of the prelude");
  Assumption* intact = is_prelude() ? never_replaced : &builtin_operator(name);
  auto binary = [&]<class Op>(Op) -> Node* {
    Node* fallback = make<OperatorDispatch>(at, call_site(name));
    return adopt(at, make_binary<Op>(l, r, fallback, intact));
  };
  if (op == "+") return binary(AddOp{});
  if (op == "-") return binary(SubOp{});
  if (op == "*") return binary(MulOp{});
  if (op == "/") return binary(FloorDivOp{});
  if (op == "%") return binary(FloorModOp{});
  if (op == "<") return binary(LessOp{});
  if (op == "<=") return binary(LessEqualOp{});
  if (op == ">") return binary(GreaterOp{});
  if (op == ">=") return binary(GreaterEqualOp{});
  if (op == "==") return binary(EqualOp{});
  if (op == "!=") return binary(NotEqualOp{});
  if (op == "&") return binary(BitAndOp{});
  if (op == "|") return binary(BitOrOp{});
  if (op == "^") return binary(BitXorOp{});
  if (op == "<<") return binary(ShiftLeftOp{});
  if (op == ">>") return binary(ShiftRightOp{});
  return send(at, l, std::string(op).c_str(), {r});
}

static bool is_binary_operator(ast::Name op) {
  static const char* const kOperators[] = {"+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&", "|", "^", "<<", ">>"};
  for (const char* o : kOperators)
    if (op == o) return true;
  return false;
}

// The prelude calls built-ins of its own class that are named __x; those that are operations need no dispatch there.
Node* Translator::primitive_call(ast::Call* n) {
  if (n->receiver || n->name.substr(0, 2) != "__" || !is_prelude()) return nullptr;
  const ast::Arguments& a = n->arguments;
  if (a.has_splat || a.keywords || a.block_pass || a.block) return nullptr;
  Method* m = find_method(unit_->lexical->module, symbol(n->name));
  if (!m || !m->make_operation || m->operation_argc != int(a.positional.size)) return nullptr;
  std::vector<Node*> arguments;
  for (ast::Node* p : a.positional) arguments.push_back(expression(p));
  return adopt(n, make_primitive(place(n), adopt(n, m->make_operation()), arguments));
}

// Forms that need no dispatch. Null: an ordinary call.
Node* Translator::special_call(ast::Call* n) {
  const ast::Arguments& a = n->arguments;
  bool plain = !a.has_splat && !a.keywords && !a.block_pass && !a.block && !n->safe;
  size_t argc = a.positional.size;
  if (Node* by_name = binding_call(n)) return by_name;
  if (n->receiver && plain && argc == 1 && is_binary_operator(n->name))
    return binary_operator(n, n->name, expression(n->receiver), expression(a.positional[0]));
  if (n->receiver && plain && argc == 1 && n->name == "[]") {
    ast::Node at = *n;
    if (n->name_start) at.start = n->name_start;
    return make<ElementNode>(&at, call_site(names::aref, n->receiver->kind == K::Self), expression(n->receiver), expression(a.positional[0]));
  }
  if (n->receiver && plain && argc == 0 && n->name == "!") return make<NotOperatorNode>(n, condition(n->receiver));
  if (auto* c = ast::try_as<ast::ConstGet>(n->receiver); c && !c->scope && c->name == "Module" && n->name == "nesting" && plain)
    return make<RuntimeNode<LexicalScope*>>(n, module_nesting, unit_->lexical);
  if (n->receiver) return nullptr;
  if (n->name == "using" && plain && argc == 1) {
    refined_ = true;
    return make<RuntimeValueNode<LexicalScope*>>(n, use_refinements, expression(a.positional[0]), unit_->lexical);
  }
  if (n->name == "refine" && a.block && argc == 1 && !refined_) return refine(n);
  if (Node* primitive = primitive_call(n)) return primitive;
  if (n->name == "block_given?" && plain && argc == 0) return make<BlockGivenNode>(n, method_block(n));
  if (n->name == "lambda" && a.block && argc == 0) return block_node(a.block, true);
  if (n->name == "proc" && a.block && argc == 0) return block_node(a.block, false, true);
  if (n->name == "__method__" && plain) {
    ast::Scope* home = unit_->scope->home();
    return home->kind == ast::ScopeKind::Def ? make<LiteralNode>(n, symbol_value(symbol(home->name))) : nil(n);
  }
  if (n->name == "__dir__" && plain) {
    std::string file = tree_.source->name();
    size_t slash = file.rfind('/');
    return make<RuntimeNode<Symbol*>>(n, absolute_path, intern(slash == std::string::npos ? "." : file.substr(0, slash)));
  }
  if (n->name == "require_relative" && plain && argc == 1)
    return make<RuntimeValueNode<Symbol*>>(n, require_relative_from, expression(a.positional[0]), intern(tree_.source->name()));
  return nullptr;
}

// The refinement is active inside of its own block.
Node* Translator::refine(ast::Call* n) {
  refined_ = true;
  Node* made = call(n);
  refined_ = false;
  int result = new_slot();
  return make<SequenceNode>(n, std::vector<Node*>{
    make<WriteLocalNode>(n, result, made), make<RuntimeNode<LexicalScope*>>(n, use_own_refinements, unit_->lexical), make<ReadLocalNode>(n, result)});
}

// ---- ordinary calls

// **hash alone: no argument at all if the hash is empty.
static bool may_be_empty(const ast::HashLiteral* keywords) {
  if (!keywords) return false;
  for (const ast::HashPair& p : keywords->pairs)
    if (p.key) return false;
  return true;
}

Node* Translator::safe_navigation(const ast::Node* at, ast::Node* receiver, const std::function<Node*(Node*)>& rest) {
  int slot = new_slot();
  Node* is_nil = make<IsNilNode>(at, make<WriteLocalNode>(at, slot, expression(receiver)));
  return make<IfNode>(at, is_nil, nil(at), rest(make<ReadLocalNode>(at, slot)));
}

// [a, b].max: which of two incomparable elements an error names first depends on it.
static bool is_extreme_of_literal(ast::Call* n) {
  auto* list = ast::try_as<ast::ArrayLiteral>(n->receiver);
  const ast::Arguments& a = n->arguments;
  if (!list || (n->name != "max" && n->name != "min") || !a.positional.empty() || a.block || a.block_pass || a.keywords || n->safe) return false;
  for (ast::Node* e : list->elements) {
    if (e->kind == K::Splat) return false;
    bool constant = e->kind == K::IntegerLiteral || e->kind == K::FloatLiteral || e->kind == K::SymbolLiteral || e->kind == K::NilLiteral ||
                    e->kind == K::TrueLiteral || e->kind == K::FalseLiteral;
    if (!constant) return true;
  }
  return false;
}

Node* Translator::call(ast::Call* n) {
  note_match(n->name);
  if (Node* special = special_call(n)) return special;
  bool self_call = !n->receiver || n->receiver->kind == K::Self;
  CallSite site = call_site(symbol(n->name), self_call, n->variable_like && !n->receiver);
  struct {
    uint32_t start, length;
  } keep{n->start, n->length};
  ast::Node at = *n;  // a backtrace shows the line of the method's name
  if (n->name_start) at.start = n->name_start;
  static_cast<void>(keep);
  if (is_extreme_of_literal(n)) site.name = n->name == "max" ? intern("__literal_max") : intern("__literal_min");
  if (n->safe)
    return safe_navigation(n, n->receiver, [&](Node* receiver) { return ordinary_call(&at, site, receiver, n->arguments); });
  return ordinary_call(&at, site, n->receiver ? expression(n->receiver) : make<ReadLocalNode>(n, 0), n->arguments);
}

Node* Translator::block_argument(const ast::Arguments& a, bool* catches_break) {
  *catches_break = false;
  if (a.block) {
    bool lambda = a.block->scope->kind == ast::ScopeKind::Lambda;
    *catches_break = a.block->scope->has_break && !lambda;
    return block_node(a.block, lambda);
  }
  if (!a.block_pass) return nullptr;
  if (auto* s = ast::try_as<ast::SymbolLiteral>(a.block_pass)) return literal(a.block_pass, refined_ ? refined_symbol_proc(symbol(s->name), unit_->lexical) : symbol_proc(symbol(s->name)));
  return make<BlockPassNode>(a.block_pass, expression(a.block_pass));
}

Node* Translator::argument_array(const ast::Node* at, const ast::Arguments& a, Node* extra) {
  std::vector<ArrayBuildNode::Element> all;
  for (ast::Node* p : a.positional) {
    bool splat = p->kind == K::Splat;
    all.push_back({expression(splat ? as<ast::Splat>(p)->value : p), splat});
  }
  if (a.keywords) all.push_back({hash(a.keywords), false});
  if (extra) all.push_back({extra, false});
  return make<ArrayBuildNode>(at, std::move(all));
}

Node* Translator::ordinary_call(const ast::Node* at, CallSite site, Node* receiver, const ast::Arguments& a, Node* extra) {
  site.keywords = a.keywords != nullptr;
  size_t argc = a.positional.size + (a.keywords ? 1 : 0) + (extra ? 1 : 0);
  bool catches_break = false;
  if (a.has_splat || argc > kMaxPlainArguments || may_be_empty(a.keywords)) {
    Node* array = argument_array(at, a, extra);
    Node* block = block_argument(a, &catches_break);
    return make<SplatCallNode>(at, site, receiver, array, block, catches_break);
  }
  std::vector<Node*> args;
  for (ast::Node* p : a.positional) args.push_back(expression(p));
  if (a.keywords) args.push_back(hash(a.keywords));
  if (extra) args.push_back(extra);
  Node* block = block_argument(a, &catches_break);
  return adopt(at, make_call(place(at), site, receiver, args, block, catches_break));
}

// super passes the method's own block on unless it is given one.
Node* Translator::super_call(const ast::Node* at, const ast::Arguments& a) {
  Unit* home = units_.at(unit_->scope->home());
  if (!home->method) return make<RuntimeNode<>>(at, +[] { return raise(classes.RuntimeError, "super called outside of method"); });
  CallSite site{intern(unit_->scope->home()->name), true};
  site.super_of = home->method;
  site.keywords = a.keywords != nullptr;
  bool catches_break = false;
  size_t argc = a.positional.size + (a.keywords ? 1 : 0);
  bool as_array = a.has_splat || argc > kMaxPlainArguments || may_be_empty(a.keywords);
  std::vector<Node*> args;
  Node* array = nullptr;
  if (as_array) {
    array = argument_array(at, a, nullptr);
  } else {
    for (ast::Node* p : a.positional) args.push_back(expression(p));
    if (a.keywords) args.push_back(hash(a.keywords));
  }
  Node* block = a.block || a.block_pass ? block_argument(a, &catches_break) : method_block(at);
  Node* self = make<ReadLocalNode>(at, 0);
  if (as_array) return make<SplatCallNode>(at, site, self, array, block, catches_break);
  return adopt(at, make_call(place(at), site, self, args, block, catches_break));
}

Node* Translator::yield(ast::Yield* n) {
  const ast::Arguments& a = n->arguments;
  size_t argc = a.positional.size + (a.keywords ? 1 : 0);
  if (a.has_splat || argc > kMaxPlainArguments) return make<SplatYieldNode>(n, method_block(n), argument_array(n, a, nullptr));
  std::vector<Node*> args;
  for (ast::Node* p : a.positional) args.push_back(expression(p));
  if (a.keywords) args.push_back(hash(a.keywords));
  return adopt(n, make_yield(place(n), method_block(n), args));
}

}  // namespace hypha::ruby
