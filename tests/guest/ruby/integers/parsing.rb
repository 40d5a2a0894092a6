# SPDX-License-Identifier: MIT
p Integer("42"), Integer("-42"), Integer("+7"), Integer("0x1f"), Integer("0b101"), Integer("0o17"), Integer("017")
p Integer("1_000"), Integer("  12  "), Integer("ff", 16), Integer("z", 36), Integer("0xff", 16)
p Integer(3.99), Integer(-3.99), Integer("12345678901234567890123")
["", "abc", "12abc", "1__0", "0x", "1.5", "_1", "1_", "09"].each do |s|
  begin
    p Integer(s)
  rescue ArgumentError => e
    puts "#{e.class}: #{e.message}"
  end
end
begin
  Integer(nil)
rescue TypeError => e
  puts e.message
end
begin
  Integer([1])
rescue TypeError => e
  puts e.message
end
p Integer("zz", exception: false), Integer(nil, exception: false)
p "12abc".to_i, "abc".to_i, "".to_i, " 42 ".to_i, "-1_000".to_i, "0x1f".to_i, "0x1f".to_i(16), "1f".hex, "17".oct,
  "1e3".to_i
p "z".to_i(36), "101".to_i(2), "12".to_i(2), "123456789012345678901234567890".to_i
