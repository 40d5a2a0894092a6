# SPDX-License-Identifier: MIT
def t
  p yield
rescue Exception => e
  puts "#{e.class}: #{e.message}"
end
t { (1..).to_a }
t { (1..).last }
t { (1..).last(2) }
t { (1..).max }
t { (..1).first }
t { (..1).first(2) }
t { (..1).each{} }
t { (..1).to_a }
t { (..1).min }
t { (..1).max }
t { (1..).min }
t { (1.5..3).each{} }
t { (1.5..3).to_a }
t { (1.."a") }
t { (Object.new..1) }
t { (nil..5).size }
t { (1..5).step(0){} }
t { (1..5).step(-1).to_a }
t { (1..5).first(-1) }
t { ("a"..).first(3) }
t { (1..3.5).to_a }
t { (1..3.5).size }
t { (1...3.0).size }
t { ("a".."c").size }
t { (1..3).count }
t { (1..).count }
t { (1..3).sum{|x|x*2} }
t { (1.0..2.0).sum }
t { (1..3.5).max }
t { (1...3.5).max }
t { (1.0...3.5).max }
t { (1.5..2.5).min }
t { (3..1).max }
t { (1...1).max }
t { ("a".."c").max }
t { (1..3).max{|a,b|b<=>a} }
t { (1..3).min(2) }
t { (1..).min(2) }
t { (1..3).minmax }
t { (..3).minmax }
t { (1..3).cover?(1.5..2) }
t { (1..3).include?("a") }
t { ("a".."z").include?("bb") }
t { ("a".."z").cover?("bb") }
t { ("a".."z")==="bb" }
t { (nil..nil).cover?(1) }
t { (..5).include?(3) }
t { (1..)===nil }
t { ("a"..).include?("b") }
t { (1..10).step(3) }
t { (1..10)%3 }
t { 1.step(10,3) }
t { 1.step(by: 2,to: 5) }
t { 1.step(by: 2) }
t { (1.0..2.0).step(0.5) }
t { ("a".."e").step(2) }
t { (1..).step(5) }
t { 1.step(10,3).size }
t { 1.0.step(2.0,0.1).to_a }
t { 1.0.step(2.0,0.1).size }
t { (1..10).step(3).size }
t { (1..10).step(3)==(1..10).step(3) }
t { 1.step(10,3)==(1..10).step(3) }
t { 1.step(10,3).class }
t { (1..10).step(3).last }
t { (1..10).step(3).last(2) }
t { (1..10).step(3).first(2) }
t { 10.step(1,-3).to_a }
t { 1.step(3,0){break} }
t { 1.step(3, "a"){} }
t { 1.step(3,nil){|x| print x} }
t { (1..3).step("a"){} }
t { ("a".."e").step(0){} }
t { ("a".."e").step(-1){} }
t { (1..5).step(2).inspect }
t { ((1..10)%3).inspect }
t { 1.step(10,3).inspect }
t { 1.step(by: 2,to: 5).inspect }
t { (1..10).step(3).begin }
t { (1..10).step(3).end }
t { (1..10).step(3).step }
t { (1...10).step(3).exclude_end? }
t { (1..10).step(3).reverse_each.to_a }
t { (1..10).step(3).hash==(1..10).step(3).hash }
t { (1..3).reverse_each.first }
t { (1..3).each }
t { (1..3).each.size }
t { ("a".."c").each.size }
t { (1..).each.size }
t { (1..3).hash==(1..3).hash }
t { (1..3).eql?(1..3.0) }
t { (1..3)==(1..3.0) }
t { (1..3).frozen? }
t { Range.new(1,2,3,4) }
t { Range.new(1,"a") }
t { (1..3).%(0) }
t { (0.5..2).include?(1) }
t { (1..2).to_s+(1...2).inspect }
t { ("a".."b").inspect }
t { ("a".."b").to_s }
t { (1..nil).inspect }
t { (nil..nil).inspect }
t { (nil..1).to_s }
t { (1..10).bsearch{|x| x>=3} }
t { (0.0..10.0).bsearch{|x| x>=3.5} }
t { (1..).bsearch{|x|x>100} }
t { (1..3).bsearch{"x"} }
t { ("a".."c").bsearch{true} }
t { (1..3).entries }
t { (1..3).inject(:+) }
t { (1..10).last(3) }
t { (1..3).last(-1) }
t { (1...10).last }
t { (1..0).first }
t { (1..0).first(1) }
t { (1..0).min }
t { (1..3).each_slice(2).size }
t { (1..5).each_cons(2).size }
t { (1..3).each_with_index.size }
t { (1..3).map.size }
t { [1,2].each_slice(2).size }
t { [1,2].cycle.size }
t { [1,2].cycle(2).size }
t { loop.size }
t { 5.times.size }
t { 1.upto(5).size }
t { 5.downto(1).size }
t { [3].each_with_object([]).size }
t { [1,2,3].combination(2).size }
t { [1,2,3].permutation.size }
t { [1].each_entry.size }
t { [1].group_by.size }
t { [1].find.size }
t { {a: 1}.each.size }
t { 1.upto("a"){} }
t { 1.upto(nil){} }
t { 1.upto(2.5){|x|print x} }
t { 5.downto(3.5){|x|print x} }
t { 1.downto("a") }
