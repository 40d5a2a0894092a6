# SPDX-License-Identifier: MIT
# Arrays that many threads change and read: nothing is lost, nothing crashes.
errors = Queue.new
a = []
4.times.map { |t| Thread.new { 300.times { |i| a << t * 1000 + i } } }.each(&:join)
errors << "lost pushes: #{a.size}" unless a.size == 1200 && a.uniq.size == 1200
4.times do |t|
  mine = a.select { |x| x / 1000 == t }
  errors << "order of thread #{t}" unless mine == mine.sort
end

taken = 4.times.map { Thread.new { got = []; while (x = a.pop) do got << x end; got } }.flat_map(&:value)
errors << "pops: #{taken.size}" unless taken.uniq.size == 1200 && a.empty?

a.concat((0...600).to_a)
taken = 3.times.map { |k| Thread.new { got = []; while (x = k.even? ? a.shift : a.pop) do got << x end; got } }.flat_map(&:value)
errors << "shifts: #{taken.size}" unless taken.sort == (0...600).to_a

b = Array.new(64) { |i| i }
running = true
writers = [
  Thread.new { 200.times { |i| b << i; b.shift } },
  Thread.new { 200.times { |i| b[i % 64] = (i.odd? ? i : i * 0.5) } },
  Thread.new { 100.times { b.delete(3); b.compact!; b.insert(1, nil) } },
  Thread.new { 60.times { b.slice!(0, 2); b.concat([1, "two"]) } },
]
reader = Thread.new do
  n = 0
  while running
    b.each { |x| n += 1 unless x.nil? }
    b.map { |x| x }.size
    b[0, 5].each { |x| errors << "odd value #{x.inspect}" unless x.nil? || x.is_a?(Numeric) || x == "two" }
    b.first; b.last; b.dup.reverse; b.include?(5); b.to_s
  end
end
sorter = Thread.new { 30.times { c = b.select { |x| x.is_a?(Numeric) }; c.sort!; c.each_cons(2) { |x, y| errors << "unsorted" if x > y } } }
(writers << sorter).each(&:join)
running = false
reader.join

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
