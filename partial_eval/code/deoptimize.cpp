// SPDX-License-Identifier: MIT
// Deoptimization: from a frame state and the registers to a ResumeState, and on in the interpreter. Everything that
// holds guest values lives on this function's stack, where the collector sees it.
#include <alloca.h>

#include <cstdio>
#include <cstring>

#include "framework/engine/check.h"
#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "framework/node/resume.h"
#include "framework/object/deferred_appends.h"
#include "partial_eval/code/install.h"
#include "partial_eval/code/stress.h"

namespace hypha::pe {

namespace {

struct Reader {
  Code* code;
  int32_t site;
  const RegisterDump* registers;
  const char* frame_base;
  const FrameState* leaf;
  Value* objects;  // of leaf->virtuals

  uint64_t word(Id id) const {
    if (code->graph.op(id) == Op::Virtual)
      for (size_t i = 0; i < leaf->virtuals.size(); i++)
        if (leaf->virtuals[i].id == id) return objects[i].bits;
    if (code->graph.op(id) == Op::Virtual || id == 0) return kNil.bits;
    return read_value(code, site, id, registers, frame_base);
  }
};

// First all objects, then their contents: they may refer to each other. No collection comes between, which would make
// some of them old.
void materialize(const Reader& r) {
  heap::NoCollections no_collections;
  const auto& virtuals = r.leaf->virtuals;
  for (size_t i = 0; i < virtuals.size(); i++) {
    const VirtualObject& v = virtuals[i];
    if (v.bytes == 0) {
      r.objects[i] = Value{r.word(v.fields[0])};
      continue;
    }
    HeapObject* o = heap::allocate(uint32_t(v.header), Kind::Free, v.bytes);
    // Slots carry their length: it must be there before the next allocation looks at the object.
    for (size_t f = 0; f < v.fields.size(); f++)
      if (r.code->graph.op(v.fields[f]) == Op::ConstWord)
        std::memcpy(reinterpret_cast<char*>(o) + v.offsets[f], &r.code->graph.ins[v.fields[f]].imm, 8);
    std::memcpy(static_cast<void*>(o), &v.header, 8);
    r.objects[i] = ref(o);
  }
  for (size_t i = 0; i < virtuals.size(); i++)
    for (size_t f = 0; f < virtuals[i].fields.size() && virtuals[i].bytes != 0; f++) {
      uint64_t word = r.word(virtuals[i].fields[f]);
      std::memcpy(reinterpret_cast<char*>(r.objects[i].ptr()) + virtuals[i].offsets[f], &word, 8);
    }
}

const Activation& innermost(const FrameState& s) { return s.activations.back(); }

void print_word(uint64_t word) {
  if (Value{word}.is_int())
    std::fprintf(stderr, "%ld ", long(Value{word}.as_int()));
  else
    std::fprintf(stderr, "%lx ", long(word));
}

void trace(const Code* code, const ResumeState& rs, const char* reason) {
  std::fprintf(stderr, "[deopt %s: %s;", code->graph.target->name.c_str(), reason);
  for (uint32_t i = 0; i < rs.count; i++) {
    const ResumeFrame& f = rs.frames[i];
    std::fprintf(stderr, " %s{", f.target->name.c_str());
    for (uint32_t slot = 0; slot < f.target->slot_count; slot++) print_word(f.slots[slot].bits);
    for (uint32_t a = 0; a < f.count; a++) {
      std::fprintf(stderr, "(");
      for (uint32_t e = 0; e < f.activations[a].length; e++) {
        const ResumeEntry& entry = f.activations[a].log[e];
        if (entry.marker)
          std::fprintf(stderr, "@%ld ", long(entry.word));
        else
          print_word(entry.word);
      }
      std::fprintf(stderr, ")");
    }
    std::fprintf(stderr, "}");
  }
  std::fprintf(stderr, "]\n");
}

// What this failure teaches beyond what the Resume domain will learn; null: nothing failed, the code stays.
const char* learn_from(Code* code, int32_t site, const FrameState& leaf, const Reader& r) {
  const Ins& ins = code->graph.ins[site];
  if (stress::fired(site, code)) return nullptr;
  if (ins.op == Op::Poll) return nullptr;
  if (ins.op == Op::CheckValid) return "invalid code";
  const Activation& act = innermost(leaf);
  if (!act.log.empty() && !act.log.back().marker && Value{r.word(act.log.back().value)}.is_completion()) {
    act.node->speculation.fetch_or(kAbruptCall);
    return "call returned abruptly";
  }
  if (code->graph.osr_loop && act.node == code->graph.osr_loop && act.log.empty()) {
    act.node->speculation.fetch_or(kOsrEntry);
    return "type at loop entry";
  }
  return info(ins.op).name;
}

Value continue_osr(Code* code, ResumeState& rs, Value* slots) {
  uint32_t n = code->graph.target->slot_count;
  auto* words = reinterpret_cast<Value*>(slots[n].bits);
  ThreadState& t = thread();
  Frame* live = t.top_frame;  // the activation that entered the code: the resumed one takes its place
  Frame frame{slots, code->graph.target, live ? live->caller : nullptr};
  t.top_frame = &frame;
  Value v = rs.frames[0].activations[0].node->resume(Resume{{&frame}, &rs, 0, 0});
  thread().top_frame = live;
  std::memcpy(words, slots, n * sizeof(Value));
  words[n + 1] = frame.return_value;
  return v;
}

}  // namespace

Value deoptimize(Code* code, int32_t state, int32_t site, RegisterDump* registers, char* frame_base) {
  const Graph& g = code->graph;
  const FrameState& leaf = g.states[state];
  uint32_t frame_count = 0;
  for (int32_t s = state; s >= 0; s = g.states[s].parent) frame_count++;

  Reader reader{code,       site,  registers,
                frame_base, &leaf, static_cast<Value*>(alloca((leaf.virtuals.size() + 1) * sizeof(Value)))};
  for (size_t i = 0; i < leaf.virtuals.size(); i++) reader.objects[i] = kNil;
  materialize(reader);

  auto* frames = static_cast<ResumeFrame*>(alloca(frame_count * sizeof(ResumeFrame)));
  uint32_t index = frame_count;
  for (int32_t s = state; s >= 0; s = g.states[s].parent) {
    const FrameState& fs = g.states[s];
    auto* slots = static_cast<Value*>(alloca((fs.slots.size() + 1) * sizeof(Value)));
    for (size_t i = 0; i < fs.slots.size(); i++) slots[i] = Value{reader.word(fs.slots[i])};
    auto* acts = static_cast<ResumeActivation*>(alloca(fs.activations.size() * sizeof(ResumeActivation)));
    for (size_t a = 0; a < fs.activations.size(); a++) {
      const Activation& act = fs.activations[a];
      auto* log = static_cast<ResumeEntry*>(alloca((act.log.size() + 1) * sizeof(ResumeEntry)));
      for (size_t e = 0; e < act.log.size(); e++)
        log[e] = act.log[e].marker ? ResumeEntry{true, uint64_t(act.log[e].value)}
                                   : ResumeEntry{false, reader.word(act.log[e].value)};
      acts[a] = {act.node, log, uint32_t(act.log.size())};
    }
    frames[--index] = {fs.target, slots, acts, uint32_t(fs.activations.size())};
  }
  ResumeState rs{frames, frame_count};

  code->deopts++;
  stats().deopts++;
  const char* reason = learn_from(code, site, leaf, reader);
  if (options.trace_compilation && reason) trace(code, rs, reason);
  if (events::enabled())
    events::Event("deopt")
        .target(g.target)
        .add("reason", reason ? reason : "stress")
        .node(*innermost(leaf).node, leaf.target);
  if (reason) invalidate(code, reason);
  array::append_deferred();
  return g.osr_loop ? continue_osr(code, rs, frames[0].slots) : resume_frame(&rs, 0);
}

}  // namespace hypha::pe
