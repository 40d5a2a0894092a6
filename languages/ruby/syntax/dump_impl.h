// SPDX-License-Identifier: MIT
// The class behind dump(); private to this folder.
#pragma once
#include <cstdio>
#include <string>
#include <utility>

#include "languages/ruby/syntax/dump.h"

namespace hypha::ruby::syntax {

class Dumper {
 public:
  std::string take() { return std::move(out_); }
  void node(Node* n);

 private:
  using K = NodeKind;

  // (name child child ...)
  struct Group {
    Group(Dumper& d, std::string_view name) : d_(d) {
      d_.space();
      d_.out_ += "(" + std::string(name);
    }
    ~Group() { d_.out_ += ")"; }
    Dumper& d_;
  };

  void space() {
    if (!out_.empty() && out_.back() != '(') out_ += ' ';
  }
  void word(std::string_view text) {
    space();
    out_ += text;
  }
  void quoted(std::string_view text) {
    space();
    out_ += '"';
    for (unsigned char c : text) {
      char buffer[8];
      if (c == '"' || c == '\\')
        out_ += std::string("\\") + char(c);
      else if (c == '\n')
        out_ += "\\n";
      else if (c < 0x20 || c == 0x7f)
        out_ += (std::snprintf(buffer, sizeof buffer, "\\x%02X", c), buffer);
      else
        out_ += char(c);
    }
    out_ += '"';
  }
  void variable(const Variable* v) {
    if (!v) return word("_");
    word((v->name.empty() ? "%" : std::string(v->name)) + (v->captured ? "^" : ""));
  }
  void nodes(const List<Node*>& list) {
    for (Node* n : list) node(n);
  }
  void optional(Node* n) {
    if (n) node(n);
  }
  void group(std::string_view name, Node* a) {
    Group g(*this, name);
    optional(a);
  }
  void group(std::string_view name, Node* a, Node* b) {
    Group g(*this, name);
    node(a);
    node(b);
  }
  void group(std::string_view name, const List<Node*>& list) {
    Group g(*this, name);
    nodes(list);
  }

  void literal(Node* n);
  void floating(double value);
  void regexp(RegexpLiteral* r);
  void read(Node* n);
  void write(Node* n);
  void integer(IntegerLiteral* n);
  void assignment(Node* n);
  void call(Node* n);
  void control(Node* n);
  void definition(Node* n);
  void pattern(Node* n);
  void hash(HashLiteral* n);
  void arguments(const Arguments& a);
  void block(Block* b);
  void params(Params* p);
  void param(const Param& p);
  void multi(MultiTarget* m);
  void constant(std::string_view group_name, Node* scope, bool top, Name name, Node* value);
  void begin(Begin* b);
  void cases(Node* n);

  std::string out_;
};

}  // namespace hypha::ruby::syntax
