# SPDX-License-Identifier: MIT
puts "start"
begin
  def forever(n) = forever(n + 1)
  forever(0)
rescue SystemStackError => e
  raise RuntimeError, "too deep: #{e.message}", cause: nil
end
