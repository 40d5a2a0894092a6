// SPDX-License-Identifier: MIT
// The match statement; `match` and `case` are keywords only here.
#include "languages/python/syntax/parser_class.h"

namespace hypha::python {

using namespace ast;

// `match (x):` may also be the beginning of a call or an annotation, so the header is read on trial.
Statement* Parser::try_match_statement() {
  uint32_t first = position_;
  Expression* what = nullptr;
  uint32_t end = 0;
  bool colon_missing = false;
  bool is_match = alternative([&] {
    advance();
    if (!check(Kind::Star) && ends_list(kind())) return fail_here();
    what = subject();
    end = position_;
    colon_missing = check(Kind::Newline);
    if (!colon_missing) expect(Kind::Colon);
    expect(Kind::Newline);
  });
  if (!is_match) return nullptr;
  if (colon_missing) {
    // Without the colon it is a match only if it is nothing else: match (x) is a call.
    position_ = first;
    if (attempt([&] {
          expression_statement();
          expect(Kind::Newline);
        })) {
      position_ = first;
      return nullptr;
    }
    position_ = end;
    fail(peek().start, "expected ':'");
    return make<Pass>({});
  }
  if (!check(Kind::Indent)) {
    check(Kind::Error) ? fail_here() : no_block("'match' statement", first);
    return make<Pass>({});
  }
  advance();
  Depth depth(*this);
  std::vector<MatchCase> cases;
  do {
    cases.push_back(match_case());
  } while (!check(Kind::Dedent) && !check(Kind::End));
  expect(Kind::Dedent);
  auto* node = make<Match>(span_from(first));
  node->subject = what;
  node->cases = list(cases);
  return node;
}

Expression* Parser::subject() {
  uint32_t first = position_;
  Expression* e = star_named_expression();
  if (check(Kind::Comma)) return tuple_rest(first, e, true);
  if (e->kind == ExpressionKind::Starred) fail_here();
  return e;
}

MatchCase Parser::match_case() {
  MatchCase result{};
  uint32_t keyword = position_;
  if (!is_word(peek(), "case")) {
    fail_here();
    result.pattern = make<AsPattern>({});
    return result;
  }
  advance();
  result.pattern = patterns();
  if (accept(Kind::If)) result.guard = named_expression();
  expect_colon();
  result.body = block("'case' statement", keyword);
  return result;
}

}  // namespace hypha::python
