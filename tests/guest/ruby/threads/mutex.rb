# SPDX-License-Identifier: MIT
# Mutex, ConditionVariable, Monitor and their errors.
require "monitor"
m = Mutex.new
p m.class, m.locked?, m.lock.equal?(m), m.locked?, m.owned?, m.try_lock
begin
  m.lock
rescue ThreadError => e
  p e.message
end
p Thread.new { [m.locked?, m.owned?, m.try_lock] }.value
p Thread.new { begin; m.unlock; rescue ThreadError => e; e.message; end }.value
p m.unlock.equal?(m)
begin
  m.unlock
rescue ThreadError => e
  p e.message
end
p m.synchronize { :value }, m.locked?
begin
  m.synchronize { raise "inside" }
rescue => e
  p e.message, m.locked?
end
begin
  m.synchronize
rescue ThreadError => e
  p e.message
end
p [1, 2].each { |x| m.synchronize { break x } }, m.locked?
m.lock
p m.sleep(0.01), m.owned?
m.unlock
begin
  m.sleep(0.01)
rescue ThreadError => e
  p e.message
end
Thread.new { m.lock }.join
p m.locked?

cv = ConditionVariable.new
p cv.class, m.synchronize { cv.wait(m, 0.01) }, cv.signal.equal?(cv), cv.broadcast.equal?(cv)
begin
  cv.wait(m)
rescue ThreadError => e
  p e.message
end
ready = false
t = Thread.new { m.synchronize { cv.wait(m) until ready; :seen } }
Thread.pass until t.stop?
m.synchronize { ready = true; cv.signal }
p t.value

mon = Monitor.new
p mon.synchronize { mon.synchronize { mon.mon_locked? && mon.mon_owned? } }, mon.mon_locked?
begin
  mon.exit
rescue ThreadError => e
  p e.message
end
mon.enter
p mon.try_enter, Thread.new { mon.try_enter }.value
mon.exit
mon.exit
class Buffer
  include MonitorMixin
  def initialize
    super()
    @items = []
    @filled = new_cond
  end
  def put(x) = synchronize { @items << x; @filled.signal }
  def take = synchronize { @filled.wait_while { @items.empty? }; @items.shift }
end
b = Buffer.new
t = Thread.new { 3.times.map { b.take } }
3.times { |i| b.put(i) }
p t.value
c = mon.new_cond
mon.synchronize { p c.wait(0.01) }
begin
  c.signal
rescue ThreadError => e
  p e.message
end
o = Object.new.extend(MonitorMixin)
p o.synchronize { o.mon_owned? }
