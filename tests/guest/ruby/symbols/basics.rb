# SPDX-License-Identifier: MIT
p :a, :"b c", :a?, :b!, :c=, :[], :+, :a.to_s, :a.to_sym, :a.length, :a.size, :abc[1], :abc[0, 2], :a <=> :b,
  :a == :a, :a == "a", :a.equal?(:a), :a.object_id == :a.object_id, "a".to_sym.equal?(:a)
p %i[c a b].sort, %i[c a b].map(&:to_s), :abc.upcase, :Abc.swapcase, :abc.capitalize, :a.succ, :a.frozen?, :a.class,
  :a.inspect
p %w[a b].map(&:upcase), [1, 2].inject(:+), [[1, 2], [3]].map(&:size), :upcase.to_proc.call("q"),
  :+.to_proc.call(1, 2), :abc.start_with?("a"), :abc.end_with?("c"), :a.empty?, :"".empty?, :a.hash == :a.hash,
  :abc =~ /b/, :abc.match(/b/)[0]
h = { a: 1, "b": 2, :c => 3, "d e": 4 }
p h, h[:b], h.keys
x = 1
y = 2
p({ x:, y: })
p :a.to_proc.lambda?, :a.to_proc.arity, :"foo#{1 + 1}", :'no#{x}', :"é", %s(sym), :a.then { |s| [s, s] }, :<=>, :!,
  :!=, :-@, :"&&", :nil, :"1a", :A, :@a, :@@a, :$a, :"@1"
begin
  :a.unknown
rescue NoMethodError => e
  puts e.message.lines.first
end
begin
  :a + :b
rescue NoMethodError => e
  puts e.message.lines.first
end
begin
  sym = :a
  def sym.foo; end
rescue TypeError => e
  puts e.message
end
