# SPDX-License-Identifier: MIT
def y0 = yield
def y1 = yield(1)
def y2 = yield(1, 2)
def ya = yield([1, 2])
def ys = yield(*[1, 2, 3])
def maybe = block_given? ? yield : :no_block
def pass(&b) = b
def call_twice(&b) = [b.call(1), b.(2), b[3], b.yield(4)]
p y0 { 5 }, y1 { |x| x }, y2 { |x| x }, y2 { |x, y, z| [x, y, z] }, ya { |x, y| [x, y] }, ya { |x| x },
  ya { |x, *y| [x, y] }, ys { |a, *b| [a, b] }, y1 { |x, y = 5| [x, y] }, ya { |(x, y)| [x, y] },
  ya { |x, (y, z)| [x, y, z] }, y2 { |*a, b| [a, b] }, y1 { }, maybe, maybe { :b }, pass, pass { }.class,
  call_twice { |x| x * x }, y2 { _1 + _2 }, ya { _1 }, ya { [_1, _2] }, y1 { |x; y| y = x; y }
begin
  y0
rescue LocalJumpError => e
  p e.message, e.class
end
def explicit(a, &block)
  return enum_for(:explicit, a) unless block
  block.call(a)
end
p explicit(1) { |x| x + 1 }
def outer
  inner { |x| return x * 10 }
  :never
end
def inner
  yield 1
  yield 2
ensure
  puts "inner ensure"
end
p outer
def each_pair_sum(h) = h.sum { |k, v| yield k, v }
p each_pair_sum({ a: 1, b: 2 }) { |k, v| v * 2 }
def nested = yield(yield(1))
p nested { |x| x + 1 }, nested do |x| x * 5 end rescue p $!.class
r = [1, 2, 3].each_with_index.map do |x, i|
  next 0 if i == 1
  x * i
end
p r
def block_to_proc(&b) = b
add = block_to_proc { |a, b| a + b.to_i }
p add.call(1), add.call(1, 2), add.call([3, 4]), add.lambda?, add.arity
def with_defaults(a = yield, b: a) = [a, b]
p with_defaults { 3 }, with_defaults(1) { 3 }
def yield_in_block = [1, 2].map { |x| yield x }
p yield_in_block { |x| x + 0.5 }
def rescue_block
  yield
rescue ZeroDivisionError => e
  "rescued #{e.message}"
else
  :else
ensure
  puts "ens"
end
p rescue_block { 1 / 0 }, rescue_block { 1 }
p [[1, [2, 3]]].map { |a, (b, c)| a + b + c }, { a: 1 }.map { |k, v| [k, v] },
  [[1, 2]].each_with_index.map { |(a, b), i| a + b + i }, [1, 2, 3].inject { |a, b| break a if b > 2; a + b }
