# SPDX-License-Identifier: MIT
Shape = Struct.new(:w, :h)
class Rect < Shape; def area = w * h; end
class Tri < Shape; def area = w * h / 2.0; end
class Sq < Shape; def area = w * w; end
shapes = [Rect.new(2, 3), Tri.new(3, 5), Sq.new(4, 0)]
t = 0
20_000.times { |i| t += shapes[i % 3].area }
p t
classes = 10.times.map do |k|
  Class.new do
    define_method(:value) { |x| x + k }
    define_method(:k) { k }
    attr_accessor :n
    class_eval "def fixed = #{k} * 2"
  end
end
objs = classes.map(&:new)
sum = 0
20_000.times do |i|
  o = objs[i % objs.size]
  sum += o.value(i) + o.k + o.fixed
  o.n = i
end
p sum, objs.map(&:n)
mixed = [1, 2.5, "s", :sym, nil, [1], { a: 1 }, 1..2, 2**70, true, Object]
h = Hash.new(0)
20_000.times do |i|
  v = mixed[i % mixed.size]
  h[v.class] += v.to_s.size
  h[:eq] += 1 if v == mixed[(i + 1) % mixed.size]
  h[:nil] += 1 if v.nil?
end
p h
def call_it(f, x) = f.call(x)
fs = [->(x) { x + 1 }, ->(x) { x * 2 }, proc { |x| x.to_s }, :to_f.to_proc, 5.method(:+)]
out = Hash.new(0)
10_000.times { |i| out[call_it(fs[i % fs.size], i).class] += 1 }
p out
def iterate(c) = c.each { |x| @acc += x.is_a?(Array) ? x.sum : x }
@acc = 0
5_000.times { |i| iterate([[1, 2], 1..3, { 1 => 2 }, [3.5].each][i % 4]) }
p @acc
one = objs.first
mono = 0
20_000.times { |i| mono += one.value(1) }
p mono
p objs.each_with_index.sum { |o, i| o.value(i) }
