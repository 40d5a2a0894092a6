# SPDX-License-Identifier: MIT
x = 10
p eval("1 + x"), binding.local_variable_get(:x), binding.local_variables.include?(:x), binding.class
b = binding
b.local_variable_set(:x, 7)
p x, b.local_variable_defined?(:nope), b.receiver.inspect, b.eval("x * 2")
eval("def from_eval = :fe")
p from_eval
def scope = binding
p scope.local_variables
def if_kw(if:) = binding.local_variable_get(:if)
p if_kw(if: 2)
begin
  eval("1 +")
rescue SyntaxError => e
  p e.class
end
begin
  eval("raise 'in eval'")
rescue => e
  p e.message
end
class K; end
K.class_eval("def v = 5")
p K.new.v, K.new.instance_eval("self.class")
