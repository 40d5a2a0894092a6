# SPDX-License-Identifier: MIT
def counter
  n = 0
  add = -> { n += 1 }
  [binding, add]
end
b, add = counter
add.call
p b.local_variable_get(:n), b.eval("n += 10"), add.call, b.local_variables.sort
b.eval("fresh = n * 2")
p b.local_variable_defined?(:fresh), b.eval("fresh"), b.local_variable_get(:fresh)
b.local_variable_set(:made, 1)
p b.eval("made += 1; made"), b.local_variable_defined?(:nope)
begin
  b.local_variable_get(:nope)
rescue NameError => e
  puts e.message.sub(/0x\h+/, "XX"), e.name
end
class Host
  def initialize = @secret = 42
  def bind = binding
  def evaluate(code, x = 1) = eval(code)
  def block_to_run = yield
  def with_block = eval("block_to_run { [1, 2].map { |v| v * 2 } }")
end
h = Host.new
p h.bind.receiver.equal?(h), h.bind.eval("@secret"), h.evaluate("@secret + x"), h.evaluate("x", 7), h.with_block
p h.instance_eval("@secret += 1"), h.instance_eval("self.class"), Host.class_eval("self")
Host.class_eval <<~RUBY, "host_extension.rb", 10
  def added(a, b = 2) = [a, b, __LINE__, __FILE__]
  attr_accessor :tag
  CONSTANT = 5
RUBY
h.tag = :t
p h.added(1), h.tag, Host::CONSTANT
%w[red green].each { |color| Host.class_eval("def #{color}? = :#{color}") }
p h.red?, h.green?
p eval("[__FILE__, __LINE__]"), eval("__LINE__", nil, "f.rb", 77), eval("x = 5; x * 2"), eval("1 + 2 * 3")
begin
  eval("raise ArgumentError, 'inside'", binding, "file.rb", 20)
rescue => e
  p e.message, e.backtrace.first[/\A[^:]*:\d+/]
end
begin
  eval("1 +* 2")
rescue SyntaxError => e
  p e.class
end
x = 10
change = proc { x += 1 }
p eval("x"), eval("x += 1; x"), x, change.call, eval("change.call"), eval("->(y) { x + y }").call(5)
p change.binding.local_variable_get(:x), binding.local_variable_defined?(:x), local_variables.include?(:change)
def scope_gate = (y = 1; local_variables)
p scope_gate, eval("y = 1; local_variables.include?(:y)"), binding.local_variable_defined?(:y)
p [1, 2].map { |v| eval("v * x") }
def kwargs(a, b = 2, *c, d:, e: 5, **f, &g) = binding.local_variables
p kwargs(1, d: 4)
p TOPLEVEL_BINDING.receiver.inspect, eval("self").inspect, Object.new.instance_eval("def hi = 1; hi")
