// SPDX-License-Identifier: MIT
// Every operation as machine code against the evaluator, with operands as constants and in registers or memory.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "framework/heap/heap.h"
#include "framework/node/call_target.h"
#include "framework/node/node.h"
#include "tests/partial_eval/x64/support.h"

using namespace hypha;
using namespace hypha::pe;
using namespace hypha::pe::test;

namespace {

const std::vector<int64_t> kInts = {0,
                                    1,
                                    -1,
                                    2,
                                    -2,
                                    3,
                                    5,
                                    7,
                                    -7,
                                    8,
                                    10,
                                    -10,
                                    31,
                                    61,
                                    62,
                                    63,
                                    64,
                                    100,
                                    1000,
                                    -1000,
                                    123456789,
                                    int64_t{1} << 31,
                                    -(int64_t{1} << 31),
                                    (int64_t{1} << 32) + 1,
                                    int64_t{1} << 61,
                                    -(int64_t{1} << 61),
                                    kFixnumMax,
                                    kFixnumMin,
                                    kFixnumMax - 1,
                                    kFixnumMin + 1};
const std::vector<double> kDoubles = {0.0,
                                      -0.0,
                                      1.0,
                                      -1.0,
                                      1.5,
                                      -2.5,
                                      2.0,
                                      0.1,
                                      1e15,
                                      -1e18,
                                      4.611686018427387e18,
                                      4.7e18,
                                      9e18,
                                      1e19,
                                      1e300,
                                      -1e-300,
                                      5e-324,
                                      1.7272337110188893e-77,
                                      std::numeric_limits<double>::infinity(),
                                      -std::numeric_limits<double>::infinity(),
                                      std::nan(""),
                                      1e-77,
                                      1.1579208923731620e77};

void expect_same(const Compiled& c, const std::vector<uint64_t>& args, const std::string& text) {
  Outcome want = evaluate(c.code().graph, args), got = c.run(args);
  if (same(want, got)) return;
  std::string a;
  for (uint64_t w : args) a += " " + hex(w);
  FAIL_CHECK("args" << a << "\n want " << to_string(want) << "\n got  " << to_string(got) << "\n" << text);
}

std::string wrap(const std::string& body, const char* state_values = "v1, v2") {
  return "graph \"t\"\nb0 freq 1:\n  v1:tagged = Param\n  v2:tagged = Param [1]\n" + body + "s0 target \"\": slots(" +
         state_values + ")\n";
}

std::string constant(int64_t n) { return "#" + std::to_string(n); }

// op with operands in registers, the first constant, the second constant, both; kept alive in the state or not
void check_int_op(const std::string& op, bool state) {
  std::string s = state ? " !s0" : "";
  auto text = [&](const std::string& x, const std::string& y, const char* in_state) {
    return wrap("  v5:tagged = " + op + " " + x + ", " + y + s + "\n  Return v5\n", in_state);
  };
  for (const char* in_state : {"v1, v2", "v1", "v2", ""}) {
    std::string t = text("v1", "v2", in_state);
    Compiled c(t);
    for (int64_t x : kInts)
      for (int64_t y : kInts) expect_same(c, {fix(x), fix(y)}, t);
    std::string same_twice = text("v1", "v1", in_state);
    Compiled d(same_twice);
    for (int64_t x : kInts) expect_same(d, {fix(x), 0}, same_twice);
  }
  for (int64_t k : kInts) {
    for (const char* in_state : {"v1", ""}) {
      std::string t = text("v1", constant(k), in_state);
      Compiled c(t);
      for (int64_t x : kInts) expect_same(c, {fix(x), 0}, t);
    }
    std::string t = text(constant(k), "v1", "v1");
    Compiled c(t);
    for (int64_t x : kInts) expect_same(c, {fix(x), 0}, t);
    std::string both = text(constant(k), constant(3), "v1");
    expect_same(Compiled(both), {0, 0}, both);
  }
}

}  // namespace

TEST_CASE("checked integer operations, edges") {
  for (const char* op : {"AddI", "SubI", "MulI", "DivI", "ModI", "ShlI", "ShrI"}) {
    CAPTURE(op);
    check_int_op(op, true);
  }
}

TEST_CASE("bitwise integer operations") {
  for (const char* op : {"AndI", "OrI", "XorI"}) check_int_op(op, false);
}

TEST_CASE("integer operations known not to fail") {
  std::string add = wrap(
      "  v3:tagged = AddI v1, v2\n  v4:tagged = AddI v3, #5\n  v5:tagged = SubI v4, v1\n  v6:tagged = AddI #3, v5\n"
      "  v7:tagged = MulI v6, #8\n  v8:tagged = MulI v7, #9\n  v9:tagged = ShlI v8, #3\n  v10:tagged = SubI v9, #7\n"
      "  v11:tagged = AddI v10, v3\n  v12:tagged = DivI v11, #12\n  v13:tagged = ModI v11, #1000\n"
      "  v14:tagged = XorI v12, v13\n  Return v14\n");
  Compiled c(add);
  for (int64_t x : {0, 1, -1, 77, 12345, -9999})
    for (int64_t y : {3, -8, 100000}) expect_same(c, {fix(x), fix(y)}, add);
}

TEST_CASE("division by many constants") {
  for (int64_t k = -40; k <= 130; k++)
    for (const char* op : {"DivI", "ModI"}) {
      std::string t = wrap("  v5:tagged = " + std::string(op) + " v1, " + constant(k) + " !s0\n  Return v5\n", "v1");
      Compiled c(t);
      for (int64_t x = -300; x < 300; x += 7) expect_same(c, {fix(x), 0}, t);
      for (int64_t x : kInts) expect_same(c, {fix(x), 0}, t);
    }
}

TEST_CASE("comparisons of integers: as values, in branches, in guards") {
  for (const char* cc : {"lt", "le", "eq", "ult"})
    for (int form = 0; form < 4; form++) {
      std::string k = form == 1 || form == 3 ? "#10" : "v1", y = form == 2 || form == 3 ? "#7" : "v2";
      std::string cmp = "  v3:bool = CmpInt." + std::string(cc) + " " + k + ", " + y + "\n";
      std::string value = wrap(cmp + "  v4:tagged = BoxBool v3\n  Return v4\n");
      std::string kept = wrap(cmp + "  Guard v3 !s0\n  Return #1\n", "v3, v1");
      std::string guard = wrap(cmp + "  Guard v3 !s0\n  Return #1\n");
      std::string branch = wrap(cmp + "  Branch v3 -> b1, b2\nb1 freq 1:\n  Return #1\nb2 freq 1:\n  Return #2\n");
      std::string inverse =
          wrap(cmp + "  v4:bool = Not v3\n  Branch v4 -> b1, b2\nb1 freq 1:\n  Return #1\nb2 freq 1:\n  Return #2\n");
      for (const std::string& t : {value, kept, guard, branch, inverse}) {
        Compiled c(t);
        for (int64_t x : {0, 7, 10, -1, 8})
          for (int64_t z : {0, 7, 10, -5}) expect_same(c, {fix(x), fix(z)}, t);
      }
    }
}

TEST_CASE("questions about words") {
  static_assert(int(Kind::Array) == 14);
  auto* object = heap::allocate(77, Kind::Array, 48);
  object->aux = 3;
  std::vector<uint64_t> words = {ref(object).bits, kNil.bits,   kTrue.bits, kFalse.bits, kUndefined.bits,
                                 kThrow.bits,      kBreak.bits, fix(0),     fix(5),      fix(-3),
                                 dbl(1.5),         dbl(2.0),    dbl(0.0),   dbl(1e300),  dbl(-0.0)};
  for (const char* q :
       {"IsInt v1", "IsDouble v1", "IsHeap v1", "HasShape v1 [77]", "HasShape v1 [78]", "HasKind v1 [14]" /* Array */,
        "HasKind v1 [3]", "Truthy v1", "IsCompletion v1", "Same v1, v2", "Same v1, #nil", "Same #5, v1"})
    for (int form = 0; form < 5; form++) {
      std::string cond = "  v3:bool = " + std::string(q) + "\n";
      std::string end = form == 0   ? "  v4:tagged = BoxBool v3\n  Return v4\n"
                        : form == 1 ? "  Guard v3 !s0\n  Return v1\n"
                        : form == 2 ? "  Branch v3 -> b1, b2\nb1 freq 1:\n  Return #1\nb2 freq 1:\n  Return #2\n"
                        : form == 3 ? "  v4:bool = Not v3\n  Guard v4 !s0\n  Return v3box\n"
                                    : "  v4:bool = IsInt v2\n  v6:bool = And v3, v4\n  Branch v6 -> b1, b2\nb1 freq "
                                      "1:\n  Return #1\nb2 freq 1:\n  Return #2\n";
      if (form == 3) end = "  v4:bool = Not v3\n  Guard v4 !s0\n  v5:tagged = BoxBool v3\n  Return v5\n";
      std::string t = wrap(cond + end);
      Compiled c(t);
      for (uint64_t w : words)
        for (uint64_t y : {words[0], fix(5), dbl(1.5)}) expect_same(c, {w, y}, t);
    }
  for (const char* q : {"HasShape v1 [77] +heap", "HasShape v1 [78] +heap", "HasKind v1 [14] +heap", "HasAux v1 [3]",
                        "HasAux v1 [4]"}) {
    std::string t = wrap("  v3:bool = " + std::string(q) + "\n  v4:tagged = BoxBool v3\n  Guard v3 !s0\n  Return v4\n");
    Compiled c(t);
    expect_same(c, {ref(object).bits, 0}, t);
  }
}

TEST_CASE("doubles: boxes of all kinds, arithmetic, comparisons") {
  for (const char* op : {"AddF", "SubF", "MulF", "DivF"})
    for (const char* operands : {"v3, v4", "v3, 2.5", "2.5, v3", "v3, v3", "1.5, 0.25", "v3, 0.0"}) {
      std::string t =
          wrap("  v3:f64 = Unbox v1\n  v4:f64 = Unbox v2 +int\n  v5:f64 = " + std::string(op) + " " + operands +
                   "\n  v6:tagged = Box v5\n  v7:f64 = AddF v5, v4\n  v8:bool = CmpF64.lt v7, v3\n  Guard v8 !s0\n  "
                   "Return v6\n",
               "v3, v4, v5");
      Compiled c(t);
      for (double x : kDoubles) {
        for (double y : kDoubles) expect_same(c, {dbl(x), dbl(y)}, t);
        for (int64_t y : kInts) expect_same(c, {dbl(x), fix(y)}, t);
      }
    }
  for (const char* op : {"NegF", "AbsF", "SqrtF", "FloorF", "CeilF", "TruncF"})
    for (const char* operand : {"v3", "2.5", "-7.25"}) {
      std::string t = wrap("  v3:f64 = Unbox v1\n  v5:f64 = " + std::string(op) + " " + operand +
                           "\n  v6:tagged = Box v5\n  Return v6\n");
      Compiled c(t);
      for (double x : kDoubles) expect_same(c, {dbl(x), 0}, t);
    }
  std::string to_int = wrap("  v3:f64 = Unbox v1\n  v5:tagged = F64ToInt v3 !s0\n  Return v5\n");
  std::string from_int = wrap(
      "  v3:f64 = IntToF64 v1\n  v4:f64 = IntToF64 #7\n  v5:f64 = MulF v3, v4\n  v6:tagged = Box v5\n  Return v6\n");
  Compiled a(to_int), b(from_int);
  for (double x : kDoubles) expect_same(a, {dbl(x), 0}, to_int);
  for (int64_t x : kInts) expect_same(b, {fix(x), 0}, from_int);
}

TEST_CASE("comparisons of doubles, nan included") {
  for (const char* cc : {"lt", "le", "eq"})
    for (const char* operands : {"v3, v4", "v3, 1.5", "1.5, v3", "v3, v3"})
      for (int form = 0; form < 3; form++) {
        std::string t = wrap("  v3:f64 = Unbox v1\n  v4:f64 = Unbox v2\n  v5:bool = CmpF64." + std::string(cc) + " " +
                                 operands + "\n" +
                                 (form == 0   ? "  v6:tagged = BoxBool v5\n  Return v6\n"
                                  : form == 1 ? "  Guard v5 !s0\n  Return #1\n"
                                              : "  v6:bool = Not v5\n  Guard v6 !s0\n  Return #1\n"),
                             "v5, v3");
        Compiled c(t);
        for (double x : kDoubles)
          for (double y : kDoubles) expect_same(c, {dbl(x), dbl(y)}, t);
      }
}

TEST_CASE("words") {
  std::string t = wrap(
      "  v3:word = Untag v1\n  v4:word = AddW v3, 100000000000w\n  v5:word = AddW v4, v3\n  v6:word = AddW 7w, v5\n"
      "  v7:tagged = Tag v6\n  v8:word = Bits v2\n  v9:tagged = FromBits v8\n  v10:bool = SameWord v8, 10w\n"
      "  v11:bool = Same v9, v2\n  v12:bool = And v10, v11\n  Guard v12 !s0\n  Return v7\n",
      "v3, v4, v5, v8, v9, v12");
  Compiled c(t);
  for (int64_t x : {0, 5, -5, 1 << 20})
    for (int64_t y : {5, 6}) expect_same(c, {fix(x), fix(y)}, t);
}

TEST_CASE("memory") {
  alignas(16) static uint64_t object[8], data[8], cell;
  uint64_t tagged = reinterpret_cast<uint64_t>(object) + 1;
  auto reset = [&] {
    for (int k = 0; k < 8; k++) object[k] = fix(100 + k), data[k] = std::bit_cast<uint64_t>(k + 0.5);
    object[2] = reinterpret_cast<uint64_t>(data);
    cell = fix(9);
  };
  std::string address = "[" + hex(reinterpret_cast<uint64_t>(&cell)) + "]";
  std::string field = "[" + std::to_string(offsetof(ThreadState, unwind_value)) + "]";
  std::string t = wrap(
                      "  v3:tagged = Load v1 [8]\n  v4:word = LoadWord v1 [16]\n  v5:f64 = LoadElemF64 v4, v2\n  "
                      "v6:f64 = LoadF64 v4 [24]\n"
                      "  v7:f64 = AddF v5, v6\n  StoreElemF64 v4, v2, v7\n  StoreElemF64 v4, #5, 2.25\n  Store v1, v3 "
                      "[32]\n  Store v1, #12345678901234 [40]\n"
                      "  Store v1, #6 [48]\n  v8:tagged = LoadCell " +
                          address + "\n  v9:tagged = AddI v8, v3 !s0\n  StoreCell v9 " + address +
                          "\n  StoreCell #77 " + address + "\n  v10:tagged = LoadCell " + address +
                          "\n  v11:tagged = LoadElem v4, #2\n  StoreElem v4, #3, v11\n"
                          "  StoreElem v4, v2, #4\n  StoreElem v4, v2, #0x123456789abc\n  v12:tagged = LoadElem v4, "
                          "v2\n  v13:tagged = AddI v9, v10 !s0\n"
                          "  StoreWord v1, v4 [56]\n  StoreTls v13 " +
                          field + "\n  v14:tagged = LoadTls " + field +
                          "\n  v15:bool = Same v12, #0x123456789abc\n"
                          "  Guard v15 !s1\n  v16:tagged = Load v1 [8]\n  v17:tagged = SubI v14, v16\n  v18:f64 = "
                          "LoadF64 v4 [40]\n  v19:f64 = MulF v7, v18\n"
                          "  v20:tagged = Box v19\n  v21:bool = CmpInt.lt v17, #5000\n  Branch v21 -> b1, b2\nb1 freq "
                          "1:\n  Return v20\nb2 freq 1:\n  Return v17\n",
                      "v3, v7, v8") +
                  "s1: slots(v3, v7, v8, v9, v12)\n";
  Compiled c(t);
  for (int64_t index : {0, 3, 7}) {
    reset();
    Outcome want = evaluate(c.code().graph, {tagged, fix(index)});
    std::vector<uint64_t> after(object, object + 8), after_data(data, data + 8);
    uint64_t cell_after = cell;
    reset();
    Outcome got = c.run({tagged, fix(index)});
    CHECK_MESSAGE(same(want, got), to_string(want) << " / " << to_string(got));
    CHECK(after == std::vector<uint64_t>(object, object + 8));
    CHECK(after_data == std::vector<uint64_t>(data, data + 8));
    CHECK(cell == cell_after);
  }
  thread().unwind_value = kNil;
}

TEST_CASE("a load after a store is not moved over it") {
  alignas(16) static uint64_t object[4];
  uint64_t tagged = reinterpret_cast<uint64_t>(object) + 1;
  std::string t = wrap(
      "  v3:tagged = Load v1 [8]\n  Store v1, #50 [8]\n  v4:tagged = AddI v2, v3 !s0\n  v5:tagged = Load v1 [8]\n"
      "  v6:tagged = SubI v4, v5 !s0\n  Return v6\n");
  object[1] = fix(7);
  CHECK(Compiled(t).run({tagged, fix(1000)}).result == fix(1000 + 7 - 50));
}

TEST_CASE("allocation") {
  std::string t = wrap(
      "  v3:f64 = Unbox v2\n  v4:tagged = Alloc [0x0700000000000063] x24\n  Store v4, v1 [8]\n  Store v4, v4 [16]\n"
      "  v5:tagged = Alloc [17] x40\n  Store v5, v4 [8]\n  v6:tagged = Box v3\n  Store v5, v6 [16]\n  Return v5\n");
  Compiled c(t);
  ThreadState& th = thread();
  heap::allocate(1, Kind::Raw, 32);
  for (int round = 0; round < 4; round++) {
    char* limit = th.limit;
    if (round & 1) th.limit = th.cursor + 32;  // the second one takes the slow path
    if (round & 2) th.limit = th.cursor;
    Outcome o = c.run({fix(5), dbl(1e300)});
    if (th.limit == th.cursor) th.limit = limit;
    auto* outer = reinterpret_cast<uint64_t*>(o.result - 1);
    CHECK((o.result & 15) == 1);
    CHECK(*outer == 17);
    CHECK(outer[3] == 0);
    CHECK(undbl(outer[2]) == 1e300);
    auto* inner = reinterpret_cast<uint64_t*>(outer[1] - 1);
    CHECK(*inner == 0x0700000000000063);
    CHECK(inner[1] == fix(5));
    CHECK(inner[2] == outer[1]);
  }
}

TEST_CASE("calls") {
  std::string runtime = "[" + hex(reinterpret_cast<uint64_t>(&mix)) + "]",
              f64 = "[" + hex(reinterpret_cast<uint64_t>(&mix_f64)) + "]";
  std::string odd = "[" + hex(reinterpret_cast<uint64_t>(&is_odd)) + "]";
  std::string target = "[" + hex(reinterpret_cast<uint64_t>(sum_target(5))) + "]";
  std::string dynamic = std::to_string(reinterpret_cast<uint64_t>(sum_target(2))) + "w";
  std::string t =
      wrap("  v3:tagged = CallRuntime v2, v1, #7 " + runtime +
               " !s0\n  v4:f64 = IntToF64 v1\n  v5:f64 = CallRuntime v4, v3, 2.5 " + f64 +
               " !s0\n  v6:tagged = CallTarget v1, v2, v3, #9, #12345678901234 " + target +
               " !s0\n  v7:tagged = CallDynamic " + dynamic + ", v6, v1 !s0\n  v8:bool = CallRuntime v7 " + odd +
               "\n  v9:f64 = AddF v4, v5\n  CallRuntime [" + hex(reinterpret_cast<uint64_t>(&clobber)) +
               "]\n  v10:tagged = Box v9\n  Guard v8 !s1\n  v11:tagged = CallDynamic " + dynamic +
               ", v10, v7\n  Return v10\ns1: slots(v1, v2, v3, v4, v5, v6, v7, v8, v9, v10)\n",
           "v1, v2");
  Compiled c(t);
  for (int64_t x : kInts)
    for (int64_t y : {0, 1, -5, 1000}) expect_same(c, {fix(x), fix(y)}, t);
  REQUIRE(c.code().call_sites.size() >= 6);
  int with_state = 0;
  for (const Code::CallSite& s : c.code().call_sites) {
    const char* address = static_cast<const char*>(c.code().entry) + s.return_offset;
    CHECK(find_code(address) == &c.code());
    CHECK(c.code().call_site(address) == &s);
    CHECK(c.code().call_site(address + 1) == nullptr);
    with_state += s.state == 0;
  }
  CHECK(with_state == 4);
}

TEST_CASE("a stack that is too deep") {
  Compiled c(wrap("  v3:tagged = AddI v1, v2\n  Return v3\n"));
  ThreadState& th = thread();
  CHECK(c.run({fix(1), fix(2)}).result == fix(3));
  char here;
  char* limit = th.stack_limit;
  th.set_stack_limit(&here + 4096);
  auto hook = std::exchange(runtime_hooks.stack_overflow, [] { return kThrow; });
  uint64_t result = c.run({fix(1), fix(2)}).result;
  th.set_stack_limit(limit);
  runtime_hooks.stack_overflow = hook;
  CHECK(result == kThrow.bits);
}

TEST_CASE("invalidated code leaves at CheckValid") {
  std::string t = wrap("  v3:tagged = AddI v1, v2 !s0\n  v4: CheckValid !s1\n  Return v3\ns1: slots(v3)\n");
  Compiled c(t);
  CHECK(c.run({fix(1), fix(2)}).result == fix(3));
  c.code().valid = 0;
  Outcome o = c.run({fix(1), fix(2)});
  CHECK(o.deopt);
  CHECK(o.site == 4);
  CHECK(o.values == std::vector<uint64_t>{fix(3)});
}

TEST_CASE("poll") {
  std::string t = wrap(
      "  v3:tagged = AddI v1, v2 !s0\n  v4:f64 = Unbox v2 +int\n  v5: Poll !s1\n  v6:f64 = AddF v4, v4\n  v7:tagged = "
      "Box v6\n"
      "  Return v7\ns1: slots(v3, v4)\n");
  Compiled c(t);
  expect_same(c, {fix(1), fix(2)}, t);
  thread().poll = kPollInterrupt;
  Outcome o = c.run({fix(1), fix(2)});
  thread().poll = kPollNone;
  CHECK(o.deopt);
  CHECK(o.site == 5);
  CHECK(o.values == std::vector<uint64_t>{fix(3), dbl(2.0)});
}
