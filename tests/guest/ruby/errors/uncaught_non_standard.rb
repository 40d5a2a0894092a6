# SPDX-License-Identifier: MIT
begin
  raise NotImplementedError, "subclass must do it"
rescue => e
  puts "never"
end
