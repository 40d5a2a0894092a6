# SPDX-License-Identifier: MIT
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { 1.5 + "a" }
try { 1.5 * nil }
try { 1.5 < "a" }
try { 1.5 > nil }
try { 1.5 & 1 }
try { [1.5, "a"].max }
try { [1.5, nil].sort }
try { 1.5.clamp(3, 1) }
try { 1.5 <=> "x" }
try { 1.5 == "x" }
try { Float.new }
try { 1.5.nope }
try { 3.0.to_s(2) }
