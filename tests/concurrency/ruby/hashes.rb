# SPDX-License-Identifier: MIT
# Hashes that many threads change and iterate over.
errors = Queue.new
h = {}
4.times.map { |t| Thread.new { 250.times { |i| h[t * 1000 + i] = "#{t}:#{i}" } } }.each(&:join)
errors << "lost insertions: #{h.size}" unless h.size == 1000
h.each { |k, v| errors << "wrong value" unless v == "#{k / 1000}:#{k % 1000}" }

4.times.map { |t| Thread.new { 250.times { |i| h.delete(t * 1000 + i) if i.odd? } } }.each(&:join)
errors << "deletions: #{h.size}" unless h.size == 500

s = {}
4.times.map { |t| Thread.new { 100.times { |i| s["k#{i}"] = t; s[:"s#{i}"] = t; s[[i]] = t } } }.each(&:join)
errors << "mixed keys: #{s.size}" unless s.size == 300

counts = Hash.new { |hash, k| hash[k] = 0 }
lock = Mutex.new
3.times.map { Thread.new { 200.times { |i| lock.synchronize { counts[i % 7] += 1 } } } }.each(&:join)
errors << "counts #{counts}" unless counts.values.sum == 600

defaults = Hash.new { |hash, k| hash[k] = k * 2 }
3.times.map { Thread.new { 200.times { |i| errors << "default" unless defaults[i] == i * 2 } } }.each(&:join)
errors << "defaults #{defaults.size}" unless defaults.size == 200

m = { a: 1 }
running = true
writer = Thread.new { 300.times { |i| m[i % 50] = i; m.delete((i + 25) % 50) } ; running = false }
readers = 2.times.map do
  Thread.new do
    while running
      begin
        m.each { |k, v| errors << "pair #{k.inspect} #{v.inspect}" unless k == :a || v.is_a?(Integer) }
        m.keys.size; m.values.size; m.to_a; m.key?(3); m.dup.size; m.select { |_, v| v }
      rescue RuntimeError => e
        errors << e.message unless e.message =~ /iteration/
      end
    end
  end
end
writer.join
readers.each(&:join)
errors << "final" unless m[:a] == 1

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
