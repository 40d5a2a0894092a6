# SPDX-License-Identifier: MIT
[[7, 2], [-7, 2], [7, -2], [-7, -2], [6, 3], [-6, 3], [0, 5], [0, -5]].each do |a, b|
  puts "#{a} / #{b} = #{a / b}, % #{a % b}, divmod #{a.divmod(b).inspect}, remainder #{a.remainder(b)}, div #{a.div(b)}, modulo #{a.modulo(b)}"
end
big = 10**30
[[big, 7], [-big, 7], [big, -7], [-big, -7], [7, big], [-7, big], [7, -big], [big, big], [big + 1, big]].each do |a,
  b|
  q, r = a.divmod(b)
  puts "#{q} #{r} #{q * b + r == a} #{a.remainder(b)}"
end
p 7.divmod(2.5), -7.divmod(2.5), 7 % 2.5, -7 % 2.5
p 7.ceildiv(2) rescue p :no_ceildiv
