# SPDX-License-Identifier: MIT
# frozen_string_literal: true
s = "abc"
p s.frozen?, "lit".equal?("lit"), "a#{1}b".frozen?, String.new("x").frozen?, (+"x").frozen?, (-"x").frozen?,
  s.dup.frozen?, s.clone.frozen?, s.clone(freeze: false).frozen?, :sym.to_s.frozen?, 1.to_s.frozen?,
  "a".upcase.frozen?
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { s << "d" }
try { s.upcase! }
try { s[0] = "x" }
try { s.clear }
try { s.concat("x") }
try { s.gsub!("a", "b") }
try { s.replace("q") }
try { s.insert(0, "x") }
try { "long string with \"quotes\"" << "x" }
try { CONST = "c"; CONST << "x" }
t = +s
t << "d"
p t, s
