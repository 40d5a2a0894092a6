// SPDX-License-Identifier: MIT
// Scope resolution: owners, captures, slots and flags.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

namespace {

std::string scopes_of(std::string text) {
  Parsed p(std::move(text));
  return p.diagnostics.empty() ? dump_scopes(*p.tree) : p.shown();
}

}  // namespace

TEST_CASE("Ruby scopes: uncaptured variables are frame slots, captured ones Env slots") {
  CHECK(scopes_of("a = 1; b = 2; f { b; c = a }") == "program (a^0 b^1)\nblock (c:0)\n");
  CHECK(scopes_of("a = 1; b = 2; c = 3; f { b = c = 5 }") == "program (a:0 b^0 c^1)\nblock ()\n");
  CHECK(scopes_of("def m(a, b); f { b }; end") == "program ()\ndef m (a:0 b^0)\nblock ()\n");
  CHECK(scopes_of("f { |a| g { |b| a } }") == "program ()\nblock (a^0)\nblock (b:0)\n");
  CHECK(scopes_of("->(a) { -> { a } }") == "program ()\nlambda (a^0)\nlambda ()\n");
}

TEST_CASE("Ruby scopes: what is visible where") {
  CHECK(scopes_of("a = 1; def m; a; end") == "program (a:0)\ndef m ()\n");
  CHECK(scopes_of("a = 1; class A; a = 2; end; module B; a = 3; end") ==
        "program (a:0)\nclass A (a:0)\nmodule B (a:0)\n");
  CHECK(scopes_of("a = 1; f { |a| a }") == "program (a:0)\nblock (a:0)\n");
  CHECK(scopes_of("a = 1; f { |;a| a = 2 }") == "program (a:0)\nblock (a:0)\n");
  CHECK(scopes_of("f { a = 1 }; f { a = 2 }") == "program ()\nblock (a:0)\nblock (a:0)\n");
  CHECK(scopes_of("class << self; a = 1; end") == "program ()\nsingleton (a:0)\n");
  CHECK(scopes_of("while a = f; b = a; end") == "program (a:0 b:1)\n");
  check_dump({"a; a = 1; a", "(seq (vcall a) (lset a 1) (lvar a))"});
  check_dump({"a = 1 if a", "(if (lvar a) (lset a 1) nil)"});
  check_dump({"a if a = b", "(if (lset a (vcall b)) (vcall a) nil)"});
  check_dump({"a = a", "(lset a (lvar a))"});
  check_dump({"a += 1; a", "(seq (op+= (lset a) 1) (lvar a))"});
  check_dump({"f { x = 1 }; x", "(seq (call nil f (block (params) (lset x 1))) (vcall x))"});
}

TEST_CASE("Ruby scopes: for runs as a block but declares around it") {
  CHECK(scopes_of("for a in b; c = a; end") == "program (a^0 c^1)\nfor (%:0)\n");
  CHECK(scopes_of("def m; for a, b in c; break; end; end") == "program ()\ndef m (a^0 b^1)\nfor (%:0 %:1) break\n");
}

TEST_CASE("Ruby scopes: numbered parameters, named groups, flip-flops, patterns") {
  CHECK(scopes_of("f { _2 }") == "program ()\nblock (_1:0 _2:1)\n");
  CHECK(scopes_of("/(?<a>x)/ =~ y; f { a }") == "program (a^0)\nblock ()\n");
  CHECK(scopes_of("def m; f { if (a..b) then c end }; end") == "program ()\ndef m (%^0)\nblock ()\n");
  CHECK(scopes_of("case x\nin [a, {b:}] then f { b }\nend") == "program (a:0 b^0)\nblock ()\n");
  CHECK(scopes_of("begin; rescue => e; f { e }; end") == "program (e^0)\nblock ()\n");
}

TEST_CASE("Ruby scopes: flags") {
  CHECK(scopes_of("def m; f { return 1 }; end") == "program ()\ndef m () nonlocal-return\nblock () return\n");
  CHECK(scopes_of("def m; return 1; end") == "program ()\ndef m () return\n");
  CHECK(scopes_of("def m; yield; end") == "program ()\ndef m () yield\n");
  CHECK(scopes_of("def m; f { yield }; end") == "program ()\ndef m () yield yield-in-block\nblock () yield\n");
  CHECK(scopes_of("f { break }") == "program ()\nblock () break\n");
  CHECK(scopes_of("f { while a; break; next; end; next }") == "program ()\nblock () next\n");
  CHECK(scopes_of("f { begin; break; end while a }") == "program ()\nblock ()\n");
  CHECK(scopes_of("def m(&b); super; super(1); end") == "program ()\ndef m (b:0) super zsuper block-param\n");
  CHECK(scopes_of("def m(a); f { super }; end") == "program ()\ndef m (a^0) zsuper\nblock () zsuper\n");
  CHECK(scopes_of("begin; rescue; retry; end") == "program () retry\n");
  CHECK(scopes_of("def m(...) = g(...)") == "program ()\ndef m (*:0 **:1 &:2) block-param\n");
}

TEST_CASE("Ruby scopes: binding and eval capture everything visible") {
  CHECK(scopes_of("def m(a); b = 1; f { |c| binding }; end") ==
        "program ()\ndef m (a^0 b^1) binding\nblock (c^0) binding\n");
  CHECK(scopes_of("a = 1; eval('a')") == "program (a^0) binding\n");
  CHECK(scopes_of("a = 1; Kernel.eval('a')") == "program (a^0) binding\n");
  CHECK(scopes_of("a = 1; x.instance_eval('a')") == "program (a^0) binding\n");
  CHECK(scopes_of("a = 1; x.instance_eval { b }") == "program (a:0)\nblock ()\n");
  CHECK(scopes_of("a = 1; b.eval('a')") == "program (a:0)\n");
  CHECK(scopes_of("a = 1; f { b = 1 }; binding") == "program (a^0) binding\nblock (b:0)\n");
}

TEST_CASE("Ruby scopes: hops count the Envs in between") {
  Parsed p("a = 1; f { |x| g { h { |y| k { a; x; y } } } }");
  REQUIRE(p.diagnostics.empty());
  const std::deque<Scope>& scopes = p.tree->scopes;
  REQUIRE(scopes.size() == 5);
  const Variable* a = scopes[0].variables[0];
  const Variable* x = scopes[1].variables[0];
  const Variable* y = scopes[3].variables[0];
  CHECK(env_hops(&scopes[4], y) == 0);
  CHECK(env_hops(&scopes[4], x) == 1);  // the block of g has no Env
  CHECK(env_hops(&scopes[4], a) == 2);
  CHECK(env_hops(&scopes[0], a) == 0);
}

TEST_CASE("Ruby scopes: eval sees the variables around it") {
  Parsed outer("def m(a); f { b = 1; binding }; end");
  REQUIRE(outer.diagnostics.empty());
  ParseOptions options;
  options.eval_scope = &outer.tree->scopes[2];
  options.in_def = true;
  Parsed inner("c = a + b; yield; d", options);
  REQUIRE(inner.diagnostics.empty());
  CHECK(dump(inner.tree->body) == "(seq (lset c^ (call (lvar a^) + (lvar b^))) (yield) (vcall d))");
  CHECK(dump_scopes(*inner.tree) == "eval (c^0) yield binding\n");  // a later eval may see c
  CHECK(env_hops(inner.tree->scope(), outer.tree->scopes[1].variables[0]) == 2);
  CHECK(Parsed("break", options).shown() == "1:1: Can't escape from eval with break");
}

TEST_CASE("Ruby parser: facts about the file") {
  CHECK(Parsed("# frozen_string_literal: true\n1").tree->frozen_string_literals);
  CHECK(Parsed("#!ruby\n# -*- frozen-string-literal: true -*-\n1").tree->frozen_string_literals);
  CHECK_FALSE(Parsed("1\n# frozen_string_literal: true\n").tree->frozen_string_literals);
  Parsed data("a\n__END__\nrest");
  CHECK(data.tree->has_data);
  CHECK(data.tree->data_offset == 10);
  CHECK_FALSE(Parsed("a __END__").tree->has_data);
  Parsed spans("foo(1,\n  bar + 2)");
  auto* call = as<Call>(spans.tree->body);
  CHECK(spans.tree->section(call->arguments.positional[1]).text() == "bar + 2");
  CHECK(spans.tree->section(call).length == 17);
  CHECK(as<Call>(call->arguments.positional[1])->name_start == 13);
}

}  // namespace hypha::ruby::syntax
