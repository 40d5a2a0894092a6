// SPDX-License-Identifier: MIT
// Which locals of a function can lose their value: del x, except ... as x.
#include "languages/python/translate/translator.h"

namespace hypha::python {

namespace {

using K = ast::StatementKind;

struct Deletions {
  std::set<const Variable*>& out;

  void target(ast::Expression* e) {
    if (auto* n = ast::try_as<ast::Name>(e); n && n->reference.variable) out.insert(n->reference.variable);
    if (auto* t = ast::try_as<ast::TupleDisplay>(e))
      for (ast::Expression* x : t->elements) target(x);
    if (auto* l = ast::try_as<ast::ListDisplay>(e))
      for (ast::Expression* x : l->elements) target(x);
  }
  void block(const ast::Block& b) {
    for (ast::Statement* s : b) statement(*s);
  }
  void statement(ast::Statement& s) {
    switch (s.kind) {
      case K::Delete:
        for (ast::Expression* t : ast::as<ast::Delete>(s).targets) target(t);
        break;
      case K::If:
        for (ast::IfClause& c : ast::as<ast::If>(s).clauses) block(c.body);
        block(ast::as<ast::If>(s).otherwise);
        break;
      case K::While: block(ast::as<ast::While>(s).body), block(ast::as<ast::While>(s).otherwise); break;
      case K::For: block(ast::as<ast::For>(s).body), block(ast::as<ast::For>(s).otherwise); break;
      case K::With: block(ast::as<ast::With>(s).body); break;
      case K::Try: {
        auto& t = ast::as<ast::Try>(s);
        block(t.body), block(t.otherwise), block(t.finally);
        for (ast::ExceptHandler& h : t.handlers) {
          if (h.target) target(h.target);
          block(h.body);
        }
        break;
      }
      case K::Match:
        for (ast::MatchCase& c : ast::as<ast::Match>(s).cases) block(c.body);
        break;
      default: break;
    }
  }
};

}  // namespace

void Translator::note_deletions(Unit& u, const ast::Block& body) { Deletions{u.deletable}.block(body); }

}  // namespace hypha::python
