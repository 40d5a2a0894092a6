# SPDX-License-Identifier: MIT
class Doc
  attr_accessor :title, :tags
  def initialize(t, tags) = (@title, @tags = t, tags)
  def initialize_copy(o)
    @tags = o.tags.dup
    puts "copied"
  end
end
a = Doc.new("t", %w[x])
b = a.dup
c = a.clone
b.tags << "y"
b.title = "new"
p a.tags, b.tags, a.title, c.tags
f = a.freeze
p f.equal?(a), a.frozen?, a.dup.frozen?, a.clone.frozen?, a.clone(freeze: false).frozen?
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.sub(/0x\h+.*>/, "XX>")}"
end
try { a.title = "z" }
try { a.instance_variable_set(:@q, 1) }
try { a.tags << "ok" }
try { def a.x; end }
try { [1, 2].freeze.push(3) }
try { { a: 1 }.freeze[:b] = 2 }
try { "s".freeze << "x" }
try { A_CONST = [1].freeze; A_CONST.map! { } }
try { Struct.new(:q).new(1).freeze.q = 2 }
try { Doc.freeze; class Doc; def zz; end; end }
p 1.frozen?, :a.frozen?, nil.frozen?, true.frozen?, 1.5.frozen?, (1..2).frozen?, "a".frozen?, [].frozen?,
  Object.new.frozen?, Doc.frozen?
o = Object.new
def o.sing = 1
p o.clone.sing, o.dup.respond_to?(:sing), 1.dup, nil.dup, :a.clone, [1, [2]].dup[1].frozen?
x = [[1, 2], [3]]
y = x.map(&:dup)
y[0] << 9
p x, y
s = "abc".freeze
t = s.dup << "d"
p s, t, s.itself.equal?(s), s.then { 1 }, s.tap { }.equal?(s)
