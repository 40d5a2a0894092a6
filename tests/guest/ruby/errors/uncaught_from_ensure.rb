# SPDX-License-Identifier: MIT
def work
  yield
ensure
  puts "cleanup"
end
begin
  work { raise ArgumentError, "from block" }
ensure
  puts "outer cleanup"
end
