// SPDX-License-Identifier: MIT
// The syntax tree of a Ruby program: plain data in an arena, one struct per NodeKind, for a translator that switches
// over `kind`. Locals are already resolved (scope.h). Conventions:
// - An optional child is null; so is an empty body (it means nil).
// - A target (left side of an assignment) is the write node of its kind with value == null: LocalSet, IvarSet, GvarSet,
//   CvarSet, ConstSet, AttrSet, IndexSet, or a MultiTarget.
// - Operators are Calls by name ("+", "-@", "!", "[]"); a != b is a Call of "!=".
// - Sugar is gone where Ruby defines it as sugar: `for` is a call of each with a block, `x rescue y` is a Begin,
//   unless is an If with swapped branches, `...` and super's implicit arguments are written out.
// - Depth is bounded by the parser (kMaxNesting, kMaxChain in parser.h), so translators may recurse.
#pragma once
#include <cstdint>
#include <deque>
#include <string_view>

#include "framework/source/source.h"
#include "languages/ruby/syntax/arena.h"
#include "languages/ruby/syntax/scope.h"

namespace hypha::ruby::syntax {

// clang-format off
#define HYPHA_RUBY_NODES(X)                                                                                     \
  X(NilLiteral) X(TrueLiteral) X(FalseLiteral) X(Self) X(IntegerLiteral) X(FloatLiteral) X(RationalLiteral)     \
  X(ImaginaryLiteral) X(StringLiteral) X(InterpolatedString) X(XString) X(SymbolLiteral) X(InterpolatedSymbol)  \
  X(RegexpLiteral) X(ArrayLiteral) X(HashLiteral) X(Range) X(FlipFlop) X(EncodingLiteral)                       \
  X(LocalGet) X(LocalSet) X(IvarGet) X(IvarSet) X(GvarGet) X(GvarSet) X(CvarGet) X(CvarSet) X(ConstGet)         \
  X(ConstSet) X(NthRef) X(BackRef) X(AttrSet) X(IndexSet) X(MultiTarget) X(MultiAssign) X(OpAssign)             \
  X(MatchCaptures) X(Call) X(Super) X(ZSuper) X(Yield) X(Splat) X(Block) X(LambdaLiteral)                       \
  X(Statements) X(If) X(While) X(For) X(Case) X(CaseIn) X(MatchPattern) X(And) X(Or) X(Defined) X(Begin)        \
  X(Return) X(Break) X(Next) X(Redo) X(Retry) X(Def) X(ClassDef) X(ModuleDef) X(SingletonClass) X(Alias)        \
  X(GlobalAlias) X(Undef) X(AtExit)                                                                             \
  X(ValuePattern) X(BindPattern) X(AlternativePattern) X(CapturePattern) X(ArrayPattern) X(FindPattern)         \
  X(HashPattern)
// clang-format on

enum class NodeKind : uint8_t {
#define X(name) name,
  HYPHA_RUBY_NODES(X)
#undef X
};
std::string_view kind_name(NodeKind kind);

struct Node {
  NodeKind kind;
  uint32_t start = 0;   // byte offset in the source
  uint32_t length = 0;  // in bytes
};

template <NodeKind K>
struct NodeOf : Node {
  static constexpr NodeKind kKind = K;
  NodeOf() : Node{K} {}
};

// as<Call>(node): the node is known to be of that kind. try_as: null if it is of another kind (or null itself).
template <class T>
T* try_as(Node* node) {
  return node && node->kind == T::kKind ? static_cast<T*>(node) : nullptr;
}
template <class T>
T* as(Node* node) {
  return static_cast<T*>(node);
}

struct Block;
struct HashLiteral;
using Name = std::string_view;  // interned: equal names have equal data()

// ---- literals
struct NilLiteral : NodeOf<NodeKind::NilLiteral> {};
struct TrueLiteral : NodeOf<NodeKind::TrueLiteral> {};
struct FalseLiteral : NodeOf<NodeKind::FalseLiteral> {};
struct Self : NodeOf<NodeKind::Self> {};
struct EncodingLiteral : NodeOf<NodeKind::EncodingLiteral> {};  // __ENCODING__
struct IntegerLiteral : NodeOf<NodeKind::IntegerLiteral> {
  int64_t value = 0;  // sign included, if !big
  bool big = false;   // does not fit: digits in base, and the sign
  bool negative = false;
  uint8_t base = 10;
  Name digits;
};
struct FloatLiteral : NodeOf<NodeKind::FloatLiteral> {
  double value = 0;
};
struct RationalLiteral : NodeOf<NodeKind::RationalLiteral> {  // numerator / 10**scale
  IntegerLiteral* numerator = nullptr;
  uint32_t scale = 0;
};
struct ImaginaryLiteral : NodeOf<NodeKind::ImaginaryLiteral> {
  Node* number = nullptr;  // IntegerLiteral, FloatLiteral or RationalLiteral
};
struct StringLiteral : NodeOf<NodeKind::StringLiteral> {
  std::string_view value;  // any bytes
};
// Parts: StringLiteral is literal text, everything else is converted by to_s. At least one part of that sort.
struct InterpolatedString : NodeOf<NodeKind::InterpolatedString> {
  List<Node*> parts;
};
struct XString : NodeOf<NodeKind::XString> {
  List<Node*> parts;
};
struct SymbolLiteral : NodeOf<NodeKind::SymbolLiteral> {
  Name name;
};
struct InterpolatedSymbol : NodeOf<NodeKind::InterpolatedSymbol> {
  List<Node*> parts;
};
struct RegexpLiteral : NodeOf<NodeKind::RegexpLiteral> {
  List<Node*> parts;  // source text, escapes kept; constant if all are StringLiterals (then one or none)
  bool ignore_case = false, extended = false, multiline = false, once = false;
  char encoding = 0;  // 'n', 'e', 's', 'u' or 0
};
struct ArrayLiteral : NodeOf<NodeKind::ArrayLiteral> {
  List<Node*> elements;  // may contain Splat
};
struct HashPair {
  Node* key = nullptr;  // null: **value
  Node* value = nullptr;
};
struct HashLiteral : NodeOf<NodeKind::HashLiteral> {
  List<HashPair> pairs;
  bool braces = true;  // false: keyword arguments of a call
};
struct Range : NodeOf<NodeKind::Range> {
  Node* low = nullptr;
  Node* high = nullptr;
  bool exclusive = false;
};
struct FlipFlop : NodeOf<NodeKind::FlipFlop> {  // a range as a condition; `state` starts as nil
  Node* low = nullptr;
  Node* high = nullptr;
  bool exclusive = false;
  Variable* state = nullptr;
};

// ---- variables and assignments
struct LocalGet : NodeOf<NodeKind::LocalGet> {
  Variable* variable = nullptr;
};
struct LocalSet : NodeOf<NodeKind::LocalSet> {
  Variable* variable = nullptr;
  Node* value = nullptr;
};
struct IvarGet : NodeOf<NodeKind::IvarGet> {
  Name name;  // with the @
};
struct IvarSet : NodeOf<NodeKind::IvarSet> {
  Name name;
  Node* value = nullptr;
};
struct GvarGet : NodeOf<NodeKind::GvarGet> {
  Name name;  // with the $
};
struct GvarSet : NodeOf<NodeKind::GvarSet> {
  Name name;
  Node* value = nullptr;
};
struct CvarGet : NodeOf<NodeKind::CvarGet> {
  Name name;  // with the @@
};
struct CvarSet : NodeOf<NodeKind::CvarSet> {
  Name name;
  Node* value = nullptr;
};
// Name (scope null, !top), ::Name (top), scope::Name
struct ConstGet : NodeOf<NodeKind::ConstGet> {
  Node* scope = nullptr;
  bool top = false;
  Name name;
};
struct ConstSet : NodeOf<NodeKind::ConstSet> {
  Node* scope = nullptr;
  bool top = false;
  Name name;
  Node* value = nullptr;
};
struct NthRef : NodeOf<NodeKind::NthRef> {  // $1 ...
  uint32_t number = 0;
};
struct BackRef : NodeOf<NodeKind::BackRef> {  // $& $` $' $+
  char which = '&';
};

struct Arguments {
  List<Node*> positional;           // may contain Splat
  HashLiteral* keywords = nullptr;  // `k: v`, `a => b`, `**h`
  Node* block_pass = nullptr;       // &expression
  Block* block = nullptr;           // { } or do end; never together with block_pass
  bool has_splat = false;           // a Splat is among the positional ones
  bool parentheses = false;
};
struct AttrSet : NodeOf<NodeKind::AttrSet> {  // receiver.name = value; its value is `value`
  Node* receiver = nullptr;
  bool safe = false;  // &.
  Name name;          // without the =
  uint32_t name_start = 0;
  Node* value = nullptr;
};
struct IndexSet : NodeOf<NodeKind::IndexSet> {  // receiver[arguments] = value
  Node* receiver = nullptr;
  Arguments arguments;
  Node* value = nullptr;
};
struct MultiTarget : NodeOf<NodeKind::MultiTarget> {  // a, (b, *), *c, d
  List<Node*> before;
  bool has_splat = false;
  Node* splat = nullptr;  // null with has_splat: anonymous
  List<Node*> after;
};
struct MultiAssign : NodeOf<NodeKind::MultiAssign> {
  MultiTarget* target = nullptr;
  Node* value = nullptr;  // an ArrayLiteral when several values (or a splat) are written
};
struct OpAssign : NodeOf<NodeKind::OpAssign> {
  Node* target = nullptr;  // a target; receiver, scope and arguments are to be evaluated once
  Name op;                 // "+", "<<", ..., "||", "&&"
  Node* value = nullptr;
};
struct MatchCaptures : NodeOf<NodeKind::MatchCaptures> {  // /(?<a>..)/ =~ x: assigns the named groups
  Node* call = nullptr;                                   // the Call of =~
  List<Variable*> variables;                              // by name of the group
};

// ---- calls
struct Call : NodeOf<NodeKind::Call> {
  Node* receiver = nullptr;  // null: self, private methods allowed
  Name name;
  Arguments arguments;
  bool safe = false;           // &.
  bool variable_like = false;  // a lone identifier: undefined means NameError
  bool index = false;          // written a[b]
  uint32_t name_start = 0;     // where the method name (or operator) stands: the line a backtrace shows
};
struct Super : NodeOf<NodeKind::Super> {
  Arguments arguments;
};
struct ZSuper : NodeOf<NodeKind::ZSuper> {
  Arguments arguments;  // the method's parameters, passed on; block_pass/block only if written
};
struct Yield : NodeOf<NodeKind::Yield> {
  Arguments arguments;
};
struct Splat : NodeOf<NodeKind::Splat> {
  Node* value = nullptr;
};

enum class ParamKind : uint8_t {
  Required,
  Optional,
  Rest,
  Post,
  Keyword,
  KeywordOptional,
  KeywordRest,
  NoKeywords,
  BlockParam
};
struct Param {
  ParamKind kind = ParamKind::Required;
  Name name;                           // empty: anonymous or destructured
  Variable* variable = nullptr;        // always there, except for NoKeywords
  Node* default_value = nullptr;       // Optional, KeywordOptional
  MultiTarget* destructure = nullptr;  // Required, Post: to be assigned from `variable`
  uint32_t start = 0, length = 0;
};
// In Ruby's order: Required, Optional, Rest, Post, Keyword/KeywordOptional, KeywordRest or NoKeywords, BlockParam.
struct Params {
  List<Param> list;
  uint32_t required = 0, optional = 0, post = 0, keywords = 0, required_keywords = 0;
  Param* rest = nullptr;
  Param* keyword_rest = nullptr;  // also NoKeywords
  Param* block = nullptr;
  bool forwards_all = false;    // `...`: rest, keyword_rest and block are the anonymous ones
  bool trailing_comma = false;  // |a,|: takes the first element of an array
  uint32_t numbered = 0;        // _1 .. _n were used
  List<Variable*> block_locals;
};
struct Block : NodeOf<NodeKind::Block> {
  Scope* scope = nullptr;
  Params* params = nullptr;  // null: none written
  Node* body = nullptr;
};
struct LambdaLiteral : NodeOf<NodeKind::LambdaLiteral> {  // ->(x) { }
  Block* block = nullptr;
};

// ---- control
struct Statements : NodeOf<NodeKind::Statements> {
  List<Node*> list;  // two or more
};
struct If : NodeOf<NodeKind::If> {
  Node* condition = nullptr;
  Node* then_body = nullptr;
  Node* else_body = nullptr;
};
struct While : NodeOf<NodeKind::While> {
  Node* condition = nullptr;
  Node* body = nullptr;
  bool until = false;       // loop while the condition is false
  bool body_first = false;  // begin .. end while
  bool has_redo = false;    // a redo of this loop
};
struct For : NodeOf<NodeKind::For> {  // iterable.each with block; the block's body starts with the assignments
  Node* iterable = nullptr;
  Block* block = nullptr;  // scope kind For
};
struct When {
  List<Node*> conditions;  // may contain Splat
  Node* body = nullptr;
  uint32_t start = 0;
};
struct Case : NodeOf<NodeKind::Case> {
  Node* subject = nullptr;  // null: the conditions are tested themselves
  List<When> whens;
  Node* else_body = nullptr;
};
struct In {
  Node* pattern = nullptr;
  Node* guard = nullptr;
  bool guard_unless = false;
  Node* body = nullptr;
  uint32_t start = 0;
};
struct CaseIn : NodeOf<NodeKind::CaseIn> {
  Node* subject = nullptr;
  List<In> clauses;
  bool has_else = false;  // without: NoMatchingPatternError
  Node* else_body = nullptr;
};
struct MatchPattern : NodeOf<NodeKind::MatchPattern> {
  Node* value = nullptr;
  Node* pattern = nullptr;
  bool raises = false;  // value => pattern; otherwise value in pattern
};
struct And : NodeOf<NodeKind::And> {
  Node* left = nullptr;
  Node* right = nullptr;
};
struct Or : NodeOf<NodeKind::Or> {
  Node* left = nullptr;
  Node* right = nullptr;
};
struct Defined : NodeOf<NodeKind::Defined> {
  Node* value = nullptr;
};
struct Rescue {
  List<Node*> classes;     // may contain Splat; empty: StandardError
  Node* target = nullptr;  // => target
  Node* body = nullptr;
  uint32_t start = 0;
};
struct Begin : NodeOf<NodeKind::Begin> {
  Node* body = nullptr;
  List<Rescue> rescues;
  Node* else_body = nullptr;
  Node* ensure_body = nullptr;
  bool has_ensure = false;
  bool keyword = false;  // written begin .. end
};
struct Return : NodeOf<NodeKind::Return> {
  Node* value = nullptr;
};
struct Break : NodeOf<NodeKind::Break> {
  Node* value = nullptr;
  bool from_block = false;  // leaves the call the block was given to; otherwise a while loop of the same scope
};
struct Next : NodeOf<NodeKind::Next> {
  Node* value = nullptr;
  bool from_block = false;
};
struct Redo : NodeOf<NodeKind::Redo> {
  bool from_block = false;
};
struct Retry : NodeOf<NodeKind::Retry> {};

// ---- definitions
struct Def : NodeOf<NodeKind::Def> {
  Node* singleton = nullptr;  // def singleton.name
  Name name;
  Params* params = nullptr;  // null: none
  Node* body = nullptr;
  Scope* scope = nullptr;
  uint32_t name_start = 0;
};
struct ClassDef : NodeOf<NodeKind::ClassDef> {
  ConstSet* path = nullptr;
  Node* superclass = nullptr;
  Node* body = nullptr;
  Scope* scope = nullptr;
};
struct ModuleDef : NodeOf<NodeKind::ModuleDef> {
  ConstSet* path = nullptr;
  Node* body = nullptr;
  Scope* scope = nullptr;
};
struct SingletonClass : NodeOf<NodeKind::SingletonClass> {
  Node* object = nullptr;
  Node* body = nullptr;
  Scope* scope = nullptr;
};
struct Alias : NodeOf<NodeKind::Alias> {
  Node* new_name = nullptr;  // SymbolLiteral or InterpolatedSymbol
  Node* old_name = nullptr;
};
struct GlobalAlias : NodeOf<NodeKind::GlobalAlias> {
  Name new_name, old_name;
};
struct Undef : NodeOf<NodeKind::Undef> {
  List<Node*> names;
};
struct AtExit : NodeOf<NodeKind::AtExit> {  // END { }
  Block* block = nullptr;
};

// ---- patterns (of CaseIn and MatchPattern)
struct ValuePattern : NodeOf<NodeKind::ValuePattern> {  // value === subject; also ^pin
  Node* value = nullptr;
};
struct BindPattern : NodeOf<NodeKind::BindPattern> {  // always matches
  Variable* variable = nullptr;
};
struct AlternativePattern : NodeOf<NodeKind::AlternativePattern> {
  Node* left = nullptr;
  Node* right = nullptr;
};
struct CapturePattern : NodeOf<NodeKind::CapturePattern> {  // pattern => variable
  Node* pattern = nullptr;
  Variable* variable = nullptr;
};
struct ArrayPattern : NodeOf<NodeKind::ArrayPattern> {  // Constant[before, *rest, after]
  Node* constant = nullptr;
  List<Node*> before;
  bool has_rest = false;
  Variable* rest = nullptr;
  List<Node*> after;
};
struct FindPattern : NodeOf<NodeKind::FindPattern> {  // [*before, middle, *after]
  Node* constant = nullptr;
  Variable* before = nullptr;
  List<Node*> middle;
  Variable* after = nullptr;
};
struct HashPatternPair {
  Name key;
  Node* pattern = nullptr;  // `k:` alone is a BindPattern
};
struct HashPattern : NodeOf<NodeKind::HashPattern> {
  Node* constant = nullptr;
  List<HashPatternPair> pairs;
  bool has_rest = false;  // **rest or **nil
  bool nil_rest = false;  // **nil: no other keys
  Variable* rest = nullptr;
};

// ---- the whole
struct SyntaxTree {
  const Source* source = nullptr;
  Arena arena;
  std::deque<Scope> scopes;  // [0] is the program's
  std::deque<Variable> variables;
  std::vector<Node*> callable;  // Call, ConstGet, AttrSet, IndexSet, OpAssign: where a name may turn out to be undefined
  Node* body = nullptr;  // null: empty program
  bool frozen_string_literals = false;
  bool has_data = false;     // __END__ was seen
  uint32_t data_offset = 0;  // where DATA starts
  bool evaluated = false;    // a string given to eval

  Scope* scope() { return &scopes.front(); }
  SourceSection section(const Node* n) const { return {source, n->start, n->length}; }
};

}  // namespace hypha::ruby::syntax
