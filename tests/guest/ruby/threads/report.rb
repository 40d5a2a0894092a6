# SPDX-License-Identifier: MIT
# What a thread prints that ends by an exception; abort_on_exception; exit in a thread.
p Thread.report_on_exception, Thread.abort_on_exception
t = Thread.new { Thread.current.report_on_exception = false; raise "quiet" }
t.join rescue p $!
$stderr = Class.new { def write(s) = nil }.new
p Thread.new { Thread.current.report_on_exception }.value
Thread.report_on_exception = false
p Thread.new { Thread.current.report_on_exception }.value
t = Thread.new { Thread.current.abort_on_exception = true; Thread.stop; raise IOError, "aborts" }
Thread.pass until t.stop?
begin
  t.run
  sleep 5
rescue IOError => e
  p e
end
begin
  t = Thread.new { exit 3 }
  sleep 5
rescue SystemExit => e
  p e.status
end
