// SPDX-License-Identifier: MIT
// Built-in functions about code and namespaces: eval, exec, compile, globals, locals, vars, dir.
#include "languages/python/core/dict.h"
#include "languages/python/runtime/evaluate.h"

namespace hypha::python {

namespace {

// The namespace of whoever calls.
Value current_names() {
  Value names_dict = take_published_locals();
  return names_dict == kNil ? module_dict(calling_module()) : names_dict;
}

Value builtin_globals() { return module_dict(calling_module()); }

Value builtin_vars(Value o) {
  if (!given(o)) return current_names();
  take_published_locals();
  Value names_dict = PY_TRY(get_attribute_or(o, names::dict));
  return names_dict == kUndefined ? raise_type_error("vars() argument must have __dict__ attribute") : names_dict;
}

Value builtin_dir(Value o) {
  Value list;
  if (!given(o)) {
    list = PY_TRY(list_of(PY_TRY(current_names())));
  } else {
    take_published_locals();
    Value found = PY_TRY(call_special(o, names::dir));
    if (found == kUndefined) return raise_type_error("object does not provide __dir__");
    list = PY_TRY(list_of(PY_TRY(set_of(found))));
  }
  PY_TRY(call_method(list, intern("sort")));
  return list;
}

Value source_text(Value source, const char* who) {
  Value text = underlying(source);
  if (is_str(text)) return text;
  if (is_bytes(text)) return new_str(view_of(text));
  return raise_type_error(std::string(who) + " must be a string, bytes or code object");
}

Value check_namespaces(Value globals, Value locals, const char* who) {
  if (given(globals) && globals != kNil && !is_dict(globals))
    return raise_type_error(std::string(who) == "eval" ? "globals must be a dict"
                                                       : "exec() globals must be a dict, not " + type_name(globals));
  if (given(locals) && locals != kNil && !has_special(locals, names::getitem))
    return raise_type_error(std::string(who) == "eval" ? "locals must be a mapping"
                                                       : "locals must be a mapping or None, not " + type_name(locals));
  return kNil;
}

Value builtin_eval(Value source, Value globals, Value locals) {
  PY_TRY(check_namespaces(globals, locals, "eval"));
  if (!is_compiled(source))
    source = PY_TRY(compile_text(PY_TRY(source_text(source, "eval() arg 1")), "<string>", ParseMode::Expression));
  return run_compiled(source, globals, locals);
}

Value builtin_exec(Value source, Value globals, Value locals) {
  PY_TRY(check_namespaces(globals, locals, "exec"));
  if (!is_compiled(source))
    source = PY_TRY(compile_text(PY_TRY(source_text(source, "exec() arg 1")), "<string>", ParseMode::File));
  PY_TRY(run_compiled(source, globals, locals));
  return kNil;
}

Value builtin_compile(CallTarget*, const Value* a) {
  Value text = PY_TRY(source_text(a[1], "compile() arg 1")), file = underlying(a[2]), mode = underlying(a[3]);
  if (!is_str(file)) return raise_type_error("expected str, bytes or os.PathLike object, not " + type_name(a[2]));
  if (!is_str(mode)) return raise_type_error("compile() argument 'mode' must be str, not " + type_name(a[3]));
  std::string_view m = view_of(mode);
  if (m != "exec" && m != "eval" && m != "single")
    return raise_value_error("compile() mode must be 'exec', 'eval' or 'single'");
  return compile_text(text, view_of(file), m == "eval" ? ParseMode::Expression : ParseMode::File);
}

constexpr NativeRow kRows[] = {
    {"eval", native<builtin_eval>, "source globals=None locals=None /"},
    {"exec", native<builtin_exec>, "source globals=None locals=None /"},
    {"compile", builtin_compile, "source filename mode flags=0 dont_inherit=False optimize=-1"},
    {"globals", native<builtin_globals>},
    {"locals", native<current_names>},
    {"vars", native<builtin_vars>, "object= /"},
    {"dir", native<builtin_dir>, "object= /"},
};
void define_builtins_code() { define_functions(builtins, kRows); }
HY_PYTHON_CORE(define_builtins_code);

}  // namespace

}  // namespace hypha::python
