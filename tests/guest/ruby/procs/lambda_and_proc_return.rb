# SPDX-License-Identifier: MIT
def lam = (-> { return 1 }.call; 2)
def prc = (Proc.new { return 1 }.call; 2)
def blk = ([1, 2].each { |x| return x }; :none)
def nested = [1, 2].each { |x| [3, 4].each { |y| return [x, y] if y == 4 } }
def nxt = [1, 2, 3].map { |x| next x * 10 if x == 2; x }
def brk = [1, 2, 3].each { |x| break x * 100 if x == 2 }
def in_lambda = -> { [1, 2].each { |x| return x }; :not }.call
def with_ensure
  [1].each { return :from_block }
ensure
  print "ensure "
end
def lambda_break = -> { break 5 }.call
def next_lambda = -> { next 6; 7 }.call
def proc_next = proc { next 8; 9 }.call
p lam, prc, blk, nested, nxt, brk, in_lambda, with_ensure, lambda_break, next_lambda, proc_next
def make_proc = Proc.new { return :orphan }
begin
  make_proc.call
rescue LocalJumpError => e
  p e.message, e.reason, e.exit_value
end
def make_break = proc { break 3 }
begin
  make_break.call
rescue LocalJumpError => e
  p e.message, e.reason
end
def give(&b) = b
def orphan_block = give { return 5 }
begin
  orphan_block.call
rescue LocalJumpError => e
  p e.message
end
def pass_through(&b) = inner_pass(&b)
def inner_pass = (yield 1; :after)
def test_return = (pass_through { |x| return x + 1 }; :no)
def test_break = pass_through { |x| break x + 2 }
p test_return, test_break
def loop_in_block
  [1, 2, 3].each do |x|
    i = 0
    while true
      i += 1
      break if i > x
      return i * 100 if x == 3
    end
  end
end
p loop_in_block
def redo_once
  tries = 0
  [1, 2].map do |x|
    tries += 1
    redo if tries == 1
    [x, tries]
  end
end
p redo_once
def define_and_return = Class.new { define_method(:m) { return 5 } }.new.m + 1
p define_and_return
def deep_return(n, &b) = n.zero? ? b.call : deep_return(n - 1, &b)
def test_deep = (deep_return(50) { return :deep }; :no)
p test_deep
def multi = [[1, 2], [3, 4]].each { |a, b| return a, b if a > 2 }
p multi, [1, 2, 3].each_with_object([]) { |x, acc| next if x == 2; acc << x },
  [3, 4].each_with_index { |x, i| break [x, i] if i == 1 }, 10.times { |i| break }, (loop { break 1, 2 }),
  { a: 1 }.each { |k, v| break k }
