// SPDX-License-Identifier: MIT
// Control flow and definitions: source beside dump.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

TEST_CASE("Ruby parser: conditions and loops") {
  const Expectation table[] = {
      {"if a then b elsif c then d else e end", "(if (vcall a) (vcall b) (if (vcall c) (vcall d) (vcall e)))"},
      {"unless a; b; else c; end", "(if (vcall a) (vcall c) (vcall b))"},
      {R"(if a
 b
end)",
       "(if (vcall a) (vcall b) nil)"},
      {"a if b unless c", "(if (vcall c) nil (if (vcall b) (vcall a) nil))"},
      {"begin; a; end while b", "(do-while (vcall b) (begin (vcall a)))"},
      {"a while b", "(while (vcall b) (vcall a))"},
      {"a until b", "(until (vcall b) (vcall a))"},
      {"while a do b end", "(while (vcall a) (vcall b))"},
      {"until a; break; end", "(until (vcall a) (break))"},
      {"loop { break 1; next; redo }",
       "(call nil loop (block (params) (seq (break-block 1) (next-block) (redo-block))))"},
      {"while a; redo; next; b { break }; end",
       "(while (vcall a) (seq (redo) (next) (call nil b (block (params) (break-block)))))"},
      {"begin; break; end while a", "(do-while (vcall a) (begin (break)))"},
      {"for a, (b, c) in d do e end",
       "(for (vcall d) (block (params (req %) (req %)) (seq (lset a^ (lvar %)) (masgn (mlhs (lset b^) (lset c^)) (lvar "
       "%)) (vcall e))))"},
      {R"(for x in y
 z
end)",
       "(for (vcall y) (block (params (req %)) (seq (lset x^ (lvar %)) (vcall z))))"},
      {"for @a, *b in c; end",
       "(for (vcall c) (block (params (req %) (rest %)) (seq (set @a (lvar %)) (lset b^ (lvar %)) nil)))"},
      {"if (a..b) then c end", "(if (iflip (vcall a) (vcall b)) (vcall c) nil)"},
      {"x = if a then b else c end", "(lset x (if (vcall a) (vcall b) (vcall c)))"},
      {"x = y if z", "(if (vcall z) (lset x (vcall y)) nil)"},
      {R"(puts "a" if x and not y)", R"((if (and (vcall x) (call (vcall y) !)) (call nil puts "a") nil))"},
      {"while (a = b) do end", "(while (lset a (vcall b)) nil)"},
      {"if a then end", "(if (vcall a) nil nil)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: case") {
  const Expectation table[] = {
      {R"(case a
when 1, *b then c
when D
 e
else f
end)",
       "(case (vcall a) (when (1 (splat (vcall b))) (vcall c)) (when ((const D)) (vcall e)) (vcall f))"},
      {R"(case
when a then b
end)",
       "(case nil (when ((vcall a)) (vcall b)) nil)"},
      {"case a when 1 then 2 end", "(case (vcall a) (when (1) 2) nil)"},
      {R"(x = case a
    when "b", :c
      d
    end)",
       R"((lset x (case (vcall a) (when ("b" :c) (vcall d)) nil)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: begin and rescue") {
  const Expectation table[] = {
      {R"(begin
 a
rescue B, *C => e
 d
rescue => @f
 retry
else
 g
ensure
 h
end)",
       "(begin (vcall a) (rescue (classes (const B) (splat (const C))) (=> (lset e)) (vcall d)) (rescue (classes) (=> "
       "(set @f)) (retry)) (else (vcall g)) (ensure (vcall h)))"},
      {R"(def f
 a
rescue B
 c
ensure
 d
end)",
       "(def f (params) (begin (vcall a) (rescue (classes (const B)) (vcall c)) (ensure (vcall d))))"},
      {R"(foo do
 a
rescue
 b
end)",
       "(call nil foo (block (params) (begin (vcall a) (rescue (classes) (vcall b)))))"},
      {"-> do a ensure b end", "(lambda (block (params) (begin (vcall a) (ensure (vcall b)))))"},
      {"a rescue b", "(begin (vcall a) (rescue (classes) (vcall b)))"},
      {"begin; end", "(begin nil)"},
      {R"(begin
ensure
end)",
       "(begin nil (ensure))"},
      {"x = begin a; b end", "(lset x (begin (seq (vcall a) (vcall b))))"},
      {"begin a rescue b end", "(begin (vcall a) (rescue (classes) (vcall b)))"},
      {"a { begin; 1; rescue; retry; end }", "(call nil a (block (params) (begin 1 (rescue (classes) (retry)))))"},
      {"a rescue retry", "(begin (vcall a) (rescue (classes) (retry)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: methods") {
  const Expectation table[] = {
      {"def f(a, b = 1, *c, d, e:, f: 2, **g, &h); a; end",
       "(def f (params (req a) (opt b 1) (rest c) (post d) (key e) (keyopt f 2) (keyrest g) (blk h)) (lvar a))"},
      {R"(def f a, b: 1
 a
end)",
       "(def f (params (req a) (keyopt b 1)) (lvar a))"},
      {R"(def f a, *b
 end)",
       "(def f (params (req a) (rest b)) nil)"},
      {"def f() a end", "(def f (params) (vcall a))"},
      {"def self.f; end", "(defs self f (params) nil)"},
      {"def a.b=(c); end", "(defs (vcall a) b= (params (req c)) nil)"},
      {"def (a.b).c; end", "(defs (call (vcall a) b) c (params) nil)"},
      {"def A.b; end", "(defs (const A) b (params) nil)"},
      {"def +(o); end; def -@; end; def []=(a, b); end; def !; end; def ==(o) = 1; def `(s); end",
       "(seq (def + (params (req o)) nil) (def -@ (params) nil) (def []= (params (req a) (req b)) nil) (def ! (params) "
       "nil) (def == (params (req o)) 1) (def ` (params (req s)) nil))"},
      {"def f(x) = x + 1", "(def f (params (req x)) (call (lvar x) + 1))"},
      {R"(def f = puts "a")", R"((def f (params) (call nil puts "a")))"},
      {"def f(x) = x rescue 1", "(def f (params (req x)) (begin (lvar x) (rescue (classes) 1)))"},
      {"def f(...) = g(1, ...)",
       "(def f (params (rest *) (keyrest **) (blk &)) (call nil g 1 (splat (lvar *)) (keywords (** (lvar **))) (& "
       "(lvar &))))"},
      {"def f(a, ...) = g(...)",
       "(def f (params (req a) (rest *) (keyrest **) (blk &)) (call nil g (splat (lvar *)) (keywords (** (lvar **))) "
       "(& (lvar &))))"},
      {"def f(&) = g(&)", "(def f (params (blk &)) (call nil g (& (lvar &))))"},
      {"def f(*, **); end", "(def f (params (rest *) (keyrest **)) nil)"},
      {"def f((a, *b), c); end", "(def f (params (req % (mlhs (lset a) (splat (lset b)))) (req c)) nil)"},
      {"def f(a, **nil); end", "(def f (params (req a) (nokey)) nil)"},
      {R"(def f(
 a,
 b: 1
)
end)",
       "(def f (params (req a) (keyopt b 1)) nil)"},
      {"def if; end; def self.class; end; def a?; end; def b!; end; def c=(x); end",
       "(seq (def if (params) nil) (defs self class (params) nil) (def a? (params) nil) (def b! (params) nil) (def c= "
       "(params (req x)) nil))"},
      {"private def x; end", "(call nil private (def x (params) nil))"},
      {"def f; return 1, *a; end", "(def f (params) (return (array 1 (splat (vcall a)))))"},
      {"def f; return; return a if b; end", "(def f (params) (seq (return) (if (vcall b) (return (vcall a)) nil)))"},
      {"def f; super; super(); super(1); super { }; super a do end; end",
       "(def f (params) (seq (zsuper) (super) (super 1) (zsuper (block (params) nil)) (super (vcall a) (block (params) "
       "nil))))"},
      {"def f(a, b = 1, *c, d, e:, f: 2, **g, &h); super; end",
       "(def f (params (req a) (opt b 1) (rest c) (post d) (key e) (keyopt f 2) (keyrest g) (blk h)) (zsuper (lvar a) "
       "(lvar b) (splat (lvar c)) (lvar d) (keywords (pair :e (lvar e)) (pair :f (lvar f)) (** (lvar g)))))"},
      {"def f; yield; yield 1, 2; yield(*a); yield [1]; end",
       "(def f (params) (seq (yield) (yield 1 2) (yield (splat (vcall a))) (yield (array 1))))"},
      {"def f(a, b = a); end", "(def f (params (req a) (opt b (lvar a))) nil)"},
      {"def f(_, _); end", "(def f (params (req _) (req _)) nil)"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: classes, alias, undef, BEGIN") {
  const Expectation table[] = {
      {"class A < B::C; def x; end; end", "(class (cset A) (const (const B) C) (def x (params) nil))"},
      {"class ::A::B; end", "(class (cset (const ::A) B) nil nil)"},
      {"class A; end; A", "(seq (class (cset A) nil nil) (const A))"},
      {"module A::B; end", "(module (cset (const A) B) nil)"},
      {"class << self; def x; end; end", "(sclass self (def x (params) nil))"},
      {R"(class A
 class B < A
  X = 1
 end
end)",
       "(class (cset A) nil (class (cset B) (const A) (cset X 1)))"},
      {"alias a b; alias :c :d; alias $x $y; alias + -; alias if unless",
       "(seq (alias :a :b) (alias :c :d) (galias $x $y) (alias :+ :-) (alias :if :unless))"},
      {"undef a, :b, c?", "(undef :a :b :c?)"},
      {"BEGIN { a }; END { b }; c", "(seq (vcall a) (seq (at-exit (block (params) (vcall b))) (vcall c)))"},
      {"class A; B = 1; @x = 2; @@y = 3; attr_reader :z; end",
       "(class (cset A) nil (seq (cset B 1) (set @x 2) (set @@y 3) (call nil attr_reader :z)))"},
      {"class A; a rescue b; ensure; c; end",
       "(class (cset A) nil (begin (begin (vcall a) (rescue (classes) (vcall b))) (ensure (vcall c))))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

TEST_CASE("Ruby parser: jumps") {
  const Expectation table[] = {
      {"a or return", "(or (vcall a) (return))"},
      {"def f; a or return b; end", "(def f (params) (or (vcall a) (return (vcall b))))"},
      {"def f; a && return; end", "(def f (params) (and (vcall a) (return)))"},
      {"[1].each { |x| next if x }", "(call (array 1) each (block (params (req x)) (if (lvar x) (next-block) nil)))"},
      {"loop { break [1, 2] }", "(call nil loop (block (params) (break-block (array 1 2))))"},
      {"loop { break 1, 2 }", "(call nil loop (block (params) (break-block (array 1 2))))"},
      {"loop { next *a }", "(call nil loop (block (params) (next-block (array (splat (vcall a))))))"},
      {"->{ return 1 }", "(lambda (block (params) (return 1)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

}  // namespace hypha::ruby::syntax
