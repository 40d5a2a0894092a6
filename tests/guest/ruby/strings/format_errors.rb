# SPDX-License-Identifier: MIT
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { "%d" % "abc" }
try { "%d" % nil }
try { "%d" % [[]] }
try { "%d %d" % [1] }
try { "%s" % [] }
try { "%z" % 1 }
try { "%<a>d" % { b: 1 } }
try { "%{a}" % [1] }
try { "%f" % "x" }
try { "%f" % nil }
try { "%c" % "" }
try { "%" % [] }
try { "%5" % [1] }
try { format("%d", Float::NAN) }
try { format("%d", Float::INFINITY) }
try { format("%s") }
try { format }
try { "%s" % nil }
try { "%d" % 1.5e20 }
try { "%s %s" % ["a", "b", "c"] }
