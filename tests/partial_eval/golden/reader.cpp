// SPDX-License-Identifier: MIT
#include "tests/partial_eval/golden/reader.h"

#include <stdexcept>

namespace hypha::toy {

namespace {

struct CatchNode : NodeOf<CatchNode> {
  Node *token, *body;
  CatchNode(Node* t, Node* b) : token(t), body(b) {}
  RUN {
    auto t = TRY(d.eval(token));
    return d.catch_unwind(t, [=, this] { return d.eval(body); });
  }
};
struct ExitNode : NodeOf<ExitNode> {
  Node *token, *value;
  ExitNode(Node* t, Node* v) : token(t), value(v) {}
  RUN {
    auto t = TRY(d.eval(token));
    auto v = TRY(d.eval(value));
    return d.unwind(t, v);
  }
};

Text read_one(const std::string& s, size_t& at);

void skip_blank(const std::string& s, size_t& at) {
  while (at < s.size() && (isspace(s[at]) || s[at] == ';')) {
    if (s[at] == ';')
      at = std::min(s.find('\n', at), s.size());
    else
      at++;
  }
}

std::vector<Text> read_until_end(const std::string& s, size_t& at) {
  std::vector<Text> all;
  for (skip_blank(s, at); at < s.size() && s[at] != ')'; skip_blank(s, at)) all.push_back(read_one(s, at));
  return all;
}

Text read_one(const std::string& s, size_t& at) {
  if (s[at] == '(') {
    Text t{"", read_until_end(s, ++at)};
    if (at == s.size()) throw std::runtime_error("a parenthesis is open");
    at++;
    return t;
  }
  size_t end = std::min(s.find_first_of("(); \n", at), s.size());
  Text t{s.substr(at, end - at), {}};
  at = end;
  return t;
}

}  // namespace

std::vector<Text> read_text(const std::string& s) {
  size_t at = 0;
  std::vector<Text> all = read_until_end(s, at);
  if (at < s.size()) throw std::runtime_error("a parenthesis too many");
  return all;
}

CallTarget* Reader::define(const Text& t) {
  const std::string& name = t.list.at(1).atom;
  const std::vector<Text>&parameters = t.list.at(2).list, &locals = t.list.at(3).list;
  CallTarget* f = functions_[name] =
      p_.function(name.c_str(), uint32_t(parameters.size()), uint32_t(parameters.size() + locals.size()));
  slots_.clear();
  for (const std::vector<Text>* names : {&parameters, &locals})
    for (const Text& n : *names) slots_.emplace(n.atom, int(slots_.size()));
  p_.body(f, expression(t.list.at(4)));
  return f;
}

Node* Reader::atom(const std::string& s) {
  if (s == "nil") return p_.nil();
  if (s == "true" || s == "false") return p_.make<LiteralNode>(boolean(s == "true"));
  if (!isdigit(s[0]) && s[0] != '-') return p_.get(slots_.at(s));
  return s.find('.') == std::string::npos ? p_.num(std::stoll(s)) : p_.real(std::stod(s));
}

Node* Reader::expression(const Text& t) {
  if (t.list.empty()) return atom(t.atom);
  const std::string& head = t.list[0].atom;
  auto arg = [&](size_t i) { return expression(t.list.at(i)); };
  if (head == "+") return p_.add(arg(1), arg(2));
  if (head == "-") return p_.sub(arg(1), arg(2));
  if (head == "*") return p_.mul(arg(1), arg(2));
  if (head == "<") return p_.less(arg(1), arg(2));
  if (head == "set") return p_.set(slot(t.list.at(1)), arg(2));
  if (head == "call") return call(t);
  if (head == "effect") return p_.make<EffectNode>(arg(1));
  if (Node* n = control(head, t)) return n;
  if (Node* n = object(head, t)) return n;
  throw std::runtime_error("unknown form " + head);
}

Node* Reader::call(const Text& t) {
  CallTarget* f = find(t.list.at(1).atom);
  std::vector<Node*> a;
  for (size_t i = 2; i < t.list.size(); i++) a.push_back(expression(t.list[i]));
  switch (a.size()) {
    case 1:
      return p_.make<toy::CallNode<1>>(f, a);
    case 2:
      return p_.make<toy::CallNode<2>>(f, a);
    default:
      throw std::runtime_error("one or two arguments");
  }
}

Node* Reader::control(const std::string& head, const Text& t) {
  auto arg = [&](size_t i) { return expression(t.list.at(i)); };
  if (head == "if") return p_.if_(arg(1), arg(2), arg(3));
  if (head == "while") return p_.loop(arg(1), arg(2));
  if (head == "break") return p_.make<BreakNode>();
  if (head == "return") return p_.make<ReturnNode>(arg(1));
  if (head == "throw") return p_.make<ThrowNode>(arg(1));
  if (head == "try") return p_.make<TryNode>(arg(1), slot(t.list.at(2)), arg(3));
  if (head == "finally") return p_.make<FinallyNode>(arg(1), arg(2));
  if (head == "catch") return p_.make<CatchNode>(arg(1), arg(2));
  if (head == "exit") return p_.make<ExitNode>(arg(1), arg(2));
  if (head != "do") return nullptr;
  std::vector<Node*> all;
  for (size_t i = 1; i < t.list.size(); i++) all.push_back(arg(i));
  return p_.seq(std::move(all));
}

Node* Reader::object(const std::string& head, const Text& t) {
  auto arg = [&](size_t i) { return expression(t.list.at(i)); };
  auto number = [&](size_t i) { return std::stoi(t.list.at(i).atom); };
  auto name = [&](size_t i) { return t.list.at(i).atom.c_str(); };
  if (head == "record") return p_.make<NewRecordNode>();
  if (head == "field") return p_.make<GetNode>(arg(1), name(2));
  if (head == "set-field") return p_.make<SetNode>(arg(1), name(2), arg(3));
  if (head == "env")
    return p_.make<EnterEnvNode>(slot(t.list.at(1)), kNoEnv, number(2), std::vector<EnterEnvNode::Move>{}, kNil);
  if (head == "captured") return p_.make<ReadCapturedNode>(slot(t.list.at(1)), 0, number(2));
  if (head == "set-captured") return p_.make<WriteCapturedNode>(slot(t.list.at(1)), 0, number(2), arg(3));
  if (head == "closure") return p_.make<toy::MakeClosureNode>(find(t.list.at(1).atom), slot(t.list.at(2)));
  if (head == "call-closure") return p_.make<CallClosureNode>(arg(1), arg(2));
  if (head == "closure-env") return p_.make<ClosureEnvNode>();
  return nullptr;
}

}  // namespace hypha::toy
