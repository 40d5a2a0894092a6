# SPDX-License-Identifier: MIT
a = { x: 1, y: 2 }
b = { y: 3, z: 4 }
p a.merge(b), a.merge(b) { |k, o, n| o + n }, a.merge, a.merge(b, { w: 5 }), a, a.update(b), a,
  a.merge!(q: 1) { raise }, a.merge!({ q: 2 }) { |k, o, n| [k, o, n] }
p({ **a, x: 100 }, { x: 100, **a }, a.slice(:x, :q, :nope), a.except(:x), a.filter_map { |k, v| k if v == 3 },
  a.compact, { a: nil, b: 1 }.compact, a.to_a.flatten(1), a.replace({ n: 1 }), a, a.clear, a)
deep = ->(l, r) { l.merge(r) { |_, x, y| x.is_a?(Hash) && y.is_a?(Hash) ? deep.(x, y) : y } }
p deep.({ a: { b: 1, c: 2 }, d: 1 }, { a: { c: 3, e: { f: 1 } } })
begin
  {}.merge(1)
rescue TypeError => e
  p e.message
end
p a == {}, { a: 1, b: 2 } == { b: 2, a: 1 }, { a: 1 } == { a: 1.0 }, { a: 1 }.eql?({ a: 1.0 }),
  { a: 1 }.hash == { a: 1 }.hash, { a: 1 } <= { a: 1, b: 2 }, { a: 1 } > {}, { a: 1 } < { a: 1 },
  { a: 1 } >= { a: 1 }
