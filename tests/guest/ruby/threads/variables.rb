# SPDX-License-Identifier: MIT
# [] belongs to the fiber, thread_variable_get to the thread.
t = Thread.current
t[:a] = 1
t["b"] = 2
p t[:a], t["a"], t[:b], t[:none], t.key?(:a), t.key?(:none), t.keys
p t.fetch(:a), t.fetch(:none, 7), t.fetch(:none) { |k| k }
begin
  t.fetch(:none)
rescue KeyError => e
  p e.message
end
begin
  t[1]
rescue TypeError => e
  p e.message
end
t.thread_variable_set(:v, 10)
p t.thread_variable_get(:v), t.thread_variable_get("v"), t.thread_variable?(:v), t.thread_variable?(:w), t.thread_variables
Fiber.new do
  p Thread.current[:a], Thread.current.thread_variable_get(:v)
  Thread.current[:a] = :fiber
  p Thread.current[:a], Thread.current.keys
end.resume
p t[:a]
t[:a] = nil
p t.key?(:a), t.keys
p Thread.new { [Thread.current[:b], Thread.current.thread_variable_get(:v), Thread.current.keys] }.value
f = Fiber.new { 1 }
p Thread.new { begin; f.resume; rescue FiberError => e; e.message; end }.value
p f.resume
p Thread.new { g = Fiber.new { |x| y = Fiber.yield(x + 1); y * 2 }; [g.resume(1), g.resume(5)] }.value
x = Thread.new { Thread.current[:from] = :thread; Thread.stop }
Thread.pass until x.stop?
p x[:from], x.key?(:from)
x.run.join
