# SPDX-License-Identifier: MIT
def first_over(list, limit)
  list.each { |x| return x if x > limit }
  nil
end
list = (1..200).to_a
s = 0
2_000.times { |i| s += first_over(list, i % 150) || 0 }
p s, first_over(list, 500)
def nested(n) = (0...n).each { |i| (0...n).each { |j| return [i, j] if i * j > n } } && nil
300.times { nested(10) }
p nested(10), nested(2)
breaks = 0
5_000.times { |i| breaks += [1, 2, 3, 4].each { |x| break x if x > i % 4 } }
p breaks
nexts = (1..20_000).sum { |x| next 0 if x % 3 == 0; next 1.5 if x == 19_999; x }
p nexts
def ensure_count
  yield
ensure
  @n = (@n || 0) + 1
end
def run(i) = ensure_count { return i if i.even?; i * 10 }
p (0...2_000).sum { |i| run(i) }, @n
t = 0
20_000.times do |i|
  t += catch(:skip) do
    throw :skip, 1 if i % 5 == 0
    2
  end
end
p t
def gen
  return to_enum(:gen) unless block_given?
  i = 0
  loop { yield i += 1 }
end
p gen.first(3), gen.each { |x| break x * 2 if x > 50 }
w = 0
k = 0
while true
  k += 1
  next if k.odd?
  break if k > 20_000
  w += k
end
p w
def redo_loop
  tries = Hash.new(0)
  100.times do |i|
    tries[i] += 1
    redo if tries[i] < 3
  end
  tries.values.sum
end
p redo_loop
def while_return(n)
  i = 0
  while i < n
    j = 0
    until j == i
      j += 1
      return [i, j] if i * j == 5_000
    end
    i += 1
  end
end
p while_return(200)
