// SPDX-License-Identifier: MIT
// Pattern matching: source beside dump.
#include "tests/languages/ruby/syntax/support.h"

namespace hypha::ruby::syntax {

TEST_CASE("Ruby parser: patterns") {
  const Expectation table[] = {
      {R"(case a
in 1 then b
in Integer | Float => n
 c
else
 h
end)",
       "(case-in (vcall a) (in (val 1) (vcall b)) (in (capture (alt (val (const Integer)) (val (const Float))) n) "
       "(vcall c)) (else (vcall h)))"},
      {R"(case a
in "x", *r if d
 e
in {k: 1, m:, **o} unless f then g
end)",
       R"((case-in (vcall a) (in (arr (val "x") (* r)) (if (vcall d)) (vcall e)) (in (hsh (k: (val 1)) (m: (bind m)) (** o)) (unless (vcall f)) (vcall g))))"},
      {R"(case a
in [Integer => x, [y, *], *z, w]
 x
end)",
       "(case-in (vcall a) (in (arr (capture (val (const Integer)) x) (arr (bind y) (* _)) (* z) (bind w)) (lvar x)))"},
      {R"(case a
in [*, 1, x, *post]
 x
end)",
       "(case-in (vcall a) (in (find _ (val 1) (bind x) post) (lvar x)))"},
      {R"(case a
in {name: String => n, age: 18.., "k": nil}
 n
in {a: 1, **nil}
 2
in {}
 3
in []
 4
end)",
       "(case-in (vcall a) (in (hsh (name: (capture (val (const String)) n)) (age: (val (irange 18 nil))) (k: (val "
       "nil))) (lvar n)) (in (hsh (a: (val 1)) **nil) 2) (in (hsh) 3) (in (arr) 4))"},
      {R"(case a
in Point(x:, y: 0)
 x
in Point[a, b]
 a
in A::B(1)
 c
in ::C
 d
end)",
       "(case-in (vcall a) (in (hsh (const Point) (x: (bind x)) (y: (val 0))) (lvar x)) (in (arr (const Point) (bind "
       "a) (bind b)) (lvar a)) (in (arr (const (const A) B) (val 1)) (vcall c)) (in (val (const ::C)) (vcall d)))"},
      {R"(b = 1
case a
in ^b | ^(b + 1) | ^@c then 2
end)",
       "(seq (lset b 1) (case-in (vcall a) (in (alt (alt (val (lvar b)) (val (call (lvar b) + 1))) (val @c)) 2)))"},
      {"a => {x:, y: [z, *]}", "(match=> (vcall a) (hsh (x: (bind x)) (y: (arr (bind z) (* _)))))"},
      {"a in [x, y]", "(match? (vcall a) (arr (bind x) (bind y)))"},
      {"p(1) if a in {k: Integer}", "(if (match? (vcall a) (hsh (k: (val (const Integer))))) (call nil p 1) nil)"},
      {"a in x and b", "(and (match? (vcall a) (bind x)) (vcall b))"},
      {R"(case [1, 2]
in a, b
 a
in a,
 b
in *a, b
 c
end)",
       "(case-in (array 1 2) (in (arr (bind a) (bind b)) (lvar a)) (in (arr (bind a) (bind b)) nil) (in (arr (* a) "
       "(bind b)) (vcall c)))"},
      {R"(case a
in x:
 x
in x: 1, y:
 y
end)",
       "(case-in (vcall a) (in (hsh (x: (bind x))) (lvar x)) (in (hsh (x: (val 1)) (y: (bind y))) (lvar y)))"},
      {R"(case a
in ..5 then 1
in 1... then 2
in -1..1 then 3
in "a".."z" then 4
end)",
       R"((case-in (vcall a) (in (val (irange nil 5)) 1) (in (val (erange 1 nil)) 2) (in (val (irange -1 1)) 3) (in (val (irange "a" "z")) 4)))"},
      {R"(case a
in :s then 5
in /r/ then 6
in nil then 7
in ->(q) { q } then 8
in %w(a b) then 9
end)",
       R"((case-in (vcall a) (in (val :s) 5) (in (val (regexp "r")) 6) (in (val nil) 7) (in (val (lambda (block (params (req q)) (lvar q)))) 8) (in (val (array "a" "b")) 9)))"},
      {R"(case a
in (1 | 2) => x then x
end)",
       "(case-in (vcall a) (in (capture (alt (val 1) (val 2)) x) (lvar x)))"},
      {R"(case a
in {a: {b: [c, *]}}
 c
end)",
       "(case-in (vcall a) (in (hsh (a: (hsh (b: (arr (bind c) (* _)))))) (lvar c)))"},
      {R"(x = [1, {k: 2}]
x => [a, {k:}]
p a, k)",
       "(seq (lset x (array 1 (hash (pair :k 2)))) (match=> (lvar x) (arr (bind a) (hsh (k: (bind k))))) (call nil p "
       "(lvar a) (lvar k)))"},
      {R"(case {a: 1}
in {a: 1 | 2 => v}
 v
end)",
       "(case-in (hash (pair :a 1)) (in (hsh (a: (capture (alt (val 1) (val 2)) v))) (lvar v)))"},
      {R"(case a
in Hash => h
 h
in {x: Integer | nil => y} if y
 y
end)",
       "(case-in (vcall a) (in (capture (val (const Hash)) h) (lvar h)) (in (hsh (x: (capture (alt (val (const "
       "Integer)) (val nil)) y))) (if (lvar y)) (lvar y)))"},
      {R"(case a
in [Integer, Integer] | [Float, Float] => pair
 pair
end)",
       "(case-in (vcall a) (in (capture (alt (arr (val (const Integer)) (val (const Integer))) (arr (val (const "
       "Float)) (val (const Float)))) pair) (lvar pair)))"},
      {R"(case a
in {status: "ok", items: [{id:}, *]}
 id
end)",
       R"((case-in (vcall a) (in (hsh (status: (val "ok")) (items: (arr (hsh (id: (bind id))) (* _)))) (lvar id))))"},
      {"a in Integer | nil", "(match? (vcall a) (alt (val (const Integer)) (val nil)))"},
      {R"(case a
in [[x, y], z] then x end)",
       "(case-in (vcall a) (in (arr (arr (bind x) (bind y)) (bind z)) (lvar x)))"},
      {R"(case a
in String | Symbol
 1
in A(*, x, *)
 x
end)",
       "(case-in (vcall a) (in (alt (val (const String)) (val (const Symbol))) 1) (in (find (const A) _ (bind x) _) "
       "(lvar x)))"},
      {"r = (a in {x:})", "(lset r (match? (vcall a) (hsh (x: (bind x)))))"},
      {R"(case a
in {x: 1} | {y: 2} then 3
end)",
       "(case-in (vcall a) (in (alt (hsh (x: (val 1))) (hsh (y: (val 2)))) 3))"},
      {R"(in_h = 1
case a
in {a: 1,
 b: 2
}
 1
in [
 1,
 2
]
 3
end)",
       "(seq (lset in_h 1) (case-in (vcall a) (in (hsh (a: (val 1)) (b: (val 2))) 1) (in (arr (val 1) (val 2)) 3)))"},
      {R"(case a
in []
in [1,]
 2
end)",
       "(case-in (vcall a) (in (arr) nil) (in (arr (val 1) (* _)) 2))"},
      {R"(case a
in a: 1, **r then r
in **r then r
end)",
       "(case-in (vcall a) (in (hsh (a: (val 1)) (** r)) (lvar r)) (in (hsh (** r)) (lvar r)))"},
  };
  for (const Expectation& e : table) check_dump(e);
}

}  // namespace hypha::ruby::syntax
