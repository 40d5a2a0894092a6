// SPDX-License-Identifier: MIT
// Reads the text form back (text.h). Also meant for graphs written by hand in tests: ids of instructions without a
// result and predecessor lists may be left out. Errors name the line.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>

#include "partial_eval/ir/text.h"

namespace hypha::pe {
namespace {

class Parser {
 public:
  Parser(std::string_view text, Graph* g) : rest_(text), g_(g) {}

  bool run(std::string* error) {
    while (!failed_ && next_line()) line();
    if (!failed_) finish();
    if (failed_ && error) *error = "line " + std::to_string(line_number_) + ": " + message_ + ": " + std::string(line_);
    return !failed_;
  }

 private:
  // ---- characters
  bool next_line() {
    while (!rest_.empty()) {
      size_t end = rest_.find('\n');
      line_ = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      line_number_++;
      if (size_t c = line_.find(';'); c != std::string_view::npos && line_.find('"') == std::string_view::npos)
        line_ = line_.substr(0, c);  // comments
      p_ = 0;
      skip();
      if (p_ < line_.size()) return true;
    }
    return false;
  }
  char peek() const { return p_ < line_.size() ? line_[p_] : '\0'; }
  void skip() {
    while (peek() == ' ' || peek() == '\t') p_++;
  }
  bool accept(std::string_view s) {
    skip();
    if (line_.substr(p_, s.size()) != s) return false;
    if (is_plain(s.back()) && p_ + s.size() < line_.size() && is_plain(line_[p_ + s.size()])) return false;
    p_ += s.size();
    return true;
  }
  void expect(std::string_view s) {
    if (!accept(s)) fail("expected '" + std::string(s) + "'");
  }
  void fail(std::string m) {
    if (failed_) return;
    failed_ = true;
    message_ = std::move(m) + " at column " + std::to_string(p_ + 1);
  }
  static bool is_plain(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }
  std::string_view plain_word() {
    skip();
    size_t from = p_;
    while (is_plain(peek())) p_++;
    return line_.substr(from, p_ - from);
  }
  int64_t number() {  // decimal or 0x, with sign
    skip();
    char* end;
    std::string s(line_.substr(p_, 40));
    bool negative = s[0] == '-';
    bool hex = s.compare(negative, 2, "0x") == 0;
    uint64_t n = strtoull(s.c_str() + negative, &end, hex ? 16 : 10);
    if (end == s.c_str() + negative) fail("expected a number");
    p_ += size_t(end - s.c_str());
    return negative ? -int64_t(n) : int64_t(n);
  }
  int numbered(char letter) {  // v12, b3, s4
    skip();
    if (peek() != letter || p_ + 1 >= line_.size() || !isdigit(static_cast<unsigned char>(line_[p_ + 1])))
      return fail(std::string("expected ") + letter + "<number>"), 0;
    p_++;
    int64_t n = number();
    if (n > 10'000'000) return fail("number too large"), 0;
    return int(n);
  }
  bool at_numbered(char letter) {
    skip();
    return peek() == letter && p_ + 1 < line_.size() && isdigit(static_cast<unsigned char>(line_[p_ + 1]));
  }
  std::string string() {
    expect("\"");
    size_t end = line_.find('"', p_);
    if (end == std::string_view::npos) return fail("unterminated string"), "";
    std::string s(line_.substr(p_, end - p_));
    p_ = end + 1;
    return s;
  }

  // ---- values
  Id vid() {
    Id id = numbered('v');
    if (size_t(id) >= g_->ins.size()) g_->ins.resize(size_t(id) + 1);
    return id;
  }
  // Constants get their ids at the end, when all written ids are known; till then they are negative.
  Id constant(Op op, Repr repr, uint64_t bits) {
    auto [it, fresh] = constants_.try_emplace({op, bits}, -Id(constants_.size()) - 1);
    if (fresh) pending_.push_back(Ins{.op = op, .repr = repr, .imm = bits, .args = {}});
    return it->second;
  }
  bool number_token(std::string_view* token) {
    size_t q = p_;
    while (q < line_.size() && (is_plain(line_[q]) || line_[q] == '.' || line_[q] == '-' || line_[q] == '+')) q++;
    *token = line_.substr(p_, q - p_);
    p_ = q;
    return !token->empty();
  }
  static bool looks_double(std::string_view t) {
    return t.starts_with("0x") || t.starts_with("-0x")
               ? false
               : t.find_first_of(".e") != std::string_view::npos || t == "inf" || t == "-inf" || t == "nan";
  }
  static uint64_t double_bits(std::string_view t) {
    if (t == "nan") return 0x7ff8000000000000;
    return std::bit_cast<uint64_t>(strtod(std::string(t).c_str(), nullptr));
  }
  Id value() {
    skip();
    if (accept("#")) return tagged();
    if (accept("dead")) return 0;
    if (accept("true")) return constant(Op::ConstBool, Repr::Bool, 1);
    if (accept("false")) return constant(Op::ConstBool, Repr::Bool, 0);
    if (line_.substr(p_, 4) == "f64:") return p_ += 4, constant(Op::ConstF64, Repr::F64, uint64_t(number()));
    if (peek() == 'v') return vid();
    std::string_view t;
    size_t at = p_;
    if (!number_token(&t)) return fail("expected a value"), 0;
    if (t.back() == 'w') return p_ = at, word_constant();
    if (looks_double(t)) return constant(Op::ConstF64, Repr::F64, double_bits(t));
    return fail("expected a value"), 0;
  }
  Id word_constant() {
    uint64_t n = uint64_t(number());
    expect("w");
    return constant(Op::ConstWord, Repr::Word, n);
  }
  static bool is_flonum_range(double d) {
    uint64_t b = std::bit_cast<uint64_t>(d);
    return b == 0 || ((((b >> 60) + 1) & 6) == 4 && b != kFlonumHole);
  }
  Id tagged() {
    std::string_view t;
    size_t at = p_;
    if (!number_token(&t)) return fail("expected a constant"), 0;
    for (const text::Named& n : text::kSpecials)
      if (t == n.name) return constant(Op::Const, Repr::Tagged, n.bits);
    if (looks_double(t)) {
      double d = std::bit_cast<double>(double_bits(t));
      if (!is_flonum_range(d)) return fail("this double has no immediate form"), 0;
      return constant(Op::Const, Repr::Tagged, box_double(d).bits);
    }
    p_ = at;
    if (t.starts_with("0x")) return constant(Op::Const, Repr::Tagged, uint64_t(number()));
    return constant(Op::Const, Repr::Tagged, fixnum(number()).bits);
  }
  Repr repr() {
    std::string_view w = plain_word();
    for (int r = 0; r <= int(Repr::Word); r++)
      if (w == text::kReprNames[r]) return Repr(r);
    return fail("unknown representation"), Repr::None;
  }

  // ---- lines
  void line() {
    if (accept("graph")) {
      string();
      accept("osr");
    } else if (at_numbered('b')) {
      block_header();
    } else if (at_numbered('s')) {
      state();
    } else if (line_.find("= Virtual") != std::string_view::npos) {
      Ins& i = g_->ins[vid()];
      i.op = Op::Virtual;
      i.repr = Repr::Tagged;
      expect("=");
      expect("Virtual");
    } else {
      instruction();
    }
    skip();
    if (!failed_ && p_ < line_.size()) fail("unexpected text");
  }
  void block_header() {
    block_ = numbered('b');
    if (size_t(block_) >= g_->blocks.size()) g_->blocks.resize(size_t(block_) + 1);
    g_->order.push_back(block_);
    Block& b = g_->blocks[block_];
    if (accept("(")) {
      do {
        Id id = vid();
        expect(":");
        place(id, Ins{.op = Op::BlockParam, .repr = repr(), .args = {}});
      } while (!failed_ && accept(","));
      expect(")");
    }
    if (accept("freq")) {
      std::string_view t;
      skip();
      number_token(&t);
      b.frequency = strtof(std::string(t).c_str(), nullptr);
    }
    if (accept("<-")) {
      do b.preds.push_back(numbered('b'));
      while (!failed_ && accept(","));
      explicit_preds_ = true;
    }
    expect(":");
  }
  void place(Id id, Ins ins) {
    if (g_->ins[id].op != Op::Dead) return fail("value defined twice");
    if (block_ < 0) return fail("instruction outside of a block");
    ins.block = block_;
    g_->ins[id] = std::move(ins);
    g_->blocks[block_].ins.push_back(id);
  }
  void instruction() {
    Id id = -1;
    Ins i;
    bool has_result = false;
    if (at_numbered('v')) {
      id = vid();
      expect(":");
      has_result = line_.find(" = ") != std::string_view::npos;
      if (has_result) i.repr = repr(), expect("=");
    }
    operation(&i);
    if (failed_) return;
    Repr result = info(i.op).result;
    if (!has_result && result != Repr::None && result != Repr::X) return fail("result without a name");
    if (has_result && result != Repr::X && result != i.repr) return fail("wrong representation");
    if (!at_attribute()) {
      do i.args.push_back(value());
      while (!failed_ && accept(","));
    }
    attributes(&i);
    if (failed_) return;
    if (id >= 0) return place(id, std::move(i));
    unnamed_.push_back({block_, g_->blocks[block_].ins.size(), std::move(i)});
    g_->blocks[block_].ins.push_back(-1);  // its id comes at the end
  }
  bool at_attribute() {
    skip();
    return !peek() || strchr("![+@", peek()) || line_.substr(p_, 2) == "->" || at_numbered('x');
  }
  void operation(Ins* i) {
    std::string_view name = plain_word();
    int op = 0;
    while (op < kOpCount && name != info(Op(op)).name) op++;
    if (op == kOpCount || info(Op(op)).no_block || block_ < 0) return fail("unknown operation");
    i->op = Op(op);
    if (!text::has_cond(i->op)) return;
    expect(".");
    std::string_view c = plain_word();
    int k = 0;
    while (k < 4 && c != text::kCondNames[k]) k++;
    if (k == 4) return fail("unknown condition");
    i->cond = Cond(k);
  }
  void attributes(Ins* i) {
    for (skip(); peek() && !failed_; skip()) {
      if (accept("[")) {
        i->imm = uint64_t(number());
        expect("]");
      } else if (accept("@")) {
        size_t from = p_;
        while (peek() && peek() != ' ') p_++;
        std::string name(line_.substr(from, p_ - from));
        if (!dump_hooks.resolve || !dump_hooks.resolve(i->op, name, &i->imm)) fail("unknown address " + name);
      } else if (accept("+")) {
        std::string_view w = plain_word();
        for (const text::Named& f : text::kFlags)
          if (w == f.name) i->flags = uint8_t(i->flags | f.bits);
      } else if (at_numbered('x')) {
        i->extra = uint32_t(numbered('x'));
      } else if (accept("->")) {
        for (int k = 0; k < 2 && (k == 0 || accept(",")); k++) g_->blocks[block_].succ[k] = numbered('b');
      } else if (accept("!")) {
        i->state = numbered('s');
      } else {
        return fail("unexpected text");
      }
    }
  }
  void state() {
    int s = numbered('s');
    if (size_t(s) >= g_->states.size()) g_->states.resize(size_t(s) + 1);
    FrameState fs;
    if (accept("parent")) fs.parent = numbered('s');
    if (accept("target")) string();
    expect(":");
    if (accept("slots(")) {
      while (!failed_ && !accept(")")) {
        fs.slots.push_back(value());
        accept(",");
      }
    }
    for (skip(); peek() && !failed_; skip()) {
      size_t open = line_.find_first_of("[{", p_);
      if (open == std::string_view::npos) return fail("unexpected text");
      if (line_[open] == '{')
        virtual_object(&fs);
      else
        activation(&fs, open);
    }
    g_->states[s] = std::move(fs);
  }
  void activation(FrameState* fs, size_t open) {
    p_ = open + 1;
    Activation a{nullptr, {}};
    while (!failed_ && !accept("]")) {
      if (accept("@"))
        a.log.push_back({true, int32_t(number())});
      else
        a.log.push_back({false, value()});
      accept(",");
    }
    fs->activations.push_back(std::move(a));
  }
  void virtual_object(FrameState* fs) {
    VirtualObject o;
    o.id = vid();
    expect("{");
    o.header = uint64_t(number());
    expect(",");
    o.bytes = uint32_t(number());
    while (!failed_ && accept(",")) {
      o.offsets.push_back(uint32_t(number()));
      expect(":");
      o.fields.push_back(value());
    }
    expect("}");
    fs->virtuals.push_back(std::move(o));
  }

  // ---- the end: ids of constants and of unnamed instructions, predecessors
  void finish() {
    line_ = {};
    Id first = Id(g_->ins.size());
    for (Ins& c : pending_) g_->ins.push_back(std::move(c));
    auto fix = [&](Id& id) {
      if (id < 0) id = first + (-id - 1);
    };
    for (Unnamed& u : unnamed_) {
      u.ins.block = u.block;
      std::vector<Id>& list = g_->blocks[u.block].ins;
      list[u.index] = Id(g_->ins.size());
      g_->ins.push_back(std::move(u.ins));
    }
    for (Ins& i : g_->ins) std::for_each(i.args.begin(), i.args.end(), fix);
    for (FrameState& s : g_->states) {
      std::for_each(s.slots.begin(), s.slots.end(), fix);
      for (VirtualObject& o : s.virtuals) std::for_each(o.fields.begin(), o.fields.end(), fix);
      for (Activation& a : s.activations)
        for (LogEntry& e : a.log)
          if (!e.marker) fix(e.value);
    }
    for (Block& b : g_->blocks)
      for (int32_t s : b.succ)
        if (s >= int32_t(g_->blocks.size())) return fail("jump to a block that does not exist");
    if (explicit_preds_) return;
    for (int32_t b : g_->order)
      for (int32_t s : g_->blocks[b].succ)
        if (s >= 0) g_->blocks[s].preds.push_back(b);
  }

  struct Unnamed {
    int32_t block;
    size_t index;
    Ins ins;
  };
  std::string_view rest_, line_;
  size_t p_ = 0;
  int line_number_ = 0;
  bool failed_ = false, explicit_preds_ = false;
  std::string message_;
  Graph* g_;
  int32_t block_ = -1;
  std::map<std::pair<Op, uint64_t>, Id> constants_;
  std::vector<Ins> pending_;
  std::vector<Unnamed> unnamed_;
};

}  // namespace

bool parse(const std::string& text, Graph* g, std::string* error) {
  *g = Graph();
  return Parser(text, g).run(error);
}

}  // namespace hypha::pe
