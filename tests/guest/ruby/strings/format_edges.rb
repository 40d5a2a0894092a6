# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { "%s" % nil }
t { "%d%%" % 5 }
t { "%5s|%-5s|" % ["a", "b"] }
t { "%x" % -255 }
t { "%.3s" % "日本語テ" }
t { "%6s" % "日本" }
t { "%+d % d" % [1, 2] }
t { "%08.3e" % 12345.678 }
t { "%b" % 10 }
t { "%#b %#o %#x" % [5, 8, 255] }
t { "%e" % 0.0 }
t { "%s %s" % [1, [2, 3]] }
t { "%p" % ["a"] }
t { "%-10p|" % [:a] }
t { "%c" % "hello" }
t { "%c" % 10 }
t { "%5c|" % "x" }
t { "%d" % "0b11" }
t { "%f" % "1e3" }
t { "%d" % 1e15 }
t { "%d" % 10**25 }
t { "%.2f" % 2.675 }
t { "%.1f" % 0.25 }
t { "%.0f" % 0.5 }
t { "%g" % 0.0001 }
t { "%g" % 123456789 }
t { "%a" % 0.5 }
t { "%s" % :sym }
t { "%<x>5.1f" % { x: 3.14159 } }
t { "%{x}-%{y}" % { x: 1, y: nil } }
t { "%{x}" % { y: 1 } }
t { "%-5d|%05d" % [3, -3] }
t { "%+05d" % 3 }
t { "%.5d" % -3 }
t { "%s" % true }
t { format("%3$s %1$s", 1, 2, 3) }
t { format("%s") }
t { format("%") }
t { format("%y", 1) }
t { format("%d", nil) }
t { format("%d", "1x") }
t { format("%.10s|", "abc") }
t { format("%*d", 5, 1) }
t { format("%-*d|", 5, 1) }
t { format("%.*f", 2, 3.14159) }
t { format("% -5d|", 3) }
t { format("%x", 2**70) }
t { format("%x", -(2**70)) }
t { format("%o", -1) }
t { format("%08b", -5) }
t { format("%.8b", -5) }
t { format("%+b", -5) }
t { format("%e", 2**70) }
t { format("%s and %p", "a", "a") }
t { format("%i", 3.99) }
t { format("%u", -3) }
t { format("%f", Float::INFINITY) }
t { format("%5.1f|", -Float::INFINITY) }
t { format("%05d", Float::NAN) }
t { format("%010.2f", Float::NAN) }
