// SPDX-License-Identifier: MIT
// Modules and import: built-in modules, those of the prelude, files and packages along sys.path.
#include "framework/node/node.h"
#include "framework/thread/safepoint.h"
#include "languages/python/runtime/boot.h"
#include "languages/python/runtime/evaluate.h"
#include "languages/python/runtime/import_lock.h"
#include "languages/python/runtime/module.h"
#include "languages/python/translate/import.h"
#include "languages/python/translate/translator.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>

namespace hypha::python {

namespace {

Rooted<>& module_table() {
  static auto* table = new Rooted<>(new_dict());
  return *table;
}
Rooted<>& path_list() {
  static auto* list = new Rooted<>(new_list());
  return *list;
}

bool is_file(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

bool read_file(const std::string& path, std::string* text) {
  safepoint::Blocked blocked;
  std::FILE* f = std::fopen(path.c_str(), "rb");
  if (!f) return false;
  char buffer[64 * 1024];
  for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, f)) > 0;) text->append(buffer, n);
  std::fclose(f);
  return true;
}

Value import_error(TypeInfo* type, const std::string& text, std::string_view name) {
  Value message = new_str(text);
  Value e = new_exception(type, std::span<const Value>(&message, 1));
  set_property(e.ptr<Object>(), names::plain_name, new_str(name));
  return raise_value(e);
}

Value run_source(ModuleInfo* m, const std::string& path, std::string text) {
  auto* source = new Source(path, std::move(text));
  DiagnosticList errors;
  auto tree = parse(*source, errors);
  if (!tree) return raise_syntax_error(errors, *source);
  return run_module_code(translate_module(*tree.release(), m, "<module>"),
                         m);  // the tree lives on: names are views into it
}

void set_module_names(ModuleInfo* m, const std::string& dotted) {
  set_global(m, "__name__", new_str(dotted));
  set_global(m, "__doc__", kNil);
  if (!m->file.empty()) set_global(m, "__file__", new_str(m->file));
  size_t dot = dotted.rfind('.');
  set_global(m, "__package__", new_str(m->is_package ? dotted : dot == std::string::npos ? "" : dotted.substr(0, dot)));
  set_global(m, "__builtins__", builtins->object);
}

// A module that fails is forgotten again.
Value run_new_module(ModuleInfo* m, const std::string& dotted, std::string text) {
  set_module_names(m, dotted);
  if (m->is_package)
    set_global(m, "__path__",
               m->file.empty() ? new_list() : new_list({new_str(m->file.substr(0, m->file.rfind('/')))}));
  register_module(m);
  Value done = run_source(m, m->file.empty() ? "<frozen " + dotted + ">" : m->file, std::move(text));
  if (done.is_completion()) {
    static_cast<void>(dict_remove(module_table().get(), new_str(dotted)));
    return done;
  }
  return m->object;
}

// kUndefined: no such file there.
Value load_from_directory(const std::string& directory, const std::string& leaf, const std::string& dotted) {
  std::string base = directory.empty() ? leaf : directory + "/" + leaf;
  bool package = is_file(base + "/__init__.py");
  std::string path = package ? base + "/__init__.py" : base + ".py";
  std::string text;
  if (!is_file(path) || !read_file(path, &text)) return kUndefined;
  ModuleInfo* m = new_module(dotted);
  m->file = path;
  m->is_package = package;
  return run_new_module(m, dotted, std::move(text));
}

// Modules that a file of the program's cannot stand in for: CPython has them built in, or loads them before the
// program.
bool comes_first(const std::string& dotted) {
  static constexpr std::string_view kFirst[] = {"abc", "io", "itertools", "os", "os.path"};
  std::string_view text;
  bool package;
  return std::find(std::begin(kFirst), std::end(kFirst), dotted) != std::end(kFirst) ||
         !find_prelude(dotted, &text, &package);
}

Value load_builtin(const std::string& dotted) {
  auto define = find_builtin_module(dotted);
  std::string_view text;
  bool package = false, guest = find_prelude(dotted, &text, &package);
  if (!define && !guest) return kUndefined;
  ModuleInfo* m = new_module(dotted);
  m->is_package = package;
  set_module_names(m, dotted);
  if (define) define(m);
  if (guest) return run_new_module(m, dotted, std::string(text));
  register_module(m);
  return m->object;
}

Value search_path_of(Value parent) {
  if (parent == kNil) return path_list().get();
  Value path = get_attribute_or(parent, names::path);
  return path == kUndefined || !is_list(path) ? new_list() : path;
}

Value not_found(const std::string& dotted, Value parent) {
  std::string text = "No module named '" + dotted + "'";
  if (parent != kNil && get_attribute_or(parent, names::path) == kUndefined)
    text += "; '" + dotted.substr(0, dotted.rfind('.')) + "' is not a package";
  return import_error(types.ModuleNotFoundError, text, dotted);
}

// One part of a dotted name, behind its parent (None: at the top); this thread has its name.
Value load_part(const std::string& dotted, const std::string& leaf, Value parent) {
  Value found = dict_get(module_table().get(), new_str(dotted));
  if (found != kUndefined) return found;
  Value m = kUndefined;
  if (comes_first(dotted)) m = PY_TRY(load_builtin(dotted));
  Value path = search_path_of(parent);
  for (int64_t i = 0; m == kUndefined && i < length_of(path); i++)
    m = PY_TRY(load_from_directory(std::string(view_of(array::get(array_of(path), i))), leaf, dotted));
  bool library = parent == kNil || (is_module(parent) && module_info(parent)->is_package && length_of(path) == 0);
  if (m == kUndefined && library) m = PY_TRY(load_builtin(dotted));
  if (m == kUndefined) return not_found(dotted, parent);
  if (parent != kNil && is_module(parent)) set_global(module_info(parent), leaf.c_str(), m);
  return m;
}

Value import_part(const std::string& dotted, const std::string& leaf, Value parent) {
  // In this order: a module that is there while nobody imports is ready.
  Value found = dict_get(module_table().get(), new_str(dotted));
  if (found != kUndefined && !import_lock::anybody_imports()) return found;
  PY_TRY(import_lock::acquire(dotted));
  Value m = load_part(dotted, leaf, parent);
  import_lock::release(dotted);
  return m;
}

Value import_dotted(const std::string& dotted, bool leaf) {
  Value parent = kNil, first = kNil;
  for (size_t at = 0; at != std::string::npos;) {
    size_t dot = dotted.find('.', at);
    std::string part = dotted.substr(at, dot == std::string::npos ? dot : dot - at);
    parent = PY_TRY(import_part(dotted.substr(0, dot), part, parent));
    if (first == kNil) first = parent;
    at = dot == std::string::npos ? dot : dot + 1;
  }
  return leaf ? parent : first;
}

// Leading dots: the package of the importing module, then its parents.
Value absolute_name(std::string_view path, ModuleInfo* from, int64_t level, std::string* out) {
  if (level == 0) return *out = std::string(path), kNil;
  Value text = value_of(from->globals.find(names::package));
  std::string package = is_str(text) ? std::string(view_of(text)) : "";
  if (package.empty()) return raise(types.ImportError, "attempted relative import with no known parent package");
  for (int64_t i = 1; i < level; i++) {
    size_t dot = package.rfind('.');
    if (dot == std::string::npos) return raise(types.ImportError, "attempted relative import beyond top-level package");
    package = package.substr(0, dot);
  }
  *out = path.empty() ? package : package + "." + std::string(path);
  return kNil;
}

}  // namespace

ModuleInfo* new_module(std::string_view name) {
  auto* m = new ModuleInfo;
  m->name = name;
  Shape* shape = Shape::root(types.module, Kind::Native, 1, 1);
  Object* o = allocate_object(shape);
  o->fields[0].init(Value{reinterpret_cast<uint64_t>(m)});
  new Rooted<>(ref(o));  // modules stay
  m->object = ref(o);
  return m;
}

void register_module(ModuleInfo* m) { dict_set(module_table().get(), intern(m->name), m->object); }
Value loaded_modules() { return module_table().get(); }
Value search_path() { return path_list().get(); }

ModuleInfo* new_main_module(std::string_view file) {
  ModuleInfo* m = new_module("__main__");
  m->file = file;
  set_module_names(m, "__main__");
  set_global(m, "__package__", kNil);
  register_module(m);
  register_module(builtins);
  return m;
}

Value run_module_code(CallTarget* t, ModuleInfo*) {
  CallScope scope;
  if (recursion_depth().as_int() >= recursion_limit.as_int()) return raise_recursion_error();
  recursion_depth() = fixnum(recursion_depth().as_int() + 1);
  Value words[] = {kNil};
  return invoke(t, words);
}

Value import_module(std::string_view dotted) { return import_dotted(std::string(dotted), true); }

// ---- the statements' halves

Value import_path(Symbol* path, ModuleInfo* from, int64_t level, int64_t leaf) {
  std::string dotted;
  PY_TRY(absolute_name(path->view(), from, level, &dotted));
  return import_dotted(dotted, leaf != 0 || level > 0);
}

Value import_name(Value module, Symbol* name) {
  Value v = PY_TRY(get_attribute_or(module, name));
  if (v != kUndefined) return v;
  std::string own = is_module(module) ? module_info(module)->name : "?";
  if (is_module(module) && module_info(module)->is_package) {
    Value sub = import_part(own + "." + std::string(name->view()), std::string(name->view()), module);
    if (!sub.is_completion()) return sub;
    if (!exception_is(types.ModuleNotFoundError)) return sub;
    take_exception();
  }
  std::string where =
      is_module(module) && !module_info(module)->file.empty() ? module_info(module)->file : "unknown location";
  return import_error(types.ImportError,
                      "cannot import name '" + std::string(name->view()) + "' from '" + own + "' (" + where + ")", own);
}

Value import_all(Value module, ModuleInfo* into) {
  ModuleInfo* m = module_info(module);
  if (Value all = value_of(m->globals.find(names::all)); all != kUndefined)
    return for_each(all, [&](Value v) -> Value {
      Symbol* name = intern(view_of(v));
      write_cell(into->globals.at(name), PY_TRY(get_attribute(module, name)));
      return kNil;
    });
  m->globals.each_defined([&](Symbol* name, Value v) {
    if (!name->view().starts_with("_")) write_cell(into->globals.at(name), v);
  });
  return kNil;
}

Value annotate_name(Value ns, Symbol* name, Value annotation, ModuleInfo* m) {
  Value all;
  if (ns != kNil) {
    all = PY_TRY(get_item_or(ns, str_value(names::annotations)));
    if (all == kUndefined) PY_TRY(set_item(ns, str_value(names::annotations), all = new_dict()));
  } else {
    Cell& c = m->globals.at(names::annotations);
    all = value_of(&c);
    if (all == kUndefined) write_cell(c, all = new_dict());
  }
  return set_item(all, str_value(name), annotation);
}

}  // namespace hypha::python
