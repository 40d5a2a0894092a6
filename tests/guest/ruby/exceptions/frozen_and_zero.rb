# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
t { "a".freeze << "b" }
t { [1].freeze << 1 }
t { { a: 1 }.freeze[:b] = 1 }
t { :a.instance_variable_set(:@a, 1) }
t { 1.instance_variable_set(:@a, 1) }
t { nil.instance_variable_set(:@a, 1) }
class Fz; attr_accessor :v; def inspect = "#<Fz>"; end
t { Fz.new.freeze.v = 1 }
t { x = [1, [2]].freeze; x[1] << 3; x }
t { "abc".freeze.upcase! }
t { "ABC".freeze.upcase! }
t { [].freeze.pop }
t { [3, 1].freeze.sort }
t { {}.freeze.delete(:a) }
t { { a: 1 }.freeze.merge(b: 2) }
t { "abc".freeze.sub!("x", "y") }
t { [1, 2].freeze.map! { |x| x } }
t { [1].freeze.concat([]) }
t { [nil].freeze.compact! }
t { 1 / 0 }
t { 1.0 / 0 }
t { 0 / 0.0 }
t { 5.divmod(0) }
t { 5 % 0 }
t { 5.0.divmod(0) }
t { 5.fdiv(0) }
t { 5.modulo(0) }
t { 5.remainder(0) }
t { 10.digits(1) }
t { 10.digits(0) }
t { 0 ** -1 }
t { 0.0 ** -1 }
t { 2 ** 10000000000 > 1 } if false
t { 1 << (2**70) }
