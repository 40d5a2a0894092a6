// SPDX-License-Identifier: MIT
// The operators on numbers that both languages share, and how a translator makes their nodes. What the nodes do is in binary_node.h.
#pragma once
#include "framework/node/node.h"
#include "framework/specialize/assumption.h"

namespace hypha {

// kMixed: an int and a double. A place that has met none asks less, and knows that both are doubles.
enum ArithmeticCase : uint32_t { kInts = 1, kDoubles = 2, kMixed = 4 };

// int_(d, a, b): fixnums -> Val, kFailed where the result is no fixnum; double_(d, a, b): F64 x F64 -> Val. exact(sign):
// a comparison's answer, by the sign of left - right.
struct AddOp {
  static auto int_(auto d, auto a, auto b) { return d.add_exact(a, b); }
  static auto double_(auto d, auto a, auto b) { return d.val(a + b); }
};
struct SubOp {
  static auto int_(auto d, auto a, auto b) { return d.sub_exact(a, b); }
  static auto double_(auto d, auto a, auto b) { return d.val(a - b); }
};
struct MulOp {
  static auto int_(auto d, auto a, auto b) { return d.mul_exact(a, b); }
  static auto double_(auto d, auto a, auto b) { return d.val(a * b); }
};
// Ruby's Integer#/ and Float#/. Division of doubles by zero differs, so Python has its own; its // is the ints' half.
struct FloorDivOp {
  static auto int_(auto d, auto a, auto b) { return d.floor_div_exact(a, b); }
  static auto double_(auto d, auto a, auto b) { return d.val(a / b); }
};
struct IntFloorDivOp {
  static auto int_(auto d, auto a, auto b) { return d.floor_div_exact(a, b); }
};
struct LessOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.less(a, b)); }
  static auto double_(auto d, auto a, auto b) { return d.val(a < b); }
  static bool exact(int sign) { return sign < 0; }
};
struct LessEqualOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.less_equal(a, b)); }
  static auto double_(auto d, auto a, auto b) { return d.val(a <= b); }
  static bool exact(int sign) { return sign <= 0; }
};
struct GreaterOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.less(b, a)); }
  static auto double_(auto d, auto a, auto b) { return d.val(b < a); }
  static bool exact(int sign) { return sign > 0; }
};
struct GreaterEqualOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.less_equal(b, a)); }
  static auto double_(auto d, auto a, auto b) { return d.val(b <= a); }
  static bool exact(int sign) { return sign >= 0; }
};
struct EqualOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.same(a, b)); }
  static auto double_(auto d, auto a, auto b) { return d.val(a == b); }
  static bool exact(int sign) { return sign == 0; }
};
struct NotEqualOp {
  static auto int_(auto d, auto a, auto b) { return d.val(d.not_(d.same(a, b))); }
  static auto double_(auto d, auto a, auto b) { return d.val(d.not_(a == b)); }
  static bool exact(int sign) { return sign != 0; }
};
// Fixnums only.
struct FloorModOp {
  static auto int_(auto d, auto a, auto b) { return d.floor_mod_exact(a, b); }
};
struct BitAndOp {
  static auto int_(auto d, auto a, auto b) { return d.and_int(a, b); }
};
struct BitOrOp {
  static auto int_(auto d, auto a, auto b) { return d.or_int(a, b); }
};
struct BitXorOp {
  static auto int_(auto d, auto a, auto b) { return d.xor_int(a, b); }
};
struct ShiftLeftOp {
  static auto int_(auto d, auto a, auto b) { return d.shl_exact(a, b); }
};
struct ShiftRightOp {
  static auto int_(auto d, auto a, auto b) { return d.shr_exact(a, b); }
};

// left OP right. `intact`: the operator has its built-in meaning for numbers. `fallback`: an operation on (left, right).
template <class Op>
Node* make_binary(Node* left, Node* right, Node* fallback, Assumption* intact);

// Both languages' translators make these: compiled once, in binary_*.cpp beside this file.
#define HY_BINARY(Op) template Node* make_binary<Op>(Node * left, Node * right, Node * fallback, Assumption * intact)
extern HY_BINARY(AddOp);
extern HY_BINARY(SubOp);
extern HY_BINARY(MulOp);
extern HY_BINARY(FloorDivOp);
extern HY_BINARY(IntFloorDivOp);
extern HY_BINARY(FloorModOp);
extern HY_BINARY(LessOp);
extern HY_BINARY(LessEqualOp);
extern HY_BINARY(GreaterOp);
extern HY_BINARY(GreaterEqualOp);
extern HY_BINARY(EqualOp);
extern HY_BINARY(NotEqualOp);
extern HY_BINARY(BitAndOp);
extern HY_BINARY(BitOrOp);
extern HY_BINARY(BitXorOp);
extern HY_BINARY(ShiftLeftOp);
extern HY_BINARY(ShiftRightOp);

}  // namespace hypha
