// SPDX-License-Identifier: MIT
// The compiler's graph: SSA over basic blocks with block parameters. Everything is an index into a vector, so that the
// Stage can roll back by truncation. Constants and virtual objects live in no block.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "framework/value/value.h"

namespace hypha {
struct CallTarget;
struct Node;
}  // namespace hypha

namespace hypha::pe {

enum class Op : uint8_t {
#define HY_OP(name, result, operands, flags) name,
#include "partial_eval/ir/ops.def"
};
constexpr int kOpCount = 0
#define HY_OP(name, result, operands, flags) +1
#include "partial_eval/ir/ops.def"
    ;

enum class Repr : uint8_t { None, Tagged, F64, Bool, Word, X /* in ops.def only */ };
enum class Cond : uint8_t { LT, LE, EQ, ULT };
enum InsFlags : uint8_t { kKnownHeap = 1, kMaybeInt = 2, kRarelyHeap = 4 };

using Id = int32_t;  // of an instruction; 0 is Op::Dead

struct Ins {
  Op op = Op::Dead;
  Repr repr = Repr::None;
  Cond cond = Cond::LT;
  uint8_t flags = 0;   // InsFlags
  int32_t block = -1;  // -1: in no block
  int32_t state = -1;  // index in Graph::states
  uint32_t extra = 0;
  uint64_t imm = 0;
  std::vector<Id> args;
};

struct Block {
  std::vector<Id> ins;  // BlockParams first, a closing instruction last
  std::vector<int32_t> preds;
  int32_t succ[2] = {-1, -1};
  float frequency = 1;  // relative to the entry; cold blocks (< 0.01) are laid out last
};

// ---- frame states: how to continue in the interpreter (docs/deoptimization.md)
// Inside a node activation, in order: the results of finished impure operations, and markers "inside part k of a
// construct".
struct LogEntry {
  bool marker;
  int32_t value;  // marker: k; else: Id
};
struct Activation {
  Node* node;
  std::vector<LogEntry> log;
};
struct VirtualObject {
  Id id;                          // the Op::Virtual instruction
  uint64_t header;                // header word as stored
  uint32_t bytes;                 // size of the object
  std::vector<uint32_t> offsets;  // byte offset of each field from the object's start
  std::vector<Id> fields;  // its contents at this state (Tagged, F64 and Bool are boxed on deopt; Word is stored raw)
};
struct FrameState {
  int32_t parent = -1;  // the caller's state at the inlined call
  CallTarget* target = nullptr;
  std::vector<Id> slots;
  std::vector<Activation> activations;  // outermost node first
  std::vector<VirtualObject> virtuals;  // all virtual objects reachable from this state and its parents
};

class Graph {
 public:
  std::vector<Ins> ins;
  std::vector<Block> blocks;
  std::vector<int32_t> order;  // of blocks: the entry first, every block after its dominator
  std::vector<FrameState> states;
  CallTarget* target = nullptr;
  Node* osr_loop = nullptr;  // on-stack replacement: the loop node; Params are the frame's slots

  Graph() { ins.push_back({}); }
  Op op(Id id) const { return ins[id].op; }
  bool is_const(Id id) const {
    Op o = op(id);
    return o == Op::Const || o == Op::ConstF64 || o == Op::ConstBool || o == Op::ConstWord;
  }
};

// ---- properties of operations, from ops.def
struct OpInfo {
  const char* name;
  Repr result;
  const char* operands;
  bool pure, reads, effect, deopts, call, closes, no_block;
};
const OpInfo& info(Op);

// Text form (docs/dumps.md). Parsing what dump wrote and dumping it again gives the same text; call targets and nodes
// become null. Ids are kept, except those of constants, which stand where they are used.
struct DumpHooks {  // optional: names for what is an address to the graph
  std::string (*node)(const Node*) = nullptr;
  std::string (*address)(Op, uint64_t imm) = nullptr;  // "" : print the number; else it is printed as @name
  bool (*resolve)(Op, const std::string& name, uint64_t* imm) = nullptr;  // for @name when parsing
};
extern DumpHooks dump_hooks;
std::string dump(const Graph&);
bool parse(const std::string& text, Graph*, std::string* error);
bool verify(const Graph&, std::string* error);  // SSA dominance, representations, block shape, states

}  // namespace hypha::pe
