# SPDX-License-Identifier: MIT
# From Thread.new to the first instruction of the thread: with no other thread alive, and with up to 2,000.
def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)

def report(name, seconds)
  micros = seconds.sort.map { |s| (s * 1e6).round(1) }
  puts "#{name}, half: #{micros[micros.size / 2]} us"
  puts "#{name}, 99 %: #{micros[micros.size * 99 / 100]} us"
end

report("thread start", Array.new(2000) do
  before = now
  Thread.new { now - before }.value
end)

started = Queue.new
gate = Queue.new
threads = []
report("thread start, many alive", Array.new(2000) do
  before = now
  threads << Thread.new do
    started << now - before
    gate.pop
  end
  started.pop
end)
threads.size.times { gate << nil }
threads.each(&:join)
