# SPDX-License-Identifier: MIT
# Threads that are started, killed, raised into, and end by exceptions.
Thread.report_on_exception = false
errors = Queue.new

20.times.map { |i| Thread.new(i) { |x| x * x } }.each_with_index { |t, i| errors << "value" unless t.value == i * i }

cleaned = Queue.new
ts = 12.times.map do |i|
  Thread.new do
    begin
      case i % 4
      when 0 then sleep
      when 1 then loop { Thread.pass }
      when 2 then x = 0; x += 1 while true
      when 3 then Queue.new.pop
      end
    rescue Exception => e
      errors << "rescued #{e.inspect}"
    ensure
      cleaned << i
    end
  end
end
started = Time.now
ts.each { |t| Thread.pass until t.stop? || Time.now - started > 0.02 }
ts.each(&:kill)
ts.each(&:join)
errors << "alive" if ts.any?(&:alive?)
errors << "value of the killed" unless ts.all? { |t| t.value.nil? && t.status == false }

30.times do |i|
  ready = Queue.new
  t = Thread.new do
    begin
      ready << 1
      i.even? ? sleep : loop { Thread.pass }
    rescue ArgumentError => e
      [:caught, e.message]
    end
  end
  ready.pop
  t.raise(ArgumentError, "m#{i}")
  begin
    v = t.value
    errors << "raise #{v.inspect}" unless v == [:caught, "m#{i}"]
  rescue ArgumentError  # before its begin
  end
end

8.times.map { |i| Thread.new { raise IndexError, "n#{i}" } }.each_with_index do |t, i|
  t.join
  errors << "no exception"
rescue IndexError => e
  errors << "message" unless e.message == "n#{i}" && t.status.nil?
end

locals = 6.times.map { |i| Thread.new { Thread.current[:v] = i; Thread.current.thread_variable_set(:w, i); 20.times { Thread.pass }; [Thread.current[:v], Thread.current.thread_variable_get(:w)] } }
errors << "locals" unless locals.each_with_index.all? { |t, i| t.value == [i, i] }

tree = lambda { |d| d == 0 ? 1 : 2.times.map { Thread.new { tree.(d - 1) } }.sum(&:value) }
errors << "tree" unless tree.(4) == 16

fibers = 4.times.map { Thread.new { f = Fiber.new { 10.times { |i| Fiber.yield i }; :end }; 11.times.map { f.resume } } }
errors << "fibers" unless fibers.all? { |t| t.value == (0..9).to_a + [:end] }
enums = 4.times.map { Thread.new { e = (1..5).each; 5.times.map { e.next } } }
errors << "enumerators" unless enums.all? { |t| t.value == [1, 2, 3, 4, 5] }

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
