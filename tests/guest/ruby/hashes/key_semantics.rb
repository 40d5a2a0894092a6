# SPDX-License-Identifier: MIT
h = {}
h[1] = :int
h[1.0] = :float
h["1"] = :str
h[:"1"] = :sym
h[nil] = :nil
h[true] = :true
h[[1, 2]] = :arr
h[{ a: 1 }] = :hash
h[1..2] = :range
h[2**70] = :big
p h[1], h[1.0], h["1"], h[:"1"], h[nil], h[true], h[[1, 2]], h[{ a: 1 }], h[1..2], h[2**70], h[0.0 + 1], h[2.0],
  h.size
class Pt
  attr_reader :x
  def initialize(x) = @x = x
  def ==(o) = o.is_a?(Pt) && x == o.x
  alias eql? ==
  def hash = x.hash
end
g = { Pt.new(1) => :one }
p g[Pt.new(1)], g[Pt.new(2)], g.key?(Pt.new(1))
g[Pt.new(1)] = :uno
p g.size
class NoHash; def ==(o) = true; end
p({ NoHash.new => 1 }[NoHash.new])
i = {}.compare_by_identity
a = +"k"
b = +"k"
i[a] = 1
i[b] = 2
p i.size, i[a], i["k".dup], i.compare_by_identity?, i.keys
arr = [1]
m = { arr => :v }
arr << 2
p m[arr], m[[1]], m.rehash[arr]
h0 = { 0.0 => :z, -0.0 => :nz }
p h0.size, h0[0.0], h0[-0.0], { Float::NAN => 1 }[Float::NAN], { nan: 1 }.key?("nan")
class Bad; def hash = raise("no hash"); end
begin
  { Bad.new => 1 }
rescue => e
  p e.message
end
p 1.hash == 1.0.hash, 1.eql?(1.0), "a".hash == :a.hash, [1, "a"].hash == [1, "a"].hash, nil.hash == nil.hash,
  (1..2).hash == (1..2).hash
