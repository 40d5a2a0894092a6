// SPDX-License-Identifier: MIT
// Patterns in scope resolution: what they bind, and the checks of CPython's compiler.
#include <algorithm>
#include <unordered_set>

#include "languages/python/syntax/scope_builder.h"

namespace hypha::python {

using namespace ast;

void ScopeBuilder::pattern(Pattern& p) {
  switch (p.kind) {
    case PatternKind::ValuePattern:
      return expression(*as<ValuePattern>(p).value);
    case PatternKind::SequencePattern:
      for (Pattern* item : as<SequencePattern>(p).patterns) pattern(*item);
      return;
    case PatternKind::StarPattern:
      return bind(as<StarPattern>(p).target);
    case PatternKind::MappingPattern: {
      auto& m = as<MappingPattern>(p);
      for (Expression* key : m.keys) expression(*key);
      for (Pattern* item : m.patterns) pattern(*item);
      return bind(m.rest);
    }
    case PatternKind::ClassPattern: {
      auto& c = as<ClassPattern>(p);
      expression(*c.type);
      for (Pattern* item : c.positional) pattern(*item);
      for (KeywordPattern& k : c.keywords) pattern(*k.pattern);
      return;
    }
    case PatternKind::AsPattern:
      if (as<AsPattern>(p).pattern) pattern(*as<AsPattern>(p).pattern);
      return bind(as<AsPattern>(p).target);
    case PatternKind::OrPattern:
      for (Pattern* item : as<OrPattern>(p).alternatives) pattern(*item);
      return;
  }
}

namespace {

using Names = std::vector<std::string_view>;

class PatternChecker {
 public:
  explicit PatternChecker(ScopeTables& tables) : tables_(tables) {}

  // `last`: nothing is tried after this pattern if it fails.
  void check(const Pattern& p, Names& names, bool last) {
    switch (p.kind) {
      case PatternKind::ValuePattern:
        return;
      case PatternKind::SequencePattern:
        return sequence(static_cast<const SequencePattern&>(p), names);
      case PatternKind::StarPattern:
        return store(static_cast<const StarPattern&>(p).target, p, names);
      case PatternKind::MappingPattern:
        return mapping(static_cast<const MappingPattern&>(p), names);
      case PatternKind::ClassPattern:
        return class_pattern(static_cast<const ClassPattern&>(p), names);
      case PatternKind::AsPattern:
        return as_pattern(static_cast<const AsPattern&>(p), names, last);
      case PatternKind::OrPattern:
        return or_pattern(static_cast<const OrPattern&>(p), names, last);
    }
  }

 private:
  void store(const Name* name, const Pattern& p, Names& names) {
    if (!name) return;
    if (std::find(names.begin(), names.end(), name->id) != names.end())
      tables_.fail_late(p.span.start, "multiple assignments to name '" + std::string(name->id) + "' in pattern");
    names.push_back(name->id);
  }

  void sequence(const SequencePattern& p, Names& names) {
    int stars = 0;
    for (const Pattern* item : p.patterns) {
      if (item->kind == PatternKind::StarPattern && ++stars > 1)
        tables_.fail_late(p.span.start, "multiple starred names in sequence pattern");
    }
    for (const Pattern* item : p.patterns) check(*item, names, true);
  }

  void mapping(const MappingPattern& p, Names& names) {
    std::unordered_set<std::string> seen;
    for (const Expression* key : p.keys) {
      std::string text = literal_text(*key);
      if (!text.empty() && !seen.insert(text).second)
        tables_.fail_late(p.span.start, "mapping pattern checks duplicate key (" + text + ")");
    }
    for (const Pattern* item : p.patterns) check(*item, names, true);
    store(p.rest, p, names);
  }

  // repr() of the keys for which duplicates are likely; empty: not compared.
  static std::string literal_text(const Expression& e) {
    if (e.kind == ExpressionKind::Integer && !static_cast<const Integer&>(e).is_big)
      return std::to_string(static_cast<const Integer&>(e).value);
    if (e.kind == ExpressionKind::String) return "'" + std::string(static_cast<const String&>(e).value) + "'";
    if (e.kind == ExpressionKind::Constant) {
      static constexpr const char* kTexts[] = {"None", "True", "False", "Ellipsis"};
      return kTexts[size_t(static_cast<const Constant&>(e).value)];
    }
    return {};
  }

  void class_pattern(const ClassPattern& p, Names& names) {
    std::unordered_set<std::string_view> seen;
    for (const KeywordPattern& k : p.keywords)
      if (!seen.insert(k.name).second)
        tables_.fail_late(k.span.start, "attribute name repeated in class pattern: " + std::string(k.name));
    for (const Pattern* item : p.positional) check(*item, names, true);
    for (const KeywordPattern& k : p.keywords) check(*k.pattern, names, true);
  }

  void as_pattern(const AsPattern& p, Names& names, bool last) {
    if (!p.pattern && !last) {
      tables_.fail_late(p.span.start, p.target ? "name capture '" + std::string(p.target->id) +
                                                     "' makes remaining patterns unreachable"
                                               : std::string("wildcard makes remaining patterns unreachable"));
    }
    if (p.pattern) check(*p.pattern, names, last);
    store(p.target, p, names);
  }

  void or_pattern(const OrPattern& p, Names& names, bool last) {
    Names first;
    for (uint32_t i = 0; i < p.alternatives.size(); i++) {
      Names own;
      check(*p.alternatives[i], own, last && i + 1 == p.alternatives.size());
      std::sort(own.begin(), own.end());
      if (i == 0) {
        first = own;
      } else if (own != first) {
        tables_.fail_late(p.span.start, "alternative patterns bind different names");
      }
    }
    for (std::string_view name : first) {
      if (std::find(names.begin(), names.end(), name) != names.end())
        tables_.fail_late(p.span.start, "multiple assignments to name '" + std::string(name) + "' in pattern");
      names.push_back(name);
    }
  }

  ScopeTables& tables_;
};

}  // namespace

void check_patterns(const Match& match, ScopeTables& tables) {
  for (uint32_t i = 0; i < match.cases.size(); i++) {
    Names names;
    bool last = i + 1 == match.cases.size() || match.cases[i].guard;
    PatternChecker(tables).check(*match.cases[i].pattern, names, last);
  }
}

}  // namespace hypha::python
