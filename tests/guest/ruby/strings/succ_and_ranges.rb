# SPDX-License-Identifier: MIT
%w[a z az zz Zz a9 Az99 zZ9 1.9 <<koala>> 9 99 -9 a-9 *** Zz9 1.9.9].each { |s| print s, " -> ", s.succ, "\n" }
p "".succ, "a".next, ("a".."e").to_a, ("aa".."ad").to_a, ("08".."11").to_a, ("a"..."d").to_a, ("y".."ab").to_a,
  ("A".."C").include?("B"), ("a".."z").cover?("mm"), ("a".."z").include?("mm"), ("a".."e").step(2).to_a
p "a".upto("e").to_a, "9".upto("11").to_a, "a".upto("e", true).to_a, "25".upto("5").to_a
s = +"az"
s.succ!
p s, "é".succ, "Zz".succ.size
