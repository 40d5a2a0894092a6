# SPDX-License-Identifier: MIT
p "hello".upcase, "HeLLo".downcase, "hello world".capitalize, "HeLLo".swapcase, "".capitalize
p "éà".upcase, "ÉÀ".downcase, "straße".upcase, "ß".upcase, "ÀB".swapcase, "élan".capitalize
s = +"abc"
p s.upcase!, s, s.upcase!, s.downcase!, s.capitalize!, s.capitalize!, s.swapcase!, s
p "abc".casecmp("ABC"), "abc".casecmp("abd"), "abc".casecmp?("ABC"), "abc".casecmp(1), "é".casecmp?("É")
p "a" < "b", "a" < "B", "abc" <=> "abd", "abc" <=> "ab", "a" <=> "a", "a" <=> 1, "b" > "a", "a" == :a,
  "a".eql?("a"), "a".equal?("a")
p "abc".between?("abb", "abd"), "abc".clamp("b", "c"), %w[b A a B].sort, %w[b A a B].sort_by(&:downcase).size,
  "Z" < "a"
