// SPDX-License-Identifier: MIT
// The graph as text. The format is described in text.h.
#include <cinttypes>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "framework/node/call_target.h"
#include "partial_eval/ir/text.h"

namespace hypha::pe {

DumpHooks dump_hooks;

namespace {

class Dumper {
 public:
  explicit Dumper(const Graph& g) : g_(g), state_used_(g.states.size()) {}

  std::string run() {
    add("graph \"%s\"%s\n", quoted(g_.target).c_str(), g_.osr_loop ? " osr" : "");
    for (size_t id = 1; id < g_.ins.size(); id++)
      if (g_.op(Id(id)) == Op::Virtual) add("v%zu = Virtual\n", id);
    for (int32_t b : g_.order) block(b);
    for (size_t s = 0; s < g_.states.size(); s++)
      if (state_used_[s]) state(int32_t(s));
    return std::move(out_);
  }

 private:
  [[gnu::format(printf, 2, 3)]] void add(const char* format, ...) {
    char buffer[256];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(buffer, sizeof buffer, format, list);
    va_end(list);
    if (n < int(sizeof buffer)) {
      out_.append(buffer, size_t(n));
      return;
    }
    std::string large(size_t(n) + 1, 0);  // only names are ever that long
    va_start(list, format);
    vsnprintf(large.data(), large.size(), format, list);
    va_end(list);
    out_.append(large.data(), size_t(n));
  }
  static std::string quoted(const CallTarget* t) {
    if (!t) return "";
    std::string s = t->name;
    for (char& c : s)
      if (c == '"' || c == '\n') c = '\'';
    return s;
  }

  // ---- values
  void f64(double d) {
    uint64_t bits = std::bit_cast<uint64_t>(d);
    if (std::isnan(d)) {
      if (bits == 0x7ff8000000000000)
        add("nan");
      else
        add("f64:0x%" PRIx64, bits);
    } else if (std::isinf(d)) {
      add(d < 0 ? "-inf" : "inf");
    } else {
      char s[40];
      for (int digits = 15; digits <= 17; digits++) {
        snprintf(s, sizeof s, "%.*g", digits, d);
        if (strtod(s, nullptr) == d) break;
      }
      add("%s%s", s, strpbrk(s, ".e") ? "" : ".0");
    }
  }
  void tagged(uint64_t bits) {
    Value v{bits};
    for (const text::Named& n : text::kSpecials)
      if (n.bits == bits) return add("#%s", n.name);
    out_ += '#';
    if (v.is_int()) return add("%" PRId64, v.as_int());
    if (v.is_flonum() && (bits == kFlonumZero || box_double(flonum_to_double(v)) == v)) return f64(flonum_to_double(v));
    add("0x%" PRIx64, bits);
  }
  void value(Id id) {
    if (id == 0) return add("dead");
    const Ins& i = g_.ins[id];
    switch (i.op) {
      case Op::Const:
        return tagged(i.imm);
      case Op::ConstF64:
        return f64(std::bit_cast<double>(i.imm));
      case Op::ConstBool:
        return add(i.imm ? "true" : "false");
      case Op::ConstWord:
        return add("%" PRId64 "w", int64_t(i.imm));
      default:
        return add("v%d", id);
    }
  }
  static const char* repr(Repr r) { return text::kReprNames[int(r)]; }

  // ---- blocks
  void block(int32_t b) {
    const Block& block = g_.blocks[b];
    add("b%d", b);
    size_t n = 0;
    while (n < block.ins.size() && g_.op(block.ins[n]) == Op::BlockParam) n++;
    for (size_t k = 0; k < n; k++) add("%sv%d:%s", k ? ", " : "(", block.ins[k], repr(g_.ins[block.ins[k]].repr));
    add("%s freq %.9g", n ? ")" : "", block.frequency);
    for (size_t k = 0; k < block.preds.size(); k++) add("%sb%d", k ? ", " : " <- ", block.preds[k]);
    add(":\n");
    for (size_t k = n; k < block.ins.size(); k++) instruction(block, block.ins[k]);
  }
  void instruction(const Block& block, Id id) {
    const Ins& i = g_.ins[id];
    const OpInfo& op = info(i.op);
    add("  v%d:", id);
    if (i.repr != Repr::None) add("%s =", repr(i.repr));
    add(" %s", op.name);
    if (text::has_cond(i.op)) add(".%s", text::kCondNames[int(i.cond)]);
    for (size_t k = 0; k < i.args.size(); k++) {
      add(k ? ", " : " ");
      value(i.args[k]);
    }
    immediate(i);
    for (const text::Named& f : text::kFlags)
      if (i.flags & f.bits) add(" +%s", f.name);
    if (i.extra) add(" x%u", i.extra);
    if (op.closes)
      for (int k = 0; k < 2; k++)
        if (block.succ[k] >= 0) add("%sb%d", k ? ", " : " -> ", block.succ[k]);
    if (i.state >= 0) {
      add(" !s%d", i.state);
      for (int32_t s = i.state; s >= 0 && !state_used_[s]; s = g_.states[s].parent) state_used_[s] = true;
    }
    add("\n");
  }
  void immediate(const Ins& i) {
    if (!i.imm) return;
    std::string name = dump_hooks.address ? dump_hooks.address(i.op, i.imm) : "";
    if (!name.empty())
      add(" @%s", name.c_str());
    else
      add(i.imm < 65536 ? " [%" PRIu64 "]" : " [0x%" PRIx64 "]", i.imm);
  }

  // ---- states
  void state(int32_t s) {
    const FrameState& fs = g_.states[s];
    add("s%d", s);
    if (fs.parent >= 0) add(" parent s%d", fs.parent);
    add(" target \"%s\": slots(", quoted(fs.target).c_str());
    for (size_t k = 0; k < fs.slots.size(); k++) {
      if (k) add(", ");
      value(fs.slots[k]);
    }
    add(")");
    for (const Activation& a : fs.activations) {
      std::string name = a.node && dump_hooks.node ? dump_hooks.node(a.node) : "-";
      add(" %s[", name.c_str());
      for (size_t k = 0; k < a.log.size(); k++) {
        if (k) add(", ");
        if (a.log[k].marker)
          add("@%d", a.log[k].value);
        else
          value(a.log[k].value);
      }
      add("]");
    }
    for (const VirtualObject& o : fs.virtuals) {
      add(" v%d{0x%" PRIx64 ", %u", o.id, o.header, o.bytes);
      for (size_t k = 0; k < o.fields.size(); k++) {
        add(", %u: ", o.offsets[k]);
        value(o.fields[k]);
      }
      add("}");
    }
    add("\n");
  }

  const Graph& g_;
  std::vector<bool> state_used_;
  std::string out_;
};

}  // namespace

std::string dump(const Graph& g) { return Dumper(g).run(); }

}  // namespace hypha::pe
