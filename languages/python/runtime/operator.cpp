// SPDX-License-Identifier: MIT
// Operators on any values: numbers directly, the rest through the special methods of both sides.
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

struct OperatorNames {
  const char *symbol, *method, *reflected, *in_place;
};
constexpr OperatorNames kOperators[] = {
    {"+", "__add__", "__radd__", "__iadd__"},          {"-", "__sub__", "__rsub__", "__isub__"},
    {"*", "__mul__", "__rmul__", "__imul__"},          {"@", "__matmul__", "__rmatmul__", "__imatmul__"},
    {"/", "__truediv__", "__rtruediv__", "__itruediv__"}, {"//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"},
    {"%", "__mod__", "__rmod__", "__imod__"},          {"** or pow()", "__pow__", "__rpow__", "__ipow__"},
    {"<<", "__lshift__", "__rlshift__", "__ilshift__"}, {">>", "__rshift__", "__rrshift__", "__irshift__"},
    {"&", "__and__", "__rand__", "__iand__"},          {"|", "__or__", "__ror__", "__ior__"},
    {"^", "__xor__", "__rxor__", "__ixor__"},
};
constexpr const char* kComparisons[] = {"==", "!=", "<", "<=", ">", ">="};

struct OperatorSymbols {
  Symbol *method, *reflected, *in_place;
};
const OperatorSymbols& symbols_of(Operator op) {
  static const std::vector<OperatorSymbols> all = [] {
    std::vector<OperatorSymbols> v;
    for (const OperatorNames& n : kOperators) v.push_back({intern(n.method), intern(n.reflected), intern(n.in_place)});
    return v;
  }();
  return all[size_t(op)];
}
Symbol* comparison_symbol(Compare op) {
  switch (op) {
    case Compare::Equal: return names::eq;
    case Compare::NotEqual: return names::ne;
    case Compare::Less: return names::lt;
    case Compare::LessEqual: return names::le;
    case Compare::Greater: return names::gt;
    default: return names::ge;
  }
}
Compare mirrored(Compare op) {
  switch (op) {
    case Compare::Less: return Compare::Greater;
    case Compare::LessEqual: return Compare::GreaterEqual;
    case Compare::Greater: return Compare::Less;
    case Compare::GreaterEqual: return Compare::LessEqual;
    default: return op;
  }
}

// kUndefined: neither side knows.
Value try_methods(Value a, Value b, Symbol* method, Symbol* reflected, bool comparing = false) {
  TypeInfo *ta = type_of(a), *tb = type_of(b);
  bool right_first = ta != tb && tb->inherits_from(ta) && lookup(tb, reflected) != kUndefined && lookup(tb, reflected) != lookup(ta, reflected);
  if (right_first) {
    Value r = PY_TRY(call_special(b, reflected, {a}));
    if (r != not_implemented && r != kUndefined) return r;
  }
  Value r = PY_TRY(call_special(a, method, {b}));
  if (r != not_implemented && r != kUndefined) return r;
  if (right_first || (ta == tb && !comparing)) return kUndefined;
  r = PY_TRY(call_special(b, reflected, {a}));
  return r == not_implemented ? kUndefined : r;
}

bool is_sequence(Value v) { return is_kind(v, Kind::Array) || is_kind(v, Kind::StringData); }

Value operand_error(Operator op, const char* symbol, Value a, Value b) {
  if (op == Operator::Add && is_sequence(a) && symbol[1] == 0) {
    if (is_kind(a, Kind::Array)) {
      std::string t = is_list(a) ? "list" : "tuple";
      return raise_type_error("can only concatenate " + t + " (not \"" + type_name(b) + "\") to " + t);
    }
    if (is_str(a)) return raise_type_error("can only concatenate str (not \"" + type_name(b) + "\") to str");
    return raise_type_error("can't concat " + type_name(b) + " to bytes");
  }
  if (op == Operator::Mul && (is_sequence(a) || is_sequence(b)))
    return raise_type_error("can't multiply sequence by non-int of type '" + type_name(is_sequence(a) ? b : a) + "'");
  return raise_operand_error(symbol, a, b);
}

}  // namespace

Value binary(Operator op, Value a, Value b) {
  if (!is_kind(a, Kind::Object) && !is_kind(b, Kind::Object))
    if (Value r = number_binary(op, a, b); r != kUndefined) return r;
  if (op == Operator::Add && is_str(a) && is_str(b)) {
    auto *x = a.ptr<StringData>(), *y = b.ptr<StringData>();
    if (!heap::can_allocate(x->size() + y->size())) return raise_memory_error();
    return ref(string::concat(x, y));
  }
  const OperatorSymbols& s = symbols_of(op);
  Value r = PY_TRY(try_methods(a, b, s.method, s.reflected));
  return r == kUndefined ? operand_error(op, kOperators[size_t(op)].symbol, a, b) : r;
}

Value in_place(Operator op, Value a, Value b) {
  if (!a.is_heap() || is_str(a)) {
    if (!is_kind(b, Kind::Object))
      if (Value r = number_binary(op, a, b); r != kUndefined) return r;
  } else {
    Value r = PY_TRY(call_special(a, symbols_of(op).in_place, {b}));
    if (r != not_implemented && r != kUndefined) return r;
  }
  if (op == Operator::Add && is_str(a) && is_str(b)) return binary(op, a, b);
  const OperatorSymbols& s = symbols_of(op);
  Value r = PY_TRY(try_methods(a, b, s.method, s.reflected));
  if (r != kUndefined) return r;
  std::string symbol = std::string(op == Operator::Pow ? "** or pow()" : kOperators[size_t(op)].symbol);
  if (op != Operator::Pow) symbol += "=";
  else symbol = "**=";
  if (op == Operator::Add && is_sequence(a)) return operand_error(op, "+", a, b);
  return operand_error(op, symbol.c_str(), a, b);
}

Value compare(Compare op, Value a, Value b) {
  if (a.is_int() && b.is_int()) [[likely]] return number_compare(op, a, b);
  if (is_str(a) && is_str(b)) {
    auto *x = a.ptr<StringData>(), *y = b.ptr<StringData>();
    if (op == Compare::Equal) return boolean(x == y || string::equal(x, y));
    if (op == Compare::NotEqual) return boolean(x != y && !string::equal(x, y));
    int order = string::compare(x, y);
    return number_compare(op, fixnum(order), fixnum(0));
  }
  bool objects = is_kind(a, Kind::Object) || is_kind(b, Kind::Object);
  if (!objects)
    if (Value r = number_compare(op, a, b); r != kUndefined) return r;
  DepthScope depth;
  if (!depth.ok()) return raise_recursion_error(" in comparison");
  Value r = PY_TRY(try_methods(a, b, comparison_symbol(op), comparison_symbol(mirrored(op)), true));
  if (r != kUndefined) return r;
  if (op == Compare::Equal) return boolean(a == b);
  if (op == Compare::NotEqual) return boolean(a != b);
  return raise_compare_error(kComparisons[size_t(op)], a, b);
}

Value compare_truth(Compare op, Value a, Value b) {
  Value r = compare(op, a, b);
  return is_bool(r) || r.is_completion() ? r : truth(r);
}

Value equal(Value a, Value b) { return a == b ? kTrue : compare_truth(Compare::Equal, a, b); }

// ---- unary

static Value unary(Value v, Symbol* method, const char* symbol) {
  Value r = call_special(v, method);
  return r == kUndefined ? raise_type_error(std::string("bad operand type for ") + symbol + ": '" + type_name(v) + "'") : r;
}

Value negative(Value v) {
  if (integer::is(v) || is_bool(v)) return integer::neg(int_of(v));
  if (is_float(v)) return box_double(-number::to_double(v));
  return unary(v, names::neg, "unary -");
}
Value positive(Value v) {
  if (integer::is(v) || is_float(v)) return v;
  if (is_bool(v)) return int_of(v);
  return unary(v, names::pos, "unary +");
}
Value invert(Value v) {
  if (integer::is(v) || is_bool(v)) return integer::bit_not(int_of(v));
  return unary(v, names::invert, "unary ~");
}
Value absolute(Value v) {
  if (integer::is(v) || is_bool(v)) return integer::abs(int_of(v));
  if (is_float(v)) return box_double(std::abs(number::to_double(v)));
  return unary(v, names::abs, "abs()");
}

}  // namespace hypha::python
