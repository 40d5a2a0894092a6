// SPDX-License-Identifier: MIT
// Entry point, token access and error reporting of the parser.
#include "languages/python/syntax/parser.h"

#include "languages/python/syntax/parser_class.h"

namespace hypha::python {
namespace {

// Nesting that brackets do not limit: lambda in lambda, not not, conditional in conditional, blocks.
constexpr uint32_t kMaxDepth = 1000;
constexpr size_t kMaxChain = 10000;

// Which of the two errors CPython would show: it keeps reading tokens after a syntax error.
Diagnostic choose_error(const Source& source, const Parser& parser) {
  const std::optional<LexicalError>& lexical = parser.tokens().error;
  const ParseError& error = *parser.error();
  bool take_lexical = false;
  if (lexical && !error.final) {
    take_lexical = error.is_lexical || lexical->overrides_syntax_errors ||
                   (lexical->unclosed_bracket && source.line(parser.last_offset()) > source.line(lexical->start));
  }
  if (take_lexical) return {{&source, lexical->start, lexical->length}, lexical->message};
  return {{&source, error.start, 0}, error.message};
}

}  // namespace

std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics) {
  return parse(source, diagnostics, {});
}

std::unique_ptr<SyntaxTree> parse(const Source& source, DiagnosticList& diagnostics, const ParseOptions& options) {
  auto tree = std::make_unique<SyntaxTree>(source);
  Lexer lexer(source, 0, uint32_t(source.text().size()), false);
  Parser parser(source, tree->arena, lexer.run());
  if (options.mode == ParseMode::File) {
    parser.parse_file(tree->module);
  } else {
    parser.parse_eval(tree->module);
  }
  if (parser.error()) {
    Diagnostic d = choose_error(source, parser);
    diagnostics.add(d.where, d.message);
    return nullptr;
  }
  if (!resolve_scopes(tree->module, source, tree->arena, {options.separate_locals}, diagnostics)) return nullptr;
  return tree;
}

Parser::Parser(const Source& source, Arena& arena, TokenList tokens)
    : source_(source), arena_(arena), list_(std::move(tokens)) {}

void Parser::parse_file(ast::Module& module) {
  std::vector<ast::Statement*> body;
  while (!check(Kind::End)) statement(body);
  module.body = list(body);
  module.docstring = docstring(module.body);
}

void Parser::parse_eval(ast::Module& module) {
  if (check(Kind::Indent)) advance();  // eval("  1") is allowed
  uint32_t first = position_;
  ast::Expression* e = expression();
  if (check(Kind::Comma)) e = tuple_rest(first, e, false);
  module.expression = e;
  while (accept(Kind::Newline) || accept(Kind::Dedent)) {
  }
  if (!check(Kind::End)) fail_here();
}

bool Parser::accept(Kind k) {
  if (!check(k)) return false;
  advance();
  return true;
}

void Parser::expect(Kind k) {
  if (!accept(k)) fail_here();
}

void Parser::expect_forced(Kind k) {
  if (accept(k)) return;
  if (check(Kind::Error)) return fail_here();
  fail(peek().start, "expected '" + std::string(token_text(k)) + "'");
}

std::string_view Parser::identifier() {
  if (!check(Kind::Name)) {
    fail_here();
    return "_";
  }
  std::string_view name = mangle(text(peek()));
  advance();
  return name;
}

// Inside class C, __x means _C__x.
std::string_view Parser::mangle(std::string_view name) {
  if (class_name_.empty() || name.size() < 3 || name.substr(0, 2) != "__") return name;
  if (name.substr(name.size() - 2) == "__" || name.find('.') != std::string_view::npos) return name;
  size_t skip = class_name_.find_first_not_of('_');
  if (skip == std::string_view::npos) return name;
  return arena_.copy("_" + std::string(class_name_.substr(skip)) + std::string(name));
}

ast::Span Parser::span_from(uint32_t first) const {
  uint32_t start = token(first).start;
  uint32_t end = position_ > first ? token(position_ - 1).end : start;
  return {start, end > start ? end - start : 0};
}

void Parser::record(ParseError error) {
  if (failed()) return;
  error_ = std::move(error);
  error_->token = position_;
  position_ = uint32_t(list_.tokens.size()) - 1;
}

void Parser::fail(uint32_t start, std::string message) {
  record({start, (in_fstring_ ? "SyntaxError: f-string: " : "SyntaxError: ") + std::move(message)});
}

void Parser::fail_final(uint32_t start, std::string message) {
  ParseError error{start, "SyntaxError: " + std::move(message)};
  error.final = true;
  record(std::move(error));
}

void Parser::lexical_error() { record({list_.error->start, list_.error->message, true}); }

void Parser::fail_here() {
  if (failed()) return;
  const Token& t = token(std::max(position_, farthest_));
  bool indent = t.kind == Kind::Indent;
  if (t.kind == Kind::Error) return record({t.start, list_.error->message, true});
  if (!indent && t.kind != Kind::Dedent) return fail(t.start, "invalid syntax");
  ParseError error{indent ? t.end - 1 : t.end,
                   indent ? "IndentationError: unexpected indent" : "IndentationError: unexpected unindent"};
  error.final = true;
  record(std::move(error));
}

ast::Expression* Parser::dummy() { return make<ast::Constant>({peek().start, 0}); }

Parser::Depth::Depth(Parser& p) : parser(p) {
  if (++parser.depth_ > kMaxDepth) parser.fail(parser.peek().start, "too many nested parentheses");
}

void Parser::check_chain(size_t length) {
  if (length > kMaxChain) fail(peek().start, "too many parts in one chain");
}

}  // namespace hypha::python
