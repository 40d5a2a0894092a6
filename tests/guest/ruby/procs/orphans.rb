# SPDX-License-Identifier: MIT
# return and break of blocks whose method or call is over.
def try
  p yield
rescue LocalJumpError => e
  p [e.message, e.reason, e.exit_value]
end
def maker = proc { return 5 }
def breaker(&b) = b
def keep = @kept = proc { |x| break x }
try { maker.call }
try { breaker { break 3 }.call }
try { keep.call(4) }
def runs = [1, 2, 3].each { |x| return x * 10 if x == 2 }
def through(&b) = [1].each(&b)
def uses_through
  through { return :through }
  :not_reached
end
p runs, uses_through, [1, 2, 3].each { |x| break x if x == 2 }
l = lambda { [1].each { return :from_lambda }; :never }
p l.call
def lambda_in_method
  f = -> { return 1 }
  f.call + 1
end
p lambda_in_method
def ensured
  [1].each { return :a }
ensure
  print "ensure "
end
p ensured
def stored = @block ||= proc { next 7 }
p stored.call, stored.call
p proc { |x| next x * 2; 0 }.call(4)
def yielder
  yield
  :after
end
def breaks = yielder { break :broken }
def returns = (yielder { return :returned }; :no)
p breaks, returns
calls = []
3.times { |i| calls << proc { i } }
p calls.map(&:call)
def each_pair_of(list)
  return to_enum(:each_pair_of, list) unless block_given?
  list.each_slice(2) { |pair| yield(*pair) }
end
p each_pair_of([1, 2, 3, 4]).map { |a, b| a + b }, (each_pair_of([1, 2, 3, 4]) { |a, b| break a + b })
