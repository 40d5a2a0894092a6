# SPDX-License-Identifier: MIT
p "plain", "with \"quotes\"", 'with \\ backslash', "tab\t nl\n cr\r", "\e\a\b", "nul\0nul", "\x7f", "é", "#{1}",
  '#{x}', '#x', '#$x', "#", "\u200e"
puts "a\"b".inspect, :sym.inspect, :"odd sym".inspect, :"a=".inspect,
  :[]=.inspect, :+.inspect, :"9a".inspect, :a?.inspect, :"".inspect, :"foo bar".to_proc.class
puts "abc".inspect.inspect, nil.inspect, nil.to_s.inspect, true.inspect, ["a", :b, nil, 1.0, 1..2].inspect,
  { "a" => :b, c: nil, 1 => [2], nil => "x", "odd key": 1 }.inspect
puts ("a".."c").inspect, (1...3).to_s, (1..nil).inspect, (nil..1).inspect, Object.inspect, Comparable.inspect,
  Float::NAN.inspect, "%p" % [:a]
