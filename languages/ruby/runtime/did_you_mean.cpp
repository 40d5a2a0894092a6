// SPDX-License-Identifier: MIT
// CRuby's suggestions for misspelt names: what is similar by Jaro-Winkler and close by edit distance, or else the best
// of the similar ones.
#include <algorithm>
#include <cmath>

#include "languages/ruby/core/method_list.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/highlight.h"
#include "languages/ruby/runtime/target_text.h"
#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby {

namespace {

using Words = std::vector<std::string>;

std::string normalized(std::string_view name) {
  std::string s;
  for (char c : name)
    if (c != '@') s += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
  return s;
}

double jaro(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  size_t range = b.size() / 2 > 1 ? b.size() / 2 - 1 : 0;
  std::vector<bool> used(b.size());
  std::string matched;  // of a, in order
  for (size_t i = 0; i < a.size(); i++) {
    size_t from = i >= range ? i - range : 0, to = std::min(b.size(), i + range + 1);
    for (size_t j = from; j < to; j++) {
      if (used[j] || a[i] != b[j]) continue;
      used[j] = true;
      matched += a[i];
      break;
    }
  }
  if (matched.empty()) return 0;
  size_t moved = 0, next = 0;
  for (size_t j = 0; j < b.size(); j++)
    if (used[j]) moved += matched[next++] != b[j];
  double m = double(matched.size()), t = double(moved / 2);
  return (m / double(a.size()) + m / double(b.size()) + (m - t) / m) / 3;
}

double similarity(std::string_view a, std::string_view b) {
  double d = jaro(a, b);
  if (d <= 0.7) return d;
  size_t prefix = 0;
  while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix]) prefix++;
  return d + double(prefix) * 0.1 * (1 - d);
}

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); j++) row[j] = j;
  for (size_t i = 0; i < a.size(); i++) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); j++) {
      size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row[b.size()];
}

Words similar(const Words& dictionary, std::string_view name) {
  constexpr double kShort = 0.77, kLong = 0.834;
  std::string input = normalized(name);
  Words words;
  for (const std::string& w : dictionary)
    if (w != name && similarity(normalized(w), input) >= (input.size() > 3 ? kLong : kShort)) words.push_back(w);
  std::stable_sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return similarity(a, input) < similarity(b, input);
  });
  std::reverse(words.begin(), words.end());
  Words close;
  size_t threshold = size_t(std::ceil(double(input.size()) * 0.25));
  for (const std::string& w : words)
    if (edit_distance(normalized(w), input) <= threshold) close.push_back(w);
  if (!close.empty()) return close;
  for (const std::string& w : words)
    if (std::string n = normalized(w); edit_distance(n, input) < std::min(n.size(), input.size())) return {w};
  return {};
}

// ---- what there is

void add_symbols(Words& out, Value list) {
  for (int64_t i = 0; i < list.ptr<Array>()->length(); i++) out.emplace_back(view_of(array::get(list.ptr<Array>(), i)));
}

Words constant_names(Value scope) {
  Words all;
  auto add = [&](ClassInfo* c, const std::string& prefix) {
    for (Symbol* s : own_constant_names(c))
      if (own_constant(c, s)) all.push_back(prefix + std::string(s->view()));
  };
  add(classes.Object, "");
  if (!is_kind(scope, Kind::Class) || class_info(scope) == classes.Object) return all;
  std::string path = class_name(class_info(scope));
  for (size_t end = 0; end < path.size();) {
    end = std::min(path.find("::", end), path.size());
    Value c = classes.Object->object;
    for (size_t from = 0; from < end && is_kind(c, Kind::Class);
         from = std::min(path.find("::", from), path.size()) + 2) {
      std::string part = path.substr(from, std::min(path.find("::", from), path.size()) - from);
      Constant* k = find_constant(class_info(c), intern(part), false);
      c = k ? k->value.get() : kNil;
    }
    if (is_kind(c, Kind::Class)) add(class_info(c), path.substr(0, end) + "::");
    end += 2;
  }
  return all;
}

// Qualified names are compared by their last part.
Words similar_constants(Value scope, std::string_view name, std::string_view message) {
  Words all = constant_names(scope), last, result;
  auto last_part = [](const std::string& s) { return s.substr(s.rfind(':') + 1); };
  for (const std::string& s : all) last.push_back(last_part(s));
  for (const std::string& s : similar(last, name)) {
    for (const std::string& full : all)
      if (last_part(full) == s && message.find(full) == std::string_view::npos &&
          std::find(result.begin(), result.end(), full) == result.end())
        result.push_back(full);
  }
  return result;
}

void add_locals(Words& out, Value exception) {
  const StackPlace* place = raising_place(exception);
  const TargetText* text = place ? find_target_text(place->target) : nullptr;
  for (const syntax::Scope* s = text ? text->scope : nullptr; s; s = s->is_block() ? s->parent : nullptr)
    for (const syntax::Variable* v : s->variables)
      if (!v->hidden) out.emplace_back(v->name);
}

void add_instance_variables(Words& out, Value receiver) {
  if (!receiver.is_heap() || is_symbol(receiver) || is_integer(receiver) || is_float(receiver)) return;
  for (Symbol* s : property_names(receiver.ptr<Object>())) out.emplace_back(s->view());
}

constexpr const char* kReserved[] = {
    "BEGIN", "END",   "alias",  "and",   "begin",  "break", "case",   "class",    "def",      "defined?",
    "do",    "else",  "elsif",  "end",   "ensure", "false", "for",    "in",       "module",   "next",
    "nil",   "not",   "or",     "redo",  "rescue", "retry", "return", "self",     "super",    "then",
    "true",  "undef", "unless", "until", "when",   "while", "yield",  "__LINE__", "__FILE__", "__ENCODING__"};

Words similar_variables(Value exception, Value receiver, std::string_view name) {
  Words all;
  for (const char* w : kReserved)
    if (std::string_view r = w; r != "do" && r != "in" && r != "or") all.emplace_back(w);
  add_locals(all, exception);
  add_symbols(all, list_methods(class_of(receiver), kPublicMask | kProtectedMask));
  add_symbols(all, list_methods(class_of(receiver), kPrivateMask));
  add_instance_variables(all, receiver);
  const auto& ancestors = real_class_of(receiver)->ancestors();
  std::unique_lock held(class_lock());
  for (ClassInfo* c : ancestors)
    for (auto& [variable, value] : c->class_variables) all.emplace_back(variable->view());
  held.unlock();
  std::string plain;
  for (char c : name)
    if (c != '@') plain += c;
  return similar(all, plain);
}

Words similar_methods(Value receiver, std::string_view name) {
  Words all;
  add_symbols(all, list_methods(class_of(receiver), kPublicMask | kProtectedMask));
  Words found = similar(all, name);
  if (receiver == kNil) return {};
  return found;
}

Words similar_keys(Value receiver, Value key) {
  Words names, texts, result;
  if (!is_hash(receiver)) return {};
  Value k, v;
  for (int64_t i = 0; hash::next(receiver.ptr<Hash>(), &i, &k, &v);) {
    Value name = to_s(k), text = inspect(k);
    if (name.is_completion() || text.is_completion()) return {};
    names.emplace_back(view_of(name));
    texts.emplace_back(view_of(text));
    if (is_string(key) && !is_string(k) && view_of(key) == names.back()) result.push_back(texts.back());
  }
  if (!result.empty()) return result;
  Value wanted = to_s(key);
  if (wanted.is_completion()) return {};
  for (const std::string& s : similar(names, view_of(wanted)))
    result.push_back(texts[size_t(std::find(names.begin(), names.end(), s) - names.begin())]);
  return result;
}

Words suggestions(Value exception, std::string_view message) {
  ClassInfo* c = real_class_of(exception);
  Value receiver = exception.ptr<Object>()->fields[kDetail].load(),
        name = exception.ptr<Object>()->fields[kDetail2].load();
  if (receiver == kUndefined || name == kUndefined) return {};
  if (c == classes.KeyError || c == classes.NoMatchingPatternKeyError) return similar_keys(receiver, name);
  if (!is_symbol(name) && !is_string(name)) return {};
  if (c == classes.NoMethodError) return similar_methods(receiver, view_of(name));
  if (c != classes.NameError) return {};
  auto says = [&](std::string_view text) { return message.find(text) != std::string_view::npos; };
  if (says("uninitialized constant")) return similar_constants(receiver, view_of(name), message);
  if (says("undefined local variable or method") || says("undefined method") || says("uninitialized class variable") ||
      says("no member '"))
    return similar_variables(exception, receiver, view_of(name));
  return {};
}

}  // namespace

std::string did_you_mean(Value exception, std::string_view message) {
  Value pending = thread().exception;
  Words all = suggestions(exception, message);
  thread().exception = pending;
  std::string text;
  for (const std::string& s : all) text += (text.empty() ? "\nDid you mean?  " : "\n               ") + s;
  return text;
}

}  // namespace hypha::ruby
