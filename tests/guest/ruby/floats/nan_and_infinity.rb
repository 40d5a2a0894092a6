# SPDX-License-Identifier: MIT
nan = Float::NAN
inf = Float::INFINITY
p nan == nan, nan != nan, nan < 1, nan > 1, nan <=> 1, nan.nan?, 1.0.nan?
p inf == inf, inf > 1e308, -inf < inf, inf - inf, inf * 0, inf + 1, inf / inf, inf <=> inf
p inf.infinite?, (-inf).infinite?, 1.0.infinite?, inf.finite?, 1.0.finite?
p [nan].include?(nan), [1.0, inf, -inf].max, [1.0, inf, -inf].min
[nan, inf, -inf].each do |x|
  begin
    x.to_i
  rescue => e
    puts "#{e.class}: #{e.message}"
  end
  begin
    x.round
  rescue => e
    puts "#{e.class}: #{e.message}"
  end
end
p inf > 2**2000, -inf < -(2**2000), (2**2000).to_f, 2**2000 == inf
p 0.0 / 0.0, 1 % inf, -1 % inf, 5.0.divmod(inf)
begin
  5.0.divmod(0)
rescue => e
  puts "#{e.class}: #{e.message}"
end
[-> { 5.0 % 0 }, -> { 5.0.modulo(0.0) }, -> { 5.0 % 0.0 }, -> { 5 % 0.0 }, -> { 5.divmod(0.0) }].each do |f|
  p f.call
rescue => e
  puts "#{e.class}: #{e.message}"
end
