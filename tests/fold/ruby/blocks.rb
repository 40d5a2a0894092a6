# SPDX-License-Identifier: MIT
# Blocks, their closures and the variables that they capture vanish where the iterating method is inlined.

# expect-ir sum_times: has loop, no Alloc, no Call in loop, no CheckValid in loop, no Guard in loop
def sum_times(n)
  sum = 0
  n.times { |i| sum += i }
  sum
end

# expect-ir sum_each: has loop, no Alloc, no CallTarget in loop, 1 Load in loop
def sum_each(array)
  sum = 0
  array.each { |x| sum += x }
  sum
end

# expect-ir sum_upto: has loop, no Alloc, no Call in loop
def sum_upto(n)
  sum = 0
  1.upto(n) { |i| sum += i }
  sum
end

# expect-ir sum_range: has loop, no Alloc in loop, no Call in loop, no CheckValid in loop
def sum_range(n)
  sum = 0
  (1..n).each { |i| sum += i }
  sum
end

# expect-ir doubles: has loop, no Box in loop, no Alloc, no Call in loop
def doubles(n)
  sum = 0.5
  i = 0
  while i < n
    sum += i * 1.5
    i += 1
  end
  sum
end

# expect-ir doubles_in_block: has loop, no Box in loop, no Alloc, no Call in loop
def doubles_in_block(n)
  sum = 0.5
  n.times { |i| sum += i * 1.5 }
  sum
end

# expect-ir called_lambda: returns #42, no Alloc, no Call
def called_lambda
  factor = 6
  f = ->(x) { x * factor }
  f.call(7)
end

def twice
  yield(1) + yield(2)
end

# expect-ir yielding: returns #33, no Alloc, no Call
def yielding
  a = 10
  twice { |x| a + x } + a
end

# expect-ir successors: has loop, 1 Alloc, no Alloc in loop, no CallTarget in loop
def successors(array)
  array.map { |x| x + 1 }
end

# expect-ir sum_inject: has loop, no CallTarget in loop
def sum_inject(array)
  array.inject(0) { |a, x| a + x }
end

# expect-ir leave: has loop, no Alloc, no Call in loop
def leave(n)
  n.times { |i| return i if i > 2 }
  nil
end

# expect-ir break_out: has loop, no Alloc, no Call in loop
def break_out(n)
  n.times { |i| break i if i > 2 }
end

ARRAY = [1, 2, 3].freeze
sum_times(4)
sum_times(4)
sum_times(4)
sum_each(ARRAY)
sum_each(ARRAY)
sum_each(ARRAY)
sum_upto(4)
sum_upto(4)
sum_upto(4)
sum_range(4)
sum_range(4)
sum_range(4)
doubles(4)
doubles(4)
doubles(4)
doubles_in_block(4)
doubles_in_block(4)
doubles_in_block(4)
called_lambda
called_lambda
called_lambda
yielding
yielding
yielding
successors(ARRAY)
successors(ARRAY)
successors(ARRAY)
sum_inject(ARRAY)
sum_inject(ARRAY)
sum_inject(ARRAY)
leave(9)
leave(9)
leave(9)
break_out(9)
break_out(9)
break_out(9)
