# SPDX-License-Identifier: MIT
p "hello".tr("el", "ip"), "hello".tr("a-y", "b-z"), "hello".tr("^l", "*"), "hello".tr("elo", "x"),
  "hello".tr("l", ""), "he-llo".tr("-", "_"), "hello".tr("a-eo", "A-EO"), "hello".tr_s("l", "r"),
  "aabbcc".tr_s("ab", "x")
p "hello".delete("l"), "hello".delete("lo"), "hello".delete("a-k"), "hello".delete("^l"),
  "hello".delete("a-z", "^e")
p "aaabbb  cc".squeeze, "aaabbb".squeeze("a"), "mississippi".squeeze("sp"), "hello".count("l"),
  "hello".count("a-z"), "hello".count("^l"), "hello world".count("lo"), "hello".count("lo", "o")
s = +"hello"
p s.tr!("x", "y"), s.tr!("l", "L"), s.delete!("z"), s.delete!("L"), s.squeeze!, s
p "rot13 text".tr("A-Za-z", "N-ZA-Mn-za-m"), "12345".tr("1-5", "a-e"), "日本".tr("日", "月"), "a\\b".tr("\\", "/")
