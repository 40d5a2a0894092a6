# SPDX-License-Identifier: MIT
require "set"
class Point
  attr_accessor :x, :y
  def initialize(x, y) = (@x, @y = x, y)
  def ==(o) = o.is_a?(Point) && [x, y] == [o.x, o.y]
end
class Custom
  attr_reader :v
  def initialize(v) = @v = v
  def marshal_dump = [@v, :extra]
  def marshal_load(data) = @v = data.first
end
class Old
  attr_reader :v
  def initialize(v) = @v = v
  def _dump(_level) = @v.to_s
  def self._load(text) = new(text.to_i)
end
Pair = Struct.new(:left, :right)
class Names < Array; end
values = [nil, true, false, 0, 1, -1, 122, 123, -123, -124, 255, 256, -256, -257, 65_535, 65_536, 2**30 - 1, 2**30, -2**30,
          -2**30 - 1, 2**31, 2**64, -2**100, 0.0, -0.0, 1.5, 1e100, 3.14159, Float::INFINITY, "", "text", "é", "bin\xFF".b,
          :sym, :"é", [], [1, [2, [3]]], {}, { a: 1, "b" => [2] }, 1..2, 1...3, "a".."c", String, Comparable, 1r / 3, 2i,
          Point.new(1, "two"), Pair.new(1, [2]), Names.new([1, 2]), Set[1, 2]]
values.each do |v|
  data = Marshal.dump(v)
  copy = Marshal.load(data)
  puts "#{v.inspect[0, 30].sub(/0x\h+/, "XX")} #{data.unpack1("H*")} #{copy == v} #{copy.class}"
end
p Marshal.load(Marshal.dump(Custom.new(5))).v, Marshal.load(Marshal.dump(Old.new(6))).v
shared = "s"
a = [shared, shared, :k, :k]
a << a
b = Marshal.load(Marshal.dump(a))
p b[0].equal?(b[1]), b[4].equal?(b), b[0], b[2]
nan = Marshal.load(Marshal.dump(Float::NAN))
p nan.nan?
deep = { list: [Point.new(1, 2)], text: "t" }
copy = Marshal.load(Marshal.dump(deep))
copy[:list][0].x = 9
copy[:text] << "!"
p deep[:list][0].x, copy[:list][0].x, deep[:text], copy[:text]
h = Hash.new(5)
h[:a] = 1
p Marshal.load(Marshal.dump(h))[:zz]
e = Marshal.load(Marshal.dump(ArgumentError.new("message")))
p e.class, e.message
[proc { }, Object.new.tap { |o| def o.x = 1 }, Hash.new { }, Class.new, Struct.new(:a).new(1), $stdout].each do |v|
  Marshal.dump(v)
rescue TypeError => e
  puts e.message.sub(/0x\h+/, "XX")
end
["", "\x04", "\x04\bi", "\x05\b0", "\x04\bo:\tNopeI\x00", "\x04\b?"].each do |text|
  Marshal.load(text)
rescue => e
  puts "#{e.class}: #{e.message.lines.first}"
end
