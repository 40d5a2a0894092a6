# SPDX-License-Identifier: MIT
puts "before"
at_exit { puts "at exit" }
begin
  abort "fatal: giving up"
ensure
  puts "ensure"
end
