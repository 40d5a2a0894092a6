# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
s = "hello"
t { "a,b".split(/,/, -1) }
t { ",a,,b,,".split(",") }
t { ",a,,b,,".split(",", -1) }
t { "abc".split("") }
t { "abc".split("", 2) }
t { " a  b c ".split(" ", 2) }
t { " a  b ".split(" ", -1) }
t { "abc".split(//) }
t { "a b c".split(/ /, 2) }
t { "a1b2c3".split(/\d/) }
t { "a1b2c3".split(/(\d)/) }
t { "aXbXc".split("X") { |x| print x } }
t { "日本語".split("") }
t { "abc".split(/b/i) }
t { "".split(",", -1) }
t { "a b".split(nil) }
t { "hi mom".split(%r{\s*}) }
t { "mellow yellow".split("ello") }
t { "1,2,,3,4,,".split(',', 4) }
t { "1, 2".split(/,\s*/) }
t { "a b".split(1) }
t { "abc".split(/(b)|(x)/) }
t { "aaa".split("a") }
t { "a\tb\nc".split }
t { "abc".split(//, -1) }
t { "ab".split(/(?=b)/) }
t { "a\nb\n\n\nc".each_line("").to_a }
t { "a\nb".each_line(chomp: true).to_a }
t { "axbx".lines("x", chomp: true) }
t { "a\r\nb\r\n".lines(chomp: true) }
t { "abc".lines(nil) }
t { "a\n\nb\n".lines("") }
t { "".each_line.to_a }
t { "Hello World".swapcase }
t { "ÀÉ".downcase }
t { "ŉ".upcase }
t { "ﬃ".upcase }
t { "ﬁx".capitalize }
t { "ǆ".upcase }
t { "é".upcase(:ascii) }
t { "a".upcase(:foo) }
t { "a".upcase(1) }
t { "ΑΣ".downcase }
t { "İ".downcase }
t { "ÿ".upcase }
t { "hELLO wORLD".capitalize }
t { "az".succ }
t { "Zz".succ }
t { "a-9".succ }
t { "1.9.9".succ }
t { "a-z9".succ }
t { "-".succ }
t { "\xFF".b.succ }
t { "あ".succ }
t { "zz99".succ }
t { "".succ }
t { "<<z>>".succ }
t { "az-9".succ }
t { "a!".succ }
t { "Az".succ }
t { "é".succ }
t { "1z".succ }
