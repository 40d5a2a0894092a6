# SPDX-License-Identifier: MIT
def total(a)
  s = 0
  i = 0
  while i < a.size
    s += a[i]
    i += 1
  end
  s
end
ints = (0...1_000).to_a
20.times { total(ints) }
floats = ints.map(&:to_f)
mixed = ints.dup
mixed[999] = 0.5
bigs = ints.map { |x| x + 2**62 }
p total(ints), total(floats), total(mixed), total(bigs), total([]), total([1.5])
ints[500] = 2**64
p total(ints)
a = Array.new(100, 0)
20_000.times do |i|
  a[i % 100] += 1
  a[5] = a[5].to_f if i == 10_000
  a[7] = a[7] + 2**62 if i == 12_000
  a << i if i % 5_000 == 0
end
p a.sum, a[5], a[7], a.size
begin
  total([1, nil])
rescue TypeError => e
  p e.message
end
b = []
20_000.times { |i| b[i] = i < 10_000 ? i : i % 2 == 0 ? i : i.to_s }
p b.size, b[9_999], b[10_001], b.count { |x| x.is_a?(String) }
c = (0...10_000).to_a
c.map! { |x| x * 2 }
c.select!(&:positive?)
c.delete_at(5)
c.insert(3, nil)
p c.size, c[0, 6], c.compact.sum
m = Array.new(30) { |i| Array.new(30) { |j| i == j ? 1 : 0 } }
5.times { m = m.map { |r| (0...30).map { |j| (0...30).sum { |k| r[k] * m[k][j] } } } }
p m.flatten.sum
q = []
20_000.times { |i| q.push(i); q.shift if q.size > 10 }
p q
idx = 0
neg = 0
ints[500] = 500
10_000.times { |i| neg += ints[-(i % 1_000) - 1] }
p neg, ints[1_000], ints[-1_001]
