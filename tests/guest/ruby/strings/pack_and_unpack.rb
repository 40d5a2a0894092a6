# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "abc".unpack("C*") }
t { "abc".unpack("a1 a1") }
t { [1, 2].pack("s>l<").bytes }
t { ["abc"].pack("m") }
t { "YWJj\n".unpack1("m") }
t { ["abc", "d"].pack("A5A3") }
t { [1.5].pack("E").unpack1("E") }
t { [0x20AC].pack("U") }
t { [300].pack("w").unpack("w") }
t { ["0f"].pack("H*") }
t { "\x0f".unpack1("h*") }
t { ["1010"].pack("B8").unpack1("B*") }
t { [-1].pack("q").unpack1("Q") }
t { "ab".unpack("x a") }
t { "a".unpack("N") }
t { [65, 66].pack("c2x2").bytes }
t { ["a b=é"].pack("M") }
t { "abc".unpack("C2") }
t { ["abc"].pack("u") }
t { ["a"].pack("Z*") }
t { "ab\0cd".unpack("Z*a") }
t { [1,2].pack("n*").unpack("n*") }
