# SPDX-License-Identifier: MIT
i = 0
while i < 3
  print i
  i += 1
end
until i == 0 do i -= 1; print i; end
i += 1 while i < 10
print i
i -= 1 until i < 5
print i
begin
  i += 1
end while i < 0
print i
puts
r = while true do break "val" end
p r, (while false do end), (loop { break }), (loop do break 5 end), (until true do end)
for a in [1, 2, 3] do next if a == 2; print a; end
for x, y in [[1, 2], [3, 4]] do print x + y, " " end
for k, v in { a: 1 } do print k, v end
for q in 1..3
  break if q == 2
end
puts a, q, x
p (for z in [] do end), (for z in [1] do end)
n = 0
res = loop do
  n += 1
  next if n.odd?
  break n * 10 if n > 5
end
p res
outer = (1..3).each do |m|
  (1..3).each do |l|
    next if l == 2
    break if l == 3
    print m, l, " "
  end
end
p outer
c = 0
c += 1 until c >= 5
p c
j = 0
tries = 0
while j < 3
  j += 1
  tries += 1
  next if j == 1
  redo_done = true
end
p j, tries, redo_done
for w in 0...2
  cl ||= []
  cl << -> { w }
end
p cl.map(&:call), w
e = [1, 2, 3].each
p 3.downto(1).to_a, 1.step(10, 4).to_a, (0.0).step(1.0, 0.5).to_a
p (1..Float::INFINITY).each { |b| break b if b * b > 50 }, 5.times.select(&:even?),
  [3, 4].each_with_index { |g, h| break h if g == 4 }
while (line = %w[a b c][tries -= 1]) && tries >= 0
  print line
end
puts
i = 10
i -= 1 while i > 5 && i.even? || i == 10
p i
p [1, 2, 3].each { |o| break } .inspect, (begin; 5; end until true)
