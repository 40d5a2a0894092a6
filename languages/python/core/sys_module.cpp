// SPDX-License-Identifier: MIT
// sys.

#include <atomic>

#include "languages/python/runtime/module.h"

namespace hypha::python {

namespace {

Rooted<>& arguments() {
  static auto* list = new Rooted<>(new_list());
  return *list;
}

Value sys_exit(CallTarget*, const Value* args) {
  if (args[1] == kUndefined || args[1] == kNil) return raise(types.SystemExit, {});
  return raise_value(PY_TRY(call(types.SystemExit->object, {args[1]})));
}
// exit() and quit() of the builtins: a value of their own, callable.
Value quitter_repr(CallTarget*, const Value* args) {
  std::string name(view_of(native_field(args[1], 0)));
  return new_str("Use " + name + "() or Ctrl-D (i.e. EOF) to exit");
}
Value quitter_call(CallTarget* t, const Value* args) {
  Value words[] = {args[0], args[2]};
  return sys_exit(t, words);
}
const NativeRow kQuitter[] = {{"__repr__", quitter_repr}, {"__call__", quitter_call, "code= /"}};
void define_exit() {
  TypeInfo* t = define_native_type("Quitter", 1);
  define_methods(t, kQuitter);
  for (const char* name : {"exit", "quit"}) set_global(builtins, name, new_native(t, {new_str(name)}));
}
HY_PYTHON_CORE(define_exit);

Value set_recursion_limit(CallTarget*, const Value* args) {
  int64_t n;
  PY_TRY(to_int64(args[1], &n));
  if (n < 1) return raise_value_error("recursion limit must be greater or equal than 1");
  recursion_limit = fixnum(n);
  return kNil;
}
// How often threads take turns, which they need not here.
std::atomic<double> switch_interval{0.005};
Value set_switch_interval(CallTarget*, const Value* args) {
  double seconds;
  PY_TRY(to_double(args[1], &seconds));
  if (!(seconds > 0)) return raise_value_error("switch interval must be strictly positive");
  switch_interval.store(seconds);
  return kNil;
}
Value get_switch_interval(CallTarget*, const Value*) { return box_double(switch_interval.load()); }
Value get_recursion_limit(CallTarget*, const Value*) { return recursion_limit; }
Value get_size(CallTarget*, const Value* args) {
  Value v = args[1];
  return v.is_heap() ? fixnum(int64_t(heap::object_size(v.ptr()))) : fixnum(28);
}
Value exc_info(CallTarget*, const Value*) {
  Value e = handled_exception();
  if (e == kNil) return new_tuple({kNil, kNil, kNil});
  return new_tuple({type_of(e)->object, e, exception_field(e, kTraceback)});
}
// What few programs ask for is made when it is asked for.
Value sys_getattr(CallTarget*, const Value* args) {
  for (const char* name :
       {"implementation", "version_info", "float_info", "int_info", "hash_info", "flags", "hexversion"})
    if (view_of(args[1]) == name) {
      Value v = PY_TRY(get_attribute(PY_TRY(import_module("_sys_info")), intern(name)));
      Value sys = PY_TRY(import_module("sys"));
      PY_TRY(set_attribute(sys, intern(name), v));
      return v;
    }
  return raise(types.AttributeError, "module 'sys' has no attribute '" + std::string(view_of(args[1])) + "'");
}
Value default_encoding(CallTarget*, const Value*) { return new_str("utf-8"); }
Value reference_count(CallTarget*, const Value*) { return fixnum(2); }
Value intern_str(CallTarget*, const Value* args) {
  return is_str(args[1]) ? str_value(intern(view_of(args[1]))) : args[1];
}

const NativeRow kSys[] = {{"exit", sys_exit, "status= /"},
                          {"setrecursionlimit", set_recursion_limit, "limit /"},
                          {"getrecursionlimit", get_recursion_limit},
                          {"setswitchinterval", set_switch_interval, "interval /"},
                          {"getswitchinterval", get_switch_interval},
                          {"getsizeof", get_size, "object default="},
                          {"exc_info", exc_info},
                          {"intern", intern_str, "string /"},
                          {"getdefaultencoding", default_encoding},
                          {"getfilesystemencoding", default_encoding},
                          {"getrefcount", reference_count, "object /"},
                          {"__getattr__", sys_getattr, "name /"}};

void define_sys(ModuleInfo* m) {
  define_functions(m, kSys);
  set_global(m, "argv", arguments().get());
  set_global(m, "path", search_path());
  set_global(m, "modules", loaded_modules());
  set_global(m, "maxsize", integer::from_int64(INT64_MAX));
  set_global(m, "maxunicode", fixnum(0x10FFFF));
  set_global(m, "byteorder", new_str("little"));
  set_global(m, "platform", new_str("linux"));
  set_global(m, "version", new_str("3.11.2 (hypha)"));
  set_global(m, "api_version", fixnum(1013));
  set_global(m, "copyright", new_str(""));
  set_global(m, "prefix", new_str("/usr"));
  Value modules = new_list();
  for (std::string_view name : builtin_module_names()) array::push(array_of(modules), new_str(name));
  set_global(m, "builtin_module_names", tuple_from_list(modules));
  set_global(m, "dont_write_bytecode", kTrue);
  set_global(m, "executable", new_str("hypha"));
  set_global(m, "stdout", standard_stream(1));
  set_global(m, "stderr", standard_stream(2));
  set_global(m, "stdin", standard_stream(0));
  set_global(m, "__stdin__", standard_stream(0));
  set_global(m, "__stdout__", standard_stream(1));
  set_global(m, "__stderr__", standard_stream(2));
}
HY_PYTHON_MODULE("sys", define_sys);

}  // namespace

void set_arguments(std::string_view program, int argc, char** argv) {
  Value list = arguments().get();
  array::push(array_of(list), new_str(program));
  for (int i = 0; i < argc; i++) array::push(array_of(list), new_str(argv[i]));
}

}  // namespace hypha::python
