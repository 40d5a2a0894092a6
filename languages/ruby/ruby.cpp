// SPDX-License-Identifier: MIT
#include "languages/ruby/core/stream.h"
#include "languages/ruby/ruby.h"
#include "languages/ruby/runtime/binding.h"
#include "languages/ruby/runtime/boot.h"
#include "languages/ruby/runtime/program.h"
#include "languages/ruby/syntax/parser.h"
#include "languages/ruby/translate/translator.h"

#include <cstdio>


namespace hypha::ruby {

// Parses and translates; null with the errors rendered.
CallTarget* load_program(const Source& source, const char* name, std::string* errors) {
  DiagnosticList diagnostics;
  // The tree lives on: nodes of methods that are translated later may name it.
  auto* tree = syntax::parse(source, diagnostics).release();
  if (!diagnostics.empty()) return *errors = diagnostics.render(), nullptr;
  return translate_program(*tree, top_scope(), name);
}

Value run_target(CallTarget* t) {
  Value words[kMethodHeader] = {main_object, kNil};
  return invoke(t, words);
}

// What follows __END__, as an open file.
static void set_data(const CallTarget* program) {
  const syntax::SyntaxTree* tree = find_target_text(program)->tree;
  if (!tree->has_data) return;
  Value file = open_file(classes.File, new_string(tree->source->name()), kUndefined);
  if (file.is_completion()) return;
  stream_of(file)->seek(tree->data_offset, SEEK_SET);
  set_constant(classes.Object, intern("DATA"), file);
}

int run_program(const Source& source, int argc, char** argv) {
  boot();
  Value arguments = new_array();
  for (int i = 0; i < argc; i++) array::push(arguments.ptr<Array>(), new_string(argv[i]));
  set_constant(classes.Object, intern("ARGV"), arguments);
  set_program_name(source.name());
  std::string errors;
  CallTarget* main = load_program(source, "<main>", &errors);
  if (!main) {
    std::fputs(errors.c_str(), stderr);
    return 1;
  }
  set_global_binding(main);
  set_data(main);
  Value result = run_target(main);
  return finish_program(result);
}

}  // namespace hypha::ruby
