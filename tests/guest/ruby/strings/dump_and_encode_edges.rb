# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "é".inspect }
t { "\xff".inspect }
t { "a\u0300".inspect }
t { "\u{1F600}\u200b".inspect }
t { "\#{x} \#$x \#@x #x".inspect }
t { "é".b.inspect }
t { "é\n".dump }
t { "\u{1F600}".dump }
t { "é\n\#{".dump.undump }
t { "\x01\x7f".dump }
t { "abc".dump.undump }
t { "x".undump }
t { "\e\0".inspect }
t { "\0".force_encoding("US-ASCII").inspect }
t { "\u0085\u00a0".inspect }
t { "é".encode("ISO-8859-1").bytes }
t { "€".encode("ISO-8859-1") }
t { "€".encode("US-ASCII", undef: :replace) }
t { "€".encode("US-ASCII", fallback: {}) rescue "x" }
t { "a".encode("nope") }
t { "\xff".encode("UTF-16LE") }
t { "\xe9".force_encoding("BINARY").encode("UTF-8") }
t { "\xe9".encode("UTF-8", "ISO-8859-1") }
t { "a\xff".scrub }
t { "a\xff".scrub("*") }
t { "a\xff".scrub { |b| b.inspect } }
t { "é".encode("UTF-8").encoding }
t { "é".force_encoding("nope") }
t { Encoding.default_external }
t { Encoding::UTF_8.name }
t { Encoding.compatible?("a", "b".b) }
t { "é".valid_encoding? }
t { Encoding.find("utf-8") }
