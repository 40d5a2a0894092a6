# SPDX-License-Identifier: MIT
p 3.14159.round(2), 3.14159.round(4), 2.5.round, 3.5.round, -2.5.round, 0.5.round, 1.5.round, 1e20.round,
  1234.567.round(-2), 1234.567.round(0), 1234.567.round(1)
p 2.675.round(2), 1.005.round(2), 0.285.round(2), 1.15.round(1), 1.25.round(1), 1.35.round(1)
p 2.5.round(half: :even), 2.5.round(half: :down), 2.5.round(half: :up), 3.5.round(half: :even),
  -2.5.round(half: :even), 0.25.round(1, half: :even), 0.25.round(1, half: :down)
p 3.789.floor(1), 3.789.floor(2), -3.789.floor(1), 3.789.ceil(1), -3.789.ceil(2), 3.789.truncate(2),
  12345.6789.floor(-2), 12345.6789.ceil(-2), 0.1.floor(20), 3.7.floor, -3.2.ceil
p 1e16.round(2), 1.23456789e-7.round(10), 12.0.round(2), 12.0.floor, 5.015.round(2), 1.0.round(1), 0.1.round(3),
  1e-20.round(5)
p 10.0.round, 10.4.round.class, 10.4.round(1).class, 10.6.round(-1).class, 15.0.round(-1), 25.0.round(-1)
p 0.5.floor, -0.5.ceil, -0.5.round, 0.49999999999999994.round
begin
  2.5.round(half: :odd)
rescue => e
  puts "#{e.class}: #{e.message}"
end
