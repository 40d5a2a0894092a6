// SPDX-License-Identifier: MIT
// The recursive-descent parser; its member functions are spread over parser_*.cpp by subject. Private to this folder.
// Invariants:
// - `tok_` is the current token; nothing behind it has been read. So a parsing function may change the lexer's state
//   or read string parts as long as it has not advanced.
// - On a syntax error panic mode makes every following token EndOfFile: each loop must stop there.
// - Every function that can recurse holds a Nesting; every loop that builds a left-deep tree calls its grow().
#pragma once
#include <string>
#include <vector>

#include "languages/ruby/syntax/lexer.h"
#include "languages/ruby/syntax/parser.h"

namespace hypha::ruby::syntax {

// What may stand here: an operand of an operator; or also a command call (`puts x`); or also `a = 1, 2`.
enum class Level : uint8_t { Arg, Command, Statement };

template <class T>
class Saved {
 public:
  Saved(T& place, T value) : place_(place), old_(place) { place = value; }
  ~Saved() { place_ = old_; }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;

 private:
  T& place_;
  T old_;
};

class Parser {
 public:
  Parser(const Source& source, SyntaxTree& tree, DiagnosticList& diagnostics, const ParseOptions& options);
  void parse_program();

 private:
  // Not the address of a local: sanitizers may keep those elsewhere. The stack grows downwards.
  static uintptr_t stack_position() { return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)); }

  using T = TokenKind;
  using Nodes = std::vector<Node*>;

  class Nesting {
   public:
    explicit Nesting(Parser& p) : p_(p), outer_height_(p.height_) {
      p.height_ = 0;
      bool deep = p.stack_base_ - stack_position() > kMaxStackBytes;
      if (++p.depth_ > kMaxNesting || deep) p.too_deep();
    }
    ~Nesting() {
      p_.depth_--;
      uint32_t own = p_.height_ + chain_;
      p_.height_ = own > outer_height_ ? own : outer_height_;
    }
    void grow() {
      if (++chain_ + p_.height_ > kMaxChain) p_.too_deep();
    }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Parser& p_;
    uint32_t outer_height_;
    uint32_t chain_ = 0;
  };
  // Inside brackets of any sort, `do` belongs to what is inside again.
  struct Bracketed {
    explicit Bracketed(Parser& p)
        : no_do(p.no_do_, false), no_brace(p.no_brace_, false), kwarg(p.lexer_.in_kwarg, false) {}
    Saved<bool> no_do, no_brace, kwarg;
  };

  // parser.cpp: tokens, errors, nodes
  void advance();
  bool at(T kind) const { return tok_.kind == kind; }
  bool accept(T kind);
  bool expect(T kind, std::string_view expecting = {});
  void expect_end(bool empty_body = false, T end = T::KwEnd);
  void skip_newlines();
  void skip_terms();
  void skip_then();
  bool at_statement_end() const;
  void unexpected(std::string_view expecting = {});
  void error_at(const Node* n, std::string message) { errors_.report(n->start, n->length, std::move(message)); }
  void error_here(std::string message) { errors_.report(tok_.start, tok_.end - tok_.start, std::move(message)); }
  void too_deep();
  bool recover();
  Node* value_of(Node* node);
  void name_binding_use(const Call* call);

  template <class N>
  N* make(uint32_t start) {
    N* n = tree_.arena.make<N>();
    n->start = start;
    using K = NodeKind;
    if constexpr (N::kKind == K::Call || N::kKind == K::ConstGet || N::kKind == K::AttrSet || N::kKind == K::IndexSet ||
                  N::kKind == K::OpAssign)
      tree_.callable.push_back(n);
    return n;
  }
  template <class N>
  N* done(N* n) {
    n->length = last_end_ > n->start ? last_end_ - n->start : 0;
    return n;
  }
  template <class E>
  List<E> list(const std::vector<E>& from) {
    return tree_.arena.list(from);
  }
  Name intern(std::string_view s) { return tree_.arena.intern(s); }
  Node* make_statements(const Nodes& nodes, uint32_t start);
  Call* make_call(uint32_t start, Node* receiver, Name name, uint32_t name_start);
  Node* make_binary(Node* left, Name op, uint32_t op_start, Node* right);
  LocalGet* make_local(Variable* variable, uint32_t start);
  SymbolLiteral* make_symbol(Name name, uint32_t start);
  StringLiteral* make_string(std::string_view value, uint32_t start);

  // parser_statement.cpp
  Node* parse_statements();
  Node* parse_statement();
  Node* parse_modifiers(Node* body, Nesting& nesting, size_t first_jump);
  Node* parse_expression(bool statement = false);  // with and, or, not
  Node* parse_not(bool statement);
  Node* parse_top_expression(bool statement);
  Node* parse_match_operator(Node* value);
  Node* parse_alias();
  Node* parse_undef();
  Node* parse_method_name_item(uint16_t after);
  Node* parse_BEGIN();
  Node* parse_END();
  Node* condition(Node* node);
  Node* rescue_modifier(Node* body, Node* handler);
  Node* parse_rescue_handler(Level level);

  // parser_expression.cpp
  Node* parse_arg(Level level = Level::Arg);
  Node* parse_binary(int min_precedence, Level level);
  Node* parse_binary_right(Node* left, int precedence);
  Node* parse_range_right(Node* left, int precedence);
  Node* parse_unary(Level level);
  Node* parse_negative_number();
  Node* parse_defined();
  Node* parse_match(Node* left, uint32_t op_start, Node* right);
  bool starts_argument(T kind) const;

  // parser_assignment.cpp
  Node* parse_assignment(Node* left, Level level);
  Node* parse_op_assignment(Node* left, Level level);
  Node* parse_assigned_value(Level level, bool multiple);
  Node* to_target(Node* node);
  Node* to_attribute_target(Call* call);
  bool assignable(const Node* node) const;
  void set_value(Node* target, Node* value);
  Node* cannot_assign(Node* node);
  Node* parse_multi_assignment(Node* first, uint32_t start, bool parenthesized);
  MultiTarget* parse_multi_targets(Node* first, uint32_t start);
  Node* parse_multi_item();
  Node* multi_target(Node* node);
  Node* local_target(Name name, uint32_t start);

  // parser_call.cpp
  Node* parse_operand(Level level);
  Node* parse_postfix(Node* node, Level level, Nesting& nesting);
  Node* parse_method_call(Node* receiver, Level level);
  Node* parse_colon2(Node* receiver, Level level);
  Node* parse_index(Node* receiver);
  Node* parse_identifier(Level level);
  Node* parse_constant(Level level);
  Node* finish_call(Call* call, Level level);
  void parse_paren_arguments(Arguments& arguments);
  void parse_command_arguments(Arguments& arguments);
  void parse_arguments(Arguments& arguments, T closer, bool command_first);
  struct ArgumentLists {
    Nodes positional;
    std::vector<HashPair> pairs;
    uint32_t pairs_start = 0;
  };
  bool parse_argument(ArgumentLists& lists, Arguments& arguments, T closer, bool command_first);
  bool parse_forwarded_arguments(ArgumentLists& lists, Arguments& arguments);
  Node* hidden_local(Name name, uint32_t start, const char* message);
  HashPair parse_label_pair();
  Node* parse_splat();
  Node* name_value(Name name, uint32_t start);
  Variable* numbered_parameter(Name name, uint32_t start);
  bool takes_block(const Node* node) const;
  void finish_arguments(ArgumentLists& lists, Arguments& arguments);
  Arguments* arguments_for_block(Node*& node);
  void attach_command_block(Node*& node);
  Node* attach_block(Node* node, bool brace);
  Node* parse_super(Level level);
  void zsuper_arguments(ZSuper* node);
  Node* parse_yield(Level level);
  bool starts_command_argument(Level level) const {
    return level != Level::Arg && starts_argument(tok_.kind) && !at(T::LParenCall);
  }

  // parser_block.cpp
  Block* parse_block(bool brace);
  void parse_block_params(Block* block);
  Node* parse_lambda();
  void check_numbered(Block* block);
  Node* parse_body(uint32_t start);

  // parser_primary.cpp
  Node* parse_primary(Level level);
  Node* parse_keyword_primary(Level level);
  Node* parse_literal();
  Node* parse_top_constant();
  Node* parse_literal_keyword();
  Node* parse_number();
  Node* number_literal(const Token& token, bool negative, uint32_t start);
  IntegerLiteral* integer_literal(const NumberText& number, bool negative, uint32_t start);
  Node* parse_paren(bool targets);
  Node* parse_array();
  Node* parse_hash();
  Node* parse_jump(Level level);
  Node* parse_jump_value(Level level);
  Node* parse_return(uint32_t start, Level level);
  Node* parse_variable();
  Node* parse_not_call();
  Node* variable_node();
  bool jumps_in_loop(size_t first_jump);
  void leave_scope();

  // parser_control.cpp
  Node* parse_if();
  Node* parse_unless();
  Node* parse_while();
  Node* parse_case();
  Node* parse_case_when(Node* subject, uint32_t start);
  Node* parse_case_in(Node* subject, uint32_t start);
  Node* parse_for();
  Nodes for_assignments(MultiTarget* targets, Block* block, bool trailing_comma);
  void parse_do_separator();
  Node* parse_begin();
  Rescue parse_rescue_clause();

  // parser_definition.cpp
  Node* parse_def();
  bool parse_def_name(Def* def);
  Node* parse_endless_body();
  void parse_def_params(Def* def);
  Node* parse_class();
  Node* parse_singleton_class(uint32_t start);
  Node* parse_module();
  ConstSet* parse_constant_path();

  // parser_params.cpp
  struct ParamLists {
    std::vector<Param> params;
    bool forwards_all = false;
    bool trailing_comma = false;
    bool seen_optional = false, seen_rest = false, seen_post = false, seen_keyword = false;
    bool seen_keyword_rest = false, seen_block = false;
    size_t required_only() const {
      return seen_optional || seen_rest || seen_keyword || seen_keyword_rest || seen_block ? 0 : params.size();
    }
  };
  enum class ParamsOf : uint8_t { Def, Lambda, Block };
  Params* parse_params(T closer, ParamsOf what);
  bool parse_param(ParamLists& lists, ParamsOf what);
  void parse_positional_param(ParamLists& lists, ParamsOf what);
  void parse_keyword_param(ParamLists& lists, ParamsOf what);
  void parse_star_param(ParamLists& lists, bool twice);
  void parse_block_param(ParamLists& lists);
  void parse_forward_param(ParamLists& lists);
  Param start_param(ParamKind kind);
  Variable* declare_param(Name name, uint32_t start);
  MultiTarget* parse_param_pattern();
  void parse_block_locals(std::vector<Variable*>& locals);
  Params* build_params(ParamLists& lists);

  // parser_strings.cpp
  struct Segment {
    std::string text;
    Node* node = nullptr;
    bool line_start = false;
  };
  Node* parse_string();
  Node* parse_xstring();
  Node* parse_dsymbol(uint16_t after = kEnd);
  Node* parse_regexp();
  Node* parse_word_list(bool symbols);
  bool read_string(std::vector<Segment>& segments);  // true: it was a label
  void read_heredoc(std::vector<Segment>& segments);
  Node* read_interpolation(PartEnd kind);
  void dedent(std::vector<Segment>& segments, size_t first, int width);
  void finish_literal(uint16_t state);
  List<Node*> build_parts(const std::vector<Segment>& segments, uint32_t start);
  Node* build_string(const std::vector<Segment>& segments, uint32_t start);
  Node* build_symbol(const std::vector<Segment>& segments, uint32_t start);
  void read_regexp_flags(RegexpLiteral* regexp);

  // parser_pattern.cpp
  Node* parse_pattern_top();
  Node* parse_pattern();
  Node* parse_pattern_alternatives();
  Node* parse_pattern_primary();
  Node* parse_pattern_value();
  Node* parse_pattern_pin();
  Node* parse_pattern_constant();
  Node* pattern_range_end(Node* low, uint32_t start);
  Node* parse_pattern_list(Node* first, T closer, uint32_t start, Node* constant);
  Node* parse_pattern_hash(T closer, uint32_t start, Node* constant);
  bool parse_pattern_hash_pair(std::vector<HashPatternPair>& pairs);
  void parse_pattern_splat(Variable*& variable);
  Node* parse_pattern_primitive();
  Node* parse_constant_value();
  bool starts_pattern() const;
  Variable* pattern_variable(Name name, uint32_t start);

  const Source& source_;
  SyntaxTree& tree_;
  ParseErrors errors_;
  ScopeBuilder scopes_;
  Lexer lexer_;
  ParseOptions options_;
  Token tok_;
  uint32_t last_end_ = 0;  // end of the last consumed token
  uint32_t depth_ = 0;
  uintptr_t stack_base_ = stack_position();
  uint32_t height_ = 0;               // chains below the innermost Nesting
  bool no_do_ = false;                // `do` belongs to something further out (while, or a command's arguments)
  bool no_brace_ = false;             // `{` is the body of the lambda whose bare parameters are being parsed
  bool in_defined_ = false;           // the operand of defined?, where `yield` may stand anywhere
  bool was_command_ = false;          // the operand just parsed is a command call with arguments
  bool paren_targets_ = false;        // a `(` that comes first in a statement may hold (a, b) = ...
  bool inside_target_paren_ = false;  // the statement being parsed is all there is in such a `(`
  Node* closed_ = nullptr;            // the last parenthesized expression: no target, takes no block
  Node* label_key_ = nullptr;         // the operand just parsed is the key of a "text": pair
  struct OpenJump {
    Node* node;  // Break, Next or Redo outside of any loop seen so far
    Scope* scope;
  };
  std::vector<OpenJump> open_jumps_;
  bool loop_has_redo_ = false;  // the innermost loop, so far
  Nodes begin_blocks_;  // BEGIN { }
  std::vector<Name> pattern_names_, pattern_keys_;
};

}  // namespace hypha::ruby::syntax
