# SPDX-License-Identifier: MIT
module Shout
  refine String do
    def shout = upcase + "!"
    def size = 42
  end
  refine Integer do
    def double = self * 2
  end
end
begin
  "a".shout
rescue NoMethodError => e
  puts e.message.lines.first
end
using Shout
p "a".shout, "a".size, 5.double, %w[a b].map(&:shout)
