# SPDX-License-Identifier: MIT
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { 1 + "a" }
try { 1 + nil }
try { 1 - [] }
try { 2 * :a }
try { 1 / "x" }
try { 1 % nil }
try { 1 < "a" }
try { 1 >= nil }
try { 2 ** "a" }
try { 1 | 2.5 }
try { 1 << "a" }
try { 1 + true }
try { 1 + Object }
try { (2**70) + "a" }
try { (2**70) < nil }
try { 1.foo }
try { 5.upto }
try { Integer.new }
try { 1 / 0 }
try { 1 % 0 }
try { 1.divmod(0) }
try { (2**70) / 0 }
try { 1.fdiv(0) }
try { 0.div(0.0) }
