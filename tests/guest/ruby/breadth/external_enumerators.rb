# SPDX-License-Identifier: MIT
a = %w[a b c]
e = a.each
p e.next, e.peek, e.next, a.each.next, { a: 1 }.each.next, (1..3).each.next, "xy".each_char.next
def explicit(a, &block)
  return enum_for(:explicit, a) unless block
  block.call(a)
end
p explicit(1).next
g = Enumerator.new do |y|
  3.times { |i| y << i }
  :result
end
out = []
p (loop { out << g.next }), out
