// SPDX-License-Identifier: MIT
// Syntax tree -> executable tree. One Translator a file; one Unit a call target (module, function, lambda,
// comprehension, class body). Frame words: functions [function object, parameters...]; comprehensions [Env, iterator];
// class bodies [Env, namespace]; modules [nil]. Then come the locals that are not captured, then temporaries. Captured
// variables live in the activation's Env (syntax/scope.h).
#pragma once
#include <functional>
#include <memory>
#include <set>
#include <unordered_map>

#include "languages/python/runtime/interop.h"
#include "languages/python/syntax/parser.h"

namespace hypha::python {

// The tree must live as long as the program (sources and names are views into it).
// separate_locals: the target's second word is the namespace of its names (exec with locals).
CallTarget* translate_module(SyntaxTree& tree, ModuleInfo* module, const char* name, bool separate_locals = false);

struct ClassBody;
struct DictElement;
struct DisplayElement;
struct HandlerSlots;

class Translator {
 public:
  // What becomes of a comprehension's elements.
  enum class Harvest : uint8_t { List, Set, Dict, Yield, All, Any, Sum, Tuple };
  Translator(SyntaxTree& tree, ModuleInfo* module) : tree_(tree), module_(module) {}
  CallTarget* module(const char* name, bool separate_locals);

 private:
  // Which locals certainly have a value here; dead: this point is not reached.
  struct Flow {
    std::set<const Variable*> assigned;
    bool dead = false;
  };
  struct Loop {
    int broken_slot;  // -1: no else clause; set to true by break
  };
  struct Unit {
    CallTarget* target = nullptr;
    Scope* scope = nullptr;
    Unit* outer = nullptr;
    int next_slot = 0;
    int env_slot = -1;    // innermost Env that exists here
    int names_slot = -1;  // class body: its namespace
    ClassBody* class_body = nullptr;
    const Variable* self = nullptr;  // method: the first parameter
    int self_slot = -1;              // its word
    std::unordered_map<const Variable*, int> slots;
    std::set<const Variable*> deletable;  // del x, except ... as x: never certain
    std::set<int> unset;                  // slots to be marked as unbound at the start
    std::vector<Loop> loops;
    Flow flow;
  };

  template <class T, class... A>
  T* make(ast::Span at, A&&... a) {
    auto n = std::make_unique<T>(std::forward<A>(a)...);
    n->source_start = at.start;
    n->source_length = at.length;
    if constexpr (requires { n->each_part([](Node&) {}); })
      n->each_part([&](Node& part) { part.source_start = at.start, part.source_length = at.length; });
    T* raw = n.get();
    own(std::move(n));
    return raw;
  }
  Node* own(std::unique_ptr<Node> n);
  Node* adopt(Node* n) { return own(std::unique_ptr<Node>(n)); }
  Node* adopt(ast::Span at, Node* n) {
    n->source_start = at.start;
    n->source_length = at.length;
    return adopt(n);
  }
  int new_slot() { return unit_->next_slot++; }
  Node* none(ast::Span at);
  Node* constant(ast::Span at, Value v);
  Node* string(ast::Span at, std::string_view text);
  Node* special(ast::Span at, Symbol* name, int argc);  // an operation: the operands' special method
  Node* sequence(ast::Span at, std::vector<Node*> nodes);
  Node* get(ast::Span at, int slot);
  Node* put(ast::Span at, int slot, Node* v);

  // ---- statement.cpp
  Node* block(const ast::Block&);
  Node* tail_block(const ast::Block&, ast::Span at);  // the body of a function: its value is the result
  Node* statement(ast::Statement&, bool tail = false);
  Node* tail_statement(ast::Statement&);
  Node* assign_statement(ast::Assign&);
  Node* augmented(ast::AugmentedAssign&);
  Node* annotated(ast::AnnotatedAssign&);
  Node* import(ast::Import&);
  Node* import_from(ast::ImportFrom&);
  Node* raise(ast::Raise&);
  Node* assertion(ast::Assert&);
  // ---- target.cpp
  Node* read_name(ast::Name&);
  Node* write_name(ast::Name&, Node* value);
  Node* delete_name(ast::Name&);
  Node* read_variable(ast::Span at, const Variable*, Symbol* name);  // by the distance of its owner
  Node* assign(ast::Expression& target, Node* value);
  Node* remove(ast::Expression& target);
  Node* assign_all(ast::Span at, const List<ast::Expression*>& targets, std::vector<int>& slots);
  static const List<ast::Expression*>* parts_of(ast::Expression& target);  // of a, b or [a, b]; else null
  static int star_of(const List<ast::Expression*>& targets);               // which one is starred; -1: none
  // The slots that the values go to, and what then assigns them (null: nothing is left to do), are told if asked for.
  Node* unpack(ast::Span at, const List<ast::Expression*>& targets, Node* value, std::vector<int>* slots = nullptr,
               Node** assignments = nullptr);
  int local_slot(const Variable*);
  int distance_to(const Scope* owner);
  // ---- expression.cpp
  Node* expression(ast::Expression&);
  Node* named(ast::NamedExpression&);
  Node* condition(ast::Expression&);  // answers true or false
  Node* leaf(ast::Expression&);
  Node* unary(ast::Unary&);
  Node* binary(ast::Span at, ast::BinaryOperator, Node* left, Node* right, bool in_place);
  Node* compare(ast::Compare&, bool truth);
  Node* comparison(ast::Span at, ast::CompareOperator, Node* left, Node* right, bool truth);
  Node* logical(ast::Logical&);
  Node* conditional(ast::Conditional&);
  Node* display(ast::Span at, const List<ast::Expression*>& elements, bool tuple);
  Node* fstring(ast::FString&);
  Node* subscript(ast::Span at, Node* object, ast::Expression& index);
  Node* index_of(ast::Expression& index);
  // ---- call.cpp
  Node* call(ast::Call&);
  Node* super_call(ast::Call&, ast::Attribute&);
  Node* with_locals(ast::Call&, Node* call);  // of a built-in that asks for the names here
  Node* read_class_cell(ast::Span at);        // __class__
  Node* read_self(ast::Span at);              // the first parameter
  Node* star_call(ast::Span at, Node* callee, const List<ast::Argument>&);
  std::vector<DisplayElement> argument_elements(const List<ast::Argument>&);
  std::vector<DictElement> keyword_items(const List<ast::Argument>&);
  // ---- function.cpp
  void open_unit(Unit&, CallTarget*, Scope*, ast::Span at, std::string name);
  void close_unit(Unit&, ast::Span at, Node* body);
  void enter_env(std::vector<Node*>& into, ast::Span at, int parent_slot, const List<ast::Parameter>* parameters);
  Node* function(ast::Function&);
  CallTarget* function_target(ast::Function&);
  FunctionCode* describe(ast::Function&);
  Node* function_definition(ast::FunctionDefinition&);
  Node* class_definition(ast::ClassDefinition&);
  Node* class_value(ast::ClassDefinition&);
  Node* decorate_with(const List<ast::Expression*>& decorators, std::vector<Node*>& before,
                      const std::function<Node*()>& make_value);
  CallTarget* generator_target(CallTarget* body, const FunctionCode*, ast::Span at);
  void note_deletions(Unit&, const ast::Block&);
  // ---- comprehension.cpp
  Node* comprehension(ast::Comprehension&);
  Node* first_iterator(ast::Comprehension&);
  CallTarget* comprehension_target(ast::Comprehension&, Harvest);
  Node* comprehension_clause(ast::Comprehension&, Harvest, int result_slot, size_t clause);
  Node* comprehension_element(ast::Comprehension&, Harvest, int result_slot);
  Node* harvest_start(ast::Span at, Harvest);
  Node* harvest_result(ast::Span at, Harvest, int result_slot);
  Node* draining_call(ast::Call&);
  // ---- control.cpp
  Node* if_statement(ast::If&, size_t clause, bool tail);
  Node* while_statement(ast::While&);
  Node* for_statement(ast::For&);
  Node* for_loop(ast::Span at, ast::Span iterable_at, ast::Expression* target, Node* iterable,
                 const std::function<Node*()>& body);
  Node* with_loop_else(ast::Span at, int broken_slot, const ast::Block& otherwise, Node* loop);
  Node* try_statement(ast::Try&);
  Node* handlers(ast::Try&, HandlerSlots);
  Node* handler_chain(ast::Try&, HandlerSlots, size_t i);
  Node* handler_body(ast::ExceptHandler&, int exception_slot);
  Node* star_handlers(ast::Try&, HandlerSlots);
  Node* with_finally(ast::Span at, Node* body, const std::function<Node*()>& cleanup);
  Node* with_statement(ast::With&, size_t item);
  Node* leave_loop(ast::Span at, bool again);
  // ---- pattern.cpp
  Node* match(ast::Match&);
  Node* pattern(ast::Pattern&, int subject);  // answers true or false; binds names
  Node* sequence_pattern(ast::SequencePattern&, int subject);
  Node* mapping_pattern(ast::MappingPattern&, int subject);
  Node* class_pattern(ast::ClassPattern&, int subject);
  Node* all_of(ast::Span at, std::vector<Node*> conditions);
  Node* and_then_true(ast::Span at, Node* effect);

  // ---- what is certainly assigned
  static Flow join(const Flow& a, const Flow& b);
  void note_assigned(const Variable* v) {
    if (!unit_->deletable.contains(v)) unit_->flow.assigned.insert(v);
  }
  bool certain(const Variable* v) const { return unit_->flow.dead || unit_->flow.assigned.contains(v); }
  template <class F>
  auto uncertain(F f) {  // f is not evaluated for certain
    Flow before = unit_->flow;
    auto r = f();
    unit_->flow = before;
    return r;
  }

  SyntaxTree& tree_;
  ModuleInfo* module_;
  Unit* unit_ = nullptr;
  bool inside_undrained_ = false;  // in a generator expression of which there is a drained form, too
};

}  // namespace hypha::python
