# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "hello".tr("a-y", "b-z") }
t { "hello".tr("z-a", "x") }
t { "hello".tr("^l", "-") }
t { "h^llo".tr("l^", "12") }
t { "a-b".tr("a\\-b", "123") }
t { "hello".tr("el", "") }
t { "日本".tr("日-本", "x") }
t { "hello".tr_s("lo", "z") }
t { "aabb".delete("a", "ab") }
t { "he-l".delete("a-") }
t { "hello".count("a-z", "^l") }
t { "a\\b".count("\\\\") }
t { "aaa  bbb".squeeze(" ") }
t { "abc".tr("a-c", "A") }
t { "hello".tr("ll", "xy") }
t { "x".tr("x", "^") }
t { "hello".delete("l-") }
t { "hello".tr("a-e-z", "*") }
t { " \t\n\0 a \0".strip }
t { "\0 a".lstrip }
t { "a \0 ".rstrip }
t { "abc\r\n\n".chomp }
t { "abc".chomp("bc") }
t { "abc\n".chomp("") }
t { "abc\r\n\r\n".chomp("") }
t { "abc\n\n".chomp(nil) }
t { "x".chop.chop }
t { "日本".chop }
t { "ab".center(7, "xyz") }
t { "é".ljust(3, "ü") }
t { "abc".center("x") }
