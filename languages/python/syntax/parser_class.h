// SPDX-License-Identifier: MIT
// The recursive-descent parser, shared by the parser_*.cpp files and fstring.cpp; users include parser.h.
// Errors: the first one is kept, and the parser jumps to the End token, where nothing matches any more; so functions
// need no error checks between steps, and they always return a node (after an error: any node), never null.
// Grammar and wording of errors: CPython 3.11, whose second pass with "invalid_" rules is done here at the point where
// the error has become certain.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "framework/source/source.h"
#include "languages/python/syntax/ast.h"
#include "languages/python/syntax/lexer.h"

namespace hypha::python {

struct ParseError {
  uint32_t start = 0;
  std::string message;      // with the exception's name
  bool is_lexical = false;  // the parser ran into the Error token
  uint32_t token = 0;       // where the parser stood
  bool final = false;       // an error inside a literal: no lexical error further on replaces it
};

class Parser {
 public:
  Parser(const Source& source, Arena& arena, TokenList tokens);

  void parse_file(ast::Module& module);
  void parse_eval(ast::Module& module);
  const std::optional<ParseError>& error() const { return error_; }
  const TokenList& tokens() const { return list_; }
  // CPython compares the line of the last token it has read with that of an unclosed bracket.
  uint32_t last_offset() const { return token(std::max(reached_, error_ ? error_->token : position_)).start; }

 private:
  using Kind = TokenKind;
  using Expressions = std::vector<ast::Expression*>;

  // ---- Tokens ----
  const Token& token(uint32_t i) const { return list_.tokens[i < list_.tokens.size() ? i : list_.tokens.size() - 1]; }
  const Token& peek() const { return token(position_); }
  Kind kind(uint32_t ahead = 0) const { return token(position_ + ahead).kind; }
  bool check(Kind k) const { return kind() == k; }
  bool accept(Kind k);
  void advance() { position_ += position_ + 1 < list_.tokens.size(); }
  void expect(Kind k);         // else "invalid syntax"
  void expect_forced(Kind k);  // else "expected 'k'"
  std::string_view text(const Token& t) const { return source_.text().substr(t.start, t.end - t.start); }
  bool is_word(const Token& t, std::string_view word) const { return t.kind == Kind::Name && text(t) == word; }
  std::string_view identifier();  // the next token must be a name; mangled
  std::string_view mangle(std::string_view name);
  ast::Span span_from(uint32_t first) const;  // from token `first` to the last one consumed
  ast::Span span_of(const Token& t) const { return {t.start, t.end - t.start}; }

  // ---- Errors ----
  bool failed() const { return error_.has_value(); }
  void fail(uint32_t start, std::string message);  // "SyntaxError: " is added
  void fail_at(const ast::Expression& e, std::string message) { fail(e.span.start, std::move(message)); }
  void fail_final(uint32_t start, std::string message);
  void lexical_error();
  void fail_here();  // "invalid syntax", or what the token itself says
  void record(ParseError error);
  ast::Expression* dummy();
  // Parsing on trial: errors are dropped, but kept in trial_error_. Returns whether `body` went through.
  template <class F>
  bool attempt(F body);
  // The same for an alternative of the grammar: if nothing fits in the end, the error is where the farthest one failed.
  template <class F>
  bool alternative(F body);
  // Counts nesting; too deep is an error.
  struct Depth {
    explicit Depth(Parser& p);
    ~Depth() { parser.depth_--; }
    Parser& parser;
  };
  // Chains are parsed by loops, but the program's nodes nest as deep as a chain is long: too long is an error.
  void check_chain(size_t length);

  // ---- Expressions (parser_expression.cpp) ----
  // `hint`: offer a comma if another expression follows directly.
  ast::Expression* expression(bool hint = true);
  ast::Expression* conditional(uint32_t first, ast::Expression* then);
  ast::Expression* named_expression();
  ast::Expression* star_expression();
  ast::Expression* star_named_expression();
  ast::Expression* star_expressions();  // an unparenthesized tuple, or one expression
  ast::Expression* yield_or_star_expressions();
  ast::Expression* yield_expression();
  ast::Expression* starred(bool full_expression);
  ast::Expression* logical(bool is_or);
  ast::Expression* inversion();
  ast::Expression* comparison();
  bool compare_operator(ast::CompareOperator& op);
  ast::Expression* binary(int min_precedence);
  ast::Expression* factor();
  ast::Expression* power();
  ast::Expression* await_primary();
  ast::Expression* lambda();
  ast::Expression* tuple_rest(uint32_t first, ast::Expression* element, bool named);
  bool starts_expression(const Token& t) const;
  void diagnose_adjacent(uint32_t first, ast::Expression* left);
  void diagnose_named(uint32_t first, ast::Expression* left);
  bool is_bitwise_or(uint32_t first, const ast::Expression& e) const;
  bool ends_list(Kind k) const;

  // ---- Primaries (parser_atom.cpp) ----
  ast::Expression* primary();
  ast::Expression* atom();
  ast::Name* name_node(ast::Context context);
  ast::Expression* constant(ast::ConstantValue value);
  ast::Expression* number();
  ast::Expression* parenthesized();
  ast::Expression* bracketed();
  ast::Expression* braced();
  ast::Expression* dict_display(uint32_t first, ast::Expression* key);
  ast::Expression* comprehension(uint32_t first, ast::ComprehensionKind form, ast::Expression* element,
                                 ast::Expression* value);
  List<ast::ComprehensionClause> comprehension_clauses();
  bool at_comprehension() const { return check(Kind::For) || (check(Kind::Async) && kind(1) == Kind::For); }
  void diagnose_comprehension(const Expressions& elements, bool after_comma);
  ast::Expression* subscript(uint32_t first, ast::Expression* value);
  ast::Expression* slice();
  ast::Expression* call(uint32_t first, ast::Expression* callee);

  // ---- Calls and parameters (parser_argument.cpp) ----
  List<ast::Argument> arguments(bool generator_allowed);
  ast::Argument keyword_argument(bool first_keyword);
  ast::Argument positional_argument(bool generator_allowed, bool first_argument);
  struct ParameterList;
  List<ast::Parameter> parameters(bool is_lambda);
  void parameter(ParameterList& list);
  void star_parameter(ParameterList& list);
  void slash_parameter(ParameterList& list);
  ast::Parameter parameter_name(bool is_lambda, bool star_annotation);

  // ---- Strings (fstring.cpp) ----
  ast::Expression* strings();
  struct FStringBuilder;
  void fstring_parts(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting);
  uint32_t fstring_literal(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting);
  uint32_t fstring_field(FStringBuilder& builder, uint32_t at, uint32_t end, bool raw, int nesting);
  uint32_t fstring_expression_end(uint32_t at, uint32_t end);
  ast::Expression* fstring_expression(uint32_t at, uint32_t end);

  // ---- Statements (parser_statement.cpp, parser_import.cpp) ----
  void statement(std::vector<ast::Statement*>& out);
  void simple_statements(std::vector<ast::Statement*>& out);
  ast::Statement* simple_statement();
  ast::Statement* expression_statement();
  ast::Statement* annotated_assignment(uint32_t first, ast::Expression* target);
  ast::Statement* assignment(uint32_t first, ast::Expression* target);
  ast::Statement* augmented_assignment(uint32_t first, ast::Expression* target);
  ast::Statement* return_statement();
  ast::Statement* raise_statement();
  ast::Statement* assert_statement();
  ast::Statement* delete_statement();
  ast::Statement* declaration(bool is_global);
  ast::Statement* import_statement();
  ast::Statement* import_from_statement();
  ast::Alias import_alias(bool dotted);
  std::string_view dotted_name();
  template <class T>
  ast::Statement* bare();

  // ---- Targets (parser_target.cpp) ----
  enum class TargetUse : uint8_t { Assign, For, Delete };
  ast::Expression* invalid_target(ast::Expression* e, TargetUse use);
  void check_target(ast::Expression* e, TargetUse use);
  void check_names(ast::Expression* e, ast::Context context);
  void check_assigned_name(std::string_view name, uint32_t at);
  void diagnose_assignment(uint32_t first, ast::Expression* target, bool first_target);
  ast::Expression* for_target();
  ast::Expression* with_target();

  // ---- Compound statements (parser_compound.cpp, parser_definition.cpp) ----
  ast::Statement* compound_statement();
  ast::Block block(const char* what, uint32_t keyword);
  void no_block(const char* what, uint32_t keyword);
  uint32_t statement_start() const;
  void expect_colon();
  ast::Statement* if_statement();
  ast::Statement* while_statement();
  ast::Statement* for_statement(bool is_async);
  ast::Statement* with_statement(bool is_async);
  ast::WithItem with_item();
  ast::Statement* try_statement();
  ast::ExceptHandler except_handler(ast::Try& statement);
  ast::Block else_block();
  ast::Statement* decorated();
  ast::Statement* definition(List<ast::Expression*> decorators, uint32_t first, bool is_async);
  ast::Statement* class_definition(List<ast::Expression*> decorators, uint32_t first);
  ast::String* docstring(const ast::Block& body) const;

  // ---- match (parser_match.cpp, parser_pattern.cpp) ----
  ast::Statement* try_match_statement();  // null: `match` is an ordinary name here
  ast::Expression* subject();
  ast::MatchCase match_case();
  ast::Pattern* patterns();
  ast::Pattern* as_pattern();
  ast::Pattern* or_pattern();
  ast::Pattern* closed_pattern();
  ast::Pattern* star_or_as_pattern();
  ast::Pattern* literal_pattern();
  ast::Expression* literal_expression();
  ast::Pattern* name_pattern();
  ast::Expression* dotted_expression();
  ast::Pattern* group_or_sequence();
  ast::Pattern* sequence(uint32_t first, Kind close);
  ast::Pattern* mapping_pattern();
  ast::Pattern* class_pattern(uint32_t first, ast::Expression* type);
  ast::Name* capture_target();

  template <class T>
  T* make(ast::Span span) {
    return arena_.make<T>(span);
  }
  template <class T>
  List<T> list(const std::vector<T>& from) {
    return make_list(arena_, from);
  }

  const Source& source_;
  Arena& arena_;
  TokenList list_;
  uint32_t position_ = 0;
  uint32_t depth_ = 0;
  uint32_t attempts_ = 0;        // > 0: on trial, expensive diagnosis is pointless
  std::string_view class_name_;  // for mangling; empty: outside classes
  bool in_fstring_ = false;
  uint32_t reached_ = 0;   // farthest token looked at on trial
  uint32_t farthest_ = 0;  // token at which an alternative failed
  std::optional<ParseError> error_;
  std::optional<ParseError> trial_error_;
};

template <class F>
bool Parser::attempt(F body) {
  if (failed()) return false;
  uint32_t position = position_;
  attempts_++;
  body();
  attempts_--;
  reached_ = std::max(reached_, failed() ? error_->token : position_);
  if (!failed()) return true;
  trial_error_ = std::move(error_);
  error_.reset();
  position_ = position;
  return false;
}

template <class F>
bool Parser::alternative(F body) {
  if (attempt(body)) return true;
  if (trial_error_ && attempts_ == 0) farthest_ = std::max(farthest_, trial_error_->token);
  return false;
}

// The wording of CPython for a kind of expression: "function call", "literal", ...
std::string expression_name(const ast::Expression& e);

}  // namespace hypha::python
