// SPDX-License-Identifier: MIT
// match: patterns become conditions that bind names on their way.
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/pattern.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"

namespace hypha::python {

using P = ast::PatternKind;

Node* Translator::all_of(ast::Span at, std::vector<Node*> tests) {
  if (tests.empty()) return make<LiteralNode>(at, kTrue);
  Node* n = tests.back();
  for (size_t i = tests.size() - 1; i-- > 0;) n = make<AndNode>(at, tests[i], n);
  return n;
}

// Runs for effect, then is true.
Node* Translator::and_then_true(ast::Span at, Node* effect) { return sequence(at, {effect, make<LiteralNode>(at, kTrue)}); }

Node* Translator::match(ast::Match& m) {
  int subject = new_slot(), done = new_slot();
  std::vector<Node*> nodes{put(m.subject->span, subject, expression(*m.subject)), put(m.span, done, make<LiteralNode>(m.span, kFalse))};
  Flow before = unit_->flow;
  Flow after;
  after.dead = true;
  bool exhaustive = false;
  std::vector<std::pair<Node*, Node*>> cases;
  for (ast::MatchCase& c : m.cases) {
    unit_->flow = before;
    std::vector<Node*> tests{pattern(*c.pattern, subject)};
    if (c.guard) tests.push_back(condition(*c.guard));
    Node* test = all_of(c.pattern->span, tests);
    auto* as = ast::try_as<ast::AsPattern>(c.pattern);
    if (as && !as->pattern && !c.guard) exhaustive = true;
    cases.push_back({test, block(c.body)});
    after = join(after, unit_->flow);
  }
  if (!exhaustive) after = join(after, before);
  unit_->flow = after;
  Node* n = none(m.span);
  for (size_t i = cases.size(); i-- > 0;) n = make<IfNode>(m.cases[i].pattern->span, cases[i].first, cases[i].second, n);
  nodes.push_back(n);
  return sequence(m.span, std::move(nodes));
}

Node* Translator::pattern(ast::Pattern& p, int subject) {
  ast::Span at = p.span;
  switch (p.kind) {
    case P::ValuePattern: {
      ast::Expression& v = *ast::as<ast::ValuePattern>(p).value;
      if (v.kind == ast::ExpressionKind::Constant) return make<IsNode<false>>(at, get(at, subject), expression(v));
      Node* left = get(at, subject);
      return comparison(at, ast::CompareOperator::Equal, left, expression(v), true);
    }
    case P::SequencePattern: return sequence_pattern(ast::as<ast::SequencePattern>(p), subject);
    case P::MappingPattern: return mapping_pattern(ast::as<ast::MappingPattern>(p), subject);
    case P::ClassPattern: return class_pattern(ast::as<ast::ClassPattern>(p), subject);
    case P::AsPattern: {
      auto& a = ast::as<ast::AsPattern>(p);
      std::vector<Node*> tests;
      if (a.pattern) tests.push_back(pattern(*a.pattern, subject));
      if (a.target) tests.push_back(and_then_true(at, write_name(*a.target, get(at, subject))));
      return all_of(at, tests);
    }
    case P::OrPattern: {
      Node* n = nullptr;
      auto& o = ast::as<ast::OrPattern>(p);
      Flow before = unit_->flow;
      Flow after;
      after.dead = true;
      std::vector<Node*> tests;
      for (ast::Pattern* x : o.alternatives) {
        unit_->flow = before;
        tests.push_back(pattern(*x, subject));
        after = join(after, unit_->flow);
      }
      unit_->flow = after;
      for (size_t i = tests.size(); i-- > 0;) n = n ? make<OrNode>(at, tests[i], n) : tests[i];
      return n;
    }
    default: HY_CHECK(false, "a star pattern alone");
  }
}

Node* Translator::sequence_pattern(ast::SequencePattern& p, int subject) {
  ast::Span at = p.span;
  int star = -1, n = int(p.patterns.size());
  for (int i = 0; i < n; i++)
    if (p.patterns[size_t(i)]->kind == P::StarPattern) star = i;
  int items = new_slot();
  std::vector<Node*> tests{make<MatchSequenceNode>(at, subject, items, star < 0 ? n : n - 1, star >= 0 ? star : -1)};
  for (int i = 0; i < n; i++) {
    ast::Pattern& inner = *p.patterns[size_t(i)];
    Node* pick = make<PickNode>(inner.span, items, i);
    if (auto* s = ast::try_as<ast::StarPattern>(&inner)) {
      if (s->target) tests.push_back(and_then_true(inner.span, write_name(*s->target, pick)));
      continue;
    }
    int slot = new_slot();
    tests.push_back(and_then_true(inner.span, put(inner.span, slot, pick)));
    tests.push_back(pattern(inner, slot));
  }
  return all_of(at, tests);
}

Node* Translator::mapping_pattern(ast::MappingPattern& p, int subject) {
  ast::Span at = p.span;
  std::vector<DisplayElement> keys;
  for (ast::Expression* k : p.keys) keys.push_back({expression(*k), false});
  int items = new_slot();
  Node* key_list = make<ListBuildNode>(at, std::move(keys), false);
  std::vector<Node*> tests{make<MatchMappingNode>(at, subject, items, key_list, p.rest != nullptr)};
  for (size_t i = 0; i < p.patterns.size(); i++) {
    int slot = new_slot();
    ast::Span where = p.patterns[i]->span;
    tests.push_back(and_then_true(where, put(where, slot, make<PickNode>(where, items, int(i)))));
    tests.push_back(pattern(*p.patterns[i], slot));
  }
  if (p.rest) tests.push_back(and_then_true(at, write_name(*p.rest, make<PickNode>(at, items, int(p.patterns.size())))));
  return all_of(at, tests);
}

Node* Translator::class_pattern(ast::ClassPattern& p, int subject) {
  ast::Span at = p.span;
  int items = new_slot();
  std::vector<Symbol*> names;
  for (const ast::KeywordPattern& k : p.keywords) names.push_back(intern(k.name));
  Node* type = expression(*p.type);
  std::vector<Node*> tests{make<MatchClassNode>(at, subject, items, type, int(p.positional.size()), std::move(names))};
  auto match_item = [&](ast::Pattern& inner, int i) {
    int slot = new_slot();
    tests.push_back(and_then_true(inner.span, put(inner.span, slot, make<PickNode>(inner.span, items, i))));
    tests.push_back(pattern(inner, slot));
  };
  int i = 0;
  for (ast::Pattern* x : p.positional) match_item(*x, i++);
  for (const ast::KeywordPattern& k : p.keywords) match_item(*k.pattern, i++);
  return all_of(at, tests);
}

}  // namespace hypha::python
