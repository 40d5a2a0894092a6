// SPDX-License-Identifier: MIT
// Built-in functions as closures over native call targets. Hundreds are made at start, so their parameters are parsed on demand.
#include <algorithm>
#include <cstring>
#include <deque>
#include <mutex>

#include "framework/engine/check.h"
#include "framework/node/node.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

struct Registration {
  const char* name;
  void (*define)();
};
std::vector<Registration>& registrations() {
  static auto* list = new std::vector<Registration>;
  return *list;
}
std::vector<void (*)()>& before_threads() {
  static auto* list = new std::vector<void (*)()>;
  return *list;
}
struct ModuleRow {
  const char* name;
  void (*define)(ModuleInfo*);
};
std::vector<ModuleRow>& module_rows() {
  static auto* list = new std::vector<ModuleRow>;
  return *list;
}

// A built-in that is only an operation, called from C++: the operation runs in a frame of its own.
Value run_operation(CallTarget* t, const Value* args) {
  ThreadState& state = thread();
  Frame frame{const_cast<Value*>(args), t, state.top_frame};
  state.top_frame = &frame;
  Value v = t->body->apply(&frame, args);
  thread().top_frame = frame.caller;
  return v;
}

struct Native {
  CallTarget target;
  FunctionCode code;
};

Native& add_native() {
  static std::mutex mutex;
  static auto* natives = new std::deque<Native>;
  std::lock_guard held(mutex);
  return natives->emplace_back();
}

Value make_native(const NativeRow& row, TypeInfo* kind, TypeInfo* owner, ModuleInfo* module, bool method) {
  Native& n = add_native();
  n.target.name = row.name;
  n.target.never_compile = n.target.never_inline = true;
  n.code.name = intern(row.name);
  n.code.is_native = true;
  n.code.is_method = method;
  n.code.owner = owner;
  n.code.module = module;
  n.code.unparsed = row.parameters;
  n.code.make_operation = row.make_operation;
  n.code.operation_fills = row.operation_fills;
  n.target.language_data = &n.code;
  if (row.function) {
    n.target.entry.store(row.function, std::memory_order_relaxed);
  } else {
    HY_CHECK(row.make_operation, row.name);
    n.target.body = row.make_operation();
    n.target.entry.store(run_operation, std::memory_order_relaxed);
  }
  n.code.operation_argc = row.operation_argc;
  return ref(make_closure(kind->instance_shape, &n.target, kNil, kNil, kNil));
}

// "a b=1 / * c **d"
void parse_parameters(FunctionCode& code, const char* p) {
  auto add = [&](std::string_view name, ParameterKind kind, bool optional) {
    if (kind == ParameterKind::VarPositional) code.var_positional = int(code.parameters.size());
    if (kind == ParameterKind::VarKeyword) code.var_keyword = int(code.parameters.size());
    code.parameters.push_back({intern(name), kind, optional});
  };
  if (code.is_method) add("self", ParameterKind::PositionalOnly, false);
  bool keyword_only = false;
  while (*p) {
    while (*p == ' ') p++;
    const char* start = p;
    for (bool quoted = false; *p && (quoted || *p != ' '); p++) quoted ^= *p == '\'';
    std::string_view word(start, size_t(p - start));
    if (word.empty()) break;
    if (word == "/") {
      for (ParameterInfo& i : code.parameters) i.kind = ParameterKind::PositionalOnly;
    } else if (word == "*") {
      keyword_only = true;
    } else if (word.starts_with("**")) {
      add(word.substr(2), ParameterKind::VarKeyword, false);
    } else if (word.starts_with("*")) {
      add(word.substr(1), ParameterKind::VarPositional, false);
      keyword_only = true;
    } else {
      size_t eq = word.find('=');
      add(word.substr(0, eq), keyword_only ? ParameterKind::KeywordOnly : ParameterKind::Positional, eq != std::string_view::npos);
    }
  }
  count_parameters(code);
}

}  // namespace

// What calls ask for, from the list of parameters.
void count_parameters(FunctionCode& code) {
  code.simple = true;
  for (const ParameterInfo& p : code.parameters) {
    bool plain = p.kind == ParameterKind::PositionalOnly || p.kind == ParameterKind::Positional;
    if (!plain || p.optional) code.simple = false;
    if (plain) {
      code.positional++;
      if (p.kind == ParameterKind::PositionalOnly) code.positional_only++;
      if (!p.optional) code.required_positional++;
    }
    if (p.kind == ParameterKind::KeywordOnly) code.keyword_only++;
    if (p.optional) code.defaults++;
  }
}

static void parse_once(FunctionCode& code, CallTarget* target) {
  static std::mutex mutex;
  std::lock_guard held(mutex);
  const char* text = code.unparsed.load();
  if (!text) return;
  parse_parameters(code, text);
  target->argument_count = target->slot_count = uint32_t(code.words());
  code.unparsed.store(nullptr, std::memory_order_release);
}

const FunctionCode* function_code(const CallTarget* t) {
  auto* code = static_cast<FunctionCode*>(const_cast<void*>(t->language_data));
  if (code->unparsed.load(std::memory_order_acquire)) [[unlikely]]
    parse_once(*code, const_cast<CallTarget*>(t));
  return code;
}
const FunctionCode* function_code(Value closure) { return function_code(closure.ptr<Closure>()->target); }

CoreRegistration::CoreRegistration(const char* name, void (*define)()) { registrations().push_back({name, define}); }
ModuleRegistration::ModuleRegistration(const char* name, void (*define)(ModuleInfo*)) { module_rows().push_back({name, define}); }

MadeBeforeThreads::MadeBeforeThreads(void (*made)()) { before_threads().push_back(made); }

void make_before_threads() {
  for (auto* made : before_threads()) made();
  before_threads().clear();
}

void run_core_registrations() {
  auto& all = registrations();
  std::sort(all.begin(), all.end(), [](const Registration& a, const Registration& b) { return std::strcmp(a.name, b.name) < 0; });
  for (const Registration& r : all) r.define();
}

void (*find_builtin_module(std::string_view name))(ModuleInfo*) {
  for (const ModuleRow& r : module_rows())
    if (name == r.name) return r.define;
  return nullptr;
}
std::vector<std::string_view> builtin_module_names() {
  std::vector<std::string_view> all;
  for (const ModuleRow& r : module_rows()) all.push_back(r.name);
  return all;
}

static void put(TypeInfo* t, const char* name, Value v) { t->attributes.at(intern(name)).value.set(v); }

void define_methods(TypeInfo* t, std::span<const NativeRow> rows) {
  t->attributes.reserve(t->attributes.size() + rows.size());
  for (const NativeRow& r : rows) {
    bool special = r.name[0] == '_' && r.name[1] == '_';
    put(t, r.name, make_native(r, special ? types.wrapper_descriptor : types.method_descriptor, t, nullptr, true));
  }
}

void define_class_methods(TypeInfo* t, std::span<const NativeRow> rows) {
  for (const NativeRow& r : rows) {
    Value f = make_native(r, types.method_descriptor, t, nullptr, true);
    const_cast<FunctionCode*>(code_of(f.ptr<Closure>()->target))->of_class = true;
    put(t, r.name, new_native(types.classmethod, {f}));
  }
}

void define_static_methods(TypeInfo* t, std::span<const NativeRow> rows) {
  for (const NativeRow& r : rows) put(t, r.name, new_native(types.staticmethod, {make_native(r, types.builtin_function, t, nullptr, false)}));
}

void define_functions(ModuleInfo* m, std::span<const NativeRow> rows) {
  m->globals.reserve(m->globals.size() + rows.size());
  for (const NativeRow& r : rows) set_global(m, r.name, make_native(r, types.builtin_function, nullptr, m, false));
}

Value make_native_function(const NativeRow& row) { return make_native(row, types.builtin_function, nullptr, builtins, false); }

void define_getters(TypeInfo* t, std::span<const GetterRow> rows) {
  for (const GetterRow& r : rows)
    put(t, r.name, new_native(getset_type(), {Value{reinterpret_cast<uint64_t>(&r)}, ref(intern(r.name)), t->object}));
}

void set_global(ModuleInfo* m, const char* name, Value v) { write_cell(m->globals.at(intern(name)), v); }
void define_type_global(ModuleInfo* m, TypeInfo* t) { set_global(m, t->name.c_str(), t->object); }

}  // namespace hypha::python
