// SPDX-License-Identifier: MIT
// The writer behind dump(); private to dump*.cpp.
#pragma once
#include <string>

#include "languages/python/syntax/ast.h"
#include "languages/python/syntax/dump.h"

namespace hypha::python {

class DumpWriter {
 public:
  explicit DumpWriter(const DumpOptions& options) : options_(options) {}

  void statement(const ast::Statement& s);
  void expression(const ast::Expression& e);
  std::string take() { return std::move(out_); }

 private:
  void open(const char* head) { (out_ += '(') += head; }
  void close() { out_ += ')'; }
  void text(std::string_view t) { (out_ += ' ') += t; }
  void quoted(std::string_view bytes);
  void line();

  void child(const ast::Expression* e);  // with a blank before it; null as _
  void children(const List<ast::Expression*>& list);
  void leaf(const ast::Expression& e);
  void operation(const ast::Expression& e);
  void wrapper(const ast::Expression& e);
  void spine_head(const ast::Expression& e);
  void spine_tail(const ast::Expression& e);
  void name(const ast::Name& n);
  void fstring(const ast::FString& f);
  void comprehension(const ast::Comprehension& c);
  void arguments(const List<ast::Argument>& list);
  void parameters(const ast::Function& f);
  void simple(const ast::Statement& s);
  void declaration(const ast::Statement& s);
  void import_names(const List<ast::Alias>& names);
  void block(const ast::Block& body);
  void tagged_block(const char* tag, const ast::Block& body);
  void compound(const ast::Statement& s);
  void if_statement(const ast::If& s);
  void try_statement(const ast::Try& s);
  void definition(const ast::Statement& s);
  void pattern(const ast::Pattern& p);
  void mapping_pattern(const ast::MappingPattern& m);
  void class_pattern(const ast::ClassPattern& c);

  DumpOptions options_;
  std::string out_;
  int indent_ = 0;
};

}  // namespace hypha::python
