# SPDX-License-Identifier: MIT
def t
  p yield
rescue Exception => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
t { [1].first(-1) }
t { [1].last(-1) }
t { [1].pop(-1) }
t { [1].shift(-1) }
t { Array.new(-1) }
t { Array.new(2**62) }
t { [1]*-1 }
t { [1]*(2**62) }
t { [1,2]*nil }
t { [1].flatten("x") }
t { [1]+nil }
t { [1].zip(1) }
t { [1].product(1) }
t { [1].transpose }
t { [[1,2],[3]].transpose }
t { [1].fill }
t { [1].rotate("x") }
t { [1].join(1) }
t { [1].sample(-1) }
t { [1].first(2**70) }
t { [1,2].to_h }
t { [[1]].to_h }
t { [1].to_h{3} }
t { [1].take_while }
t { [1].cycle("x"){} }
t { [1].combination(1) }
t { (1..3).each_slice(0) }
t { [1]<=>nil }
t { [3].sum("") }
t { [1].min("x") }
t { [1].min(-1) }
t { [1].fetch("x") }
t { [1].values_at("x") }
t { [1].values_at(0..3) }
t { [1].values_at(-3..3) }
t { [1].values_at(3..4) }
t { [1][0,nil] }
t { [1].delete_at("x") }
t { [1].dig }
t { [5,nil].sum }
t { Array("a"=>1) }
t { Array.new(1,2,3) }
t { [1,2,3].insert(-5,3) }
t { [1].each_cons(0){} }
t { [1].inject }
t { [1].inject(1,2,3) }
t { [1].inject(3) }
t { [3,1].sort{|a,b| "x"} }
t { [3,1].sort{nil} }
t { [1,2,3].pack("C*") }
t { [1,2].pack("U*") }
t { ["abc","de"].pack("A5A3") }
t { [1].pack("N") }
t { ["abc"].pack("m") }
t { [].pack("C") }
t { [1,2].product([3,4],[5]) }
t { [1,[2,[3]]].flatten(-1) }
t { [2**64,1].sum }
t { [2**62,2**62].sum }
t { [1,2].sum("a") }
t { [1e100,1.0,-1e100].sum }
t { [0.1]*3 }
t { [0.1,0.2,0.3,1].sum }
t { [Float::INFINITY,-Float::INFINITY].sum }
t { [1,2].sum(0.0) }
t { [1,[],2].join("-") }
t { [[],1].join("-") }
t { [[[]],[[1]]].join("-") }
t { [1,nil,"a",:b,1.5].join }
t { [3,1,2].sort{|a,b| break a} }
t { [3,1,2].max{|a,b| break a} }
t { [1,2,3,4].select!{|x| break x if x==3; x>1} }
t { [1,2,3,4].each_slice(2).size }
t { [1,2].cycle.size }
t { [1,2].cycle(2).size }
t { 5.times.size }
t { 1.upto(5).size }
t { 5.downto(1).size }
t { [3].each_with_object([]).size }
t { [1,2,3].combination(2).size }
t { [1,2,3].permutation.size }
t { [1].each_entry.size }
t { [1].group_by.size }
t { [1].find.size }
t { loop.size }
t { [4,5].each_with_index.inspect }
t { [1].each_slice(2).inspect }
t { [1,2].each_with_object([]).inspect }
t { [3,4].map.with_index(1).inspect }
t { [1,2,3].step }
a = [1, 2, 3, 4, 5]
t { a.select! { |x| break x if x == 4; x.even? } }
p a
a = [1, 2, 3, 4, 5]
t { a.reject! { |x| raise "out" if x == 4; x.even? } }
p a
a = [1, 2, 3]
t { a.each { |x| a.clear if x == 2 } }
p a
a = [3, 1, 2]
t { a.map! { |x| a.push(9) if a.size < 5; x + 1 } }
p a
a = [1, 2, 3, 4]
t { a.each_with_index { |x, i| a.delete_at(0) if i == 1 } }
p a
t { a.freeze.map! { |x| x } }
t { a.delete_if { true } }
t { a.push }
t { a.sort_by! { |x| x } }
t { a.unshift(1) }
t { a.insert(1, 2) }
t { a.pop }
t { a.shift }
t { a.concat([]) }
t { a.fill(0) }
t { a.reverse! }
t { a.uniq! }
t { a.compact! }
t { a.flatten! }
t { a.delete(99) }
t { a[0, 1] = [] }
class Stack < Array
  def top = last
end
s = Stack.new([1, 2])
s << 3
p s, s.class, s.top, s.map { |x| x }.class, (s + [4]).class, s[0, 2].class, Stack[1, 2].class, s.dup.class, s.to_a.class
