// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/backtrace.h"

#include <cstring>

#include "framework/node/backtrace.h"
#include "languages/ruby/nodes/dispatch.h"

namespace hypha::ruby {

namespace {

constexpr size_t kHead = 10'000, kTail = 1'000;  // what is kept of a runaway recursion
constexpr size_t kNamedNatives = 200;            // innermost activations that are asked for the native that they are in

absl::flat_hash_map<const Node*, Symbol*>& operation_names() {
  static auto* map = new absl::flat_hash_map<const Node*, Symbol*>;
  return *map;
}

// Built-ins whose own entry nobody wants to see.
bool is_silent(Symbol* name) {
  std::string_view n = name->view();
  return n == "raise" || n == "fail" || n == "exit" || n == "abort" || n == "send" || n == "__send__" ||
         n == "public_send";
}

// The native method that a call node is in: all that it has called so far are native.
Symbol* native_at(const Node* site) {
  if (!site) return nullptr;
  auto named = operation_names().find(site);
  if (named != operation_names().end()) return is_silent(named->second) ? nullptr : named->second;
  auto* dispatch = dynamic_cast<const DispatchBase*>(site);
  if (dispatch && dispatch->part_of) return dispatch->part_of;
  auto* chain = dispatch ? dispatch->cache.chain() : nullptr;
  if (!chain || chain->length == 0) return nullptr;
  for (uint32_t i = 0; i < chain->length; i++) {
    const DispatchEntry& e = chain->links[i]->entry;
    if (!e.target || e.target->body) return nullptr;
  }
  return is_silent(dispatch->site.name) ? nullptr : dispatch->site.name;
}

bool is_block(const CallTarget* t) { return t->name.starts_with("block "); }

uint64_t offset_of(const StackEntry& e) {
  if (has_place(e.site)) return e.site->source_start;
  return e.target->section.start;
}

std::string place_text(const Source* source, uint64_t offset, std::string_view name) {
  std::string s = source->name() + ":" + std::to_string(source->line(uint32_t(offset)));
  if (!name.empty()) s.append(":in `").append(name).append("'");
  return s;
}

struct StackPlaces {
  const StackPlace* at;
  size_t count;
  explicit StackPlaces(Value raw)
      : at(reinterpret_cast<const StackPlace*>(raw.ptr<Raw>()->bytes)),
        count(size_t(raw.ptr<Raw>()->length) / sizeof(StackPlace)) {}
};

}  // namespace

bool is_internal(const Source* s) { return !s || s->name().starts_with("<internal:"); }

void name_operation(const Node* operation, Symbol* name) { operation_names()[operation] = name; }

Value capture_places(bool with_native) {
  std::vector<StackEntry> stack;
  collect_stack(stack, kHead, kTail);
  std::vector<StackPlace> places;
  for (size_t i = 0; i < stack.size(); i++) {
    const StackEntry& e = stack[i];
    bool asked = i < kNamedNatives && (i > 0 || with_native) && !is_internal(e.target->section.source);
    if (Symbol* native = asked ? native_at(e.site) : nullptr) {
      places.push_back({nullptr, {}});
      places.back().native = native;
    }
    places.push_back({e.target, {offset_of(e)}});
  }
  Raw* raw = heap::allocate_raw(int64_t(places.size() * sizeof(StackPlace)));
  if (!places.empty()) std::memcpy(raw->bytes, places.data(), places.size() * sizeof(StackPlace));
  return ref(raw);
}

// Names of natives and of the prelude's methods wait for the place of the next guest code outwards.
Value places_to_array(Value raw, int64_t skip, int64_t limit) {
  Value result = new_array();
  std::vector<std::string_view> waiting;
  auto add = [&](const Source* source, uint64_t offset, std::string_view name) {
    if (skip-- > 0 || limit == 0) return;
    if (limit > 0) limit--;
    array::push(result.ptr<Array>(), new_string(place_text(source, offset, name)));
  };
  StackPlaces places(raw);
  for (size_t i = 0; i < places.count; i++) {
    const StackPlace& p = places.at[i];
    if (!p.target) {
      waiting.push_back(p.native->view());
    } else if (is_internal(p.target->section.source)) {
      if (p.target->section.source && !is_block(p.target)) waiting.push_back(p.target->name);
    } else {
      for (std::string_view name : waiting) add(p.target->section.source, p.offset, name);
      waiting.clear();
      add(p.target->section.source, p.offset, p.target->name);
    }
  }
  return result;
}

Value backtrace_of(Value exception) {
  auto* e = exception.ptr<Object>();
  Value b = e->fields[kBacktrace].load();
  if (!is_kind(b, Kind::Raw)) return b;
  b = places_to_array(b);
  e->fields[kBacktrace].write(e, b);
  return b;
}

Value capture_backtrace(int skip) { return places_to_array(capture_places(false), skip); }

std::string current_place() {
  std::vector<StackEntry> stack;
  collect_stack(stack, kHead, kTail);
  for (const StackEntry& e : stack)
    if (!is_internal(e.target->section.source)) return place_text(e.target->section.source, offset_of(e), "");
  return "";
}

}  // namespace hypha::ruby
