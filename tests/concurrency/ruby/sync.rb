# SPDX-License-Identifier: MIT
# Invariants of Mutex, Monitor, ConditionVariable, Queue and SizedQueue.
require "monitor"
errors = Queue.new
m = Mutex.new
count = 0
4.times.map { Thread.new { 300.times { m.synchronize { c = count; Thread.pass if c % 50 == 0; count = c + 1 } } } }.each(&:join)
errors << "mutex #{count}" unless count == 1200

mon = Monitor.new
count = 0
3.times.map { Thread.new { 100.times { mon.synchronize { mon.synchronize { count += 1 } } } } }.each(&:join)
errors << "monitor #{count}" unless count == 300

q = Queue.new
consumers = 3.times.map { Thread.new { sum = 0; while (x = q.pop) do sum += x end; sum } }
3.times.map { |t| Thread.new { 200.times { |i| q << i } } }.each(&:join)
q.close
errors << "queue" unless consumers.sum(&:value) == 3 * 19900

sq = SizedQueue.new(4)
most = 0
consumer = Thread.new { got = []; while (x = sq.pop) do most = [most, sq.size].max; got << x end; got }
3.times.map { |t| Thread.new { 80.times { |i| sq << t * 100 + i } } }.each(&:join)
sq.close
got = consumer.value
errors << "sized #{got.size} #{most}" unless got.size == 240 && got.uniq.size == 240 && most <= 4

cv = ConditionVariable.new
turn = 0
3.times.map do |t|
  Thread.new do
    30.times do
      m.synchronize do
        cv.wait(m) until turn % 3 == t
        turn += 1
        cv.broadcast
      end
    end
  end
end.each(&:join)
errors << "turns #{turn}" unless turn == 90

# The killed leave no lock behind.
10.times do
  held = Queue.new
  t = Thread.new { m.synchronize { held << 1; sleep } }
  held.pop
  w = Thread.new { m.synchronize { :got } }
  t.kill
  errors << "lock of the killed" unless w.value == :got
end

tries = 4.times.map { Thread.new { n = 0; 100.times { if m.try_lock then n += 1; m.unlock end }; n } }
errors << "try_lock" unless tries.sum(&:value) > 0 && !m.locked?

timed = Thread.new { m.synchronize { cv.wait(m, 0.01) } }
timed.join

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
