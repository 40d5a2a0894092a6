// SPDX-License-Identifier: MIT
// case/in and its patterns: each becomes a condition that binds variables on the way.
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/nodes/pattern.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"
#include "nodes/local/local.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

Node* Translator::all_of(const ast::Node* at, std::vector<Node*> conditions) {
  Node* all = conditions.empty() ? make<LiteralNode>(at, kTrue) : conditions.back();
  for (size_t i = conditions.size(); i-- > 1;) all = make<AndNode>(at, conditions[i - 1], all);
  return all;
}

Node* Translator::pattern_constant(ast::Node* constant, int slot, Node* rest) {
  if (!constant) return rest;
  Node* is = make<MatchValueNode>(constant, slot, expression(constant));
  return make<AndNode>(constant, is, rest);
}

// Each step of a pattern is a condition; binding is one that always holds.
Node* Translator::truth(const ast::Node* at, Node* n) { return make<SequenceNode>(at, std::vector<Node*>{n, make<LiteralNode>(at, kTrue)}); }

Node* Translator::bind(const ast::Node* at, ast::Variable* v, Node* value) { return truth(at, write_variable(at, v, value)); }

Node* Translator::sub_pattern(ast::Node* p, Node* value) {
  int slot = new_slot();
  return make<AndNode>(p, truth(p, make<WriteLocalNode>(p, slot, value)), pattern(p, slot));
}

Node* Translator::array_pattern(ast::ArrayPattern* a, int slot) {
  int list = new_slot(), before = int(a->before.size), after = int(a->after.size);
  std::vector<Node*> all = {make<WriteLocalNode>(a, list, make<ConvertNode<pattern_deconstruct>>(a, make<ReadLocalNode>(a, slot)))};
  all.push_back(make<RuntimeValueNode<int64_t, int64_t>>(a, pattern_array_size, make<ReadLocalNode>(a, list), int64_t(before + after), int64_t(!a->has_rest)));
  for (int i = 0; i < before; i++) all.push_back(sub_pattern(a->before[size_t(i)], make<ArrayPickNode>(a, list, i)));
  if (a->rest) all.push_back(bind(a, a->rest, make<ArrayTailNode>(a, list, before, after)));
  for (int i = 0; i < after; i++) all.push_back(sub_pattern(a->after[size_t(i)], make<ArrayPickEndNode>(a, list, before, i, after)));
  return pattern_constant(a->constant, slot, all_of(a, std::move(all)));
}

// [*, x, *]: tries every offset; index and list stand in slots, the answer of the loop in another.
Node* Translator::find_pattern(ast::FindPattern* f, int slot) {
  std::fprintf(stderr, "%s:%u: warning: Find pattern is experimental, and the behavior may change in future versions of Ruby!\n",
               tree_.source->name().c_str(), tree_.source->line(f->start));
  int list = new_slot(), index = new_slot(), found = new_slot(), middle = int(f->middle.size);
  std::vector<Node*> one;
  for (int i = 0; i < middle; i++) one.push_back(sub_pattern(f->middle[size_t(i)], make<ArrayPickAtNode>(f, list, index, i)));
  if (f->before) one.push_back(bind(f, f->before, make<ArraySpanNode>(f, list, index, 0, true)));
  if (f->after) one.push_back(bind(f, f->after, make<ArraySpanNode>(f, list, index, middle, false)));
  Node* advance = make<WriteLocalNode>(f, index, binary_operator(f, "+", make<ReadLocalNode>(f, index), make<LiteralNode>(f, fixnum(1))));
  Node* success = make<SequenceNode>(f, std::vector<Node*>{make<WriteLocalNode>(f, found, make<LiteralNode>(f, kTrue)), make<BreakNode>(f)});
  Node* search = make<WhileNode>(f, make<ArrayRoomNode>(f, list, index, middle), make<IfNode>(f, all_of(f, std::move(one)), success, advance));
  std::vector<Node*> all = {make<WriteLocalNode>(f, found, make<LiteralNode>(f, kFalse)), make<WriteLocalNode>(f, index, make<LiteralNode>(f, fixnum(0))),
                            search, make<ReadLocalNode>(f, found)};
  Node* deconstruct = make<WriteLocalNode>(f, list, make<ConvertNode<pattern_deconstruct>>(f, make<ReadLocalNode>(f, slot)));
  return pattern_constant(f->constant, slot, make<AndNode>(f, deconstruct, make<SequenceNode>(f, std::move(all))));
}

Node* Translator::hash_pattern(ast::HashPattern* h, int slot) {
  int hash = new_slot();
  Value names = unit_->target->constants.add(new_array());
  for (auto& pair : h->pairs) array::push(names.ptr<Array>(), symbol_value(symbol(pair.key)));
  // **rest needs all keys: nil asks for them.
  Node* keys = make<RuntimeValueNode<Value>>(h, pattern_deconstruct_keys, make<ReadLocalNode>(h, slot), h->rest ? kNil : names);
  std::vector<Node*> all = {make<WriteLocalNode>(h, hash, keys)};
  for (auto& pair : h->pairs) {
    int value = new_slot();
    all.push_back(make<HasPatternKeyNode>(h, hash, value, symbol(pair.key)));
    if (pair.pattern) all.push_back(pattern(pair.pattern, value));
  }
  if (h->rest) all.push_back(bind(h, h->rest, make<RuntimeValueNode<Value>>(h, pattern_hash_rest, make<ReadLocalNode>(h, hash), names)));
  bool exact = h->nil_rest || (h->pairs.empty() && !h->has_rest);
  if (exact) all.push_back(make<HashSizeIsNode>(h, hash, int(h->pairs.size)));
  return pattern_constant(h->constant, slot, all_of(h, std::move(all)));
}

Node* Translator::pattern(ast::Node* p, int slot) {
  switch (p->kind) {
    case K::ValuePattern: return make<MatchValueNode>(p, slot, expression(as<ast::ValuePattern>(p)->value));
    case K::BindPattern: {
      auto* v = as<ast::BindPattern>(p)->variable;
      return v ? bind(p, v, make<ReadLocalNode>(p, slot)) : make<LiteralNode>(p, kTrue);
    }
    case K::AlternativePattern: return make<OrNode>(p, pattern(as<ast::AlternativePattern>(p)->left, slot), pattern(as<ast::AlternativePattern>(p)->right, slot));
    case K::CapturePattern: {
      auto* c = as<ast::CapturePattern>(p);
      return make<AndNode>(p, pattern(c->pattern, slot), bind(p, c->variable, make<ReadLocalNode>(p, slot)));
    }
    case K::ArrayPattern: return array_pattern(as<ast::ArrayPattern>(p), slot);
    case K::FindPattern: return find_pattern(as<ast::FindPattern>(p), slot);
    case K::HashPattern: return hash_pattern(as<ast::HashPattern>(p), slot);
    default: return make<MatchValueNode>(p, slot, expression(p));
  }
}

Node* Translator::case_in(ast::CaseIn* n) {
  int subject = new_slot();
  Node* result = n->has_else              ? expression(n->else_body)
                 : n->clauses.size == 1 ? make<ConvertNode<only_pattern_failed>>(n, make<ReadLocalNode>(n, subject))
                                        : make<ConvertNode<pattern_failed>>(n, make<ReadLocalNode>(n, subject));
  for (size_t i = n->clauses.size; i-- > 0;) {
    const ast::In& in = n->clauses[i];
    Node* test = pattern(in.pattern, subject);
    if (in.guard) test = make<AndNode>(n, test, in.guard_unless ? make<NotNode>(n, expression(in.guard)) : expression(in.guard));
    result = make<IfNode>(n, test, expression(in.body), result);
  }
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, subject, expression(n->subject)), result});
}

Node* Translator::match_pattern(ast::MatchPattern* n) {
  int subject = new_slot();
  Node* test = pattern(n->pattern, subject);
  Node* result = n->raises ? make<IfNode>(n, test, nil(n), make<ConvertNode<only_pattern_failed>>(n, make<ReadLocalNode>(n, subject)))
                           : make<NotNode>(n, make<NotNode>(n, test));
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, subject, expression(n->value)), result});
}

}  // namespace hypha::ruby
