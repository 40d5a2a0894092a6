# SPDX-License-Identifier: MIT
# One call site sees arrays of every storage, empty ones first.
def ends(a) = [a.first, a.last, a[0], a[-1], a.at(0), a.size, a.empty?]
3.times do
  [[], [1, 2], [1.5, 2.5], [:a, nil], [], [2**70], [[]], [1, 2.5, "x"], [nil]].each { |a| p ends(a) }
end
def put(a, i, v)
  a[i] = v
rescue => e
  "#{e.class}: #{e.message}"
end
a = [1, 2, 3]
b = [1.5, 2.5]
c = [:x, :y]
3.times do
  p put(a, 0, 9), put(b, 1, 0.5), put(c, 0, nil), put(a, 3, 4), put(b, 0, 1), put([], 0, 1), put([], 2, 1.5),
    put([1].freeze, 0, 2), put([1.5].freeze, 0, 2.5), put(%w[q].freeze, 0, 2), put(a, -1, 7), put(a, -99, 7)
  p put(a, 1.9, :f), put(a, "x", 1), put(a, nil, 1), put(a, 0..1, [5]), put(a, 1, 2.5)
  p a, b, c
end
class Sub < Array; end
s = Sub.new([1, 2])
3.times { |i| p put(s, i, i * 10), s, s.first, s.last }
