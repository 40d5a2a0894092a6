# SPDX-License-Identifier: MIT
a = [1, "two", :three, 4.0, nil, true, [5, [6]], { k: 1 }, 1..2]
p a, [], [[]], [nil], [1, 2,]
puts a.inspect, a.to_s, [1, [2, [nil, 3]]].to_s
p Array.new(3), Array.new(2, 0), Array.new(3) { |i| i * i }, Array(nil), Array([1]), Array(1..3), Array("a"),
  Array({ a: 1 }), [*1..3, *[4, 5]], [*"a".."c"], [*nil], [1, *[], 2]
r = [1, 2]
r << r
p r, r.to_s, r.size, r[2].equal?(r)
h = {}
h[:self] = h
p h
s = [h, r]
p s
b = Array.new(2, [])
b[0] << 1
p b, b[0].equal?(b[1])
p [1, 2, 3].to_a.equal?(nil), %w[a b], %i[a b], [1, 2] + [3], [[1, 2], [3]].sum([]), [0] * 3, [1, 2] * ","
