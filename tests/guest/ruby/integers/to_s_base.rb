# SPDX-License-Identifier: MIT
p 255.to_s(2), 255.to_s(8), 255.to_s(16), 255.to_s(36), -255.to_s(16), 0.to_s(2)
p (2**100).to_s(16), (-(2**100)).to_s(2), (10**30).to_s(36), (3**50).to_s(7)
p 10.inspect, (10**25).inspect, 65.chr, 97.chr, 10.ord
begin
  10.to_s(1)
rescue ArgumentError => e
  p e.message
end
begin
  10.to_s(37)
rescue ArgumentError => e
  p e.message
end
p 12345.digits, 0.digits, 255.digits(16), (10**20).digits.size
begin
  -1.digits
rescue => e
  p e.class, e.message
end
