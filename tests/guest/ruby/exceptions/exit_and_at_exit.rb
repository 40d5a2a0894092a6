# SPDX-License-Identifier: MIT
at_exit { puts "last registered first" }
at_exit { puts "status #{$!.status}" if $!.is_a?(SystemExit) }
begin
  exit(2)
rescue SystemExit => e
  p e.status, e.success?, e.message
end
begin
  exit
rescue SystemExit => e
  p e.status, e.success?
end
begin
  exit(false)
rescue SystemExit => e
  p e.status
end
begin
  begin
    exit 4
  ensure
    puts "ensure on exit"
  end
rescue Exception => e
  p e.class
end
def quit = exit(7)
begin
  quit
ensure
  puts "final ensure"
end
puts "never"
