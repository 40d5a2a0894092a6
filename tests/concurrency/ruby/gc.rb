# SPDX-License-Identifier: MIT
# Collections while threads allocate, share, wait and end.
errors = Queue.new
Node = Struct.new(:value, :rest)
shared = []
ts = 4.times.map do |t|
  Thread.new do
    list = nil
    300.times do |i|
      list = Node.new("#{t}:#{i}", list)
      shared << [t, i, "x" * (i % 30)] if i % 3 == 0
      h = { i => list, "k#{i}" => [i] * 5 }
      errors << "hash" unless h[i].equal?(list)
    end
    n = 299
    while list
      errors << "node #{list.value}" unless list.value == "#{t}:#{n}"
      n -= 1
      list = list.rest
    end
  end
end
collector = Thread.new { 5.times { GC.start; sleep 0.001 } }
sleeper = Thread.new { keep = ["kept", 1.5, 1 << 80]; sleep 0.03; errors << "sleeper" unless keep == ["kept", 1.5, 1 << 80] }
(ts + [collector, sleeper]).each(&:join)
errors << "shared #{shared.size}" unless shared.size == 400
shared.each { |t, i, s| errors << "entry" unless s.size == i % 30 && t < 4 }

20.times { 4.times.map { Thread.new { Array.new(50) { |i| i.to_s } } }.each { |t| errors << "dead thread's value" unless t.value[49] == "49" } }

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
