// SPDX-License-Identifier: MIT
#include <cstdio>

#include "languages/ruby/syntax/dump_impl.h"

namespace hypha::ruby::syntax {

std::string_view kind_name(NodeKind kind) {
  static constexpr std::string_view kNames[] = {
#define X(name) #name,
      HYPHA_RUBY_NODES(X)
#undef X
  };
  return kNames[size_t(kind)];
}

void Dumper::node(Node* n) {
  if (!n) return word("nil");
  if (n->kind <= K::EncodingLiteral) return literal(n);
  if (n->kind <= K::MatchCaptures) return assignment(n);
  if (n->kind <= K::LambdaLiteral) return call(n);
  if (n->kind <= K::Retry) return control(n);
  if (n->kind <= K::AtExit) return definition(n);
  pattern(n);
}

void Dumper::integer(IntegerLiteral* n) {
  if (!n->big) return word(std::to_string(n->value));
  Group g(*this, n->negative ? "big-" : "big");
  word(std::to_string(n->base));
  word(n->digits);
}

void Dumper::literal(Node* n) {
  switch (n->kind) {
    case K::NilLiteral:
      return word("nil");
    case K::TrueLiteral:
      return word("true");
    case K::FalseLiteral:
      return word("false");
    case K::Self:
      return word("self");
    case K::EncodingLiteral:
      return word("__ENCODING__");
    case K::IntegerLiteral:
      return integer(as<IntegerLiteral>(n));
    case K::FloatLiteral:
      return floating(as<FloatLiteral>(n)->value);
    case K::RationalLiteral: {
      Group g(*this, "rational");
      integer(as<RationalLiteral>(n)->numerator);
      return word(std::to_string(as<RationalLiteral>(n)->scale));
    }
    case K::ImaginaryLiteral:
      return group("imaginary", as<ImaginaryLiteral>(n)->number);
    case K::StringLiteral:
      return quoted(as<StringLiteral>(n)->value);
    case K::InterpolatedString:
      return group("dstr", as<InterpolatedString>(n)->parts);
    case K::XString:
      return group("xstr", as<XString>(n)->parts);
    case K::SymbolLiteral:
      return word(":" + std::string(as<SymbolLiteral>(n)->name));
    case K::InterpolatedSymbol:
      return group("dsym", as<InterpolatedSymbol>(n)->parts);
    case K::RegexpLiteral:
      return regexp(as<RegexpLiteral>(n));
    case K::ArrayLiteral:
      return group("array", as<ArrayLiteral>(n)->elements);
    case K::HashLiteral:
      return hash(as<HashLiteral>(n));
    case K::Range: {
      auto* r = as<Range>(n);
      return group(r->exclusive ? "erange" : "irange", r->low, r->high);
    }
    default: {
      auto* f = as<FlipFlop>(n);
      return group(f->exclusive ? "eflip" : "iflip", f->low, f->high);
    }
  }
}

void Dumper::floating(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.17g", value);
  Group g(*this, "float");
  word(buffer);
}

void Dumper::regexp(RegexpLiteral* r) {
  Group g(*this, "regexp");
  nodes(r->parts);
  std::string flags;
  if (r->ignore_case) flags += 'i';
  if (r->multiline) flags += 'm';
  if (r->extended) flags += 'x';
  if (r->once) flags += 'o';
  if (r->encoding) flags += r->encoding;
  if (!flags.empty()) word(flags);
}

void Dumper::hash(HashLiteral* n) {
  Group g(*this, n->braces ? "hash" : "keywords");
  for (const HashPair& p : n->pairs) {
    if (p.key)
      group("pair", p.key, p.value);
    else
      group("**", p.value);
  }
}

void Dumper::constant(std::string_view group_name, Node* scope, bool top, Name name, Node* value) {
  Group g(*this, group_name);
  optional(scope);
  word((top ? "::" : "") + std::string(name));
  optional(value);
}

void Dumper::multi(MultiTarget* m) {
  Group g(*this, "mlhs");
  nodes(m->before);
  if (m->has_splat) group("splat", m->splat);
  nodes(m->after);
}

void Dumper::read(Node* n) {
  switch (n->kind) {
    case K::LocalGet: {
      Group g(*this, "lvar");
      return variable(as<LocalGet>(n)->variable);
    }
    case K::IvarGet:
      return word(as<IvarGet>(n)->name);
    case K::GvarGet:
      return word(as<GvarGet>(n)->name);
    case K::CvarGet:
      return word(as<CvarGet>(n)->name);
    case K::ConstGet: {
      auto* c = as<ConstGet>(n);
      return constant("const", c->scope, c->top, c->name, nullptr);
    }
    case K::NthRef:
      return word("$" + std::to_string(as<NthRef>(n)->number));
    default:
      return word(std::string("$") + as<BackRef>(n)->which);
  }
}

// A write without a value is a target.
void Dumper::write(Node* n) {
  auto named = [&](std::string_view name, Node* value) {
    Group g(*this, "set");
    word(name);
    optional(value);
  };
  switch (n->kind) {
    case K::LocalSet: {
      Group g(*this, "lset");
      variable(as<LocalSet>(n)->variable);
      return optional(as<LocalSet>(n)->value);
    }
    case K::IvarSet:
      return named(as<IvarSet>(n)->name, as<IvarSet>(n)->value);
    case K::GvarSet:
      return named(as<GvarSet>(n)->name, as<GvarSet>(n)->value);
    case K::CvarSet:
      return named(as<CvarSet>(n)->name, as<CvarSet>(n)->value);
    case K::ConstSet: {
      auto* c = as<ConstSet>(n);
      return constant("cset", c->scope, c->top, c->name, c->value);
    }
    case K::AttrSet: {
      auto* a = as<AttrSet>(n);
      Group g(*this, a->safe ? "attr&" : "attr");
      node(a->receiver);
      word(a->name);
      return optional(a->value);
    }
    default: {
      auto* i = as<IndexSet>(n);
      Group g(*this, "iset");
      node(i->receiver);
      arguments(i->arguments);
      return optional(i->value);
    }
  }
}

void Dumper::assignment(Node* n) {
  switch (n->kind) {
    case K::LocalGet:
    case K::IvarGet:
    case K::GvarGet:
    case K::CvarGet:
    case K::ConstGet:
    case K::NthRef:
    case K::BackRef:
      return read(n);
    case K::MultiTarget:
      return multi(as<MultiTarget>(n));
    case K::MultiAssign:
      return group("masgn", as<MultiAssign>(n)->target, as<MultiAssign>(n)->value);
    case K::OpAssign: {
      auto* o = as<OpAssign>(n);
      Group g(*this, "op" + std::string(o->op) + "=");
      node(o->target);
      return node(o->value);
    }
    case K::MatchCaptures: {
      auto* m = as<MatchCaptures>(n);
      Group g(*this, "captures");
      for (Variable* v : m->variables) variable(v);
      return node(m->call);
    }
    default:
      return write(n);
  }
}

void Dumper::arguments(const Arguments& a) {
  nodes(a.positional);
  if (a.keywords) hash(a.keywords);
  if (a.block_pass) group("&", a.block_pass);
  if (a.block) block(a.block);
}

void Dumper::param(const Param& p) {
  static constexpr std::string_view kKinds[] = {"req",    "opt",     "rest",  "post", "key",
                                                "keyopt", "keyrest", "nokey", "blk"};
  Group g(*this, kKinds[size_t(p.kind)]);
  if (p.variable) variable(p.variable);
  if (p.destructure) multi(p.destructure);
  optional(p.default_value);
}

void Dumper::params(Params* p) {
  Group g(*this, "params");
  if (!p) return;
  for (const Param& each : p->list) param(each);
  if (p->trailing_comma) word(",");
  if (p->block_locals.empty()) return;
  Group locals(*this, "locals");
  for (Variable* v : p->block_locals) variable(v);
}

void Dumper::block(Block* b) {
  Group g(*this, "block");
  params(b->params);
  node(b->body);
}

void Dumper::call(Node* n) {
  switch (n->kind) {
    case K::Call: {
      auto* c = as<Call>(n);
      Group g(*this, c->variable_like ? "vcall" : c->safe ? "call&" : "call");
      if (!c->variable_like) node(c->receiver);
      word(c->name);
      return arguments(c->arguments);
    }
    case K::Super: {
      Group g(*this, "super");
      return arguments(as<Super>(n)->arguments);
    }
    case K::ZSuper: {
      Group g(*this, "zsuper");
      return arguments(as<ZSuper>(n)->arguments);
    }
    case K::Yield: {
      Group g(*this, "yield");
      return arguments(as<Yield>(n)->arguments);
    }
    case K::Splat:
      return group("splat", as<Splat>(n)->value);
    case K::Block:
      return block(as<Block>(n));
    default:
      return group("lambda", as<LambdaLiteral>(n)->block);
  }
}

std::string dump(Node* node) {
  Dumper d;
  d.node(node);
  return d.take();
}

}  // namespace hypha::ruby::syntax
