// SPDX-License-Identifier: MIT
// Entry point, token handling, errors and recovery, and small node factories.
#include "languages/ruby/syntax/parser.h"

#include "languages/ruby/syntax/parser_impl.h"

namespace hypha::ruby::syntax {

std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics, const ParseOptions& options) {
  auto tree = std::make_unique<SyntaxTree>();
  tree->source = &source;
  Parser(source, *tree, diagnostics, options).parse_program();
  return tree;
}

Parser::Parser(const Source& source, SyntaxTree& tree, DiagnosticList& diagnostics, const ParseOptions& options)
    : source_(source),
      tree_(tree),
      errors_(source, diagnostics),
      scopes_(tree.scopes, tree.variables),
      lexer_(source, tree.arena, scopes_, errors_),
      options_(options) {}

void Parser::parse_program() {
  if (options_.eval_scope)
    scopes_.push_eval(options_.eval_scope);
  else
    scopes_.push(ScopeKind::Program);
  advance();
  Node* body = nullptr;
  while (true) {
    body = parse_statements();
    if (!at(T::EndOfFile)) unexpected(body ? "end-of-input" : "");
    if (!errors_.panic() || !recover()) break;
  }
  if (!begin_blocks_.empty()) {
    if (body) begin_blocks_.push_back(body);
    body = make_statements(begin_blocks_, 0);
  }
  leave_scope();
  tree_.body = body;
  tree_.frozen_string_literals = lexer_.frozen_string_literals;
  tree_.has_data = lexer_.saw_data;
  tree_.data_offset = lexer_.data_offset;
  scopes_.finish();
}

// After a syntax error: go on at the next definition that starts in column one, if there is any.
bool Parser::recover() {
  std::string_view text = source_.text();
  size_t from = std::max(lexer_.position(), last_end_);
  if (errors_.full()) return false;
  while ((from = text.find('\n', from)) != std::string_view::npos) {
    from++;
    std::string_view line = text.substr(from, 7);
    if (line.substr(0, 4) != "def " && line.substr(0, 6) != "class " && line != "module ") continue;
    errors_.calm_down();
    scopes_.enter(&tree_.scopes.front());
    open_jumps_.clear();
    no_do_ = no_brace_ = was_command_ = paren_targets_ = false;
    label_key_ = nullptr;
    lexer_.restart(uint32_t(from));
    last_end_ = uint32_t(from);
    advance();
    return true;
  }
  return false;
}

void Parser::advance() {
  last_end_ = tok_.end;
  lexer_.next(tok_);
}

bool Parser::accept(T kind) {
  if (!at(kind)) return false;
  advance();
  return true;
}

bool Parser::expect(T kind, std::string_view expecting) {
  if (accept(kind)) return true;
  unexpected(expecting.empty() ? describe(kind) : expecting);
  return false;
}

// CRuby names the `end` it misses only if there was something in the body.
void Parser::expect_end(bool empty_body, T end) {
  if (accept(end)) return;
  unexpected(empty_body ? "" : describe(end));
}

void Parser::skip_newlines() {
  while (at(T::Newline)) advance();
}

void Parser::skip_terms() {
  while (at(T::Newline) || at(T::Semicolon)) advance();
}

// Between a condition and its body.
void Parser::skip_then() {
  if (at(T::KwThen)) return advance();
  if (!at(T::Newline) && !at(T::Semicolon)) return unexpected("`then' or ';' or '\\n'");
  skip_terms();
  accept(T::KwThen);
}

bool Parser::at_statement_end() const {
  switch (tok_.kind) {
    case T::EndOfFile:
    case T::KwEnd:
    case T::KwElse:
    case T::KwElsif:
    case T::KwWhen:
    case T::KwIn:
    case T::KwRescue:
    case T::KwEnsure:
    case T::RBrace:
    case T::RParen:
    case T::RBracket:
    case T::KwThen:
    case T::KwDo:
      return true;
    default:
      return false;
  }
}

void Parser::unexpected(std::string_view expecting) {
  std::string message = "syntax error, unexpected " + std::string(describe(tok_.kind));
  if (!expecting.empty() && expecting != describe(tok_.kind)) message += ", expecting " + std::string(expecting);
  errors_.fatal(tok_.start, tok_.end - tok_.start, std::move(message));
  tok_.kind = T::EndOfFile;
}

void Parser::too_deep() {
  errors_.fatal(tok_.start, tok_.end - tok_.start, "nesting too deep");
  tok_.kind = T::EndOfFile;
}

// Keeps later stages free of null checks after errors.
Node* Parser::value_of(Node* node) { return node ? node : make<NilLiteral>(tok_.start); }

Node* Parser::make_statements(const Nodes& nodes, uint32_t start) {
  if (nodes.empty()) return nullptr;
  if (nodes.size() == 1) return nodes[0];
  auto* s = make<Statements>(start);
  s->list = list(nodes);
  return done(s);
}

Call* Parser::make_call(uint32_t start, Node* receiver, Name name, uint32_t name_start) {
  auto* call = make<Call>(start);
  call->receiver = receiver;
  call->name = name;
  call->name_start = name_start;
  return done(call);
}

Node* Parser::make_binary(Node* left, Name op, uint32_t op_start, Node* right) {
  Call* call = make_call(left->start, left, op, op_start);
  call->arguments.positional = list(Nodes{right});
  return done(call);
}

LocalGet* Parser::make_local(Variable* variable, uint32_t start) {
  auto* get = make<LocalGet>(start);
  get->variable = variable;
  scopes_.note_use(variable);
  return done(get);
}

SymbolLiteral* Parser::make_symbol(Name name, uint32_t start) {
  auto* symbol = make<SymbolLiteral>(start);
  symbol->name = name;
  return done(symbol);
}

StringLiteral* Parser::make_string(std::string_view value, uint32_t start) {
  auto* string = make<StringLiteral>(start);
  string->value = intern(value);
  return done(string);
}

// Calls after which local variables may be reached by name.
void Parser::name_binding_use(const Call* call) {
  std::string_view n = call->name;
  bool kernel = !call->receiver || call->receiver->kind == NodeKind::Self;
  if (auto* c = try_as<ConstGet>(call->receiver)) kernel = c->name == "Kernel";
  bool by_name = kernel && (n == "binding" || n == "eval" || n == "local_variables");
  bool by_string = (n == "instance_eval" || n == "class_eval" || n == "module_eval") &&
                   (!call->arguments.positional.empty() || call->arguments.block_pass);
  if (by_name || by_string) scopes_.note_binding();
}

}  // namespace hypha::ruby::syntax
