# SPDX-License-Identifier: MIT
# All threads wait for ever: the main thread gets a `fatal`.
begin
  Thread.stop
rescue ThreadError => e
  puts e.message
end
begin
  Queue.new.pop
rescue Exception => e
  puts "#{e.class}: #{e.message.lines.first}"
end
puts "on"
