// SPDX-License-Identifier: MIT
// CRuby 3.1's error_highlight: the node at the place that raised says which part of the line to underline. Nothing is
// shown for what stretches over several lines.
#include "languages/ruby/runtime/highlight.h"

#include <algorithm>

#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/target_text.h"
#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby {

namespace ast = syntax;
using ast::try_as;

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }
bool is_word(std::string_view name) {
  auto c = static_cast<unsigned char>(name.empty() ? ' ' : name[0]);
  return isalpha(c) || c == '_' || c >= 0x80;
}
uint32_t end_of(const ast::Node* n) { return n->start + n->length; }

struct Spot {
  size_t begin = 0, end = 0;
};

class Spotter {
 public:
  Spotter(const ast::SyntaxTree& tree, std::string_view name) : tree_(tree), text_(tree.source->text()), name_(name) {}

  Spot find(uint32_t start, uint32_t length) const {
    const auto& all = tree_.callable;
    for (size_t i = all.size(); i-- > 0;) {
      ast::Node* n = all[i];
      if (n->length != length) continue;
      if (n->start == start) return with_assignment(n);
      if (auto* c = try_as<ast::Call>(n); c && c->name_start == start) return spot(n);
    }
    return {};
  }

 private:
  // A target of an operator-assignment shows that.
  Spot with_assignment(ast::Node* n) const {
    for (ast::Node* other : tree_.callable)
      if (auto* o = try_as<ast::OpAssign>(other); o && o->target == n) return spot(o);
    return spot(n);
  }

  Spot spot(ast::Node* n) const {
    if (auto* c = try_as<ast::Call>(n)) return call(c);
    if (auto* c = try_as<ast::ConstGet>(n)) return constant(c);
    if (auto* a = try_as<ast::AttrSet>(n)) return attribute(a);
    if (auto* i = try_as<ast::IndexSet>(n)) return index_target(i);
    if (auto* o = try_as<ast::OpAssign>(n)) return op_assign(o);
    return {};
  }

  size_t skip(size_t at, bool closing = true, bool lines = false) const {
    while (at < text_.size() &&
           ((is_blank(text_[at]) && (lines || text_[at] != '\n')) || (closing && text_[at] == ')')))
      at++;
    return at;
  }
  bool at(size_t place, std::string_view what) const {
    return text_.substr(std::min(place, text_.size())).starts_with(what);
  }
  bool same_line(size_t a, size_t b) const {
    return tree_.source->line(uint32_t(a)) == tree_.source->line(uint32_t(b));
  }

  Spot call(ast::Call* c) const {
    std::string_view name = c->name;
    if (!c->receiver) {
      if (c->variable_like) return {c->start, c->start + name.size()};
      return at(c->name_start, name) ? Spot{c->name_start, c->name_start + name.size()} : Spot{};
    }
    if (c->index) return index(end_of(c->receiver), c->arguments);
    if (is_word(name)) return method_name(c->name_start, name);
    return op(c);
  }

  // .name with its dot, unless that is on another line.
  Spot method_name(size_t start, std::string_view name) const {
    if (!at(start, name)) return {};
    size_t dot = start;
    while (dot > 0 && is_blank(text_[dot - 1])) dot--;
    if (dot == 0 || text_[dot - 1] != '.') return {};
    dot -= dot > 1 && text_[dot - 2] == '&' ? 2 : 1;
    return {same_line(dot, start) ? dot : start, start + name.size()};
  }

  Spot op(ast::Call* c) const {
    std::string_view name = c->name;
    bool unary = c->arguments.positional.empty();
    if (unary && name.size() == 2 && name[1] == '@') name.remove_suffix(1);
    size_t start = unary ? c->start : skip(end_of(c->receiver));
    return at(start, name) ? Spot{start, start + name.size()} : Spot{};
  }

  Spot index(size_t receiver_end, const ast::Arguments& arguments) const {
    size_t open = skip(receiver_end);
    if (!at(open, "[")) return {};
    size_t last = open + 1;
    for (const ast::Node* a : arguments.positional) last = end_of(a);
    if (arguments.keywords) last = std::max<size_t>(last, end_of(arguments.keywords));
    size_t close = skip(last, true);
    return same_line(receiver_end, last) && at(close, "]") ? Spot{open, close + 1} : Spot{};
  }
  Spot index_target(ast::IndexSet* i) const {
    if (!i->receiver) return {};
    Spot s = index(end_of(i->receiver), i->arguments);
    size_t equals = s.end ? skip(s.end, false) : 0;
    return s.end && at(equals, "=") ? Spot{s.begin, equals + 1} : Spot{};
  }

  // .name =
  Spot attribute(ast::AttrSet* a) const {
    Spot s = attribute_name(a);
    size_t equals = s.end ? skip(s.end, false) : 0;
    return s.end && at(equals, "=") ? Spot{s.begin, equals + 1} : Spot{};
  }
  Spot attribute_name(ast::AttrSet* a) const {
    if (!a->receiver) return {};
    size_t dot = skip(end_of(a->receiver));
    if (!at(dot, ".")) return {};
    size_t start = skip(dot + 1, false);
    return at(start, a->name) ? Spot{dot, start + a->name.size()} : Spot{};
  }

  Spot op_assign(ast::OpAssign* o) const {
    auto operator_behind = [&](size_t end) {
      size_t start = skip(end, false);
      return at(start, std::string(o->op) + "=") ? Spot{start, start + o->op.size()} : Spot{};
    };
    if (auto* a = try_as<ast::AttrSet>(o->target)) {
      Spot s = attribute_name(a), operation = s.end ? operator_behind(s.end) : Spot{};
      if (!operation.end || name_ == o->op) return operation;
      return name_ == a->name ? s : Spot{s.begin, operation.end + 1};
    }
    if (auto* i = try_as<ast::IndexSet>(o->target)) {
      Spot s = index(end_of(i->receiver), i->arguments), operation = s.end ? operator_behind(s.end) : Spot{};
      if (!operation.end || name_ == o->op) return operation;
      return name_ == "[]" ? s : Spot{s.begin, operation.end + 1};
    }
    return name_ == o->op ? operator_behind(end_of(o->target)) : Spot{};
  }

  Spot constant(ast::ConstGet* c) const {
    if (!c->scope) return {c->start, end_of(c)};
    if (same_line(end_of(c->scope), end_of(c))) return {end_of(c->scope), end_of(c)};
    return {end_of(c) - c->name.size(), end_of(c)};
  }

  const ast::SyntaxTree& tree_;
  std::string_view text_, name_;
};

}  // namespace

std::string error_highlight(Value exception) {
  const StackPlace* place = raising_place(exception);
  const TargetText* text = place ? find_target_text(place->target) : nullptr;
  if (!text || !text->tree || text->tree->evaluated) return "";
  Value name = exception.ptr<Object>()->fields[kDetail2].load();
  Spot s = Spotter(*text->tree, is_symbol(name) ? view_of(name) : "").find(place->start, place->length);
  const Source& source = *text->tree->source;
  LineColumn begin = source.position(uint32_t(s.begin));
  if (s.end <= s.begin || source.line(uint32_t(s.end)) != begin.line) return "";
  std::string line(source.line_text(begin.line));
  if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return "";
  std::string result = "\n\n" + line + "\n";
  for (size_t i = 0; i + 1 < begin.column; i++) result += line[i] == '\t' ? '\t' : ' ';
  return result + std::string(s.end - s.begin, '^');
}

}  // namespace hypha::ruby
