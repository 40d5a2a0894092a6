# SPDX-License-Identifier: MIT
config = { db: { user: "admin", port: 5432 }, mode: "dev", tags: %w[a b] }
case config
in { db: { user:, port: Integer => port }, mode: "dev" | "test" => mode, **rest }
  p user, port, mode, rest
end
def h(x)
  case x
  in {} if x.empty? then "empty"
  in { type: :circle, r: } then 3 * r * r
  in { type: :rect, w:, h: } then w * h
  in { name: String => name, age: 18.. => age } then "adult #{name} #{age}"
  in { name: String, **nil } then "only name"
  in { name:, **others } then "#{name} #{others}"
  in { list: [first, *] } then "first #{first}"
  else "?"
  end
end
[{}, { type: :circle, r: 2 }, { type: :rect, w: 2, h: 3 }, { name: "Al", age: 20 }, { name: "Al" },
  { name: 5, z: 1 }, { list: [1, 2] }, { q: 1 }, 5].each { |v| p h(v) }
class Point
  attr_reader :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def deconstruct = [x, y]
  def deconstruct_keys(keys) = (puts "keys #{keys.inspect}"; { x: x, y: y })
end
case Point.new(1, 2)
in { x: 0, y: } then p :zero_x
in { x:, y: } then p [x, y]
end
case Point.new(1, 2)
in Point(a, b) then p a + b
end
case Point.new(3, 4)
in Point(x:, **) then p x
end
case Point.new(5, 6)
in Point[x, y] then p x * y
end
S = Struct.new(:a, :b)
case S.new(1, [2, 3])
in [a, [b, *]] then p a, b
end
case S.new(1, 2)
in { a: Integer => n } then p n
end
{ status: "ok", items: [{ id: 1 }, { id: 2 }] } => { items: [{ id: first_id }, *] }
p first_id
begin
  { a: 1 } => { b: }
rescue NoMatchingPatternKeyError => e
  p e.message, e.key, e.matchee
end
begin
  case { a: 1 }
  in { a: String } then 1
  end
rescue NoMatchingPatternError => e
  p e.message, e.class
end
p(({ a: 1, b: 2 } in { a: Integer }), ({ a: nil } in { a: nil }), ({} in { a: nil }))
case { "str" => 1 }
in Hash => hh then p hh
end
case [1, { k: [2, { z: 3 }] }]
in [Integer => i, { k: [_, { z: }] }] then p i, z
end
data = [[:move, { dx: 1, dy: 2 }], [:say, "hi"], [:quit]]
data.each do |cmd|
  case cmd
  in [:move, { dx:, dy: }] then puts "move #{dx},#{dy}"
  in [:say, String => s] then puts "say #{s}"
  in [:quit] then puts "quit"
  end
end
