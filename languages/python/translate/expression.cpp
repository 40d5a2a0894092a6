// SPDX-License-Identifier: MIT
// Expressions.
#include "languages/python/nodes/attribute.h"
#include "languages/python/nodes/literal.h"
#include "languages/python/nodes/operator.h"
#include "languages/python/nodes/runtime_node.h"
#include "languages/python/nodes/subscript.h"
#include "languages/python/nodes/truth.h"
#include "languages/python/runtime/generator.h"
#include "languages/python/translate/translator.h"
#include "nodes/control/control.h"
#include "nodes/literal/literal.h"

namespace hypha::python {

using X = ast::ExpressionKind;
using C = ast::CompareOperator;

// ---- leaves

static Value constant_value(ast::ConstantValue v) {
  switch (v) {
    case ast::ConstantValue::True:
      return kTrue;
    case ast::ConstantValue::False:
      return kFalse;
    case ast::ConstantValue::Ellipsis:
      return ellipsis;
    default:
      return kNil;
  }
}

// The value of a literal; kUndefined: no literal.
static Value literal_value(ast::Expression& e) {
  switch (e.kind) {
    case X::Constant:
      return constant_value(ast::as<ast::Constant>(e).value);
    case X::Integer: {
      auto& i = ast::as<ast::Integer>(e);
      return i.is_big ? integer::parse(i.digits, i.base) : integer::from_int64(i.value);
    }
    case X::Float:
      return box_double(ast::as<ast::Float>(e).value);
    case X::Imaginary:
      return new_native(types.complex, {box_double(0.0), box_double(ast::as<ast::Imaginary>(e).value)});
    case X::String:
      return str_value(intern(ast::as<ast::String>(e).value));
    case X::Bytes:
      return new_bytes(ast::as<ast::Bytes>(e).value);
    case X::Unary: {
      auto& u = ast::as<ast::Unary>(e);
      bool number = u.operand->kind == X::Integer || u.operand->kind == X::Float;
      return u.op == ast::UnaryOperator::Minus && number ? negative(literal_value(*u.operand)) : kUndefined;
    }
    case X::TupleDisplay: {
      auto& t = ast::as<ast::TupleDisplay>(e);
      Value tuple = new_tuple({});
      for (ast::Expression* x : t.elements) {
        Value v = literal_value(*x);
        if (v == kUndefined) return kUndefined;
        array::push(array_of(tuple), v);
      }
      return tuple;
    }
    default:
      return kUndefined;
  }
}

// name := value
Node* Translator::named(ast::NamedExpression& n) {
  int slot = new_slot();
  Node* value = put(n.span, slot, expression(*n.value));
  return sequence(n.span, {write_name(*n.target, value), get(n.span, slot)});
}

Node* Translator::expression(ast::Expression& e) {
  if (Value v = literal_value(e); v != kUndefined) return constant(e.span, v);
  switch (e.kind) {
    case X::Name:
      return read_name(ast::as<ast::Name>(e));
    case X::FString:
      return fstring(ast::as<ast::FString>(e));
    case X::TupleDisplay:
      return display(e.span, ast::as<ast::TupleDisplay>(e).elements, true);
    case X::ListDisplay:
      return display(e.span, ast::as<ast::ListDisplay>(e).elements, false);
    case X::SetDisplay:
    case X::DictDisplay:
    case X::FormattedValue:
    case X::Slice:
      return leaf(e);
    case X::Comprehension:
      return comprehension(ast::as<ast::Comprehension>(e));
    case X::Unary:
      return unary(ast::as<ast::Unary>(e));
    case X::Binary: {
      auto& b = ast::as<ast::Binary>(e);
      Node* l = expression(*b.left);
      return binary(e.span, b.op, l, expression(*b.right), false);
    }
    case X::Logical:
      return logical(ast::as<ast::Logical>(e));
    case X::Compare:
      return compare(ast::as<ast::Compare>(e), false);
    case X::Conditional:
      return conditional(ast::as<ast::Conditional>(e));
    case X::Lambda:
      return function(*ast::as<ast::Lambda>(e).function);
    case X::Call:
      return call(ast::as<ast::Call>(e));
    case X::Attribute: {
      auto& a = ast::as<ast::Attribute>(e);
      return make<ReadAttributeNode>(e.span, expression(*a.value), intern(a.name));
    }
    case X::Subscript: {
      auto& s = ast::as<ast::Subscript>(e);
      return subscript(e.span, expression(*s.value), *s.index);
    }
    case X::NamedExpression:
      return named(ast::as<ast::NamedExpression>(e));
    case X::Yield: {
      auto& y = ast::as<ast::Yield>(e);
      return make<RuntimeUnaryNode<yield_value>>(e.span, y.value ? expression(*y.value) : none(e.span));
    }
    case X::YieldFrom:
      return make<RuntimeUnaryNode<yield_from>>(e.span, expression(*ast::as<ast::YieldFrom>(e).value));
    case X::Await:
      return make<RuntimeUnaryNode<await_value>>(e.span, expression(*ast::as<ast::Await>(e).value));
    case X::Starred:
      return expression(*ast::as<ast::Starred>(e).value);
    default:
      HY_CHECK(false, "an unknown expression");
  }
}

Node* Translator::leaf(ast::Expression& e) {
  switch (e.kind) {
    case X::SetDisplay: {
      std::vector<DisplayElement> elements;
      bool constant = ast::as<ast::SetDisplay>(e).elements.size() >= 3;
      for (ast::Expression* x : ast::as<ast::SetDisplay>(e).elements) {
        constant &= literal_value(*x) != kUndefined;
        elements.push_back({expression(*x), x->kind == X::Starred});
      }
      return make<SetDisplayNode>(e.span, std::move(elements), constant);
    }
    case X::DictDisplay: {
      std::vector<DictElement> items;
      for (ast::DictItem& i : ast::as<ast::DictDisplay>(e).items) {
        Node* key = i.key ? expression(*i.key) : nullptr;
        items.push_back({key, expression(*i.value)});
      }
      return make<DictDisplayNode>(e.span, std::move(items), false);
    }
    case X::Slice:
      return index_of(e);
    default: {
      auto& f = ast::as<ast::FormattedValue>(e);
      Node* value = expression(*f.value);
      Node* spec = f.format ? fstring(*f.format) : nullptr;
      return make<FormatNode>(e.span, value, spec, unit_->target->constants.add(str_value(intern(""))), f.conversion);
    }
  }
}

Node* Translator::display(ast::Span at, const List<ast::Expression*>& elements, bool tuple) {
  bool stars = false;
  for (ast::Expression* e : elements) stars |= e->kind == X::Starred;
  if (stars || elements.size() > 64) {
    std::vector<DisplayElement> all;
    for (ast::Expression* e : elements) all.push_back({expression(*e), e->kind == X::Starred});
    return make<ListBuildNode>(at, std::move(all), tuple);
  }
  std::vector<Node*> nodes;
  for (ast::Expression* e : elements) nodes.push_back(expression(*e));
  if (tuple)
    return nodes.size() <= 4 ? static_cast<Node*>(make<ArrayDisplayNode<4, true>>(at, nodes))
                             : make<ArrayDisplayNode<64, true>>(at, nodes);
  return nodes.size() <= 4 ? static_cast<Node*>(make<ArrayDisplayNode<4, false>>(at, nodes))
                           : make<ArrayDisplayNode<64, false>>(at, nodes);
}

Node* Translator::fstring(ast::FString& f) {
  if (f.parts.size() == 1 && f.parts[0]->kind == X::FormattedValue) return leaf(*f.parts[0]);
  std::vector<DisplayElement> pieces;
  for (ast::Expression* p : f.parts)
    pieces.push_back({p->kind == X::String ? string(p->span, ast::as<ast::String>(*p).value) : leaf(*p), false});
  return make<RuntimeUnaryNode<join_pieces>>(f.span, make<ListBuildNode>(f.span, std::move(pieces), false));
}

// ---- operators

Node* Translator::unary(ast::Unary& u) {
  switch (u.op) {
    case ast::UnaryOperator::Not:
      return make<NotNode>(u.span, condition(*u.operand));
    case ast::UnaryOperator::Plus:
      return make<RuntimeUnaryNode<positive>>(u.span, expression(*u.operand));
    case ast::UnaryOperator::Minus:
      return make<NegateNode>(u.span, expression(*u.operand));
    default:
      return make<RuntimeUnaryNode<invert>>(u.span, expression(*u.operand));
  }
}

// a < b < c: each operand once, by way of slots.
Node* Translator::compare(ast::Compare& c, bool truth) {
  if (c.rest.size() == 1) {
    Node* l = expression(*c.left);
    Node* n = comparison(c.span, c.rest[0].op, l, expression(*c.rest[0].right), truth);
    bool plain = !truth || c.rest[0].op != C::NotEqual;
    return plain ? n : make<TruthNode>(c.span, n);
  }
  Node* left = expression(*c.left);
  int result = new_slot();
  std::vector<Node*> tests;
  for (size_t i = 0; i < c.rest.size(); i++) {
    int slot = new_slot();
    bool last = i + 1 == c.rest.size();
    auto operand = [&] { return expression(*c.rest[i].right); };
    Node* right = i == 0 ? operand() : uncertain(operand);
    tests.push_back(comparison(c.span, c.rest[i].op, left, last ? right : put(c.span, slot, right), false));
    left = get(c.span, slot);
  }
  Node* n = tests.back();
  for (size_t i = tests.size() - 1; i-- > 0;)
    n = make<IfNode>(c.span, make<TruthNode>(c.span, put(c.span, result, tests[i])), n, get(c.span, result));
  return truth ? make<TruthNode>(c.span, n) : n;
}

Node* Translator::logical(ast::Logical& l) {
  bool is_or = l.op == ast::LogicalOperator::Or;
  std::vector<Node*> values{expression(*l.values[0])};
  Flow after_first = unit_->flow;
  for (size_t i = 1; i < l.values.size(); i++) values.push_back(expression(*l.values[i]));
  unit_->flow = after_first;
  Node* n = values.back();
  for (size_t i = values.size() - 1; i-- > 0;) {
    int slot = new_slot();
    Node* left = put(l.span, slot, values[i]);
    n = make<LogicalNode>(l.span, left, make<TruthNode>(l.values[i]->span, get(l.span, slot)), n, slot, is_or);
  }
  return n;
}

Node* Translator::conditional(ast::Conditional& c) {
  Node* test = condition(*c.test);
  Node* then = uncertain([&] { return expression(*c.then); });
  Node* otherwise = uncertain([&] { return expression(*c.otherwise); });
  return make<IfNode>(c.span, test, then, otherwise);
}

Node* Translator::condition(ast::Expression& e) {
  switch (e.kind) {
    case X::Compare:
      return compare(ast::as<ast::Compare>(e), true);
    case X::Unary:
      if (ast::as<ast::Unary>(e).op == ast::UnaryOperator::Not)
        return make<NotNode>(e.span, condition(*ast::as<ast::Unary>(e).operand));
      break;
    case X::Logical: {
      auto& l = ast::as<ast::Logical>(e);
      std::vector<Node*> tests{condition(*l.values[0])};
      Flow after_first = unit_->flow;
      for (size_t i = 1; i < l.values.size(); i++) tests.push_back(condition(*l.values[i]));
      unit_->flow = after_first;
      Node* n = tests.back();
      for (size_t i = tests.size() - 1; i-- > 0;) {
        if (l.op == ast::LogicalOperator::And)
          n = make<AndNode>(e.span, tests[i], n);
        else
          n = make<OrNode>(e.span, tests[i], n);
      }
      return n;
    }
    case X::Constant: {
      Value v = constant_value(ast::as<ast::Constant>(e).value);
      return make<LiteralNode>(e.span, boolean(v == kTrue || v == ellipsis));
    }
    default:
      break;
  }
  return make<TruthNode>(e.span, expression(e));
}

// ---- subscripts

Node* Translator::index_of(ast::Expression& index) {
  auto* s = ast::try_as<ast::Slice>(&index);
  if (!s) return expression(index);
  auto part = [&](ast::Expression* e) { return e ? expression(*e) : nullptr; };
  Node* lower = part(s->lower);
  Node* upper = part(s->upper);
  return make<SliceNode>(index.span, lower, upper, part(s->step));
}

Node* Translator::subscript(ast::Span at, Node* object, ast::Expression& index) {
  Node* i = index_of(index);
  return make<SubscriptNode>(at, object, i, special(at, names::getitem, 1));
}

}  // namespace hypha::python
