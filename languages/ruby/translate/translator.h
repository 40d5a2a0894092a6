// SPDX-License-Identifier: MIT
// Syntax tree -> executable tree. One Translator per file; one Unit per call target (method, block, class body, program).
// Frame slots: the words of the calling convention (class.h: Parameters), then locals that are not captured, then temporaries.
// Captured variables live in the activation's Env (languages/ruby/syntax/scope.h says which).
#pragma once
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "languages/ruby/nodes/node_place.h"
#include "languages/ruby/runtime/call_site.h"
#include "languages/ruby/syntax/ast.h"

namespace hypha::ruby {

namespace ast = syntax;
enum class BodyKind : uint8_t;

// Translates a whole program (or required file). The target takes [self, block].
CallTarget* translate_program(ast::SyntaxTree& tree, LexicalScope* scope, const char* name);
// Translates one `def` of a parsed prelude method into an existing target.
void translate_method_into(ast::SyntaxTree& tree, ast::Def* def, LexicalScope* scope, CallTarget* target, MethodInfo* info);
LexicalScope* top_scope();  // Object

class Translator {
 public:
  explicit Translator(ast::SyntaxTree& tree) : tree_(tree) {}
  CallTarget* program(LexicalScope* scope, const char* name);
  CallTarget* evaluation(const CallTarget* outer, LexicalScope* lexical);
  void method_body(ast::Def* def, LexicalScope* scope, CallTarget* t, MethodInfo* info);

 private:
  // A loop around the point being translated: of the program, or one that repeats a body for retry or redo. Leaving such
  // a body for a loop further out notes where to in a slot, and goes on behind it.
  enum class Jump : uint8_t { Break, Next, Retry, Redo };
  struct Loop {
    enum Kind : uint8_t { While, Retry, Redo } kind = While;
    int result_slot = -1;
    int left_slots[4] = {-1, -1, -1, -1};  // by Jump
  };
  struct Unit {
    CallTarget* target = nullptr;
    ast::Scope* scope = nullptr;
    Unit* outer = nullptr;            // lexically
    LexicalScope* lexical = nullptr;
    int next_slot = 0;
    int env_slot = -1;                // innermost Env that exists here
    bool is_block = false, is_lambda = false, in_method = false;
    int keywords_slot = -1;
    MethodInfo* method = nullptr;     // of the home
    std::string home_name;            // for names of blocks
    std::unordered_map<const ast::Variable*, int> slots;
    std::vector<Loop> loops;
    std::vector<Symbol*>* instance_variables = nullptr;  // of the class body around
    int block_env_index = -1;         // home: where the method's block is in its Env (yield from blocks)
    int returned_env_index = -1;      // home: where its Env says that it was left (return from blocks)
    int closure_env_index = -1;       // lambda: where its closure is in its Env (return from nested blocks)
    bool matches = false;             // home: something in it sets $~
    int exception_slot = -1;          // innermost rescue
    ast::Node* root = nullptr;        // the unit's body
    std::unordered_map<const ast::Variable*, int> mentions;  // in the whole unit, counted on demand
    std::unordered_set<const ast::Variable*> loop_local;     // dead at a loop's head and mentioned nowhere else
  };

  template <class T, class... A>
  Node* make(const ast::Node* at, A&&... a) {
    auto n = std::make_unique<T>(std::forward<A>(a)...);
    if (at) place(at).put(n.get());
    return own(std::move(n));
  }
  static NodePlace place(const ast::Node* at) { return {at->start, at->length}; }
  Node* own(std::unique_ptr<Node> n);
  CallSite call_site(Symbol* name, bool self_call = false, bool variable_call = false);
  Node* adopt(const ast::Node* at, Node* n);   // made by a make_* function
  int new_slot() { return unit_->next_slot++; }

  // ---- translate.cpp
  Node* expression(ast::Node* n);              // null: nil
  Node* effect(ast::Node* n);                  // its value is not used
  Node* statements(ast::Statements* s);
  Node* nil(const ast::Node* at = nullptr);
  Node* literal(const ast::Node* at, Value v);
  Symbol* symbol(ast::Name n) { return intern(n); }
  // ---- literals.cpp
  Node* integer_literal(ast::IntegerLiteral*);
  Node* rational_literal(ast::RationalLiteral*);
  Node* string_literal(const ast::Node* at, std::string_view text);
  Node* interpolation(const ast::Node* at, const ast::List<ast::Node*>& parts);
  Node* regexp(ast::RegexpLiteral*);
  Node* array(const ast::Node* at, const ast::List<ast::Node*>& elements);
  Node* hash(ast::HashLiteral*);
  Node* range(ast::Range*);
  // ---- variables.cpp
  Node* read_variable(const ast::Node* at, const ast::Variable*);
  Node* write_variable(const ast::Node* at, const ast::Variable*, Node* value);
  Node* read_captured(const ast::Node* at, const ast::Scope* owner, int index);
  int hops_to(const ast::Scope* owner);
  void note_match(std::string_view method);    // that may set $~
  Node* method_block(const ast::Node* at);     // the block of the home method
  Node* constant(ast::ConstGet*);
  Node* global(const ast::Node* at, ast::Name);
  Node* assign(ast::Node* target, Node* value);      // any target
  Node* multi_assign(ast::MultiAssign*, bool used);
  // Evaluates a target's receiver and arguments now (`before`); what comes back makes the assignment.
  using Assign = std::function<Node*(Node* value)>;
  Assign prepare(ast::Node* target, std::vector<Node*>& before);
  std::vector<Assign> prepare_all(ast::MultiTarget*, std::vector<Node*>& before);
  void destructure(ast::MultiTarget*, const std::vector<Assign>&, int array_slot, std::vector<Node*>& out);
  Node* op_assign(ast::OpAssign*);
  Node* op_assign_attribute(ast::OpAssign*, ast::AttrSet*);
  Node* op_assign_index(ast::OpAssign*, ast::IndexSet*);
  Node* combine(ast::OpAssign*, Node* old_value, const std::function<Node*(Node*)>& store);
  Node* instance_variable_set(ast::IvarSet*, Node* value);
  // ---- calls.cpp
  Node* call(ast::Call*);
  Node* special_call(ast::Call*);              // operators and forms without dispatch; null: an ordinary call
  bool is_prelude() const { return tree_.source->name().rfind("<internal:", 0) == 0; }
  Node* primitive_call(ast::Call*);
  Node* refine(ast::Call*);
  Node* binary_operator(const ast::Node* at, std::string_view op, Node* left, Node* right);
  Node* ordinary_call(const ast::Node* at, CallSite, Node* receiver, const ast::Arguments&, Node* extra = nullptr);
  Node* assignment_call(const ast::Node* at, CallSite, Node* receiver, std::vector<Node*> args);
  Node* super_call(const ast::Node* at, const ast::Arguments&);
  Node* yield(ast::Yield*);
  Node* argument_array(const ast::Node* at, const ast::Arguments&, Node* extra);
  Node* block_argument(const ast::Arguments&, bool* catches_break);
  Node* send(const ast::Node* at, Node* receiver, const char* name, std::vector<Node*> args, bool self_call = false);
  Node* safe_navigation(const ast::Node* at, ast::Node* receiver, const std::function<Node*(Node*)>& rest);
  // ---- bindings.cpp
  Node* binding_node(const ast::Node* at);
  Node* binding_call(ast::Call*);
  // ---- blocks.cpp
  CallTarget* block(ast::Block*, bool lambda);
  Node* block_node(ast::Block*, bool lambda, bool detached = false);  // detached: given to no call
  // ---- definitions.cpp
  Node* definition(ast::Def*);
  Node* class_body(const ast::Node* at, BodyKind, ast::ConstSet* path, ast::Node* superclass, ast::Node* body, ast::Scope*);
  void env_indexes(Unit& u);
  void open_unit(Unit& u, CallTarget* t, ast::Scope* scope, LexicalScope* lexical);
  void close_unit(Unit& u, const ast::Node* at, Node* body);
  Node* prologue(ast::Params*, int header, Parameters* out, std::vector<Node*>& into);
  void describe_parameters(ast::Params*, Parameters* out);
  void parameter_slots(ast::Params*, int header);
  void enter_env(std::vector<Node*>& into, ast::Params*, int header, int parent_slot);
  void parameter_defaults(ast::Params*, int header, const Parameters*, std::vector<Node*>& into);
  void prepare_scopes();
  // ---- control.cpp
  Node* condition(ast::Node*);
  Node* while_loop(ast::While*, bool used);
  Node* case_when(ast::Case*);
  Node* case_in(ast::CaseIn*);
  Node* match_pattern(ast::MatchPattern*);
  Node* pattern(ast::Node* p, int subject_slot);     // a condition; binds variables
  Node* array_pattern(ast::ArrayPattern*, int slot);
  Node* find_pattern(ast::FindPattern*, int slot);
  Node* hash_pattern(ast::HashPattern*, int slot);
  Node* sub_pattern(ast::Node* p, Node* value);
  Node* truth(const ast::Node* at, Node* n);
  Node* bind(const ast::Node* at, ast::Variable*, Node* value);
  Node* pattern_constant(ast::Node* constant, int slot, Node* rest);
  Node* all_of(const ast::Node* at, std::vector<Node*> conditions);
  Node* begin(ast::Begin*);
  Node* rescues(ast::Begin*);
  Node* rescued_body(ast::Begin*);
  void clause_texts(ast::Begin*);
  Node* jump(const ast::Node* at, Jump);
  Node* repeatable(const ast::Node* at, Loop::Kind, const std::function<Node*()>& body);
  Node* ensure(ast::Begin*, Node* body);
  Node* leave(ast::Node*);                     // return, break, next, redo, retry
  Node* return_node(const ast::Node* at, Node* value);
  Node* defined(ast::Node*);
  std::vector<uint16_t> dead_slots(ast::While*);

  ast::SyntaxTree& tree_;
  Unit* unit_ = nullptr;
  bool refined_ = false;  // behind a `using`, or inside of `refine`
  std::unordered_map<const ast::Scope*, Unit*> units_;  // of the scopes being translated
};

}  // namespace hypha::ruby
