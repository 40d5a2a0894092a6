// SPDX-License-Identifier: MIT
// The switch over node kinds, and whole programs.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/instance_variable.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/nodes/variable.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

LexicalScope* top_scope() {
  static LexicalScope scope{classes.Object, nullptr};
  if (scope.module != classes.Object) scope.module = classes.Object;  // booted anew, by a test
  return &scope;
}

CallTarget* translate_program(ast::SyntaxTree& tree, LexicalScope* scope, const char* name) { return Translator(tree).program(scope, name); }

void translate_method_into(ast::SyntaxTree& tree, ast::Def* def, LexicalScope* scope, CallTarget* target, MethodInfo* info) {
  Translator(tree).method_body(def, scope, target, info);
}

Node* Translator::own(std::unique_ptr<Node> n) {
  Node* raw = n.get();
  unit_->target->nodes.push_back(std::move(n));
  return raw;
}

Node* Translator::adopt(const ast::Node* at, Node* n) {
  place(at).put(n);
  return own(std::unique_ptr<Node>(n));
}

Node* Translator::nil(const ast::Node* at) { return make<LiteralNode>(at, kNil); }
Node* Translator::literal(const ast::Node* at, Value v) { return make<LiteralNode>(at, unit_->target->constants.add(v)); }

CallTarget* Translator::program(LexicalScope* scope, const char* name) {
  prepare_scopes();
  auto* t = new CallTarget;
  t->name = name;
  t->argument_count = kMethodHeader;
  t->section = {tree_.source, 0, uint32_t(tree_.source->text().size())};
  Unit u;
  u.home_name = name;
  u.next_slot = kMethodHeader;
  u.root = tree_.body;
  open_unit(u, t, tree_.scope(), scope);
  std::vector<Node*> body;
  enter_env(body, nullptr, kMethodHeader, -1);
  body.push_back(expression(tree_.body));
  close_unit(u, nullptr, make<SequenceNode>(tree_.body, body));
  return t;
}

Node* Translator::statements(ast::Statements* s) {
  std::vector<Node*> list;
  for (size_t i = 0; i < s->list.size; i++) list.push_back(i + 1 < s->list.size ? effect(s->list[i]) : expression(s->list[i]));
  return make<SequenceNode>(s, std::move(list));
}

Node* Translator::effect(ast::Node* n) {
  if (!n) return nil();
  if (n->kind == K::MultiAssign) return multi_assign(as<ast::MultiAssign>(n), false);
  if (n->kind == K::While) return while_loop(as<ast::While>(n), false);
  return expression(n);
}

// style: table
Node* Translator::expression(ast::Node* n) {
  if (!n) return nil();
  switch (n->kind) {
    case K::NilLiteral: return nil(n);
    case K::TrueLiteral: return make<LiteralNode>(n, kTrue);
    case K::FalseLiteral: return make<LiteralNode>(n, kFalse);
    case K::Self: return make<ReadLocalNode>(n, 0);
    case K::IntegerLiteral: return integer_literal(as<ast::IntegerLiteral>(n));
    case K::FloatLiteral: return literal(n, box_double(as<ast::FloatLiteral>(n)->value));
    case K::RationalLiteral: return rational_literal(as<ast::RationalLiteral>(n));
    case K::ImaginaryLiteral: return send(n, literal(n, classes.Complex->object), "rectangular", {make<LiteralNode>(n, fixnum(0)), expression(as<ast::ImaginaryLiteral>(n)->number)});
    case K::StringLiteral: return string_literal(n, as<ast::StringLiteral>(n)->value);
    case K::InterpolatedString: return interpolation(n, as<ast::InterpolatedString>(n)->parts);
    case K::XString: return make<RuntimeNode<>>(n, +[] { return raise(classes.NotImplementedError, "backquote"); });
    case K::SymbolLiteral: return make<LiteralNode>(n, symbol_value(symbol(as<ast::SymbolLiteral>(n)->name)));
    case K::InterpolatedSymbol: return make<ConvertNode<symbol_from_string>>(n, interpolation(n, as<ast::InterpolatedSymbol>(n)->parts));
    case K::RegexpLiteral: return regexp(as<ast::RegexpLiteral>(n));
    case K::ArrayLiteral: return array(n, as<ast::ArrayLiteral>(n)->elements);
    case K::HashLiteral: return hash(as<ast::HashLiteral>(n));
    case K::Range: return range(as<ast::Range>(n));
    case K::FlipFlop: return condition(n);
    case K::EncodingLiteral: return make<RuntimeNode<>>(n, source_encoding);
    case K::LocalGet: return read_variable(n, as<ast::LocalGet>(n)->variable);
    case K::LocalSet: return write_variable(n, as<ast::LocalSet>(n)->variable, expression(as<ast::LocalSet>(n)->value));
    case K::IvarGet: return make<ReadIvarNode>(n, symbol(as<ast::IvarGet>(n)->name));
    case K::IvarSet: return instance_variable_set(as<ast::IvarSet>(n), expression(as<ast::IvarSet>(n)->value));
    case K::GvarGet: return global(n, as<ast::GvarGet>(n)->name);
    case K::GvarSet: return assign(n, expression(as<ast::GvarSet>(n)->value));
    case K::CvarGet: return make<ReadClassVariableNode>(n, unit_->lexical, symbol(as<ast::CvarGet>(n)->name));
    case K::CvarSet: return assign(n, expression(as<ast::CvarSet>(n)->value));
    case K::ConstGet: return constant(as<ast::ConstGet>(n));
    case K::ConstSet: return assign(n, expression(as<ast::ConstSet>(n)->value));
    case K::NthRef: return make<RuntimeNode<int64_t>>(n, nth_match, int64_t(as<ast::NthRef>(n)->number));
    case K::BackRef: return make<RuntimeNode<int64_t>>(n, back_reference, int64_t(as<ast::BackRef>(n)->which));
    case K::AttrSet: return assign(n, expression(as<ast::AttrSet>(n)->value));
    case K::IndexSet: return assign(n, expression(as<ast::IndexSet>(n)->value));
    case K::MultiAssign: return multi_assign(as<ast::MultiAssign>(n), true);
    case K::OpAssign: return op_assign(as<ast::OpAssign>(n));
    case K::Call: return call(as<ast::Call>(n));
    case K::Super: return super_call(n, as<ast::Super>(n)->arguments);
    case K::ZSuper: return super_call(n, as<ast::ZSuper>(n)->arguments);
    case K::Yield: return yield(as<ast::Yield>(n));
    case K::Splat: return make<ConvertNode<splat_to_array>>(n, expression(as<ast::Splat>(n)->value));
    case K::LambdaLiteral: return block_node(as<ast::LambdaLiteral>(n)->block, true);
    case K::Statements: return statements(as<ast::Statements>(n));
    case K::If: {
      auto* i = as<ast::If>(n);
      return make<IfNode>(n, condition(i->condition), expression(i->then_body), expression(i->else_body));
    }
    case K::While: return while_loop(as<ast::While>(n), true);
    case K::For: {
      auto* f = as<ast::For>(n);
      ast::Arguments arguments;
      arguments.block = f->block;
      return ordinary_call(n, CallSite{names::each}, expression(f->iterable), arguments);
    }
    case K::Case: return case_when(as<ast::Case>(n));
    case K::CaseIn: return case_in(as<ast::CaseIn>(n));
    case K::MatchPattern: return match_pattern(as<ast::MatchPattern>(n));
    case K::And: return make<AndNode>(n, expression(as<ast::And>(n)->left), expression(as<ast::And>(n)->right));
    case K::Or: return make<OrNode>(n, expression(as<ast::Or>(n)->left), expression(as<ast::Or>(n)->right));
    case K::Defined: return defined(as<ast::Defined>(n)->value);
    case K::Begin: return begin(as<ast::Begin>(n));
    case K::Return: case K::Break: case K::Next: case K::Redo: case K::Retry: return leave(n);
    case K::Def: return definition(as<ast::Def>(n));
    case K::ClassDef: {
      auto* c = as<ast::ClassDef>(n);
      return class_body(n, BodyKind::Class, c->path, c->superclass, c->body, c->scope);
    }
    case K::ModuleDef: {
      auto* m = as<ast::ModuleDef>(n);
      return class_body(n, BodyKind::Module, m->path, nullptr, m->body, m->scope);
    }
    case K::SingletonClass: {
      auto* s = as<ast::SingletonClass>(n);
      return class_body(n, BodyKind::Singleton, nullptr, s->object, s->body, s->scope);
    }
    case K::Alias: {
      auto* a = as<ast::Alias>(n);
      return send(n, make<RuntimeNode<LexicalScope*>>(n, lexical_module, unit_->lexical), "alias_method",
                  {expression(a->new_name), expression(a->old_name)}, true);
    }
    case K::GlobalAlias: {  // now, since what is translated next names cells
      auto* a = as<ast::GlobalAlias>(n);
      alias_global(symbol(a->new_name), symbol(a->old_name));
      return nil(n);
    }
    case K::Undef: {
      std::vector<Node*> names;
      for (ast::Node* name : as<ast::Undef>(n)->names)
        names.push_back(send(n, make<RuntimeNode<LexicalScope*>>(n, lexical_module, unit_->lexical), "undef_method", {expression(name)}, true));
      return make<SequenceNode>(n, std::move(names));
    }
    case K::AtExit: {
      ast::Arguments arguments;
      arguments.block = as<ast::AtExit>(n)->block;
      return ordinary_call(n, CallSite{intern("at_exit"), true}, make<ReadLocalNode>(n, 0), arguments);
    }
    case K::MatchCaptures: {
      auto* m = as<ast::MatchCaptures>(n);
      std::vector<Node*> all;
      int result = new_slot();
      all.push_back(make<WriteLocalNode>(n, result, call(as<ast::Call>(m->call))));
      for (ast::Variable* v : m->variables) all.push_back(write_variable(n, v, make<RuntimeNode<Symbol*>>(n, named_match, symbol(v->name))));
      all.push_back(make<ReadLocalNode>(n, result));
      return make<SequenceNode>(n, std::move(all));
    }
    default: HY_CHECK(false, "a node that no expression can be"); return nil();
  }
}

}  // namespace hypha::ruby
