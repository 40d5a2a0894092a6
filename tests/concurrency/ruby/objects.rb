# SPDX-License-Identifier: MIT
# Fields added to and read from shared objects; many shapes at one site.
class Point
  attr_accessor :x, :y
end
errors = Queue.new

20.times do
  o = Object.new
  names = (0...12).map { |i| :"@f#{i}" }
  4.times.map do |t|
    Thread.new { names.rotate(t * 3).each { |n| o.instance_variable_set(n, n) unless o.instance_variable_defined?(n) } }
  end.each(&:join)
  names.each { |n| errors << "field #{n}: #{o.instance_variable_get(n).inspect}" unless o.instance_variable_get(n) == n }
end

p = Point.new
values = [1, 2.5, "s", nil, :sym, 1 << 70]
running = true
reader = Thread.new do
  while running
    [p.x, p.y].each { |v| errors << "out of thin air: #{v.inspect}" unless values.include?(v) }
  end
end
3.times.map { |t| Thread.new { 300.times { |i| p.x = values[(i + t) % 6]; p.y = values[(i * t) % 6] } } }.each(&:join)
running = false
reader.join

def name_of(o) = o.name
shapes = (0...24).map do |i|
  c = Class.new { define_method(:name) { i } }
  o = c.new
  (i % 5).times { |k| o.instance_variable_set(:"@v#{k}", k) }
  o
end
4.times.map { Thread.new { 40.times { shapes.each_with_index { |o, i| errors << "dispatch" unless name_of(o) == i } } } }.each(&:join)

made = 4.times.map do
  Thread.new do
    100.times.map { |i| q = Point.new; q.x = i; q.y = i * 0.5; q.instance_variable_set(:@z, i.to_s) if i.odd?; q }
  end
end.flat_map(&:value)
errors << "sum" unless made.sum(&:x) == 4 * 4950 && made.sum(&:y) == 4 * 2475.0

frozen = 3.times.map do
  o = Point.new
  o.x = 1
  ts = [Thread.new { o.freeze }, Thread.new { 50.times { begin; o.x = 2; rescue FrozenError; end } }]
  ts.each(&:join)
  o
end
errors << "frozen" unless frozen.all?(&:frozen?)

singles = 10.times.map { Object.new }
4.times.map { |t| Thread.new { singles.each { |o| o.define_singleton_method(:"m#{t}") { t } } } }.each(&:join)
singles.each { |o| 4.times { |t| errors << "singleton #{t}" unless o.send(:"m#{t}") == t } }

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
