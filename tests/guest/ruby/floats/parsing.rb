# SPDX-License-Identifier: MIT
p Float("1.5"), Float("-1.5e3"), Float("  2.5 "), Float("1_000.5"), Float("0x1A"), Float("5"), Float("1e-5")
p "3.7abc".to_f, "abc".to_f, "".to_f, ".5".to_f, "1e5".to_f, "1e".to_f, "-".to_f, "1_000.25".to_f, " 12.5kg".to_f,
  "1.".to_f
["", "abc", "1.5x", "1.", "--1", "1e", "1__0.5"].each do |s|
  begin
    p Float(s)
  rescue ArgumentError => e
    puts e.message
  end
end
begin
  Float(nil)
rescue TypeError => e
  puts e.message
end
p Float("x", exception: false)
p 0.1e1, 1.5E3, 12.34e-5, 1_0.5
p "0.1".to_f + "0.2".to_f, "1e400".to_f, "1e-400".to_f, "123456789.123456789".to_f, "9007199254740993".to_f,
  "0.30000000000000004".to_f
