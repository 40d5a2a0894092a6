# SPDX-License-Identifier: MIT
def counter
  n = 0
  [-> { n += 1 }, -> { n }, ->(v) { n = v }]
end
inc, get, set = counter
inc.()
inc.()
p get.()
set.(10)
p inc.(), get.(), counter[1].()
fs = []
3.times { |i| fs << -> { i * 10 } }
p fs.map(&:call)
gs = []
for j in 1..3
  gs << -> { j }
end
p gs.map(&:call)
x = 1
add = ->(y) { x + y }
x = 100
p add.(1)
def make_adder(n) = ->(m) { n + m }
p make_adder(3).(4), [1, 2].map(&make_adder(10))
ws = []
i = 0
while i < 3
  k = i
  ws << -> { k }
  i += 1
end
p ws.map(&:call)
bs = [1, 2].map { |a| [3, 4].map { |b| -> { [a, b, a += 1] } } }
p bs[0][0].(), bs[0][1].(), bs[1][0].(), bs[0][0].()
sum = 0
[1, 2, 3].each { |v| sum += v }
p sum
compose = ->(*f) { f.reduce { |a, b| a >> b } }
p compose.(->(v) { v + 1 }, ->(v) { v * 2 }, :to_s.to_proc).(3)
def yielder = yield
z = 5
yielder { z += 1; yielder { z += 1 } }
p z
shadow = 1
[9].each { |q; shadow| shadow = q }
p shadow
memo = Hash.new { |h, n| h[n] = n < 2 ? n : h[n - 1] + h[n - 2] }
p memo[50]
y = ->(f) { ->(g) { g.(g) }.(->(g) { f.(->(n) { g.(g).(n) }) }) }
p y.(->(slf) { ->(n) { n.zero? ? 1 : n * slf.(n - 1) } }).(10)
accum = ->(total = 0) { ->(n) { total += n } }
a1 = accum.()
a2 = accum.(100)
p a1.(5), a1.(5), a2.(1), a1.(1)
p x, add.(0)
if false
  never = 1
end
p never
p defined?(never), defined?(undefined_thing), [1].each { |inner_only| }.size, defined?(inner_only)
