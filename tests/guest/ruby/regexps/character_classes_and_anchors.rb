# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { $~ }
t { "hello world".each_char.chunk_while { |a, b| a != " " && b != " " }.map(&:join) }
t { "abc".match(/(?<x>b)/).deconstruct_keys([:x]) rescue "no" }
