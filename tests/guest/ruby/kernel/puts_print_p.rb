# SPDX-License-Identifier: MIT
puts 1, nil, true, :s, 1.5, "str", [], [1, [2, nil]], {}, { a: 1 }, 1..2
print 1, nil, "a", [1, nil], "\n"
p 1, nil, "a\n", [1, "b"], :c, 2.0
p
puts
puts nil
puts [nil]
puts [[], [[]]]
puts "no newline at end", "has newline\n"
puts ["a\n", "b"]
pp 1, "x"
x = p
y = p 1
z = p 1, 2
p x, y, z, (puts "v"), (print "w\n")
$stdout.puts "a", ["b", ["c"]]
$stdout.print("x\n")
STDOUT << "y" << 1 << "\n"
$stdout.write("z\n", 12, "\n")
putc "A"
putc 66
putc "\n"
puts "é", "日本", "\u{1F600}"
puts "a".."c", ("a".."c").to_a
class NoStr; def to_s = "nostr"; end
puts NoStr.new, [NoStr.new], "#{NoStr.new}"
print "%s\n" % NoStr.new
$stdout.printf("%d %s\n", 1, "f")
printf("%.1f\n", 2.25)
$stdout.flush
$stdout.sync = true
p $stdout.sync, $stdout.fileno, $PROGRAM_NAME == $0, __FILE__ == $0, __FILE__,
  __dir__ == File.dirname(File.expand_path(__FILE__))
