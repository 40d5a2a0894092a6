# SPDX-License-Identifier: MIT
p Math::PI, Math::E
p Math.sin(0), Math.cos(0), Math.tan(0), Math.atan(1), Math.atan2(1, 1), Math.hypot(3, 4)
p Math.exp(0), Math.exp(1), Math.log(1), Math.log(Math::E), Math.log2(8), Math.log10(1000), Math.log(8, 2)
p Math.sqrt(2), Math.cbrt(27), Math.sqrt(10**20), Math.sinh(0), Math.cosh(0), Math.tanh(0),
  Math.floor(1) rescue p $!.class
p Math.sin(1.0).round(10), Math.acos(1), Math.asin(1).round(10)
begin
  Math.sqrt(-1)
rescue => e
  puts "#{e.class}: #{e.message}"
end
begin
  Math.log(-1)
rescue => e
  puts "#{e.class}: #{e.message}"
end
begin
  Math.sqrt("a")
rescue => e
  puts "#{e.class}: #{e.message}"
end
begin
  Math.sqrt(nil)
rescue => e
  puts "#{e.class}: #{e.message}"
end
include Math
p sqrt(9)
