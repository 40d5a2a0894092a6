# SPDX-License-Identifier: MIT
# Hashes that grow to thousands of keys while many threads change them.
errors = Queue.new

# Distinct keys: all are there, each thread's in its order.
h = {}
4.times.map { |t| Thread.new { 1500.times { |i| h[i * 4 + t] = i } } }.each(&:join)
errors << "insertions: #{h.size}" unless h.size == 6000
order = Array.new(4) { [] }
h.each { |k, v| errors << "value" unless v == k / 4; order[k % 4] << v }
errors << "order" unless order.all? { |o| o == (0...1500).to_a }

# The same keys, of all kinds: each is there once.
class Point
  attr_reader :x

  def initialize(x) = @x = x
  def hash = @x % 16
  def eql?(other) = other.is_a?(Point) && @x == other.x
end
same = {}
300.times { |i| same[-i] = nil }
4.times.map do |t|
  Thread.new do
    200.times { |i| same[i] = t; same["s#{i}"] = t; same[:"y#{i}"] = t; same[[i]] = t; same[i + 0.5] = t; same[Point.new(i % 40)] = t }
  end
end.each(&:join)
errors << "same: #{same.size}" unless same.size == 299 + 200 * 5 + 40
errors << "twice" unless same.keys.uniq.size == same.size

# What is put in once is taken out once.
taken = Queue.new
pool = {}
1000.times { |i| pool[i] = i }
4.times.map do |t|
  Thread.new do
    500.times do |i|
      pool[1000 + t * 500 + i] = 1000 + t * 500 + i
      v = i.even? ? pool.delete(i * 2 + t / 2) : pool.shift&.last
      taken << v if v
    end
  end
end.each(&:join)
all = []
all << taken.pop until taken.empty?
all.concat(pool.values)
errors << "taken: #{all.size}" unless all.sort == (0...3000).to_a

# Loops, copies and wholesale changes meanwhile.
m = {}
500.times { |i| m[i] = i }
running = true
readers = 2.times.map do
  Thread.new do
    while running
      begin
        m.each { |k, v| errors << "pair #{k} #{v}" unless v % 1000 == k }
        m.to_a.each { |k, v| errors << "copy" unless v % 1000 == k }
        m.dup.each_pair { |k, v| errors << "dup" unless v % 1000 == k }
        m.select { |k, v| k == v }.size; m.min_by { |_, v| v }; m.any? { |k, _| k > 490 }; m.keys.size
      rescue RuntimeError => e
        errors << e.message unless e.message =~ /iteration/
      end
    end
  end
end
writers = 2.times.map do |t|
  Thread.new do
    400.times do |i|
      k = (i * 7 + t) % 500
      m[k] = k + 1000 * i
      m.delete((k + 250) % 500) if i % 3 == 0
      m.clear if i == 200 && t == 0
      m.rehash if i % 100 == 50
      m.compare_by_identity if i == 300 && t == 1
      m.replace(m.dup) if i % 150 == 149
    rescue RuntimeError => e
      errors << e.message unless e.message =~ /iteration/
    end
  end
end
writers.each(&:join)
running = false
readers.each(&:join)

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
