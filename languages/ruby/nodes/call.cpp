// SPDX-License-Identifier: MIT
// Calls with their arguments in an Array; keyword parameters.
#include "languages/ruby/nodes/call.h"

#include <alloca.h>

#include "languages/ruby/runtime/error.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {

bool is_known(const Parameters* p, Value key) {
  if (!is_symbol(key)) return false;
  for (Symbol* name : p->keyword_names)
    if (symbol_value(name) == key) return true;
  return false;
}

Value keyword_error(const char* kind, const std::string& list, bool several) {
  return raise(classes.ArgumentError, std::string(kind) + (several ? " keywords: " : " keyword: ") + list);
}

void add_to(std::string* list, std::string_view text) {
  if (!list->empty()) *list += ", ";
  *list += text;
}

}  // namespace

Value call_splat(DispatchBase* node, Value caller, Value self, Value block, Value array) {
  const CallSite& site = node->site;
  auto* a = array.ptr<Array>();
  int64_t n = a->length();
  if (!stack_has_room(size_t(n))) return raise_stack_overflow();
  auto* args = static_cast<Value*>(alloca(size_t(n + 1) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) args[i] = array::get(a, i);
  std::span<const Value> all(args, size_t(n));
  Method* m = lookup(site, self);
  node->uncached.store(m, std::memory_order_release);
  if (m && may_call(m, site, caller)) return invoke_method(m, self, all, block, site.keywords);
  return call_missing(m, site, self, all, block);
}

// ---- keywords

Value take_keyword(Value hash, Symbol* name) { return hash == kNil ? kUndefined : hash_get(hash, symbol_value(name)); }

Value check_keywords(Value hash, const Parameters* p) {
  std::string missing;
  int missing_count = 0, found = 0;
  for (size_t i = 0; i < p->keyword_names.size(); i++) {
    Value v = take_keyword(hash, p->keyword_names[i]);
    if (v != kUndefined) {
      found++;
    } else if (i < p->required_keywords) {
      missing_count++;
      add_to(&missing, ":" + std::string(p->keyword_names[i]->view()));
    }
  }
  if (missing_count) return keyword_error("missing", missing, missing_count > 1);
  if (p->keyword_rest || hash == kNil || hash.ptr<Hash>()->count() == found) return kNil;
  std::string unknown;
  int unknown_count = 0;
  Value key, value;
  for (int64_t i = 0; hash::next(hash.ptr<Hash>(), &i, &key, &value);) {
    if (is_known(p, key)) continue;
    unknown_count++;
    add_to(&unknown, view_of(RB_TRY(inspect(key))));
  }
  return keyword_error("unknown", unknown, unknown_count > 1);
}

Value keyword_rest(Value hash, const Parameters* p) {
  Value rest = new_hash();
  if (hash == kNil) return rest;
  Value key, value;
  for (int64_t i = 0; hash::next(hash.ptr<Hash>(), &i, &key, &value);)
    if (!is_known(p, key)) RB_TRY(hash_set(rest, key, value));
  return rest;
}

}  // namespace hypha::ruby
