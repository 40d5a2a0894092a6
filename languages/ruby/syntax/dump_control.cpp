// SPDX-License-Identifier: MIT
// Dumps of control flow, definitions and patterns.
#include "languages/ruby/syntax/dump_impl.h"

namespace hypha::ruby::syntax {

void Dumper::begin(Begin* b) {
  Group g(*this, "begin");
  node(b->body);
  for (const Rescue& r : b->rescues) {
    Group clause(*this, "rescue");
    group("classes", r.classes);
    if (r.target) group("=>", r.target);
    node(r.body);
  }
  if (b->else_body) group("else", b->else_body);
  if (b->has_ensure) group("ensure", b->ensure_body);
}

void Dumper::cases(Node* n) {
  if (auto* c = try_as<Case>(n)) {
    Group g(*this, "case");
    node(c->subject);
    for (const When& w : c->whens) {
      Group when(*this, "when");
      group("", w.conditions);
      node(w.body);
    }
    return node(c->else_body);
  }
  auto* c = as<CaseIn>(n);
  Group g(*this, "case-in");
  node(c->subject);
  for (const In& i : c->clauses) {
    Group in(*this, "in");
    node(i.pattern);
    if (i.guard) group(i.guard_unless ? "unless" : "if", i.guard);
    node(i.body);
  }
  if (c->has_else) group("else", c->else_body);
}

void Dumper::control(Node* n) {
  switch (n->kind) {
    case K::Statements:
      return group("seq", as<Statements>(n)->list);
    case K::If: {
      auto* i = as<If>(n);
      Group g(*this, "if");
      node(i->condition);
      node(i->then_body);
      return node(i->else_body);
    }
    case K::While: {
      auto* w = as<While>(n);
      return group(std::string(w->body_first ? "do-" : "") + (w->until ? "until" : "while"), w->condition, w->body);
    }
    case K::For:
      return group("for", as<For>(n)->iterable, as<For>(n)->block);
    case K::Case:
    case K::CaseIn:
      return cases(n);
    case K::MatchPattern: {
      auto* m = as<MatchPattern>(n);
      return group(m->raises ? "match=>" : "match?", m->value, m->pattern);
    }
    case K::And:
      return group("and", as<And>(n)->left, as<And>(n)->right);
    case K::Or:
      return group("or", as<Or>(n)->left, as<Or>(n)->right);
    case K::Defined:
      return group("defined?", as<Defined>(n)->value);
    case K::Begin:
      return begin(as<Begin>(n));
    case K::Return:
      return group("return", as<Return>(n)->value);
    case K::Break:
      return group(as<Break>(n)->from_block ? "break-block" : "break", as<Break>(n)->value);
    case K::Next:
      return group(as<Next>(n)->from_block ? "next-block" : "next", as<Next>(n)->value);
    case K::Redo:
      return word(as<Redo>(n)->from_block ? "(redo-block)" : "(redo)");
    default:
      return word("(retry)");
  }
}

void Dumper::definition(Node* n) {
  switch (n->kind) {
    case K::Def: {
      auto* d = as<Def>(n);
      Group g(*this, d->singleton ? "defs" : "def");
      optional(d->singleton);
      word(d->name);
      params(d->params);
      return node(d->body);
    }
    case K::ClassDef: {
      auto* c = as<ClassDef>(n);
      Group g(*this, "class");
      node(c->path);
      node(c->superclass);
      return node(c->body);
    }
    case K::ModuleDef:
      return group("module", as<ModuleDef>(n)->path, as<ModuleDef>(n)->body);
    case K::SingletonClass:
      return group("sclass", as<SingletonClass>(n)->object, as<SingletonClass>(n)->body);
    case K::Alias:
      return group("alias", as<Alias>(n)->new_name, as<Alias>(n)->old_name);
    case K::GlobalAlias: {
      Group g(*this, "galias");
      word(as<GlobalAlias>(n)->new_name);
      return word(as<GlobalAlias>(n)->old_name);
    }
    case K::Undef:
      return group("undef", as<Undef>(n)->names);
    default:
      return group("at-exit", as<AtExit>(n)->block);
  }
}

void Dumper::pattern(Node* n) {
  switch (n->kind) {
    case K::ValuePattern:
      return group("val", as<ValuePattern>(n)->value);
    case K::BindPattern: {
      Group g(*this, "bind");
      return variable(as<BindPattern>(n)->variable);
    }
    case K::AlternativePattern:
      return group("alt", as<AlternativePattern>(n)->left, as<AlternativePattern>(n)->right);
    case K::CapturePattern: {
      Group g(*this, "capture");
      node(as<CapturePattern>(n)->pattern);
      return variable(as<CapturePattern>(n)->variable);
    }
    case K::ArrayPattern: {
      auto* a = as<ArrayPattern>(n);
      Group g(*this, "arr");
      if (a->constant) node(a->constant);
      nodes(a->before);
      if (a->has_rest) {
        Group rest(*this, "*");
        variable(a->rest);
      }
      return nodes(a->after);
    }
    case K::FindPattern: {
      auto* f = as<FindPattern>(n);
      Group g(*this, "find");
      if (f->constant) node(f->constant);
      variable(f->before);
      nodes(f->middle);
      return variable(f->after);
    }
    default: {
      auto* h = as<HashPattern>(n);
      Group g(*this, "hsh");
      if (h->constant) node(h->constant);
      for (const HashPatternPair& p : h->pairs) {
        Group pair(*this, std::string(p.key) + ":");
        node(p.pattern);
      }
      if (h->nil_rest) return word("**nil");
      if (!h->has_rest) return;
      Group rest(*this, "**");
      return variable(h->rest);
    }
  }
}

}  // namespace hypha::ruby::syntax
