# SPDX-License-Identifier: MIT
"abc".each_char { |c| print c, "-" }
puts
"aé".each_byte { |b| print b, " " }
puts
"a\nb\nc".each_line { |l| p l }
"abc".each_char.with_index { |c, i| print i, c }
puts
p "abc".chars, "aé".bytes, "aé".codepoints, "abc".each_char.to_a, "ab".each_char.with_index.to_a,
  "héllo".each_char.select { |c| c.ord > 127 }
p "abc".sum, "abc".ord, "é".ord, 233.chr(Encoding::UTF_8), "a".ord.chr, "abc".hash == "abc".hash
p "hello".each_char.tally, "hello".chars.each_slice(2).map(&:join), "hello".chars.sort.join,
  "hello".chars.uniq.size, "abc".each_grapheme_cluster.to_a
begin
  "".ord
rescue ArgumentError => e
  p e.message
end
begin
  256.chr
rescue RangeError => e
  p e.message
end
