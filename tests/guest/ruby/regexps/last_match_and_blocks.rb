# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { case "2024-05" when /(\d+)-(\d+)/ then [$1, $2] end }
t { "ab".sub(/(?<first>a)/) { $~[:first].upcase } }
t { "x".gsub(/x/, "\\0\\1") }
t { "aXbX".gsub("X") { $~.begin(0).to_s } }
t { "path/to/file.rb"[%r{[^/]+\z}] }
t { "a  b".squeeze.split(" ") }
t { "%s" % "é".b }
t { "é".b + "a" }
t { "abc".start_with?("ab", "x") }
t { "line one\nline two".each_line.with_index(1).map { |l, i| "#{i}: #{l.chomp}" } }
