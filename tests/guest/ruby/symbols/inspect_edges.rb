# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
t { :a <=> :b }
t { :a <=> "a" }
t { :a[0] }
t { :"foo bar".inspect }
t { :"a=".inspect }
t { :"[]=".inspect }
t { :"a?b".inspect }
t { :"".inspect }
t { :"é".inspect }
t { :a.size }
t { :abc =~ /b/ }
t { :abc.match?(/b/) }
t { :a.to_proc.call(1) }
t { :upcase.to_proc.call("a") }
t { %i[a b].map(&:to_s) }
t { :a.succ }
t { :Ab.swapcase }
t { :a.frozen? }
t { :a.start_with?("a") }
t { :"$1".inspect }
t { :"$-w".inspect }
t { :"@@a".inspect }
t { :"@1".inspect }
t { :"a!=".inspect }
t { :"!".inspect }
t { :"=".inspect }
t { :"==".inspect }
t { :"A=".inspect }
t { :"a b".to_sym }
t { :casecmp.casecmp("x") }
t { :a.casecmp(:A) }
t { :a.casecmp?(:A) }
t { :"nil".inspect }
t { {"a b": 1, a?: 2, "c!": 3, "d=": 4, A: 5, "+": 6} }
