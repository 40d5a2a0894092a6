# SPDX-License-Identifier: MIT
e = [1, 2, 3].each
p e.next, e.peek, e.next, e.next
begin
  e.next
rescue StopIteration => s
  p s.message, s.result
end
e.rewind
p e.next, e.size, e.class, [1].each.inspect, (1..3).each_with_index.inspect, "ab".each_char.inspect
fib = Enumerator.new do |y|
  a, b = 0, 1
  loop do
    y << a
    a, b = b, a + b
  end
end
p fib.take(10), fib.next, fib.next, fib.next, fib.first(3), fib.each_with_index.first(2), fib.each_slice(2).first(2)
g = Enumerator.new { |y| y.yield 1, 2; y << 3 << 4; :done }
p g.to_a, g.next, g.next, g.next, (g.next rescue $!.result), g.size, g.rewind.next
def countdown(n)
  return to_enum(:countdown, n) { n } unless block_given?
  n.downto(1) { |i| yield i }
end
p countdown(3).to_a, countdown(3).size, countdown(4).map { |x| x * x }, countdown(2).with_index(1).to_a,
  countdown(3).with_object([]).to_a.size
a = [1, 2, 3].each
b = %w[x y z].each
loop { puts "#{a.next}#{b.next}" }
r = loop { a.next }
p r
p (1..4).each_entry.with_index(10).to_a, [4, 5].each_with_index.to_a, [1, 2, 3].map.with_index(1) { |x, i| x * i },
  [3, 4].each.with_index(1).map { |x, i| [i, x] }, ([1, 2].each + [3]).to_a, (1..3).sum.then { _1 + 1 }
