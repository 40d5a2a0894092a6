# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
ENV["TZ"] = "UTC"
x = Time.at(1700000000)
t { x.utc }
t { x.year }
t { x.month }
t { x.wday }
t { x.yday }
t { x.strftime("%Y-%m-%d %H:%M:%S.%L %z %Z %j %a %A %b %B %p %I %e %-d %03d %y %C %u %w %s %% %F %T %D %R %c %x %X %^a %10Y %-m/%-d %N %3N %6N") }
t { x + 60 }
t { x - 0.5 }
t { (x - Time.at(0)).class }
t { x - Time.at(1699999999) }
t { x <=> Time.at(0) }
t { x == Time.at(1700000000) }
t { Time.at(1.5).utc.inspect }
t { Time.at(1, 500, :millisecond).utc.inspect }
t { Time.utc(2024, 2, 29, 12, 30, 45.5) }
t { Time.utc(2024, 13) }
t { Time.gm(2000, "jan", 1) }
t { Time.new(2024, 1, 1, 0, 0, 0, "+09:00") }
t { Time.new(2024, 1, 1, 0, 0, 0, "+09:00").utc_offset }
t { Time.new(2024, 1, 1, in: "-05:00").to_s }
t { x.to_i }
t { x.to_f }
t { x.usec }
t { x.monday? }
t { x + x }
t { x + "a" }
t { Time.at(0).utc.to_a }
t { x.hash == Time.at(1700000000).hash }
t { [Time.at(3), Time.at(1)].min.to_i }
t { x.round.to_i }
t { Time.at("x") }
t { Time.new(2024, 1, 1, 0, 0, 0, "bad") }
t { x.zone }
t { Time.utc(2024).localtime("+02:00").hour }
t { x.dup == x }
