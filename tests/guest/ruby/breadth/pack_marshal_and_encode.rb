# SPDX-License-Identifier: MIT
p [1, 2].pack("C*"), [65].pack("U"), "ab".unpack("C*"), [1, 2].pack("s<l>"), ["616263"].pack("H*"),
  "abc".unpack1("H*")
p Marshal.load(Marshal.dump([1, { a: "x" }, nil, 2.5, :s, 2**70, 1..2]))
p "é".encode("UTF-16LE").bytesize, "é".encode("ISO-8859-1").bytes, "a\xFFb".scrub("?"), "a\xFFb".scrub
p "é".unicode_normalize(:nfd).size, "a\"b".dump, "é\n".dump, "é".dump.undump
begin
  "a".encode("nope")
rescue => e
  puts e.class, e.message
end
