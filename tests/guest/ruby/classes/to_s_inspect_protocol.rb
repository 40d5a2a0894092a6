# SPDX-License-Identifier: MIT
class A; def to_s = "A!"; end
class B; def inspect = "B?"; end
class C; def to_s = nil; end
class D; def initialize = @x = 1; def to_s = "D"; end
puts A.new, "#{A.new}", [A.new].to_s.sub(/0x\h+/, "XX"), A.new.inspect.sub(/0x\h+/, "XX")
puts B.new.inspect, [B.new, { k: B.new }].inspect, "#{C.new}".sub(/0x\h+/, "XX"), D.new.inspect.sub(/0x\h+/, "XX")
p B.new
puts [A.new, [A.new, nil]], [], [[], [nil]]
print A.new, 1, nil, :a, "\n"
puts nil, true, [nil], 1.0, :sym
puts [1, [2, [3]]].to_s, [A.new].join("-"), "x" + A.new.to_s
$stdout.puts "direct"
$stdout.print "a", "b", "\n"
$stdout.write("w", 1, "\n")
$stdout << "chain" << 1 << "\n"
STDOUT.printf("%d-%s\n", 1, "x")
printf("%05.1f|\n", 3.14159)
putc "x"
putc 10
p
p 1, 2
x = p(3)
y = p(4, 5)
z = p()
p x, y, z, puts, print
pp({ a: 1 }, [1, 2])
puts "a\n", "b\n\n", "", "c"
puts
puts []
display
puts
5.display
puts
$, = nil
puts [1, 2, 3].inspect.length, method(:puts).arity, Kernel.respond_to?(:puts), "é".inspect, :a.inspect, nil.inspect,
  (1..2).inspect, Class.new.to_s.sub(/0x\h+/, "XX"), Module.new.inspect.sub(/0x\h+/, "XX"),
  Struct.new(:a).new(1).inspect, Object.new.to_s.sub(/0x\h+/, "XX")
class E; def initialize = (@self = self; @n = [self]); end
puts E.new.inspect.gsub(/0x\h+/, "XX")
class F; def inspect = raise("bad inspect"); end
begin
  p F.new
rescue => e
  puts e.message
end
