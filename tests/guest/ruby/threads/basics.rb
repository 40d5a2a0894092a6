# SPDX-License-Identifier: MIT
# Thread: start, arguments, value, join, status, list, current, main.
t = Thread.new(1, 2) { |a, b| a + b }
p t.value, t.join.equal?(t), t.alive?, t.status, t.stop?
p Thread.start(5) { |x| x * 2 }.value
p Thread.fork { :forked }.value
p Thread.current.equal?(Thread.main), Thread.main.status, Thread.main.alive?
p Thread.list.size, Thread.list[0].equal?(Thread.main)
p Thread.new { Thread.current.class }.value
begin
  Thread.new
rescue ThreadError => e
  p e.message
end
begin
  Thread.current.join
rescue ThreadError => e
  p e.message
end
t = Thread.new { begin; Thread.main.join; rescue ThreadError => e; e.message; end }
p t.value
t = Thread.new { sleep }
Thread.pass until t.stop?
p t.status, t.join(0.01), t.join(0), t.alive?
p Thread.list.include?(t)
t.kill
p t.join.equal?(t), t.status, t.value, Thread.list.include?(t)
t = Thread.new { Thread.stop; :woken }
Thread.pass until t.stop?
p t.inspect[/ \w+>\z/]
t.run
p t.value
t = Thread.new { Thread.exit; 1 }
p t.value
p [1, 2, 3].map { |i| Thread.new { i * i } }.map(&:value)
begin
  Thread.new {}.join.wakeup
rescue ThreadError => e
  p e.message
end
p Thread.new {}.join.raise("nobody"), Thread.new {}.join.kill.class
class Worker < Thread
  def initialize(n)
    @n = n
    super() { @n + 1 }
  end
end
w = Worker.new(41)
p w.value, w.class
class Lazy < Thread
  def initialize; end
end
begin
  Lazy.new
rescue ThreadError => e
  p e.message
end
t = Thread.new { sleep }
p t.name, (t.name = "worker"), t.name, t.inspect =~ /\A#<Thread:0x\h+@worker #{Regexp.escape(__FILE__)}:\d+ \w+>\z/ ? :ok : t.inspect
p t.priority, (t.priority = 2), t.priority
t.kill.join
p t.inspect[/\w+>\z/], Thread.main.inspect[/0x\h+ run>/] ? :run : nil
p Thread.current.group.class
