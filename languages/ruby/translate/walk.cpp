// SPDX-License-Identifier: MIT
#include "languages/ruby/translate/walk.h"

namespace hypha::ruby {

namespace ast = syntax;
using ast::as;
using K = ast::NodeKind;

namespace {

struct Walker {
  const std::function<void(const Mention&)>& visit;

  void list(const ast::List<ast::Node*>& l, bool c) {
    for (ast::Node* n : l) go(n, c);
  }
  void mention(const ast::Variable* v, bool write, bool c) {
    if (v) visit({v, write, c});
  }
  void params(ast::Params* p) {
    if (!p) return;
    for (ast::Param& q : p->list) {
      go(q.default_value, true);
      if (q.destructure) target(q.destructure, true);
    }
  }
  void block(ast::Block* b) {
    if (!b) return;
    params(b->params);
    go(b->body, true);
  }
  void arguments(const ast::Arguments& a, bool c) {
    list(a.positional, c);
    go(a.keywords, c);
    go(a.block_pass, c);
    block(a.block);
  }
  void target(ast::Node* t, bool c) {
    if (!t) return;
    switch (t->kind) {
      case K::LocalSet: return mention(as<ast::LocalSet>(t)->variable, true, c);
      case K::AttrSet: return go(as<ast::AttrSet>(t)->receiver, c);
      case K::IndexSet:
        go(as<ast::IndexSet>(t)->receiver, c);
        return arguments(as<ast::IndexSet>(t)->arguments, c);
      case K::ConstSet: return go(as<ast::ConstSet>(t)->scope, c);
      case K::Splat: return target(as<ast::Splat>(t)->value, c);
      case K::MultiTarget: {
        auto* m = as<ast::MultiTarget>(t);
        for (ast::Node* n : m->before) target(n, c);
        target(m->splat, c);
        for (ast::Node* n : m->after) target(n, c);
        return;
      }
      default: return;
    }
  }
  void op_assign(ast::OpAssign* o, bool c) {
    bool lazy = o->op == "||" || o->op == "&&";
    if (auto* l = ast::try_as<ast::LocalSet>(o->target)) {
      mention(l->variable, false, c);
      go(o->value, c || lazy);
      return mention(l->variable, true, c || lazy);
    }
    target(o->target, c);
    go(o->value, c || lazy);
  }
  void begin(ast::Begin* b, bool c) {
    go(b->body, true);  // may be left at any point
    for (ast::Rescue& r : b->rescues) {
      list(r.classes, true);
      target(r.target, true);
      go(r.body, true);
    }
    go(b->else_body, true);
    go(b->ensure_body, c);
  }
  void pattern(ast::Node* p) {
    if (!p) return;
    auto each = [&](const ast::List<ast::Node*>& l) {
      for (ast::Node* n : l) pattern(n);
    };
    switch (p->kind) {
      case K::ValuePattern: return go(as<ast::ValuePattern>(p)->value, true);
      case K::BindPattern: return mention(as<ast::BindPattern>(p)->variable, false, true);
      case K::AlternativePattern: pattern(as<ast::AlternativePattern>(p)->left); return pattern(as<ast::AlternativePattern>(p)->right);
      case K::CapturePattern:
        mention(as<ast::CapturePattern>(p)->variable, false, true);
        return pattern(as<ast::CapturePattern>(p)->pattern);
      case K::ArrayPattern: {
        auto* a = as<ast::ArrayPattern>(p);
        go(a->constant, true), each(a->before), mention(a->rest, false, true), each(a->after);
        return;
      }
      case K::FindPattern: {
        auto* f = as<ast::FindPattern>(p);
        go(f->constant, true), mention(f->before, false, true), each(f->middle), mention(f->after, false, true);
        return;
      }
      case K::HashPattern: {
        auto* h = as<ast::HashPattern>(p);
        go(h->constant, true);
        for (auto& pair : h->pairs) pattern(pair.pattern);
        return mention(h->rest, false, true);
      }
      default: return go(p, true);
    }
  }
  void go(ast::Node* n, bool c);
  void go_control(ast::Node* n, bool c);
};

void Walker::go(ast::Node* n, bool c) {
  if (!n) return;
  switch (n->kind) {
    case K::LocalGet: return mention(as<ast::LocalGet>(n)->variable, false, c);
    case K::LocalSet:
      go(as<ast::LocalSet>(n)->value, c);
      return mention(as<ast::LocalSet>(n)->variable, true, c);
    case K::IvarSet: return go(as<ast::IvarSet>(n)->value, c);
    case K::GvarSet: return go(as<ast::GvarSet>(n)->value, c);
    case K::CvarSet: return go(as<ast::CvarSet>(n)->value, c);
    case K::ConstGet: return go(as<ast::ConstGet>(n)->scope, c);
    case K::ConstSet: target(n, c); return go(as<ast::ConstSet>(n)->value, c);
    case K::AttrSet: target(n, c); return go(as<ast::AttrSet>(n)->value, c || as<ast::AttrSet>(n)->safe);
    case K::IndexSet: target(n, c); return go(as<ast::IndexSet>(n)->value, c);
    case K::MultiAssign: go(as<ast::MultiAssign>(n)->value, c); return target(as<ast::MultiAssign>(n)->target, c);
    case K::OpAssign: return op_assign(as<ast::OpAssign>(n), c);
    case K::MatchCaptures:
      go(as<ast::MatchCaptures>(n)->call, c);
      for (ast::Variable* v : as<ast::MatchCaptures>(n)->variables) mention(v, true, c);
      return;
    case K::InterpolatedString: return list(as<ast::InterpolatedString>(n)->parts, c);
    case K::XString: return list(as<ast::XString>(n)->parts, c);
    case K::InterpolatedSymbol: return list(as<ast::InterpolatedSymbol>(n)->parts, c);
    case K::RegexpLiteral: return list(as<ast::RegexpLiteral>(n)->parts, c);
    case K::ArrayLiteral: return list(as<ast::ArrayLiteral>(n)->elements, c);
    case K::HashLiteral:
      for (auto& pair : as<ast::HashLiteral>(n)->pairs) go(pair.key, c), go(pair.value, c);
      return;
    case K::Range: go(as<ast::Range>(n)->low, c); return go(as<ast::Range>(n)->high, c);
    case K::FlipFlop:
      mention(as<ast::FlipFlop>(n)->state, false, c);
      go(as<ast::FlipFlop>(n)->low, true);
      return go(as<ast::FlipFlop>(n)->high, true);
    case K::Call: {
      auto* call = as<ast::Call>(n);
      go(call->receiver, c);
      return arguments(call->arguments, c || call->safe);
    }
    case K::Super: return arguments(as<ast::Super>(n)->arguments, c);
    case K::ZSuper: return arguments(as<ast::ZSuper>(n)->arguments, c);
    case K::Yield: return arguments(as<ast::Yield>(n)->arguments, c);
    case K::Splat: return go(as<ast::Splat>(n)->value, c);
    case K::Block: return block(as<ast::Block>(n));
    case K::LambdaLiteral: return block(as<ast::LambdaLiteral>(n)->block);
    default: return go_control(n, c);
  }
}

void Walker::go_control(ast::Node* n, bool c) {
  switch (n->kind) {
    case K::Statements: return list(as<ast::Statements>(n)->list, c);
    case K::If:
      go(as<ast::If>(n)->condition, c);
      go(as<ast::If>(n)->then_body, true);
      return go(as<ast::If>(n)->else_body, true);
    case K::While: {
      auto* w = as<ast::While>(n);
      if (w->body_first) go(w->body, true);
      go(w->condition, c && !w->body_first ? true : w->body_first);
      if (!w->body_first) go(w->body, true);
      return;
    }
    case K::For: go(as<ast::For>(n)->iterable, c); return block(as<ast::For>(n)->block);
    case K::Case:
      go(as<ast::Case>(n)->subject, c);
      for (auto& w : as<ast::Case>(n)->whens) list(w.conditions, true), go(w.body, true);
      return go(as<ast::Case>(n)->else_body, true);
    case K::CaseIn:
      go(as<ast::CaseIn>(n)->subject, c);
      for (auto& in : as<ast::CaseIn>(n)->clauses) pattern(in.pattern), go(in.guard, true), go(in.body, true);
      return go(as<ast::CaseIn>(n)->else_body, true);
    case K::MatchPattern: go(as<ast::MatchPattern>(n)->value, c); return pattern(as<ast::MatchPattern>(n)->pattern);
    case K::And: go(as<ast::And>(n)->left, c); return go(as<ast::And>(n)->right, true);
    case K::Or: go(as<ast::Or>(n)->left, c); return go(as<ast::Or>(n)->right, true);
    case K::Defined: return go(as<ast::Defined>(n)->value, true);
    case K::Begin: return begin(as<ast::Begin>(n), c);
    case K::Return: return go(as<ast::Return>(n)->value, c);
    case K::Break: return go(as<ast::Break>(n)->value, c);
    case K::Next: return go(as<ast::Next>(n)->value, c);
    case K::Def: return go(as<ast::Def>(n)->singleton, c);
    case K::ClassDef: return go(as<ast::ClassDef>(n)->superclass, c);
    case K::SingletonClass: return go(as<ast::SingletonClass>(n)->object, c);
    case K::AtExit: return block(as<ast::AtExit>(n)->block);
    default: return;
  }
}

}  // namespace

void walk_locals(syntax::Node* n, bool conditional, const std::function<void(const Mention&)>& visit) { Walker{visit}.go(n, conditional); }

}  // namespace hypha::ruby
