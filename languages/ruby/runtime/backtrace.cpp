// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/backtrace.h"

#include <algorithm>
#include <cstring>

#include "framework/node/backtrace.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/target_text.h"

namespace hypha::ruby {

// CRuby has instructions for the commonest operators of its collections, which leave no trace.
bool is_instruction(Symbol* name, ClassInfo* of) {
  std::string_view n = name->view();
  if (n == "<<") return of == classes.Array || of == classes.String;
  return (n == "[]" || n == "[]=") && (of == classes.Array || of == classes.Hash);
}

namespace {

constexpr size_t kHead = 10'000, kTail = 1'000;  // what is kept of a runaway recursion
constexpr size_t kNamedNatives = 200;            // innermost activations that are asked for the native that they are in

absl::flat_hash_map<const Node*, Symbol*>& operation_names() {
  static auto* map = new absl::flat_hash_map<const Node*, Symbol*>;
  return *map;
}

Symbol* operation_name(const Node* operation) {
  std::lock_guard held(class_lock());
  auto it = operation_names().find(operation);
  return it == operation_names().end() ? nullptr : it->second;
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
  if (Symbol* named = operation_name(site)) return is_silent(named) ? nullptr : named;
  auto* dispatch = dynamic_cast<const DispatchBase*>(site);
  if (dispatch && dispatch->part_of) return dispatch->part_of;
  auto* chain = dispatch ? dispatch->cache.chain() : nullptr;
  if (!chain || chain->length == 0) {
    Method* m = dispatch ? dispatch->uncached.load(std::memory_order_acquire) : nullptr;
    // The prelude's methods have activations of their own; Proc#call has none in CRuby.
    bool shown = m && is_native(m) && !m->target->language_data && m->owner != classes.Proc &&
                 !is_silent(dispatch->site.name) && !is_instruction(dispatch->site.name, m->owner);
    return shown ? dispatch->site.name : nullptr;
  }
  for (uint32_t i = 0; i < chain->length; i++) {
    const DispatchEntry& e = chain->links[i]->entry;
    if (!e.target || e.target->body) return nullptr;
    bool shaped = e.guard == ClassGuard::Shape;
    if (shaped && is_instruction(dispatch->site.name, static_cast<ClassInfo*>(Shape::from_id(e.shape)->class_data())))
      return nullptr;
  }
  return is_silent(dispatch->site.name) ? nullptr : dispatch->site.name;
}

bool is_block(const CallTarget* t) { return t->name.starts_with("block "); }

StackPlace place_of(const CallTarget* t, uint32_t start, uint32_t length, uint32_t clauses = 0) {
  StackPlace p{t, {}, clauses};
  p.start = start;
  p.length = length;
  return p;
}
StackPlace native_place(Symbol* name) {
  StackPlace p{nullptr, {}, 0};
  p.native = name;
  return p;
}

std::string place_text(const Source* source, uint32_t offset, std::string_view name) {
  std::string s = source->name() + ":" + std::to_string(source->line(offset));
  if (!name.empty()) s.append(":in `").append(name).append("'");
  return s;
}

std::string label_of(const StackPlace& p) {
  std::string label;
  for (uint32_t c = p.clauses; c; c >>= 2) label.insert(0, c & kEnsureClause ? "ensure in " : "rescue in ");
  return label + p.target->name;
}

struct StackPlaces {
  const StackPlace* at;
  size_t count;
  explicit StackPlaces(Value raw)
      : at(reinterpret_cast<const StackPlace*>(raw.ptr<Raw>()->bytes)),
        count(size_t(raw.ptr<Raw>()->length) / sizeof(StackPlace)) {}
};

// Was the activation that is `outer` activations away from the stack's base inside of what the clause protects when
// `exception` was raised?
bool raised_inside(Value exception, size_t outer, const ClauseText& clause) {
  Value raw = exception.ptr<Object>()->fields[kPlaces].load();
  if (!is_kind(raw, Kind::Raw)) return false;
  StackPlaces places(raw);
  size_t seen = 0;
  for (size_t i = places.count; i-- > 0;) {
    if (!places.at[i].target || places.at[i].clauses || seen++ < outer) continue;
    size_t innermost = i;  // its clauses' places come first in the list
    while (innermost > 0 && places.at[innermost - 1].target == places.at[i].target && places.at[innermost - 1].clauses)
      innermost--;
    return clause.protects(places.at[innermost].start);
  }
  return false;
}

// An activation is one place, and one more for each clause that it is in.
class Activations {
 public:
  Activations(std::vector<StackPlace>& out, size_t count) : out_(out), left_(count), handled_(current_exception()) {}

  void add(const StackEntry& e) {
    left_--;
    SourceSection at = section_of(e);
    const TargetText* text = find_target_text(e.target);
    if (text && !text->clauses.empty()) return add_clauses(e.target, *text, at.start, at.length);
    out_.push_back(place_of(e.target, at.start, at.length));
  }

 private:
  void add_clauses(const CallTarget* t, const TargetText& text, uint32_t start, uint32_t length) {
    std::vector<const ClauseText*> in;
    for (const ClauseText& c : text.clauses) {
      if (!c.contains(start)) continue;
      if (!c.ensure || runs_for_exception(c)) in.push_back(&c);
    }
    std::sort(in.begin(), in.end(), [](auto* a, auto* b) { return a->end - a->start < b->end - b->start; });
    for (size_t i = 0; i < in.size(); i++) {
      uint32_t clauses = 0;
      for (size_t k = i; k < in.size(); k++) clauses = clauses << 2 | (in[k]->ensure ? kEnsureClause : kRescueClause);
      out_.push_back(place_of(t, start, length, clauses));
      start = in[i]->resumed;
      length = 0;
    }
    out_.push_back(place_of(t, start, length));
  }

  // Of the exception being handled, or one that it replaced.
  bool runs_for_exception(const ClauseText& c) {
    Value e = handled_;
    for (int i = 0; i < kMostCauses && is_kind(e, Kind::Exception); i++) {
      if (raised_inside(e, left_, c)) return true;
      e = e.ptr<Object>()->fields[kCause].load();
    }
    return false;
  }

  static constexpr int kMostCauses = 20;
  std::vector<StackPlace>& out_;
  size_t left_;
  Value handled_;
};

}  // namespace

bool is_internal(const Source* s) { return !s || s->name().starts_with("<internal:"); }

void name_operation(const Node* operation, Symbol* name) {
  std::lock_guard held(class_lock());
  operation_names()[operation] = name;
}

namespace {

Value places_of(const std::vector<StackEntry>& stack, bool with_native, const CallTarget* callee) {
  std::vector<StackPlace> places;
  Activations activations(places, stack.size());
  if (callee && callee->section.source)
    places.push_back(place_of(callee, callee->section.start, 0));
  else if (callee)
    places.push_back(native_place(intern(callee->name)));
  for (size_t i = 0; i < stack.size(); i++) {
    const StackEntry& e = stack[i];
    bool asked = i < kNamedNatives && (i > 0 || with_native) && !is_internal(e.target->section.source);
    Symbol* native = asked ? native_at(e.site) : nullptr;
    if (native && !(callee && i == 0 && native->view() == callee->name)) places.push_back(native_place(native));
    activations.add(e);
  }
  Raw* raw = heap::allocate_raw(int64_t(places.size() * sizeof(StackPlace)));
  if (!places.empty()) std::memcpy(raw->bytes, places.data(), places.size() * sizeof(StackPlace));
  return ref(raw);
}

}  // namespace

Value capture_places(bool with_native, const CallTarget* callee) {
  std::vector<StackEntry> stack;
  collect_stack(stack, kHead, kTail);
  return places_of(stack, with_native, callee);
}

Value capture_places_of(const GuestThread& t) {
  std::vector<StackEntry> stack;
  collect_stack_of(t, stack, kHead, kTail);
  return places_of(stack, true, nullptr);
}

// Names of natives and of the prelude's methods wait for the place of the next guest code outwards.
Value places_to_array(Value raw, int64_t skip, int64_t limit) {
  Value result = new_array();
  std::vector<std::string_view> waiting;
  auto add = [&](const Source* source, uint32_t offset, std::string_view name) {
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
      if (p.target->section.source && !is_block(p.target) && !p.target->name.starts_with("__"))
        waiting.push_back(p.target->name);
    } else {
      for (std::string_view name : waiting) add(p.target->section.source, p.start, name);
      waiting.clear();
      add(p.target->section.source, p.start, label_of(p));
    }
  }
  return result;
}

Value backtrace_of(Value exception) {
  auto* e = exception.ptr<Object>();
  Value b = e->fields[kBacktrace].load(), places = e->fields[kPlaces].load();
  if (b != kNil || !is_kind(places, Kind::Raw)) return b;
  b = places_to_array(places);
  e->fields[kBacktrace].write(e, b);
  return b;
}

const StackPlace* raising_place(Value exception) {
  Value raw = exception.ptr<Object>()->fields[kPlaces].load();
  if (!is_kind(raw, Kind::Raw)) return nullptr;
  StackPlaces places(raw);
  for (size_t i = 0; i < places.count; i++)
    if (places.at[i].target && !is_internal(places.at[i].target->section.source)) return &places.at[i];
  return nullptr;
}

Value capture_backtrace(int skip) { return places_to_array(capture_places(false), skip); }

std::string current_place() {
  std::vector<StackEntry> stack;
  collect_stack(stack, kHead, kTail);
  for (const StackEntry& e : stack)
    if (!is_internal(e.target->section.source)) return place_text(e.target->section.source, section_of(e).start, "");
  return "";
}

}  // namespace hypha::ruby
