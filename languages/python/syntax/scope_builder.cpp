// SPDX-License-Identifier: MIT
// Step 1 of scope resolution: statements and definitions.
#include "languages/python/syntax/scope_builder.h"

#include <algorithm>
#include <iterator>

namespace hypha::python {

using namespace ast;

Symbol* ScopeTable::find(std::string_view name) {
  auto at = index.find(name);
  return at == index.end() ? nullptr : &symbols[at->second];
}

Symbol& ScopeTable::add(std::string_view name, uint16_t flags) {
  auto [at, fresh] = index.try_emplace(name, uint32_t(symbols.size()));
  if (fresh) symbols.push_back({name});
  Symbol& symbol = symbols[at->second];
  symbol.flags |= flags;
  return symbol;
}

void build_scopes(Module& module, Arena& arena, ScopeTables& tables) { ScopeBuilder(arena, tables).module(module); }

void ScopeBuilder::module(Module& module) {
  ScopeTable* table = enter(ScopeKind::Module, "<module>", 0);
  module.scope = table->scope;
  if (module.expression) expression(*module.expression);
  bool first = true;
  for (Statement* s : module.body) {
    bool is_docstring = first && module.docstring;
    bool is_future = s->kind == StatementKind::ImportFrom && as<ImportFrom>(*s).module == "__future__" &&
                     as<ImportFrom>(*s).level == 0;
    if (!is_docstring && !is_future) future_allowed_ = false;
    first = false;
    statement(*s);
    module.future_annotations = future_annotations_;
  }
}

ScopeTable* ScopeBuilder::enter(ScopeKind kind, std::string_view name, uint32_t start) {
  tables_.all.push_back(std::make_unique<ScopeTable>());
  ScopeTable* table = tables_.all.back().get();
  table->scope = arena_.make<Scope>();
  table->scope->kind = kind;
  table->scope->name = name;
  table->scope->start = start;
  table->parent = current_;
  if (current_) {
    table->scope->parent = current_->scope;
    table->iteration_expression = current_->iteration_expression;
    current_->children.push_back(table);
  }
  current_ = table;
  return table;
}

void ScopeBuilder::define(std::string_view name, uint16_t flags, uint32_t at) {
  Symbol* known = current_->find(name);
  if ((flags & kParameter) && known && (known->flags & kParameter))
    tables_.fail(at, "duplicate argument '" + std::string(name) + "' in function definition");
  if (current_->iteration_target) {
    if (known && (known->flags & (kGlobal | kNonlocal)))
      tables_.fail(at,
                   "comprehension inner loop cannot rebind assignment expression target '" + std::string(name) + "'");
    flags |= kIteration;
  }
  current_->add(name, flags);
}

void ScopeBuilder::define_parameters(List<Parameter> parameters) {
  current_->parameters = parameters;
  // First all but the starred ones, as in CPython: this order decides which of two duplicates is named.
  for (Parameter& p : parameters) {
    if (p.kind != ParameterKind::VarPositional && p.kind != ParameterKind::VarKeyword)
      define(p.name, kParameter, p.span.start);
  }
  for (Parameter& p : parameters) {
    if (p.kind == ParameterKind::VarPositional || p.kind == ParameterKind::VarKeyword)
      define(p.name, kParameter, p.span.start);
  }
}

void ScopeBuilder::bind(Name* name, uint16_t flags) {
  if (!name) return;
  define(name->id, flags, name->span.start);
  current_->references.push_back(name);
}

void ScopeBuilder::visit_name(Name& name) {
  define(name.id, name.context == Context::Load ? kUsed : kLocal, name.span.start);
  current_->references.push_back(&name);
  if (name.context == Context::Load && name.id == "super" && current_->is_function_like())
    current_->add("__class__", kUsed);
}

void ScopeBuilder::block(const Block& body) {
  for (Statement* s : body) statement(*s);
}

void ScopeBuilder::statement(Statement& s) {
  switch (s.kind) {
    case StatementKind::ExpressionStatement:
      return expression(*as<ExpressionStatement>(s).value);
    case StatementKind::Assign:
      return assign(as<Assign>(s));
    case StatementKind::AugmentedAssign: {
      auto& a = as<AugmentedAssign>(s);
      target(*a.target);
      return expression(*a.value);
    }
    case StatementKind::AnnotatedAssign:
      return annotated_assign(as<AnnotatedAssign>(s));
    case StatementKind::Delete:
      for (Expression* e : as<Delete>(s).targets) target(*e);
      return;
    case StatementKind::Pass:
      return;
    case StatementKind::Break:
      return leave_block(s.span.start, true);
    case StatementKind::Continue:
      return leave_block(s.span.start, false);
    case StatementKind::Return:
      return return_statement(as<Return>(s));
    case StatementKind::Raise:
      optional_expression(as<Raise>(s).exception);
      return optional_expression(as<Raise>(s).cause);
    case StatementKind::Assert:
      optional_expression(as<Assert>(s).test);
      return optional_expression(as<Assert>(s).message);
    case StatementKind::Global:
      return declare(as<Global>(s).names, true, s.span.start);
    case StatementKind::Nonlocal:
      return declare(as<Nonlocal>(s).names, false, s.span.start);
    case StatementKind::Import:
      return import(as<Import>(s).names);
    case StatementKind::ImportFrom:
      return import_from(as<ImportFrom>(s));
    default:
      return compound(s);
  }
}

void ScopeBuilder::compound(Statement& s) {
  switch (s.kind) {
    case StatementKind::If:
      for (IfClause& clause : as<If>(s).clauses) {
        expression(*clause.test);
        block(clause.body);
      }
      return block(as<If>(s).otherwise);
    case StatementKind::While:
      expression(*as<While>(s).test);
      return loop(as<While>(s).body, as<While>(s).otherwise);
    case StatementKind::For:
      return for_statement(as<For>(s));
    case StatementKind::With:
      return with_statement(as<With>(s));
    case StatementKind::Try:
      return try_statement(as<Try>(s));
    case StatementKind::Match:
      return match_statement(as<Match>(s));
    case StatementKind::FunctionDefinition:
      return function_definition(as<FunctionDefinition>(s));
    case StatementKind::ClassDefinition:
      return class_definition(as<ClassDefinition>(s));
    default:
      return;
  }
}

void ScopeBuilder::assign(Assign& s) {
  for (Expression* t : s.targets) {
    if (t->kind == ExpressionKind::Starred)
      tables_.fail_late(t->span.start, "starred assignment target must be in a list or tuple");
    target(*t);
  }
  expression(*s.value);
}

void ScopeBuilder::annotated_assign(AnnotatedAssign& s) {
  if (auto* name = try_as<Name>(s.target)) {
    Symbol* known = current_->find(name->id);
    if (known && (known->flags & (kGlobal | kNonlocal)) && s.is_simple && current_->parent)
      tables_.fail(s.span.start, "annotated name '" + std::string(name->id) + "' can't be " +
                                     (known->flags & kGlobal ? "global" : "nonlocal"));
    uint16_t flags = s.is_simple ? kAnnotated | kLocal : s.value ? kLocal : 0;
    define(name->id, flags, name->span.start);
    current_->references.push_back(name);
    current_->scope->has_annotations |= s.is_simple && !current_->is_function_like();
  } else {
    target(*s.target);
  }
  annotation(s.annotation);
  optional_expression(s.value);
}

void ScopeBuilder::annotation(Expression* e) {
  if (!e || future_annotations_) return;
  if (auto* starred = try_as<Starred>(e)) e = starred->value;
  expression(*e);
}

void ScopeBuilder::declare(const List<std::string_view>& names, bool global, uint32_t at) {
  std::string what = global ? "global" : "nonlocal";
  for (std::string_view name : names) {
    Symbol* known = current_->find(name);
    uint16_t flags = known ? known->flags : 0;
    std::string quoted = "name '" + std::string(name) + "' ";
    if (flags & kParameter) {
      tables_.fail(at, quoted + "is parameter and " + what);
    } else if (flags & kUsed) {
      tables_.fail(at, quoted + "is used prior to " + what + " declaration");
    } else if (flags & kAnnotated) {
      tables_.fail(at, "annotated " + quoted + "can't be " + what);
    } else if (flags & kLocal) {
      tables_.fail(at, quoted + "is assigned to before " + what + " declaration");
    }
    current_->add(name, global ? kGlobal : kNonlocal);
    current_->directives.try_emplace(name, at);
  }
}

// break and continue look outwards for a loop; except* lets nothing through.
void ScopeBuilder::leave_block(uint32_t at, bool is_break) {
  if (!current_->enclosures.empty()) {
    if (current_->enclosures.back() == Enclosure::ExceptStar)
      tables_.fail_late(at, "'break', 'continue' and 'return' cannot appear in an except* block");
    return;
  }
  tables_.fail_late(at, is_break ? "'break' outside loop" : "'continue' not properly in loop");
}

void ScopeBuilder::return_statement(Return& s) {
  if (current_->scope->kind != ScopeKind::Function) {
    tables_.fail_late(s.span.start, "'return' outside function");
  } else if (std::count(current_->enclosures.begin(), current_->enclosures.end(), Enclosure::ExceptStar)) {
    tables_.fail_late(s.span.start, "'break', 'continue' and 'return' cannot appear in an except* block");
  }
  if (s.value && !current_->value_return) current_->value_return = s.span.start;
  optional_expression(s.value);
}

void ScopeBuilder::import(const List<Alias>& names) {
  for (const Alias& alias : names) bind(alias.target, kImported);
}

void ScopeBuilder::import_from(ImportFrom& s) {
  static constexpr std::string_view kFeatures[] = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  if (s.module == "__future__" && s.level == 0) {
    if (!future_allowed_ || current_->parent)
      tables_.fail_late(s.span.start, "from __future__ imports must occur at the beginning of the file");
    for (const Alias& alias : s.names) {
      future_annotations_ |= alias.path == "annotations" && future_allowed_;
      if (alias.path == "braces") tables_.fail(s.span.start, "not a chance");
      if (std::find(std::begin(kFeatures), std::end(kFeatures), alias.path) == std::end(kFeatures) && future_allowed_)
        tables_.fail(s.span.start, "future feature " + std::string(alias.path) + " is not defined");
    }
  }
  for (const Alias& alias : s.names) {
    if (alias.path == "*") {
      if (current_->scope->kind != ScopeKind::Module)
        tables_.fail(alias.span.start, "import * only allowed at module level");
      current_->scope->has_import_star = true;
    }
    bind(alias.target, kImported);
  }
}

void ScopeBuilder::loop(const Block& body, const Block& otherwise) {
  current_->enclosures.push_back(Enclosure::Loop);
  block(body);
  current_->enclosures.pop_back();
  block(otherwise);
}

void ScopeBuilder::for_statement(For& s) {
  if (s.is_async && !in_async_function()) tables_.fail_late(s.span.start, "'async for' outside async function");
  if (s.target->kind == ExpressionKind::Starred)
    tables_.fail_late(s.target->span.start, "starred assignment target must be in a list or tuple");
  target(*s.target);
  expression(*s.iterable);
  loop(s.body, s.otherwise);
}

void ScopeBuilder::with_statement(With& s) {
  if (s.is_async && !in_async_function()) tables_.fail_late(s.span.start, "'async with' outside async function");
  for (WithItem& item : s.items) {
    expression(*item.context);
    if (!item.target) continue;
    if (item.target->kind == ExpressionKind::Starred)
      tables_.fail_late(item.target->span.start, "starred assignment target must be in a list or tuple");
    target(*item.target);
  }
  block(s.body);
}

void ScopeBuilder::try_statement(Try& s) {
  block(s.body);
  for (uint32_t i = 0; i < s.handlers.size(); i++) {
    ExceptHandler& handler = s.handlers[i];
    if (!handler.type && i + 1 < s.handlers.size())
      tables_.fail_late(handler.span.start, "default 'except:' must be last");
    optional_expression(handler.type);
    bind(handler.target);
    if (s.is_star) current_->enclosures.push_back(Enclosure::ExceptStar);
    block(handler.body);
    if (s.is_star) current_->enclosures.pop_back();
  }
  block(s.otherwise);
  block(s.finally);
}

void ScopeBuilder::match_statement(Match& s) {
  if (s.subject->kind == ExpressionKind::Starred)
    tables_.fail_late(s.subject->span.start, "can't use starred expression here");
  expression(*s.subject);
  check_patterns(s, tables_);
  for (MatchCase& c : s.cases) {
    pattern(*c.pattern);
    optional_expression(c.guard);
    block(c.body);
  }
}

void ScopeBuilder::function_outside(Function& f) {
  for (Parameter& p : f.parameters) optional_expression(p.default_value);
  for (Parameter& p : f.parameters) annotation(p.annotation);
  annotation(f.returns);
}

void ScopeBuilder::function_inside(Function& f, ScopeKind kind) {
  ScopeTable* table = enter(kind, f.name, f.span.start);
  f.scope = table->scope;
  table->is_async_function = f.is_async;
  table->scope->is_coroutine = f.is_async;
  define_parameters(f.parameters);
  block(f.body);
  optional_expression(f.expression);
  if (table->scope->is_coroutine && table->scope->is_generator && table->value_return)
    tables_.fail_late(*table->value_return, "'return' with value in async generator");
  leave();
}

void ScopeBuilder::function_definition(FunctionDefinition& s) {
  bind(s.target);
  function_outside(*s.function);
  elements(s.decorators);
  function_inside(*s.function, ScopeKind::Function);
}

void ScopeBuilder::class_definition(ClassDefinition& s) {
  bind(s.target);
  arguments(s.arguments);
  elements(s.decorators);
  ScopeTable* table = enter(ScopeKind::Class, s.name, s.span.start);
  s.scope = table->scope;
  block(s.body);
  leave();
}

}  // namespace hypha::python
