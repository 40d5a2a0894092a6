# SPDX-License-Identifier: MIT
Person = Struct.new(:name, :age, keyword_init: true) do
  include Comparable
  def adult? = age >= 18
  def <=>(other) = age <=> other.age
  def to_s = "#{name} (#{age})"
  def self.child(name) = new(name: name, age: 5)
end
bob = Person.new(name: "Bob", age: 30)
kid = Person.child("Kid")
p bob, bob.adult?, kid.adult?, bob > kid, [bob, kid].min, Person.new(name: "X"), bob.to_h, Person.members,
  Person.keyword_init?
puts bob, "#{kid}"
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { Person.new("Bob", 30) }
try { Person.new(name: "B", size: 3) }
try { Person.new(nme: "B", sze: 3) }
class Vec < Struct.new(:x, :y)
  def +(o) = Vec.new(x + o.x, y + o.y)
  def length = Math.sqrt(x * x + y * y)
  def initialize(x, y = 0) = super
end
p Vec.new(3, 4).length, Vec.new(1) + Vec.new(2, 3), Vec.new(1, 2) == Vec.new(1, 2), Vec.superclass.superclass
case bob
in { name: String => n, age: 18.. => a } then puts "#{n} #{a}"
end
case Vec.new(1, 2)
in [a, b] then p a + b
end
Pair = Struct.new(:left, :right) do
  def swap = self.class.new(right, left)
  def map = self.class.new(*to_a.map { |v| yield v })
end
p Pair.new(1, 2).swap, Pair.new(1, 2).map { |v| v * 10 }, Pair.new(1, Pair.new(2, 3)),
  Pair.new(1, Pair.new(2, 3)).dig(:right, :left)
Mixed = Struct.new(:a, :b)
p Mixed.new({ a: 1, b: 2 }), Struct.new(:q).new(1).to_a
