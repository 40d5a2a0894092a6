// SPDX-License-Identifier: MIT
// Global variables: cells, and the few that are computed.
#include <unistd.h>

#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/thread_data.h"

namespace hypha::ruby {

namespace {

// Names that always meant the same cell.
constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"$PROGRAM_NAME", "$0"}, {"$>", "$stdout"},           {"$LOAD_PATH", "$:"},
    {"$-I", "$:"},           {"$LOADED_FEATURES", "$\""}, {"$-v", "$VERBOSE"},
    {"$-w", "$VERBOSE"},     {"$-d", "$DEBUG"},           {"$-0", "$/"},
    {"$-F", "$;"},           {"$ERROR_INFO", "$!"},       {"$ERROR_POSITION", "$@"},
};

absl::flat_hash_map<Symbol*, Rooted<>*>& cells() {
  static auto* map = [] {
    auto* m = new absl::flat_hash_map<Symbol*, Rooted<>*>;
    for (auto [alias, name] : kAliases) {
      Rooted<>*& cell = (*m)[intern(name)];
      if (!cell) cell = new Rooted<>;
      Rooted<>* shared = cell;
      (*m)[intern(alias)] = shared;
    }
    return m;
  }();
  return *map;
}

Value read_exception() { return current_exception(); }
Value read_backtrace() {
  Value e = current_exception();
  return e == kNil ? kNil : backtrace_of(e);
}
Value read_process() { return fixnum(getpid()); }
Value read_output() { return standard_output(); }

Value write_match(Value v) {
  if (v != kNil && !is_a(v, classes.MatchData))
    return raise(classes.TypeError, "wrong argument type " + class_name(real_class_of(v)) + " (expected MatchData)");
  set_last_match(v);
  return v;
}
Value write_output(Value v) {
  if (!responds_to(v, intern("write")))
    return raise(classes.TypeError, "$stdout must have write method, " + class_name(real_class_of(v)) + " given");
  global_cell(intern("$stdout"))->set(v);
  return v;
}

struct Special {
  std::string_view name;
  Value (*read)();
  Value (*write)(Value);  // null: read-only
};
constexpr Special kSpecials[] = {
    {"$!", read_exception, nullptr},   {"$@", read_backtrace, nullptr}, {"$ERROR_INFO", read_exception, nullptr},
    {"$~", last_match, write_match},   {"$$", read_process, nullptr},   {"$stdout", read_output, write_output},
    {"$>", read_output, write_output},
};

const Special* special(Symbol* name) {
  for (const Special& s : kSpecials)
    if (s.name == name->view()) return &s;
  return nullptr;
}

}  // namespace

Rooted<>* global_cell(Symbol* name) {
  std::lock_guard held(class_lock());
  Rooted<>*& cell = cells()[name];
  if (!cell) cell = new Rooted<>;
  return cell;
}

Value standard_output() {
  static Rooted<>* cell = global_cell(intern("$stdout"));
  return cell->get();
}

bool warnings_are_off() {
  static Rooted<>* cell = global_cell(intern("$VERBOSE"));
  return cell->get() == kNil;
}

bool is_special_global(Symbol* name) { return special(name) != nullptr; }

Value read_special_global(Symbol* name) { return special(name)->read(); }

Value write_special_global(Value v, Symbol* name) {
  const Special* s = special(name);
  if (!s->write) return raise_name_error(std::string(name->view()) + " is a read-only variable", name, main_object);
  return s->write(v);
}

// Nodes that were made before keep the old cell: aliases stand at the beginning of programs.
Value alias_global(Symbol* new_name, Symbol* old_name) {
  Rooted<>* old = global_cell(old_name);
  Value v = old->get();
  std::lock_guard held(class_lock());
  if (auto it = cells().find(new_name); it != cells().end()) it->second->set(v);  // shared already
  cells()[new_name] = old;
  return kNil;
}

Value defined_global(Symbol* name) {
  if (special(name)) return new_string("global-variable");
  std::unique_lock held(class_lock());
  auto it = cells().find(name);
  bool defined = it != cells().end() && it->second->get() != kNil;
  held.unlock();
  return defined ? new_string("global-variable") : kNil;
}

Value global_names() {
  Value list = new_array();
  for (const Special& s : kSpecials) array::push(list.ptr<Array>(), symbol_value(intern(s.name)));
  std::vector<Symbol*> names;
  {
    std::lock_guard held(class_lock());
    for (auto& [name, cell] : cells()) names.push_back(name);
  }
  for (Symbol* name : names) array::push(list.ptr<Array>(), symbol_value(name));
  return list;
}

}  // namespace hypha::ruby
