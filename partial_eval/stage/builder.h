// SPDX-License-Identifier: MIT
// The engine of the Stage domain: an abstract run of the interpreter that leaves a graph behind. The tree, its
// specializations and caches are static and vanish; guest values are Ids with Knowledge; frame slots and virtual
// objects are an environment. Practical Partial Evaluation for High-Performance Dynamic Language Runtimes (Wuerthinger
// et al., PLDI 2017). One Builder per compilation, used by one thread. `dead()` means: this point is unreachable; every
// operation is then a no-op that returns Id 0.
#pragma once
#include <map>
#include <unordered_map>

#include "framework/node/closure.h"
#include "framework/node/node.h"
#include "framework/object/array.h"
#include "framework/object/shape.h"
#include "framework/specialize/assumption.h"
#include "partial_eval/stage/function_ref.h"
#include "partial_eval/stage/knowledge.h"

namespace hypha::pe {

// How control may leave a point other than by falling through.
enum class Exit : uint8_t { Value, Throw, Unwind, Return, Break, Next };

// A path into a merge: where it comes from and everything that was true there.
struct Edge {
  int32_t block;
  Exit exit;
  Id value, token, kind;  // payload; Unwind's target; the completion as a value (kUndefined: none)
  std::vector<Id> slots;  // of the frame that takes the edge
  std::vector<VirtualState> virtuals;
  Memory memory;
  std::unordered_map<Id, Knowledge> knowledge;  // of slots, value, token and virtual words, as far as it says anything
};

// Somebody who takes exits: a loop, a try, a finally, a catch_unwind.
struct Handler {
  enum Kind : uint8_t { Loop, Try, Finally, CatchUnwind } kind;
  size_t frame;
  Id token = 0;             // CatchUnwind
  std::vector<Edge> exits;  // Loop: breaks
  std::vector<Edge> nexts;  // Loop: continues
};

struct ActiveNode {
  Node* node;
  std::vector<LogEntry> log;
  std::vector<Id> args;  // operations
};

struct InlineFrame {
  CallTarget* target;
  std::vector<Id> slots;
  std::vector<Edge> returns;
  size_t first_active;   // index in `active`
  size_t first_handler;  // index in `handlers`
  int32_t caller_state;  // frame state of the caller at the call; -1 for the root
  float frequency;
};

// What the fixpoint over a loop has learned in earlier rounds; kept so that outer rounds do not learn it again.
struct LoopMemo {
  std::map<int, Type> slots;                  // need a block parameter
  std::map<std::pair<int, int>, Type> words;  // (virtual object, word), likewise
  std::vector<int> materialize;               // virtual objects that do not survive the loop
  std::vector<int> clobbered;                 // Memory classes
  // deferring.cpp
  bool appends = false, shows_often = false, decided = false, defers = false;
  bool may_defer() const;
  bool decide_deferring();
};

struct InlineDecision {
  std::string target;
  size_t depth;
  bool inlined;
  const char* reason;
};

class Builder {
 public:
  Graph graph;
  std::vector<Assumption*> assumptions;
  std::vector<InlineDecision> decisions;
  int rounds = 0;  // of loop bodies built, for the event stream

  // ---- entry points (build_root.cpp)
  void build(CallTarget*);
  // `slots`: of the frame that runs it, for their types. Params: the frame's slots, then a pointer to the words to
  // write them back to
  void build_osr(Node* loop, CallTarget*, const Value* slots);

  // ---- values (values.cpp)
  bool dead() const { return cur < 0; }
  Id raw(Ins i);  // appends to the current block
  Id emit(Op, Repr, std::vector<Id> args, uint64_t imm = 0, Cond = Cond::LT, uint8_t flags = 0, int memory_class = -1);
  Id constant(Value), constant_f64(double), constant_bool(bool), constant_word(uint64_t);
  bool is_constant(Id, Value*) const;
  Knowledge& know(Id id) { return knowledge[id]; }
  Type type(Id id) const { return knowledge[id].type; }
  void set_knowledge(Id, const Knowledge&);  // undone at the end of the scope
  void learn(Id condition, bool truth);
  void undo(size_t facts, size_t keys);
  Id tagged(Id), f64(Id), coerce(Id, Type);  // change of representation, in the current block
  Id is_int(Id), is_double(Id), has_shape(Id, uint32_t shape), has_kind(Id, Kind), has_aux(Id, uint8_t), same(Id, Id),
      truthy(Id);
  Id not_(Id), and_(Id, Id), compare(Cond, Id, Id), compare_f64(Cond, Id, Id);
  Id arithmetic(Op, Id, Id);  // tagged fixnums; deoptimizes on failure
  Id double_op(Op, Id, Id = 0);
  Id double_to_int(Id);
  bool assume(Assumption&);

  // ---- memory and virtual objects (memory.cpp)
  Id new_virtual(uint64_t header, std::vector<Id> words);
  VirtualState* virtual_of(Id);  // null: not a virtual object (any more)
  Id real(Id);                   // materializes a virtual object
  Id load(Id object, uint64_t offset, Repr = Repr::Tagged, int memory_class = -1);
  void store(Id object, uint64_t offset, Id value, int memory_class = -1);
  void set_shape(Id object, uint32_t shape);
  Id load_field(Id object, Location);
  void store_field(Id object, Location, Id value);
  void store_new_field(Id object, Location, Id value, Shape* to);
  Id load_slot(Id slots, int i);
  void store_slot(Id slots, int i, Id value);
  Id load_cell(const Value*);
  void store_cell(Value*, Id value);
  Id load_thread(int word);
  void store_thread(int word, Id value);
  Id array_length(Id), in_bounds(Id array, Id index);
  Id load_element(Id array, ArrayStrategy, Id index);
  void store_element(Id array, ArrayStrategy, Id index, Id value);
  Id has_room(Id array);
  void append_element(Id array, ArrayStrategy, Id value);
  Id try_lock(Id array);
  void unlock(Id array);
  Id defer_append(Id array, Id value);
  Id new_object(Shape*), new_slots(int n, Value fill), new_closure(Shape*, CallTarget*, Id env, Id self, Id extra);
  Id new_array(Shape*, const Id* elements, int n);
  Id allocate(uint64_t header, size_t bytes);  // not virtual: an Op::Alloc, known by its kind and shape
  Id has_target(Id closure, CallTarget*);      // requires a closure
  CallTarget* static_target(Id closure);       // null: not known
  void renew(int memory_class) { memory.epoch[memory_class] = ++epochs; }
  void renew_all();
  void renew_at_poll();
  static int shape_class(uint32_t shape);  // of Memory
  // No other thread exists; the code relies on it from now on.
  bool alone();
  void barrier(Id owner, Id v, uint32_t asked = kGcBarrier);  // before `v` is stored into `owner`
  void barrier(Id v);                                         // ... into a global

  // ---- frame states and guards (frame_states.cpp)
  int32_t frame_state();
  void guard(Id condition);
  void stress(Op);
  Id deopt();
  std::vector<LogEntry>& log() { return state_cache = -1, active.back().log; }
  Id logged(Id v) { return dead() ? 0 : (log().push_back({false, v}), v); }
  void check_inputs(const Id* inputs, size_t n);  // an author forgot an input of specialize() or cached()

  // ---- control (control.cpp, loops.cpp, handlers.cpp)
  Id if_(Id condition, FunctionRef<Id()> then, FunctionRef<Id()> otherwise);
  Id with_odds(float odds, FunctionRef<Id()>);  // what an arm does that is got to so often
  Id in_part(int k, FunctionRef<Id()>);  // runs under the log marker k
  Id loop(Node&, const uint16_t* dead_slots, size_t dead_count, FunctionRef<Id()> body);
  Id leave_loop(bool next);
  Id return_(Id), throw_(Id), unwind(Id token, Id value);
  Id try_(FunctionRef<Id()> body, FunctionRef<Id(Id)> handler);
  Id finally_(FunctionRef<Id()> body, FunctionRef<Id()> cleanup);
  Id catch_unwind(Id token, FunctionRef<Id()> body);
  struct Arm {
    int part;
    const FunctionRef<Id()>* guard;  // null: always
    const FunctionRef<Id()>* body;
  };
  Id choose(const Arm*, size_t n, bool exhaustive);  // the last guard deoptimizes unless exhaustive
  Id try_link(int number, FunctionRef<Id()> match, FunctionRef<Id()> hit, FunctionRef<Id()> rest, bool last);

  // ---- children and calls (calls.cpp, inlining.cpp)
  Id eval(Node*);
  Id apply(Node*, std::vector<Id> args);
  Id arg(int i) { return dead() ? 0 : active.back().args[i]; }
  std::vector<Id> all_args() { return dead() ? std::vector<Id>() : active.back().args; }
  Id block(Node* const*, size_t);
  Id call(const Node& site, CallTarget*, std::vector<Id> args);
  Id call_closure(const Node& site, Id closure, std::vector<Id> args);
  Id call_runtime(const Node& site, void* fn, std::vector<Id> args);
  uint64_t link_hits = 0;  // of the cache entry being staged: the heat of the call inside

  Id get_slot(int s) { return logged(argument(s)); }
  Id argument(int s) const { return dead() ? 0 : frames.back().slots[s]; }
  void set_slot(int s, Id v);
  const std::vector<InlineFrame>& inline_frames() const { return frames; }
  uint64_t root_heat() const {
    return frames[0].target->heat.load(std::memory_order_relaxed) +
           frames[0].target->loop_work.load(std::memory_order_relaxed);
  }

 private:
  friend class LoopBuilder;
  struct Key {
    Op op;
    Cond cond;
    uint8_t flags;
    Id a, b;
    uint64_t imm;
    uint32_t epoch;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key&) const;
  };
  struct Fact {
    Id id;
    Knowledge before;
  };

  int32_t cur = -1;
  uint32_t epochs = 1;
  Memory memory;
  int32_t state_cache = -1;
  std::vector<InlineFrame> frames;
  std::vector<ActiveNode> active;
  std::vector<Handler> handlers;
  std::vector<Knowledge> knowledge;
  std::vector<VirtualState> virtuals;
  std::unordered_map<Id, int> virtual_index;  // Op::Virtual -> index in virtuals
  std::vector<Id> virtual_ids;
  std::vector<Fact> facts;
  std::unordered_map<Key, Id, KeyHash> values;  // GVN
  std::vector<Key> keys;
  std::map<std::vector<uint64_t>, LoopMemo> memos;
  Id osr_words = 0;  // OSR: where the slots are written back to
  std::vector<Id> osr_entry;
  float frequency = 1;
  // The innermost loop; frame, frequency of its body
  struct CurrentLoop {
    LoopMemo* memo = nullptr;
    size_t frame = 0;
    float frequency = 1;
  } current_loop;

  Id constant_of(Op, Repr, Type, uint64_t imm);
  Id lookup(const Key&) const;
  void remember(const Key&, Id);
  int32_t new_block();
  void begin(int32_t block);
  void jump(int32_t to, std::vector<Id> args = {});
  void branch(Id condition, int32_t then, int32_t otherwise);

  Edge edge(Exit, Id value, Id token, size_t frame_index);
  void note(Edge&, Id);
  void at_edge_end(Edge&, FunctionRef<void()>);              // runs in the edge's block with its environment
  Edge merge(std::vector<Edge>& edges, size_t frame_index);  // becomes the current point
  Edge continue_at(Edge&, size_t frame_index);
  void merge_epochs(const std::vector<Edge>& edges, Memory& merged);
  void restore(size_t frame_index, const Edge&);  // slots, virtual objects, memory
  Id parameter(Type);                             // of the current block
  bool agree(std::vector<Edge>&);                 // one round of materializing what the edges disagree on
  bool materialize_at(Edge&, Id);
  Id canonical(Id, const std::vector<VirtualState>&) const;
  void apply_knowledge(const Edge&);
  void run_arm(std::vector<Edge>& out, int32_t block, Id condition, bool truth, FunctionRef<Id()> arm);

  Id transfer(Exit, Id value, Id token);  // gives control to the nearest handler that takes it
  void leave(Value completion);           // out of the compiled code
  void leave_with(Id completion);
  Id after_call(const Node& site, Id result);
  void abrupt_edges(const Node& site, Id result);
  bool completions_pass() const;  // nobody here takes a throw or a non-local exit
  void taken_edges(Id result, FunctionRef<void()> restore);
  Id inline_call(CallTarget*, std::vector<Id> args);
  void collect_virtuals(FrameState&);
  int32_t make_state(bool leaf);
  void start(CallTarget*, Node* body);
  void materialize(int index);
  // deferring.cpp: what is not to be reordered with an append
  bool may_defer() const;
  void before_showing();
  void before_looking_at(Id array);
  bool is_private(Id object) const;
  void append_deferred();
  void put_element(Id array, Id data, ArrayStrategy, Id index, Id value);
  bool never_needs_barrier(Id v) const;
  uint32_t now() const { return memory.epoch[Memory::Safepoint] + 1; }  // until the next safepoint; not 0
  void after_sharing();
  void element_barrier(Id array, Id data, Id index, Id v);
  Id new_storage(ArrayStrategy, const std::vector<Id>& values);
};

}  // namespace hypha::pe
