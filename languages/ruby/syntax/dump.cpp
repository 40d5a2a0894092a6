// SPDX-License-Identifier: MIT
#include "languages/ruby/syntax/dump.h"

#include <cstdio>

namespace hypha::ruby::syntax {

std::string_view kind_name(NodeKind kind) {
  static constexpr std::string_view kNames[] = {
#define X(name) #name,
      HYPHA_RUBY_NODES(X)
#undef X
  };
  return kNames[size_t(kind)];
}

namespace {

class Dumper {
 public:
  std::string take() { return std::move(out_); }
  void node(Node* n);

 private:
  using K = NodeKind;

  // (name child child ...)
  struct Group {
    Group(Dumper& d, std::string_view name) : d_(d) {
      d_.space();
      d_.out_ += "(" + std::string(name);
    }
    ~Group() { d_.out_ += ")"; }
    Dumper& d_;
  };

  void space() {
    if (!out_.empty() && out_.back() != '(') out_ += ' ';
  }
  void word(std::string_view text) {
    space();
    out_ += text;
  }
  void quoted(std::string_view text) {
    space();
    out_ += '"';
    for (unsigned char c : text) {
      char buffer[8];
      if (c == '"' || c == '\\')
        out_ += std::string("\\") + char(c);
      else if (c == '\n')
        out_ += "\\n";
      else if (c < 0x20 || c == 0x7f)
        out_ += (std::snprintf(buffer, sizeof buffer, "\\x%02X", c), buffer);
      else
        out_ += char(c);
    }
    out_ += '"';
  }
  void variable(const Variable* v) {
    if (!v) return word("_");
    word((v->name.empty() ? "%" : std::string(v->name)) + (v->captured ? "^" : ""));
  }
  void nodes(const List<Node*>& list) {
    for (Node* n : list) node(n);
  }
  void optional(Node* n) {
    if (n) node(n);
  }
  void group(std::string_view name, Node* a) {
    Group g(*this, name);
    optional(a);
  }
  void group(std::string_view name, Node* a, Node* b) {
    Group g(*this, name);
    node(a);
    node(b);
  }
  void group(std::string_view name, const List<Node*>& list) {
    Group g(*this, name);
    nodes(list);
  }

  void literal(Node* n);
  void integer(IntegerLiteral* n);
  void assignment(Node* n);
  void call(Node* n);
  void control(Node* n);
  void definition(Node* n);
  void pattern(Node* n);
  void hash(HashLiteral* n);
  void arguments(const Arguments& a);
  void block(Block* b);
  void params(Params* p);
  void param(const Param& p);
  void multi(MultiTarget* m);
  void constant(std::string_view group_name, Node* scope, bool top, Name name, Node* value);
  void begin(Begin* b);
  void cases(Node* n);

  std::string out_;
};

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
    case K::NilLiteral: return word("nil");
    case K::TrueLiteral: return word("true");
    case K::FalseLiteral: return word("false");
    case K::Self: return word("self");
    case K::EncodingLiteral: return word("__ENCODING__");
    case K::IntegerLiteral: return integer(as<IntegerLiteral>(n));
    case K::FloatLiteral: {
      char buffer[40];
      std::snprintf(buffer, sizeof buffer, "%.17g", as<FloatLiteral>(n)->value);
      Group g(*this, "float");
      return word(buffer);
    }
    case K::RationalLiteral: {
      Group g(*this, "rational");
      integer(as<RationalLiteral>(n)->numerator);
      return word(std::to_string(as<RationalLiteral>(n)->scale));
    }
    case K::ImaginaryLiteral: return group("imaginary", as<ImaginaryLiteral>(n)->number);
    case K::StringLiteral: return quoted(as<StringLiteral>(n)->value);
    case K::InterpolatedString: return group("dstr", as<InterpolatedString>(n)->parts);
    case K::XString: return group("xstr", as<XString>(n)->parts);
    case K::SymbolLiteral: return word(":" + std::string(as<SymbolLiteral>(n)->name));
    case K::InterpolatedSymbol: return group("dsym", as<InterpolatedSymbol>(n)->parts);
    case K::RegexpLiteral: {
      auto* r = as<RegexpLiteral>(n);
      Group g(*this, "regexp");
      nodes(r->parts);
      std::string flags;
      if (r->ignore_case) flags += 'i';
      if (r->multiline) flags += 'm';
      if (r->extended) flags += 'x';
      if (r->once) flags += 'o';
      if (r->encoding) flags += r->encoding;
      if (!flags.empty()) word(flags);
      return;
    }
    case K::ArrayLiteral: return group("array", as<ArrayLiteral>(n)->elements);
    case K::HashLiteral: return hash(as<HashLiteral>(n));
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

void Dumper::assignment(Node* n) {
  auto named = [&](std::string_view kind, std::string_view name, Node* value) {
    Group g(*this, kind);
    word(name);
    optional(value);
  };
  switch (n->kind) {
    case K::LocalGet: {
      Group g(*this, "lvar");
      return variable(as<LocalGet>(n)->variable);
    }
    case K::LocalSet: {
      Group g(*this, "lset");
      variable(as<LocalSet>(n)->variable);
      return optional(as<LocalSet>(n)->value);
    }
    case K::IvarGet: return word(as<IvarGet>(n)->name);
    case K::GvarGet: return word(as<GvarGet>(n)->name);
    case K::CvarGet: return word(as<CvarGet>(n)->name);
    case K::IvarSet: return named("set", as<IvarSet>(n)->name, as<IvarSet>(n)->value);
    case K::GvarSet: return named("set", as<GvarSet>(n)->name, as<GvarSet>(n)->value);
    case K::CvarSet: return named("set", as<CvarSet>(n)->name, as<CvarSet>(n)->value);
    case K::ConstGet: {
      auto* c = as<ConstGet>(n);
      return constant("const", c->scope, c->top, c->name, nullptr);
    }
    case K::ConstSet: {
      auto* c = as<ConstSet>(n);
      return constant("cset", c->scope, c->top, c->name, c->value);
    }
    case K::NthRef: return word("$" + std::to_string(as<NthRef>(n)->number));
    case K::BackRef: return word(std::string("$") + as<BackRef>(n)->which);
    case K::AttrSet: {
      auto* a = as<AttrSet>(n);
      Group g(*this, a->safe ? "attr&" : "attr");
      node(a->receiver);
      word(a->name);
      return optional(a->value);
    }
    case K::IndexSet: {
      auto* i = as<IndexSet>(n);
      Group g(*this, "iset");
      node(i->receiver);
      arguments(i->arguments);
      return optional(i->value);
    }
    case K::MultiTarget: return multi(as<MultiTarget>(n));
    case K::MultiAssign: return group("masgn", as<MultiAssign>(n)->target, as<MultiAssign>(n)->value);
    case K::OpAssign: {
      auto* o = as<OpAssign>(n);
      Group g(*this, "op" + std::string(o->op) + "=");
      node(o->target);
      return node(o->value);
    }
    default: {
      auto* m = as<MatchCaptures>(n);
      Group g(*this, "captures");
      for (Variable* v : m->variables) variable(v);
      return node(m->call);
    }
  }
}

void Dumper::arguments(const Arguments& a) {
  nodes(a.positional);
  if (a.keywords) hash(a.keywords);
  if (a.block_pass) group("&", a.block_pass);
  if (a.block) block(a.block);
}

void Dumper::param(const Param& p) {
  static constexpr std::string_view kKinds[] = {"req", "opt", "rest", "post", "key", "keyopt", "keyrest", "nokey", "blk"};
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
    case K::Splat: return group("splat", as<Splat>(n)->value);
    case K::Block: return block(as<Block>(n));
    default: return group("lambda", as<LambdaLiteral>(n)->block);
  }
}

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
    case K::Statements: return group("seq", as<Statements>(n)->list);
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
    case K::For: return group("for", as<For>(n)->iterable, as<For>(n)->block);
    case K::Case: case K::CaseIn: return cases(n);
    case K::MatchPattern: {
      auto* m = as<MatchPattern>(n);
      return group(m->raises ? "match=>" : "match?", m->value, m->pattern);
    }
    case K::And: return group("and", as<And>(n)->left, as<And>(n)->right);
    case K::Or: return group("or", as<Or>(n)->left, as<Or>(n)->right);
    case K::Defined: return group("defined?", as<Defined>(n)->value);
    case K::Begin: return begin(as<Begin>(n));
    case K::Return: return group("return", as<Return>(n)->value);
    case K::Break: return group(as<Break>(n)->from_block ? "break-block" : "break", as<Break>(n)->value);
    case K::Next: return group(as<Next>(n)->from_block ? "next-block" : "next", as<Next>(n)->value);
    case K::Redo: return word(as<Redo>(n)->from_block ? "(redo-block)" : "(redo)");
    default: return word("(retry)");
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
    case K::ModuleDef: return group("module", as<ModuleDef>(n)->path, as<ModuleDef>(n)->body);
    case K::SingletonClass: return group("sclass", as<SingletonClass>(n)->object, as<SingletonClass>(n)->body);
    case K::Alias: return group("alias", as<Alias>(n)->new_name, as<Alias>(n)->old_name);
    case K::GlobalAlias: {
      Group g(*this, "galias");
      word(as<GlobalAlias>(n)->new_name);
      return word(as<GlobalAlias>(n)->old_name);
    }
    case K::Undef: return group("undef", as<Undef>(n)->names);
    default: return group("at-exit", as<AtExit>(n)->block);
  }
}

void Dumper::pattern(Node* n) {
  switch (n->kind) {
    case K::ValuePattern: return group("val", as<ValuePattern>(n)->value);
    case K::BindPattern: {
      Group g(*this, "bind");
      return variable(as<BindPattern>(n)->variable);
    }
    case K::AlternativePattern: return group("alt", as<AlternativePattern>(n)->left, as<AlternativePattern>(n)->right);
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

}  // namespace

std::string dump(Node* node) {
  Dumper d;
  d.node(node);
  return d.take();
}

std::string dump_scopes(const SyntaxTree& tree) {
  static constexpr std::string_view kKinds[] = {"program", "eval",   "class",  "module", "singleton",
                                                "def",     "block", "lambda", "for"};
  std::string out;
  for (const Scope& s : tree.scopes) {
    out += std::string(kKinds[size_t(s.kind)]);
    if (!s.name.empty()) out += " " + std::string(s.name);
    out += " (";
    for (const Variable* v : s.variables) {
      if (v != s.variables.front()) out += " ";
      out += (v->name.empty() ? "%" : std::string(v->name)) + (v->captured ? "^" : ":") + std::to_string(v->index);
    }
    out += ")";
    const std::pair<bool, const char*> flags[] = {
        {s.uses_yield, "yield"},           {s.yields_from_block, "yield-in-block"},
        {s.has_return, "return"},          {s.has_nonlocal_return, "nonlocal-return"},
        {s.has_break, "break"},            {s.has_next, "next"},
        {s.has_redo, "redo"},              {s.has_retry, "retry"},
        {s.uses_super, "super"},           {s.uses_zsuper, "zsuper"},
        {s.uses_binding, "binding"},       {s.has_block_param, "block-param"},
    };
    for (auto [set, name] : flags)
      if (set) out += std::string(" ") + name;
    out += "\n";
  }
  return out;
}

}  // namespace hypha::ruby::syntax
