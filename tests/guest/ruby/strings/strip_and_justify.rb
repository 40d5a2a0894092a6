# SPDX-License-Identifier: MIT
p "  hi  ".strip, "  hi  ".lstrip, "  hi  ".rstrip, "\t\n hi\0".strip, "xxhixx".delete("x"), "hi\n".chomp,
  "hi\r\n".chomp, "hi\n\n".chomp, "hi".chomp("i"), "hi".chop, "".chop, "hi\r\n".chop
p "hi".center(10), "hi".center(9, "*"), "hi".ljust(6, ".") + "|", "hi".rjust(6, "12"), "hi".center(1),
  "hi".ljust(7, "abc")
p "hello".start_with?("he"), "hello".start_with?("x", "h"), "hello".end_with?("lo"), "hello".start_with?(/h./),
  "hello".delete_prefix("he"), "hello".delete_suffix("lo"), "hello".delete_prefix("x")
s = +"  x "
p s.strip!, s, s.strip!, s.chomp!, s.chop!, s
begin
  "a".center(10, "")
rescue ArgumentError => e
  p e.message
end
p "title".center(21, "=-"), "%-10s|" % "ab", "a".ljust(-1), "日本".center(6, "*"), "日本".rjust(4)
