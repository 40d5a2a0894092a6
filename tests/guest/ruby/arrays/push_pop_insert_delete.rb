# SPDX-License-Identifier: MIT
a = [1, 2, 3]
p a.push(4), a.push(5, 6), a << 7, a.append(8), a.pop, a.pop(2), a.shift, a.shift(2), a.unshift(0),
  a.prepend(-2, -1), a.insert(2, :x, :y), a.insert(-2, :z), a.insert(10, :end), [].pop, [].shift, [].pop(2)
b = [1, 2, 3, 2, 1, nil]
p b.delete(2), b, b.delete(99), b.delete(99) { :none }, b.delete_at(0), b, b.delete_at(50), b.compact, b,
  b.compact!, b, b.compact!
c = (1..10).to_a
p c.delete_if(&:even?), c, c.reject! { |x| x > 8 }, c.reject! { |x| x > 80 }, c.select! { |x| x > 2 },
  c.select! { |x| x > 2 }, c.keep_if { |x| x < 7 }, c.slice!(0), c.slice!(0, 5), c, c.clear, c.empty?
d = [3, 4]
p d.concat([5], [6, 7]), d.replace([1]), d.fill(0), Array.new(4).fill { |i| i * i }, [1, 2, 3, 4].fill(:x, 1, 2),
  [1, 2, 3].fill(9, 1..), d.push, d.concat
q = []
q.push(1).push(2).unshift(0)
p q.shift, q.shift, q.shift, q.shift, q
