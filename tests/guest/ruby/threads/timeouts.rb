# SPDX-License-Identifier: MIT
# Timeout and sleep.
require "timeout"
begin
  Timeout.timeout(0.02) { sleep }
rescue Timeout::Error => e
  p e.class, e.message, e.class.superclass
end
begin
  Timeout.timeout(0.02, ArgumentError) { loop { } }
rescue ArgumentError => e
  p e.message
end
begin
  Timeout.timeout(0.02, ArgumentError, "own words") { Queue.new.pop }
rescue ArgumentError => e
  p e.message
end
x = begin
  Timeout.timeout(0.02) do
    begin
      sleep
    rescue StandardError
      p :not_rescued
    ensure
      p :ensured
    end
  end
rescue Timeout::Error
  :outside
end
p x
p Timeout.timeout(5) { |s| s }, Timeout.timeout(nil) { |s| s.inspect }, Timeout.timeout(0) { :none }
r = begin
  Timeout.timeout(0.02) { Timeout.timeout(5) { sleep } }
rescue Timeout::Error
  :outer
end
p r
p sleep(0.001), sleep(0)
begin
  sleep(-1)
rescue ArgumentError => e
  p e.message
end
begin
  sleep("long")
rescue TypeError => e
  p e.message
end
t = Thread.new { sleep; :woken }
Thread.pass until t.stop?
t.wakeup
p t.value
