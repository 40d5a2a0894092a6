# SPDX-License-Identifier: MIT
# Queue and SizedQueue.
q = Queue.new
p q.class, q.empty?, q.push(1).equal?(q), (q << 2).size, q.enq(3).length, q.pop, q.shift, q.deq, q.empty?
begin
  q.pop(true)
rescue ThreadError => e
  p e.message
end
p Queue.new([1, 2, 3]).size, Queue.new(4..6).pop
begin
  Queue.new(3)
rescue TypeError => e
  p e.message
end
t = Thread.new { [q.pop, q.pop] }
Thread.pass until t.stop?
p q.num_waiting
q << :a << :b
p t.value, q.num_waiting
q << 1
p q.clear.equal?(q), q.size
q << :last
p q.closed?, q.close.equal?(q), q.closed?
begin
  q << 1
rescue ClosedQueueError => e
  p e.message, e.class.superclass
end
p q.pop, q.pop
begin
  q.pop(true)
rescue ThreadError => e
  p e.message
end
q = Queue.new
t = Thread.new { q.pop }
Thread.pass until t.stop?
q.close
p t.value
s = SizedQueue.new(2)
p s.max, s.push(1).size, s.push(2).size
begin
  s.push(3, true)
rescue ThreadError => e
  p e.message
end
t = Thread.new { s << 3; s << 4; :done }
Thread.pass until t.stop?
p s.size, s.num_waiting
p s.pop, s.pop, s.pop, s.pop, t.value
s.max = 1
p s.max
begin
  SizedQueue.new(0)
rescue ArgumentError => e
  p e.message
end
begin
  s.max = -1
rescue ArgumentError => e
  p e.message
end
s << 1
t = Thread.new { begin; s << 2; rescue ClosedQueueError => e; e.message; end }
Thread.pass until t.stop?
s.close
p t.value, s.pop, s.pop
p Thread::Queue.equal?(Queue), Thread::SizedQueue.superclass
producers = 3.times.map { |i| Thread.new { 10.times { |k| q2 = k; Thread.current[:n] = q2 } } }
producers.each(&:join)
p producers.map { |x| x.value }
