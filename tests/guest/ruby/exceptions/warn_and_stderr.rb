# SPDX-License-Identifier: MIT
warn "to stderr"
$stderr.puts "also", "stderr"
STDERR.print "x", "\n"
warn "a", "b"
warn
puts "stdout"
begin
  raise "x"
rescue => e
  warn "#{e.class}: #{e.message}"
end
$stderr.write("done\n")
