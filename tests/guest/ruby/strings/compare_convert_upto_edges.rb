# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "a".casecmp("B") }
t { "a".casecmp?("A") }
t { "ß".casecmp?("SS") }
t { "a".casecmp?(1) }
t { "a".casecmp(nil) }
t { "a" <=> nil }
t { "a" == 1 }
t { "a".eql?("a".b) }
t { "é" == "é".b }
t { "a".equal?("a") }
t { "abc".hash == "abc".b.hash }
t { "a".between?("a", "b") }
t { "b".clamp("a", "c") }
t { "a".ord }
t { "".ord }
t { "é".ord }
t { "\xff".ord }
t { "abc".sum }
t { "a".hex }
t { "0xfg".hex }
t { "-0b1".oct }
t { "0o7".oct }
t { "789".oct }
t { "abc".each_char.with_index.to_a }
t { "ab".each_byte.to_a }
t { "abc".bytes.sum }
t { "é".codepoints }
t { "\xff".codepoints }
t { "a".upto("e").to_a }
t { "08".upto("11").to_a }
t { "a".upto("e", true).to_a }
t { "zz".upto("b").to_a }
t { "aa".upto("b").to_a }
t { "9".upto("11").to_a }
t { "y".upto("ab").to_a }
t { ("a".."e").each_slice(2).to_a }
