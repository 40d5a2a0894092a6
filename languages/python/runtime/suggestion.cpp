// SPDX-License-Identifier: MIT
// CPython's suggestions for misspelt names: an edit distance with cheap changes of case.
#include "languages/python/runtime/suggestion.h"

#include <algorithm>
#include <vector>

#include "languages/python/runtime/interop.h"
#include "languages/python/runtime/traceback.h"

namespace hypha::python {

namespace {

constexpr size_t kMove = 2, kCase = 1, kMaxLength = 40, kMaxCandidates = 750;

size_t substitution(char a, char b) {
  if ((a & 31) != (b & 31)) return kMove;
  if (a == b) return 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
  return lower(a) == lower(b) ? kCase : kMove;
}

// More than `limit`: limit + 1.
size_t distance(std::string_view a, std::string_view b, size_t limit) {
  if (a == b) return 0;
  while (!a.empty() && !b.empty() && a[0] == b[0]) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMove;
  if (a.size() > kMaxLength || b.size() > kMaxLength) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMove > limit) return limit + 1;
  std::vector<size_t> row(a.size());
  for (size_t i = 0; i < a.size(); i++) row[i] = (i + 1) * kMove;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); j++) {
    size_t before = j * kMove, least = SIZE_MAX;
    result = before;
    for (size_t i = 0; i < a.size(); i++) {
      size_t replaced = before + substitution(b[j], a[i]);
      before = row[i];
      result = std::min(replaced, std::min(result, before) + kMove);
      row[i] = result;
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

std::string closest(const std::vector<Symbol*>& candidates, std::string_view name) {
  if (candidates.size() >= kMaxCandidates || name.size() > kMaxLength) return "";
  std::string_view best;
  size_t best_distance = SIZE_MAX;
  for (Symbol* s : candidates) {
    std::string_view c = s->view();
    if (c == name) continue;
    size_t limit = (name.size() + c.size() + 3) * kMove / 6;
    if (best_distance != SIZE_MAX) limit = std::min(limit, best_distance - 1);
    size_t d = distance(name, c, limit);
    if (d > limit) continue;
    if (best.empty() || d < best_distance) best = c, best_distance = d;
  }
  return best.empty() ? "" : ". Did you mean: '" + std::string(best) + "'?";
}

void add_names(std::vector<Symbol*>& out, const Namespace& ns) {
  ns.each_defined([&](Symbol* name, Value) { out.push_back(name); });
}

std::vector<Symbol*> attribute_names(Value object) {
  std::vector<Symbol*> all;
  if (is_module(object)) add_names(all, module_info(object)->globals);
  TypeInfo* t = is_type(object) ? type_info(object) : type_of(object);
  if (object.is_heap() && type_of(object)->has_instance_dict && !is_type(object))
    for (Symbol* s : property_names(object.ptr<Object>())) all.push_back(s);
  for (TypeInfo* m : t->mro) add_names(all, m->attributes);
  std::sort(all.begin(), all.end(), [](Symbol* a, Symbol* b) { return a->view() < b->view(); });
  return all;
}

// Locals of the activation that raised, then globals, then builtins.
std::vector<Symbol*> visible_names(Value exception) {
  std::vector<Symbol*> all;
  auto entries = traceback_entries(exception_field(exception, kTraceback));
  if (entries.empty()) return all;
  const FunctionCode* code = code_of(entries[0].target);
  if (!code) return all;
  for (Symbol* s : code->local_names) all.push_back(s);
  if (code->module) add_names(all, code->module->globals);
  add_names(all, builtins->globals);
  return all;
}

}  // namespace

std::string suggestion_for(Value e) {
  Value name = get_property(e.ptr<Object>(), names::plain_name);
  if (name == kUndefined || !is_str(name)) return "";
  if (is_instance(e, types.AttributeError)) {
    Value object = get_property(e.ptr<Object>(), names::obj);
    return object == kUndefined ? "" : closest(attribute_names(object), view_of(name));
  }
  if (is_instance(e, types.NameError) && !is_instance(e, types.UnboundLocalError)) return closest(visible_names(e), view_of(name));
  return "";
}

}  // namespace hypha::python
