// SPDX-License-Identifier: MIT
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/nodes/literal.h"
#include "languages/ruby/translate/translator.h"
#include "nodes/literal/literal.h"

namespace hypha::ruby {

using ast::as;
using K = ast::NodeKind;

Node* Translator::integer_literal(ast::IntegerLiteral* n) {
  if (!n->big && fits_fixnum(n->value)) return make<LiteralNode>(n, fixnum(n->value));
  std::string digits = n->big ? std::string(n->digits) : std::to_string(n->value);
  Value v = integer::parse(digits, n->big ? n->base : 10);
  if (n->big && n->negative) v = integer::neg(v);
  return literal(n, v);
}

Node* Translator::rational_literal(ast::RationalLiteral* n) {
  Value scale = integer::pow(fixnum(10), n->scale);
  return send(n, literal(n, classes.Rational->object), "__reduce", {integer_literal(n->numerator), literal(n, scale)});
}

Node* Translator::string_literal(const ast::Node* at, std::string_view text) {
  Value data = unit_->target->constants.add(ref(string::make(text)));
  if (!tree_.frozen_string_literals) return make<StringLiteralNode>(at, data);
  return literal(at, shared_string(text));
}

Node* Translator::interpolation(const ast::Node* at, const ast::List<ast::Node*>& parts) {
  std::vector<InterpolationNode::Part> all;
  for (ast::Node* p : parts) {
    if (p && p->kind == K::StringLiteral)
      all.push_back({unit_->target->constants.add(ref(string::make(as<ast::StringLiteral>(p)->value))), nullptr});
    else
      all.push_back({kUndefined, expression(p)});
  }
  return make<InterpolationNode>(at, std::move(all));
}

void Translator::note_match(std::string_view method) {
  static constexpr std::string_view kMatching[] = {"=~", "match", "gsub", "sub", "gsub!", "sub!", "scan", "rindex", "partition", "rpartition", "slice!"};
  if (method.empty() || std::find(std::begin(kMatching), std::end(kMatching), method) != std::end(kMatching))
    if (auto home = units_.find(unit_->scope->home()); home != units_.end()) home->second->matches = true;
}

Node* Translator::regexp(ast::RegexpLiteral* n) {
  note_match("");
  int flags = (n->ignore_case ? 1 : 0) | (n->extended ? 2 : 0) | (n->multiline ? 4 : 0);
  bool constant = n->parts.empty() || (n->parts.size == 1 && n->parts[0]->kind == K::StringLiteral);
  if (constant) {
    std::string_view source = n->parts.empty() ? std::string_view() : as<ast::StringLiteral>(n->parts[0])->value;
    Value v = make_regexp(source, flags);
    if (!v.is_completion()) return literal(n, v);
    return make<RuntimeValueNode<int64_t>>(n, regexp_from_string, string_literal(n, source), int64_t(flags));  // raises where it stands
  }
  return make<RuntimeValueNode<int64_t>>(n, regexp_from_string, interpolation(n, n->parts), int64_t(flags));
}

Node* Translator::array(const ast::Node* at, const ast::List<ast::Node*>& elements) {
  bool splat = false;
  for (ast::Node* e : elements) splat |= e->kind == K::Splat;
  if (splat || elements.size > kMaxAdaptedWords) {
    std::vector<ArrayBuildNode::Element> all;
    for (ast::Node* e : elements) {
      bool is_splat = e->kind == K::Splat;
      all.push_back({expression(is_splat ? as<ast::Splat>(e)->value : e), is_splat});
    }
    return make<ArrayBuildNode>(at, std::move(all));
  }
  std::vector<Node*> all;
  for (ast::Node* e : elements) all.push_back(expression(e));
  if (all.size() <= 4) return make<ArrayLiteralNode<4>>(at, all);
  return make<ArrayLiteralNode<kMaxAdaptedWords>>(at, all);
}

Node* Translator::hash(ast::HashLiteral* n) {
  std::vector<HashLiteralNode::Pair> pairs;
  for (const ast::HashPair& p : n->pairs) pairs.push_back({p.key ? expression(p.key) : nullptr, expression(p.value)});
  return make<HashLiteralNode>(n, std::move(pairs));
}

Node* Translator::range(ast::Range* n) {
  auto constant = [](ast::Node* e) { return !e || e->kind == K::IntegerLiteral; };
  auto value = [](ast::Node* e) { return e ? fixnum(as<ast::IntegerLiteral>(e)->value) : kNil; };
  auto small = [](ast::Node* e) { return !e || (!as<ast::IntegerLiteral>(e)->big && fits_fixnum(as<ast::IntegerLiteral>(e)->value)); };
  if (constant(n->low) && constant(n->high) && small(n->low) && small(n->high))
    return literal(n, new_range(value(n->low), value(n->high), n->exclusive));
  return make<RangeNode>(n, expression(n->low), expression(n->high), n->exclusive);
}

}  // namespace hypha::ruby
