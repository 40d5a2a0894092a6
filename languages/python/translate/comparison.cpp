// SPDX-License-Identifier: MIT
// Comparisons.
#include "languages/python/nodes/operator.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/translate/translator.h"
#include "nodes/arithmetic/operators.h"
#include "nodes/literal/literal.h"

namespace hypha::python {

using C = ast::CompareOperator;

Node* Translator::comparison(ast::Span at, C op, Node* l, Node* r, bool truth) {
  auto generic = [&]<Compare Op>(const char* method, const char* reflected) -> Node* {
    if (truth) return make<RuntimeBinary<compare_truth_slow<Op>>>(at);
    return make<GenericOperator<compare_slow<Op>>>(at, method, reflected);
  };
  auto ordered = [&]<class Op>(Op, Node* fallback) -> Node* {
    return adopt(at, make_binary<Op>(l, r, fallback, &operators_intact));
  };
  // `x is None` reads its literal in place.
  auto identity = [&]<bool kNegated>(std::bool_constant<kNegated>) -> Node* {
    if (auto* literal = dynamic_cast<LiteralNode*>(r)) return make<IsNode<kNegated, LiteralNode>>(at, l, literal);
    return make<IsNode<kNegated>>(at, l, r);
  };
  switch (op) {
    case C::Equal:
      return make<EqualNode<false>>(at, l, r, generic.operator()<Compare::Equal>("__eq__", "__eq__"));
    case C::NotEqual:
      return make<EqualNode<true>>(at, l, r, make<RuntimeBinary<compare_slow<Compare::NotEqual>>>(at));
    case C::Less:
      return ordered(LessOp{}, generic.operator()<Compare::Less>("__lt__", "__gt__"));
    case C::LessEqual:
      return ordered(LessEqualOp{}, generic.operator()<Compare::LessEqual>("__le__", "__ge__"));
    case C::Greater:
      return ordered(GreaterOp{}, generic.operator()<Compare::Greater>("__gt__", "__lt__"));
    case C::GreaterEqual:
      return ordered(GreaterEqualOp{}, generic.operator()<Compare::GreaterEqual>("__ge__", "__le__"));
    case C::Is:
      return identity(std::false_type{});
    case C::IsNot:
      return identity(std::true_type{});
    case C::In:
      return make<RuntimeBinaryNode<contains_in>>(at, l, r);
    default:
      return make<RuntimeBinaryNode<not_contains_in>>(at, l, r);
  }
}

}  // namespace hypha::python
