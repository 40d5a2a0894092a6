// SPDX-License-Identifier: MIT
// Binary operators, in-place ones too.
#include "languages/python/nodes/operator.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/translate/translator.h"
#include "nodes/arithmetic/operators.h"

namespace hypha::python {

using B = ast::BinaryOperator;

Node* Translator::binary(ast::Span at, B op, Node* l, Node* r, bool in_place) {
  auto generic = [&]<Operator Op>(const char* method, const char* reflected, const char* own) -> Node* {
    if (in_place) return make<GenericOperator<in_place_slow<Op>>>(at, own, reflected);
    return make<GenericOperator<binary_slow<Op>>>(at, method, reflected);
  };
  auto arithmetic = [&]<class Op>(Op, Node* fallback) -> Node* {
    return adopt(at, make_binary<Op>(l, r, fallback, &operators_intact));
  };
  using O = Operator;
  switch (op) {
    case B::Add:
      return arithmetic(AddOp{}, generic.operator()<O::Add>("__add__", "__radd__", "__iadd__"));
    case B::Subtract:
      return arithmetic(SubOp{}, generic.operator()<O::Sub>("__sub__", "__rsub__", "__isub__"));
    case B::Multiply:
      return arithmetic(MulOp{}, generic.operator()<O::Mul>("__mul__", "__rmul__", "__imul__"));
    case B::Divide:
      return make<TrueDivideNode>(at, l, r,
                                  generic.operator()<O::TrueDiv>("__truediv__", "__rtruediv__", "__itruediv__"));
    case B::FloorDivide:
      return arithmetic(IntFloorDivOp{},
                        generic.operator()<O::FloorDiv>("__floordiv__", "__rfloordiv__", "__ifloordiv__"));
    case B::Modulo:
      return arithmetic(FloorModOp{}, generic.operator()<O::Mod>("__mod__", "__rmod__", "__imod__"));
    case B::BitAnd:
      return arithmetic(BitAndOp{}, generic.operator()<O::And>("__and__", "__rand__", "__iand__"));
    case B::BitOr:
      return arithmetic(BitOrOp{}, generic.operator()<O::Or>("__or__", "__ror__", "__ior__"));
    case B::BitXor:
      return arithmetic(BitXorOp{}, generic.operator()<O::Xor>("__xor__", "__rxor__", "__ixor__"));
    case B::LeftShift:
      return arithmetic(ShiftLeftOp{}, generic.operator()<O::LShift>("__lshift__", "__rlshift__", "__ilshift__"));
    case B::RightShift:
      return arithmetic(ShiftRightOp{}, generic.operator()<O::RShift>("__rshift__", "__rrshift__", "__irshift__"));
    case B::Power:
      return in_place ? static_cast<Node*>(make<RuntimeBinaryNode<in_place_slow<O::Pow>>>(at, l, r))
                      : make<RuntimeBinaryNode<binary_slow<O::Pow>>>(at, l, r);
    default:
      return in_place ? static_cast<Node*>(make<RuntimeBinaryNode<in_place_slow<O::MatMul>>>(at, l, r))
                      : make<RuntimeBinaryNode<binary_slow<O::MatMul>>>(at, l, r);
  }
}

}  // namespace hypha::python
