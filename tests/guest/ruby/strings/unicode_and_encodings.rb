# SPDX-License-Identifier: MIT
s = "naïve café ☕ 日本"
p s.length, s.bytesize, s.encoding, s.valid_encoding?, s.ascii_only?, "abc".ascii_only?, s.reverse, s.upcase,
  s.chars.last(2), s.each_char.map(&:bytesize).max
p "\u00e9" == "é", "e\u0301" == "é", "e\u0301".size, "日本".inspect, "\u{1F600}".size, "\u{1F600}".bytesize
b = "caf\xC3\xA9".b
p b.encoding, b.size, b, b.force_encoding("UTF-8"), b.size, b.force_encoding(Encoding::ASCII_8BIT).bytes.size
bad = "a\xFFb"
p bad.valid_encoding?, bad, bad.size, bad.bytes
p "abc".encoding.name, "abc".force_encoding("US-ASCII").encoding, __ENCODING__, "abc" == "abc".b, "é" == "é".b
begin
  "é" + "\xE9".b
rescue => e
  puts "#{e.class}: #{e.message}"
end
begin
  "a\xFF" =~ /a/
rescue => e
  puts "#{e.class}: #{e.message}"
end
p "É".downcase, "ÿ".upcase, "ǆ".capitalize, "Ω".swapcase
