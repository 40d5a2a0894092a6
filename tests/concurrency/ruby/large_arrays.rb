# SPDX-License-Identifier: MIT
# Arrays of megabytes, which grow where they are: threads append while others read, copy and sum. Nothing is lost, each
# thread's elements come in its order, and nobody reads what nobody wrote.
errors = Queue.new
COUNT = 100_000
THREADS = 3

def append(a, t, from, to)
  from.upto(to) { |n| a << n * THREADS + t }
end

def read(a, errors)
  seen = 0
  20.times do
    size = a.size
    errors << "shorter: #{size} after #{seen}" if size < seen
    seen = size
    [0, size / 3, size / 2, size - 1].each do |i|
      v = a[i]
      errors << "read #{v.inspect} at #{i} of #{size}" unless size == 0 || v.nil? && i < 0 || v == "text" || v.is_a?(Integer) && v.between?(0, COUNT * THREADS)
    end
    last = a.last(100)
    errors << "hole in #{last.inspect}" if last.any?(&:nil?)
    sleep 0.001
  end
end

[nil, "text"].each do |stranger|
  a = []
  threads = THREADS.times.map do |t|
    Thread.new do
      append(a, t, 0, COUNT / 2 - 1)
      a << stranger if stranger && t == 1
      append(a, t, COUNT / 2, COUNT - 1)
    end
  end
  reader = Thread.new { read(a, errors) }
  [*threads, reader].each(&:join)
  errors << "strangers" unless a.count(stranger) == (stranger ? 1 : 0)
  nexts = [0] * THREADS
  a.each do |v|
    next if v == stranger
    t = v % THREADS
    errors << "#{v} comes where #{nexts[t]} was due" unless v / THREADS == nexts[t]
    nexts[t] += 1
  end
  errors << "lost: #{nexts}" unless nexts == [COUNT] * THREADS
end

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
