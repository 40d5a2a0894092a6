// SPDX-License-Identifier: MIT
// case/in and its patterns: each becomes a condition that binds variables on the way.
#include "languages/ruby/translate/translator.h"

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

Node* Translator::pattern(ast::Node* p, int slot) {
  auto truth = [&](Node* n) { return make<SequenceNode>(p, std::vector<Node*>{n, make<LiteralNode>(p, kTrue)}); };
  auto bind = [&](ast::Variable* v, Node* value) { return truth(write_variable(p, v, value)); };
  auto read = [&](int s) { return make<ReadLocalNode>(p, s); };
  auto sub = [&](ast::Node* q, Node* value) {
    int s = new_slot();
    return make<AndNode>(q, truth(make<WriteLocalNode>(q, s, value)), pattern(q, s));
  };
  switch (p->kind) {
    case K::ValuePattern: return make<MatchValueNode>(p, slot, expression(as<ast::ValuePattern>(p)->value));
    case K::BindPattern: {
      auto* v = as<ast::BindPattern>(p)->variable;
      return v ? bind(v, read(slot)) : make<LiteralNode>(p, kTrue);
    }
    case K::AlternativePattern: return make<OrNode>(p, pattern(as<ast::AlternativePattern>(p)->left, slot), pattern(as<ast::AlternativePattern>(p)->right, slot));
    case K::CapturePattern: {
      auto* c = as<ast::CapturePattern>(p);
      return make<AndNode>(p, pattern(c->pattern, slot), bind(c->variable, read(slot)));
    }
    case K::ArrayPattern: {
      auto* a = as<ast::ArrayPattern>(p);
      int list = new_slot(), before = int(a->before.size), after = int(a->after.size);
      std::vector<Node*> all = {make<WriteLocalNode>(p, list, make<ConvertNode<pattern_deconstruct>>(p, read(slot)))};
      all.push_back(make<RuntimeValueNode<int64_t, int64_t>>(p, pattern_array_size, read(list), int64_t(before + after), int64_t(!a->has_rest)));
      for (int i = 0; i < before; i++) all.push_back(sub(a->before[size_t(i)], make<ArrayPickNode>(p, list, i)));
      if (a->rest) all.push_back(bind(a->rest, make<ArrayTailNode>(p, list, before, after)));
      for (int i = 0; i < after; i++) all.push_back(sub(a->after[size_t(i)], make<ArrayPickEndNode>(p, list, before, i, after)));
      return pattern_constant(a->constant, slot, all_of(p, std::move(all)));
    }
    case K::FindPattern: {
      // Tries every offset: index and list in slots, a loop with its answer in another.
      auto* f = as<ast::FindPattern>(p);
      int list = new_slot(), index = new_slot(), found = new_slot(), middle = int(f->middle.size);
      std::vector<Node*> one;
      for (int i = 0; i < middle; i++) one.push_back(sub(f->middle[size_t(i)], make<ArrayPickAtNode>(p, list, index, i)));
      if (f->before) one.push_back(bind(f->before, make<ArraySpanNode>(p, list, index, 0, true)));
      if (f->after) one.push_back(bind(f->after, make<ArraySpanNode>(p, list, index, middle, false)));
      Node* more = make<ArrayRoomNode>(p, list, index, middle);
      Node* step = make<IfNode>(p, all_of(p, std::move(one)),
        make<SequenceNode>(p, std::vector<Node*>{make<WriteLocalNode>(p, found, make<LiteralNode>(p, kTrue)), make<BreakNode>(p)}),
        make<WriteLocalNode>(p, index, binary_operator(p, "+", read(index), make<LiteralNode>(p, fixnum(1)))));
      std::vector<Node*> all = {make<WriteLocalNode>(p, found, make<LiteralNode>(p, kFalse)), make<WriteLocalNode>(p, index, make<LiteralNode>(p, fixnum(0))),
                                make<WhileNode>(p, more, step), read(found)};
      Node* whole = make<AndNode>(p, make<WriteLocalNode>(p, list, make<ConvertNode<pattern_deconstruct>>(p, read(slot))), make<SequenceNode>(p, std::move(all)));
      return pattern_constant(f->constant, slot, whole);
    }
    case K::HashPattern: {
      auto* h = as<ast::HashPattern>(p);
      int hash = new_slot();
      Value keys = kNil;
      if (!h->rest) {
        keys = new_array();
        unit_->target->constants.add(keys);
        for (auto& pair : h->pairs) array::push(keys.ptr<Array>(), symbol_value(symbol(pair.key)));
      }
      std::vector<Node*> all = {make<WriteLocalNode>(p, hash, make<RuntimeValueNode<Value>>(p, pattern_deconstruct_keys, read(slot), keys))};
      Value names = new_array();
      unit_->target->constants.add(names);
      for (auto& pair : h->pairs) {
        int s = new_slot();
        Symbol* key = symbol(pair.key);
        array::push(names.ptr<Array>(), symbol_value(key));
        all.push_back(make<HasPatternKeyNode>(p, hash, s, key));
        all.push_back(pair.pattern ? pattern(pair.pattern, s) : make<LiteralNode>(p, kTrue));
      }
      if (h->rest) all.push_back(bind(h->rest, make<RuntimeValueNode<Value>>(p, pattern_hash_rest, read(hash), names)));
      bool exact = h->nil_rest || (h->pairs.empty() && !h->has_rest);
      if (exact) all.push_back(make<HashSizeIsNode>(p, hash, int(h->pairs.size)));
      return pattern_constant(h->constant, slot, all_of(p, std::move(all)));
    }
    default: return make<MatchValueNode>(p, slot, expression(p));
  }
}

Node* Translator::case_in(ast::CaseIn* n) {
  int subject = new_slot();
  Node* result = n->has_else ? expression(n->else_body) : make<ConvertNode<pattern_failed>>(n, make<ReadLocalNode>(n, subject));
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
  Node* result = n->raises ? make<IfNode>(n, test, nil(n), make<ConvertNode<pattern_failed>>(n, make<ReadLocalNode>(n, subject)))
                           : make<NotNode>(n, make<NotNode>(n, test));
  return make<SequenceNode>(n, std::vector<Node*>{make<WriteLocalNode>(n, subject, expression(n->value)), result});
}

}  // namespace hypha::ruby
