# SPDX-License-Identifier: MIT
p "42".to_i, "3.7".to_f, "12abc".to_i, "0b11".to_i(0), "0x1F".to_i(16), "1e3".to_f, "abc".to_sym, "a b".to_sym,
  "10".to_s, "abc".to_str, "x".to_s.equal?("x")
p "3 apples".to_i + "4 pears".to_i, "5" * 3, "5".to_i * 3, "1,234".delete(",").to_i, "12.5%".to_f,
  "%.2f" % "3.14159".to_f
p "abc".to_i(16), "z".to_i(36), "777".oct, "0x1A".hex, "-0x1A".hex, "0b101".oct, "1_2_3".to_i, "1__2".to_i,
  "--1".to_i, "+5".to_i, " \n 7".to_i
p "1" + 1.to_s, "1".to_i + 1, Integer("10", 2), "%d" % "0x1f".hex, "12".rjust(5, "0").to_i, "١".to_i
