// SPDX-License-Identifier: MIT
// Expressions and patterns as S-expressions.
#include <cstdio>

#include "languages/python/syntax/dump_writer.h"
#include "languages/python/syntax/spine.h"

namespace hypha::python {

using namespace ast;

namespace {

constexpr const char* kUnary[] = {"not", "+", "-", "~"};
constexpr const char* kBinary[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
constexpr const char* kCompare[] = {"==", "!=", "<", "<=", ">", ">=", "is", "is-not", "in", "not-in"};
constexpr const char* kConstants[] = {"None", "True", "False", "..."};
constexpr const char* kComprehensions[] = {"listcomp", "setcomp", "dictcomp", "genexp"};

std::string number_text(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.17g", value);
  return buffer;
}

template <class T>
const T& cast(const Expression& e) {
  return static_cast<const T&>(e);
}

}  // namespace

const char* ast::kind_name(ExpressionKind kind) {
  static constexpr const char* kNames[] = {
#define X(name) #name,
      HY_PYTHON_EXPRESSIONS(X)
#undef X
  };
  return kNames[size_t(kind)];
}

void DumpWriter::quoted(std::string_view bytes) {
  out_ += '"';
  for (char c : bytes) {
    auto u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out_ += '\\') += c;
    } else if (u < 0x20 || u >= 0x7F) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\x%02x", u);
      out_ += buffer;
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void DumpWriter::child(const Expression* e) {
  out_ += ' ';
  if (e) {
    expression(*e);
  } else {
    out_ += '_';
  }
}

void DumpWriter::children(const List<Expression*>& list) {
  for (const Expression* e : list) child(e);
}

// Left-nested chains are opened from the outside and closed from the inside, by loops.
void DumpWriter::expression(const Expression& e) {
  if (!left_child(e)) return leaf(e);
  std::vector<Expression*> spine = collect_spine(const_cast<Expression&>(e));
  for (size_t i = 0; i + 1 < spine.size(); i++) spine_head(*spine[i]);
  leaf(*spine.back());
  for (size_t i = spine.size() - 1; i-- > 0;) spine_tail(*spine[i]);
}

void DumpWriter::spine_head(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Binary:
      open(kBinary[size_t(cast<Binary>(e).op)]);
      break;
    case ExpressionKind::Attribute:
      open(".");
      break;
    case ExpressionKind::Call:
      open("call");
      break;
    default:
      open("[]");
      break;
  }
  out_ += ' ';
}

void DumpWriter::spine_tail(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Binary:
      child(cast<Binary>(e).right);
      break;
    case ExpressionKind::Attribute:
      text(cast<Attribute>(e).name);
      break;
    case ExpressionKind::Call:
      arguments(cast<Call>(e).arguments);
      break;
    default:
      child(cast<Subscript>(e).index);
      break;
  }
  close();
}

void DumpWriter::name(const Name& n) {
  out_ += n.id;
  if (!options_.names) return;
  const NameReference& r = n.reference;
  std::string slot = std::to_string(r.slot), place = std::to_string(r.hops) + "." + slot;
  switch (r.kind) {
    case NameKind::Unresolved:
      out_ += ":unresolved";
      break;
    case NameKind::Local:
      out_ += ":local" + slot;
      break;
    case NameKind::Cell:
      out_ += ":cell" + slot;
      break;
    case NameKind::Free:
      out_ += ":free" + place;
      break;
    case NameKind::Global:
      out_ += ":global";
      break;
    case NameKind::ClassName:
      out_ += ":class";
      break;
    case NameKind::ClassFree:
      out_ += ":classfree" + place;
      break;
  }
}

void DumpWriter::leaf(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Name:
      return name(cast<Name>(e));
    case ExpressionKind::Constant:
      out_ += kConstants[size_t(cast<Constant>(e).value)];
      return;
    case ExpressionKind::Integer: {
      auto& i = cast<Integer>(e);
      out_ += i.is_big ? "(big " + std::to_string(i.base) + " " + std::string(i.digits) + ")" : std::to_string(i.value);
      return;
    }
    case ExpressionKind::Float:
      out_ += "(float " + number_text(cast<Float>(e).value) + ")";
      return;
    case ExpressionKind::Imaginary:
      out_ += "(imaginary " + number_text(cast<Imaginary>(e).value) + ")";
      return;
    case ExpressionKind::String:
      return quoted(cast<String>(e).value);
    case ExpressionKind::Bytes:
      out_ += 'b';
      return quoted(cast<Bytes>(e).value);
    case ExpressionKind::FString:
      return fstring(cast<FString>(e));
    case ExpressionKind::TupleDisplay:
      open("tuple");
      children(cast<TupleDisplay>(e).elements);
      break;
    case ExpressionKind::ListDisplay:
      open("list");
      children(cast<ListDisplay>(e).elements);
      break;
    case ExpressionKind::SetDisplay:
      open("set");
      children(cast<SetDisplay>(e).elements);
      break;
    case ExpressionKind::DictDisplay:
      open("dict");
      for (const DictItem& item : cast<DictDisplay>(e).items) {
        out_ += ' ';
        open(item.key ? ":" : "**");
        if (item.key) child(item.key);
        child(item.value);
        close();
      }
      break;
    case ExpressionKind::Comprehension:
      return comprehension(cast<Comprehension>(e));
    default:
      return operation(e);
  }
  close();
}

void DumpWriter::operation(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Unary:
      open(kUnary[size_t(cast<Unary>(e).op)]);
      child(cast<Unary>(e).operand);
      break;
    case ExpressionKind::Logical:
      open(cast<Logical>(e).op == LogicalOperator::And ? "and" : "or");
      children(cast<Logical>(e).values);
      break;
    case ExpressionKind::Compare:
      open("compare");
      child(cast<Compare>(e).left);
      for (const Comparison& c : cast<Compare>(e).rest) {
        out_ += ' ';
        open(kCompare[size_t(c.op)]);
        child(c.right);
        close();
      }
      break;
    case ExpressionKind::Conditional:
      open("if-else");
      child(cast<Conditional>(e).test);
      child(cast<Conditional>(e).then);
      child(cast<Conditional>(e).otherwise);
      break;
    case ExpressionKind::Lambda:
      open("lambda");
      parameters(*cast<Lambda>(e).function);
      child(cast<Lambda>(e).function->expression);
      break;
    default:
      return wrapper(e);
  }
  close();
}

// Slice, *x, x := y, await, yield.
void DumpWriter::wrapper(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::Slice:
      open("slice");
      child(cast<Slice>(e).lower);
      child(cast<Slice>(e).upper);
      child(cast<Slice>(e).step);
      break;
    case ExpressionKind::Starred:
      open("*");
      child(cast<Starred>(e).value);
      break;
    case ExpressionKind::NamedExpression:
      open(":=");
      child(cast<NamedExpression>(e).target);
      child(cast<NamedExpression>(e).value);
      break;
    case ExpressionKind::Await:
      open("await");
      child(cast<Await>(e).value);
      break;
    case ExpressionKind::Yield:
      open("yield");
      child(cast<Yield>(e).value);
      break;
    case ExpressionKind::YieldFrom:
      open("yield-from");
      child(cast<YieldFrom>(e).value);
      break;
    default:
      open(kind_name(e.kind));
      break;
  }
  close();
}

void DumpWriter::fstring(const FString& f) {
  open("fstring");
  for (const Expression* part : f.parts) {
    out_ += ' ';
    if (part->kind != ExpressionKind::FormattedValue) {
      expression(*part);
      continue;
    }
    auto& field = cast<FormattedValue>(*part);
    open("format");
    child(field.value);
    if (field.conversion) (out_ += " !") += field.conversion;
    if (field.format) child(field.format);
    close();
  }
  close();
}

void DumpWriter::comprehension(const Comprehension& c) {
  open(kComprehensions[size_t(c.form)]);
  child(c.element);
  if (c.value) child(c.value);
  for (const ComprehensionClause& clause : c.clauses) {
    out_ += ' ';
    open(clause.is_async ? "async-for" : "for");
    child(clause.target);
    child(clause.iterable);
    children(clause.conditions);
    close();
  }
  close();
}

void DumpWriter::arguments(const List<Argument>& list) {
  for (const Argument& a : list) {
    if (a.kind == ArgumentKind::Positional) {
      child(a.value);
      continue;
    }
    out_ += ' ';
    open(a.kind == ArgumentKind::Star ? "*" : a.kind == ArgumentKind::Keyword ? "=" : "**");
    if (a.kind == ArgumentKind::Keyword) text(a.name);
    child(a.value);
    close();
  }
}

// (a / b (= c 1) *args d **kw), with annotations as (: a int)
void DumpWriter::parameters(const Function& f) {
  out_ += " (";
  bool first = true, bare_star = true;
  for (uint32_t i = 0; i < f.parameters.size(); i++) {
    const Parameter& p = f.parameters[i];
    if (!first) out_ += ' ';
    first = false;
    if (p.kind == ParameterKind::KeywordOnly && bare_star) out_ += "* ";
    if (p.kind == ParameterKind::KeywordOnly || p.kind == ParameterKind::VarPositional) bare_star = false;
    if (p.default_value) out_ += "(= ";
    if (p.annotation) out_ += "(: ";
    if (p.kind == ParameterKind::VarPositional) out_ += '*';
    if (p.kind == ParameterKind::VarKeyword) out_ += "**";
    out_ += p.name;
    if (p.annotation) {
      child(p.annotation);
      close();
    }
    if (p.default_value) {
      child(p.default_value);
      close();
    }
    bool last_positional = i + 1 == f.parameters.size() || f.parameters[i + 1].kind != ParameterKind::PositionalOnly;
    if (p.kind == ParameterKind::PositionalOnly && last_positional) out_ += " /";
  }
  close();
}

void DumpWriter::mapping_pattern(const MappingPattern& m) {
  open("mapping");
  for (uint32_t i = 0; i < m.keys.size(); i++) {
    out_ += " (:";
    child(m.keys[i]);
    pattern(*m.patterns[i]);
    close();
  }
  if (!m.rest) return;
  out_ += " (**";
  child(m.rest);
  close();
}

void DumpWriter::class_pattern(const ClassPattern& c) {
  open("class");
  child(c.type);
  for (const Pattern* item : c.positional) pattern(*item);
  for (const KeywordPattern& k : c.keywords) {
    out_ += " (=";
    text(k.name);
    pattern(*k.pattern);
    close();
  }
}

void DumpWriter::pattern(const Pattern& p) {
  out_ += ' ';
  switch (p.kind) {
    case PatternKind::ValuePattern:
      open("value");
      child(static_cast<const ValuePattern&>(p).value);
      break;
    case PatternKind::SequencePattern:
      open("sequence");
      for (const Pattern* item : static_cast<const SequencePattern&>(p).patterns) pattern(*item);
      break;
    case PatternKind::StarPattern:
      open("star");
      child(static_cast<const StarPattern&>(p).target);
      break;
    case PatternKind::MappingPattern:
      mapping_pattern(static_cast<const MappingPattern&>(p));
      break;
    case PatternKind::ClassPattern:
      class_pattern(static_cast<const ClassPattern&>(p));
      break;
    case PatternKind::AsPattern: {
      auto& a = static_cast<const AsPattern&>(p);
      if (a.pattern) {
        open("as");
        pattern(*a.pattern);
      } else {
        open("capture");
      }
      child(a.target);
      break;
    }
    case PatternKind::OrPattern:
      open("or");
      for (const Pattern* item : static_cast<const OrPattern&>(p).alternatives) pattern(*item);
      break;
  }
  close();
}

}  // namespace hypha::python
