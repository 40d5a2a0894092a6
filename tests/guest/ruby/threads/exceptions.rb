# SPDX-License-Identifier: MIT
# Exceptions across threads; kill and raise; ensure runs, kill cannot be rescued.
Thread.report_on_exception = false
t = Thread.new { raise IndexError, "inside" }
begin
  t.join
rescue IndexError => e
  p e, t.status, t.alive?
end
begin
  t.value
rescue IndexError => e
  p e.message
end
log = Queue.new
t = Thread.new do
  begin
    log << :in
    sleep
  rescue Exception
    log << :rescued
  ensure
    log << Thread.current.status
  end
  log << :after
end
log.pop
t.kill
t.join
log.close
while (x = log.pop) do p x end

ready = Queue.new
t = Thread.new do
  begin
    ready << 1
    loop { Thread.pass }
  rescue ArgumentError => e
    [e.class, e.message]
  end
end
ready.pop
t.raise(ArgumentError, "from outside")
p t.value
t = Thread.new { begin; ready << 1; sleep; rescue => e; e.message; end }
ready.pop
t.raise("text")
p t.value
begin
  Thread.current.raise(KeyError, "myself")
rescue KeyError => e
  p e
end
t = Thread.new { begin; begin; raise "first"; ensure; ready << 1; end; rescue => e; sleep; end }
ready.pop
Thread.pass until t.stop?
t.kill
p t.value
begin
  Thread.new { throw :nowhere }.join
rescue UncaughtThrowError => e
  p e.message
end
begin
  Thread.new { break }.join
rescue LocalJumpError => e
  p e.message
end
p Thread.new { catch(:a) { throw :a, 3 } }.value
t = Thread.new { begin; raise "x"; rescue; Thread.current[:e] = $!.message; end; $! }
p t.value, t[:e], $!
t = Thread.new { "abc" =~ /b/; $~[0] }
"zzz" =~ /z/
p t.value, $~[0]

begin
  Thread.handle_interrupt(RuntimeError => :never) do
    t = Thread.current
    Thread.new { t.raise("later") }.join
    p Thread.pending_interrupt?
  end
  p :not_here
rescue => e
  p e.message
end
begin
  Thread.handle_interrupt(RuntimeError => :sometimes) {}
rescue ArgumentError => e
  p e.message
end
begin
  Thread.handle_interrupt(RuntimeError => :never)
rescue ArgumentError => e
  p e.message
end
at_exit { puts "at_exit, #{Thread.list.size} threads" }
t = Thread.new { begin; sleep; ensure; puts "killed at the end of the program"; end }
Thread.pass until t.stop?
