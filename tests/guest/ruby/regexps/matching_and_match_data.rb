# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "Hello" =~ /l+/; [$~[0], $`, $', $&, $+] }
t { "ab12" =~ /(?<l>[a-z]+)(?<d>\d+)/; $~.named_captures }
t { /(.)(.)?/.match("a").to_a }
t { /(.)(.)?/.match("a").captures }
t { $~.begin(1) }
t { /b/.match("abc").offset(0) }
t { /b/.match("abc", 2) }
t { /b/ =~ nil }
t { /b/ === :abc }
t { /b/ === 1 }
t { /b/ =~ 1 }
t { /(?<a>.)/.names }
t { /(?<a>.)(?<b>.)/.match("xy").values_at(:a, 1) }
t { /x/.match("x")[1] }
t { /(?<a>x)/.match("x")[:b] }
t { /(?<a>x)/.match("x")["a"] }
t { /a/mix.inspect }
t { /a/mix.to_s }
t { /a#{/b/i}c/.source }
t { Regexp.new("a/b").inspect }
t { Regexp.new("a", true) }
t { Regexp.new("a", Regexp::EXTENDED | Regexp::MULTILINE).options }
t { Regexp.union("a.b", /c/i) }
t { Regexp.union }
t { Regexp.union(["a", "b"]) }
t { Regexp.escape("a.b*c d\n") }
t { Regexp.new("(") }
t { Regexp.new("[a") }
t { Regexp.new("?") }
t { Regexp.new("(?<a") }
t { /a/ == /a/i }
t { /a/.hash == /a/.hash }
t { /(a)(b)?/.match("a").inspect }
t { $~.size }
t { "foobar".match(/o(?<x>b)/).pre_match }
t { "x".match?(/y/) }
t { "ab".match(/(?<q>b)/) { |m| m[:q] } }
t { /\//.source }
t { %r{a/b}.source }
t { /é/.match("é").begin(0) }
t { "日本語" =~ /語/ }
t { "日本語".match(/語/).pre_match }
t { /[[:alpha:]]+/.match("日本x1")[0] }
t { /\w+/.match("aé")[0] }
t { /\p{Alpha}+/.match("aé1")[0] }
t { /\h+/.match("xyzff")[0] }
t { /a.c/m.match("a\nc")[0] }
t { /\Aa$/.match?("a\nb") }
t { /a(?=b)/.match("ab")[0] }
t { /(?<!a)b/.match("ab cb").begin(0) }
t { /(?i)a/.match?("A") }
t { /a++b/.match?("aab") }
t { /(?>a+)b/.match?("aab") }
t { /\u00e9/.match?("é") }
t { /\u{e9 61}/.match?("éa") }
t { /[\u00e9]/.match?("é") }
t { /\d+/.match("١2")[0] }
t { /[\w\-.]+@/.match("a-b.c@d")[0] }
t { /[^\s]+/.match(" ab c")[0] }
t { /\R/.match("\r\n")[0] }
t { /\bfoo\b/.match?("a foo b") }
t { /x # comment
  y/x.match?("xy") }
t { Regexp.last_match }
t { "abc".match(/b/); Regexp.last_match(0) }
t { /(?<y>\d+)-(?<m>\d+)/ =~ "2020-05"; [y, m] }
t { /a|b/.freeze.frozen? }
t { "foo".sub(/(?<a>o)/, '[\k<a>]') }
t { $~ = nil; $1 }
t { "ab".gsub(/(a)|(b)/) { [$1, $2].inspect } }
t { /#{"a+b"}/.source }
t { /a/ !~ "b" }
