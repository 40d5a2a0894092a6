// SPDX-License-Identifier: MIT
// Statements and scopes as text.
#include "languages/python/syntax/dump.h"

#include "languages/python/syntax/dump_writer.h"

namespace hypha::python {

using namespace ast;

namespace {

constexpr const char* kAugmented[] = {"+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="};

template <class T>
const T& cast(const Statement& s) {
  return static_cast<const T&>(s);
}

}  // namespace

std::string dump(const Module& module, const DumpOptions& options) {
  DumpWriter writer(options);
  if (module.expression) writer.expression(*module.expression);
  for (const Statement* s : module.body) writer.statement(*s);
  return writer.take();
}

void DumpWriter::line() {
  out_ += '\n';
  out_.append(size_t(indent_) * 2, ' ');
}

void DumpWriter::statement(const Statement& s) {
  if (!out_.empty()) line();
  simple(s);
}

void DumpWriter::block(const Block& body) {
  indent_++;
  for (const Statement* s : body) statement(*s);
  indent_--;
}

void DumpWriter::tagged_block(const char* tag, const Block& body) {
  if (body.empty()) return;
  indent_++;
  line();
  open(tag);
  block(body);
  close();
  indent_--;
}

void DumpWriter::simple(const Statement& s) {
  switch (s.kind) {
    case StatementKind::ExpressionStatement:
      return expression(*cast<ExpressionStatement>(s).value);
    case StatementKind::Assign:
      open("=");
      children(cast<Assign>(s).targets);
      child(cast<Assign>(s).value);
      break;
    case StatementKind::AugmentedAssign:
      open(kAugmented[size_t(cast<AugmentedAssign>(s).op)]);
      child(cast<AugmentedAssign>(s).target);
      child(cast<AugmentedAssign>(s).value);
      break;
    case StatementKind::AnnotatedAssign:
      open(cast<AnnotatedAssign>(s).is_simple ? ":" : ":()");
      child(cast<AnnotatedAssign>(s).target);
      child(cast<AnnotatedAssign>(s).annotation);
      if (cast<AnnotatedAssign>(s).value) child(cast<AnnotatedAssign>(s).value);
      break;
    case StatementKind::Delete:
      open("del");
      children(cast<Delete>(s).targets);
      break;
    case StatementKind::Pass:
      open("pass");
      break;
    case StatementKind::Break:
      open("break");
      break;
    case StatementKind::Continue:
      open("continue");
      break;
    case StatementKind::Return:
      open("return");
      if (cast<Return>(s).value) child(cast<Return>(s).value);
      break;
    case StatementKind::Raise:
      open("raise");
      if (cast<Raise>(s).exception) child(cast<Raise>(s).exception);
      if (cast<Raise>(s).cause) child(cast<Raise>(s).cause);
      break;
    case StatementKind::Assert:
      open("assert");
      child(cast<Assert>(s).test);
      if (cast<Assert>(s).message) child(cast<Assert>(s).message);
      break;
    default:
      return declaration(s);
  }
  close();
}

void DumpWriter::declaration(const Statement& s) {
  switch (s.kind) {
    case StatementKind::Global:
      open("global");
      for (std::string_view n : cast<Global>(s).names) text(n);
      break;
    case StatementKind::Nonlocal:
      open("nonlocal");
      for (std::string_view n : cast<Nonlocal>(s).names) text(n);
      break;
    case StatementKind::Import:
      open("import");
      import_names(cast<Import>(s).names);
      break;
    case StatementKind::ImportFrom: {
      auto& i = cast<ImportFrom>(s);
      open("from");
      text(std::string(i.level, '.') + std::string(i.module));
      import_names(i.names);
      break;
    }
    default:
      return compound(s);
  }
  close();
}

void DumpWriter::import_names(const List<Alias>& names) {
  for (const Alias& a : names) {
    if (a.as_name.empty()) {
      text(a.path);
    } else {
      out_ += " (as";
      text(a.path);
      child(a.target);
      close();
    }
  }
}

void DumpWriter::if_statement(const If& s) {
  for (uint32_t i = 0; i < s.clauses.size(); i++) {
    if (i > 0) {
      indent_++;
      line();
    }
    open(i == 0 ? "if" : "elif");
    child(s.clauses[i].test);
    block(s.clauses[i].body);
    if (i > 0) {
      indent_--;
      close();
    }
  }
  tagged_block("else", s.otherwise);
  close();
}

void DumpWriter::compound(const Statement& s) {
  switch (s.kind) {
    case StatementKind::If:
      return if_statement(cast<If>(s));
    case StatementKind::While:
      open("while");
      child(cast<While>(s).test);
      block(cast<While>(s).body);
      tagged_block("else", cast<While>(s).otherwise);
      break;
    case StatementKind::For:
      open(cast<For>(s).is_async ? "async-for" : "for");
      child(cast<For>(s).target);
      child(cast<For>(s).iterable);
      block(cast<For>(s).body);
      tagged_block("else", cast<For>(s).otherwise);
      break;
    case StatementKind::With:
      open(cast<With>(s).is_async ? "async-with" : "with");
      for (const WithItem& item : cast<With>(s).items) {
        out_ += " (item";
        child(item.context);
        if (item.target) child(item.target);
        close();
      }
      block(cast<With>(s).body);
      break;
    case StatementKind::Try:
      return try_statement(cast<Try>(s));
    case StatementKind::Match:
      open("match");
      child(cast<Match>(s).subject);
      indent_++;
      for (const MatchCase& c : cast<Match>(s).cases) {
        line();
        open("case");
        pattern(*c.pattern);
        if (c.guard) {
          out_ += " (if";
          child(c.guard);
          close();
        }
        block(c.body);
        close();
      }
      indent_--;
      break;
    default:
      return definition(s);
  }
  close();
}

void DumpWriter::try_statement(const Try& s) {
  open("try");
  block(s.body);
  indent_++;
  for (const ExceptHandler& h : s.handlers) {
    line();
    open(s.is_star ? "except*" : "except");
    if (h.type) child(h.type);
    if (h.target) {
      out_ += " (as";
      child(h.target);
      close();
    }
    block(h.body);
    close();
  }
  indent_--;
  tagged_block("else", s.otherwise);
  tagged_block("finally", s.finally);
  close();
}

void DumpWriter::definition(const Statement& s) {
  bool is_class = s.kind == StatementKind::ClassDefinition;
  const Function* f = is_class ? nullptr : cast<FunctionDefinition>(s).function;
  open(is_class ? "class" : f->is_async ? "async-def" : "def");
  child(is_class ? cast<ClassDefinition>(s).target : cast<FunctionDefinition>(s).target);
  if (is_class) {
    arguments(cast<ClassDefinition>(s).arguments);
  } else {
    parameters(*f);
  }
  if (f && f->returns) {
    out_ += " (->";
    child(f->returns);
    close();
  }
  for (const Expression* d : is_class ? cast<ClassDefinition>(s).decorators : cast<FunctionDefinition>(s).decorators) {
    out_ += " (@";
    child(d);
    close();
  }
  block(is_class ? cast<ClassDefinition>(s).body : f->body);
  close();
}

namespace {

void dump_scope(const Scope& scope, int indent, std::string& out) {
  static constexpr const char* kKinds[] = {"module", "class", "function", "lambda", "comprehension"};
  out.append(size_t(indent) * 2, ' ');
  out += kKinds[size_t(scope.kind)];
  (out += ' ') += scope.qualified_name;
  for (const Variable* v : scope.variables) {
    ((out += ' ') += v->name) += v->captured ? ":cell" : ":local";
    out += std::to_string(v->slot);
    if (v->is_parameter()) out += "/" + std::to_string(v->parameter);
  }
  for (const Variable* v : scope.free) ((out += ' ') += v->name) += ":free";
  if (scope.is_generator) out += " [generator]";
  if (scope.is_coroutine) out += " [coroutine]";
  if (scope.uses_class_cell) out += " [uses __class__]";
  if (scope.needs_class_cell) out += " [needs __class__]";
  if (scope.uses_dynamic_names) out += " [dynamic names]";
  if (scope.has_import_star) out += " [import *]";
  if (scope.has_annotations) out += " [annotations]";
  out += '\n';
  for (const Scope* child : scope.children) dump_scope(*child, indent + 1, out);
}

}  // namespace

std::string dump_scopes(const Scope& root) {
  std::string out;
  dump_scope(root, 0, out);
  return out;
}

}  // namespace hypha::python
