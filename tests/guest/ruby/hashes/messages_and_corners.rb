# SPDX-License-Identifier: MIT
def t
  p yield
rescue Exception => e
  puts "#{e.class}: #{e.message}"
end
h={a: 1}
t { h.fetch(:x) }
t { h.fetch("x",1) }
t { h.each{h[:z]=1} }
t { h.dig }
t { h.dig(:a,:b) }
t { h.fetch_values(:q) }
t { Hash.new(1){} }
t { Hash[1] }
t { Hash[1,2,3] }
t { Hash[[[1,2,3]]] }
t { Hash[[1]] }
t { h.default_proc=1 }
t { h.default_proc=->(a){} }
t { h.to_h{1} }
t { h.to_h{[1]} }
t { h.merge(1) }
t { h.transform_keys({a: 1}){|k|k} }
t { h.each(&->(k,v){p k}) }
t { h.map(&->(k,v){p k}) }
t { h.select(&->(k){p k}) }
t { h.any?(&->(k,v){p k}) }
t { h.each{h.rehash} }
t { h.sum }
t { h.compare_by_identity.inspect }
p :x1
t { h.each{h.compare_by_identity} }
t { Hash.new(capacity: 3) }
t { {}.first(-1) }
t { h.each_entry.to_a }
t { h.min_by }
t { h.freeze.delete(:a) }
t { h.clear }
t { h.default=1 }
t { h.compare_by_identity }
t { h.rehash }
t { h.shift }
t { h.delete_if{} }
t { h.select!{true} }
t { h.update }
t { h.update({}) }
t { h.merge!(b: 1) }
t { h.replace({}) }
t { h.store(1,2) }
t { h.transform_values!{} }
t { h.compact! }
p :x2
g={"a"=>1}
t { g.key("a") }
t { g>={1=>2} }
t { g>=1 }
t { g.assoc("a") }
t { g.flat_map{|k,v|[k,v]} }
t { g.to_proc.lambda? }
t { g.flatten }
t { {1=>[2,[3]]}.flatten(2) }
t { g.filter_map }
t { g.deconstruct_keys(nil) }
t { g.sum{|k,v|v} }
i={1=>2}; i[:self]=i
p i, i.to_s
p i.hash==i.hash
p i==i
t {  g.each_pair }
t { g.select }
t { g.each_with_index }
p g.each.size; p({nil=>1, "x y": 2, "a-b": 1, a?: 1, B: 2, "c=": 1, "+": 2, 1.5=>2, [1]=>{}})
