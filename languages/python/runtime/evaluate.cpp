// SPDX-License-Identifier: MIT
#include "framework/node/backtrace.h"
#include "framework/source/diagnostic.h"
#include "languages/python/nodes/variable.h"
#include "languages/python/runtime/evaluate.h"
#include "languages/python/runtime/thread_data.h"
#include "languages/python/translate/translator.h"

namespace hypha::python {

namespace {

enum CompiledField { kText, kFileName, kMode, kCompiledFields };
TypeInfo* compiled_type() {
  static TypeInfo* t = define_native_type("code", kCompiledFields);
  return t;
}
const MadeBeforeThreads made_code([] { compiled_type(); });

// A dict of exec'd code shows what the code did to its names.
void show_names(Value dict, const ModuleInfo* m) {
  std::vector<Cell*> cells = m->globals.in_order();
  for (Cell* c : cells) {
    if (Value v = value_of(c); v != kUndefined)
      dict_set(dict, c->name, v);
    else
      static_cast<void>(dict_remove(dict, str_value(c->name)));
  }
}

}  // namespace

Value raise_syntax_error(const DiagnosticList& errors, const Source& source) {
  const Diagnostic& first = errors.items()[0];
  std::string text = first.message;
  for (const char* prefix : {"SyntaxError: ", "IndentationError: ", "TabError: "})
    if (text.starts_with(prefix)) text = text.substr(std::string_view(prefix).size());
  TypeInfo* type = first.message.starts_with("Indent") ? types.IndentationError
                   : first.message.starts_with("Tab")  ? types.TabError
                                                       : types.SyntaxError;
  LineColumn at = source.position(first.where.start), end = source.position(first.where.start + first.where.length);
  Value where =
      new_tuple({new_str(source.name()), fixnum(at.line), fixnum(at.column),
                 new_str(std::string(source.line_text(at.line)) + "\n"), fixnum(end.line), fixnum(end.column)});
  return raise_value(PY_TRY(call(type->object, {new_str(text), where})));
}

ModuleInfo* calling_module() {
  std::vector<StackEntry> stack;
  collect_stack(stack, 1, 1);
  return stack.empty() ? builtins : code_of(stack[0].target)->module;
}

ModuleInfo* module_of_dict(Value dict) {
  Hash* h = hash_of(dict);
  if (Value owner = h->default_value.load(); is_module(owner)) return module_info(owner);
  Value name = dict_get(dict, "__name__");
  ModuleInfo* m = new_module(name != kUndefined && is_str(name) ? view_of(name) : "builtins");
  Value key, v;
  for (int64_t i = 0; hash::next(h, &i, &key, &v);)
    if (is_str(key)) write_cell(m->globals.at(intern(view_of(key))), v);
  h->default_value.write(h, m->object);
  dict_set(dict, names::builtins, builtins->object);
  return m;
}

Value publish_locals(Value names_dict, Symbol* name, ModuleInfo* module) {
  if (value_of(module->globals.find(name)) == kUndefined) set_thread_slot(kPublishedLocals, names_dict);
  return kNil;
}

Value take_published_locals() {
  Value v = thread_slot(kPublishedLocals);
  if (v != kNil) set_thread_slot(kPublishedLocals, kNil);
  return v;
}

bool is_compiled(Value v) { return is_kind(v, Kind::Native) && type_of(v) == compiled_type(); }

// Parsed here for its errors only: what the names mean depends on the namespaces it will run with.
Value compile_text(Value text, std::string_view filename, ParseMode mode) {
  std::string source_text(view_of(text));
  if (source_text.find('\0') != std::string::npos)
    return raise_value_error("source code string cannot contain null bytes");
  if (mode == ParseMode::Expression) source_text.erase(0, source_text.find_first_not_of(" \t"));
  Source source{std::string(filename), source_text};
  DiagnosticList errors;
  if (!parse(source, errors, {mode, false})) return raise_syntax_error(errors, source);
  return new_native(compiled_type(), {new_str(source_text), new_str(filename), fixnum(int64_t(mode))});
}

Value run_compiled(Value code, Value globals, Value locals) {
  Value caller_locals = take_published_locals();
  bool own = globals == kUndefined || globals == kNil;
  if (own && (locals == kUndefined || locals == kNil)) locals = caller_locals;
  if (locals == kUndefined || locals == globals) locals = kNil;
  ModuleInfo* m = own ? calling_module() : module_of_dict(globals);
  auto mode = ParseMode(native_field(code, kMode).as_int());
  auto* source =
      new Source(std::string(view_of(native_field(code, kFileName))), std::string(view_of(native_field(code, kText))));
  DiagnosticList errors;
  auto tree = parse(*source, errors, {mode, locals != kNil});
  if (!tree) return raise_syntax_error(errors, *source);
  CallTarget* t = translate_module(*tree.release(), m, "<module>", locals != kNil);
  CallScope scope;
  if (recursion_depth().as_int() >= recursion_limit.as_int()) return raise_recursion_error();
  recursion_depth() = fixnum(recursion_depth().as_int() + 1);
  Value words[] = {kNil, locals};
  Value result = invoke(t, words);
  if (!own) show_names(globals, m);
  return result.is_completion() || mode == ParseMode::Expression ? result : kNil;
}

}  // namespace hypha::python
