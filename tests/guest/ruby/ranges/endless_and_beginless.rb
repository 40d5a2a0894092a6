# SPDX-License-Identifier: MIT
p (1..), (..5), (1..nil).first(3), (..5).include?(3), (1..).include?(10**10), (..5) === 6, [1, 2, 3, 4][1..],
  [1, 2, 3, 4][..1], "hello"[2..], (1..).size, (1..).step(5).first(3), (1..).each_slice(2).first(2),
  (1..Float::INFINITY).size, (nil..nil).inspect
(1..).each do |i|
  next if i.odd?
  print i, " "
  break if i > 8
end
puts
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { (1..).to_a }
try { (1..).last }
try { (1..).max }
try { (..1).first }
try { (..1).each { } }
try { (..1).to_a }
try { (..1).min }
try { (1.5..3).each { } }
try { (1.5..3).to_a }
try { (1.."a") }
try { (Object.new..1) }
try { (nil..5).size }
try { (1..5).step(0) { } }
try { (1..5).step(-1).to_a }
try { (1..5).first(-1) }
try { ("a"..).first(3) }
case 7
when ..5 then p :low
when 6.. then p :high
end
