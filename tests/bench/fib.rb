# SPDX-License-Identifier: MIT
# Recursive calls with integer arithmetic.
def fib(n)
  n < 2 ? n : fib(n - 1) + fib(n - 2)
end

n = (ARGV[0] || 24).to_i
puts "fib: #{fib(n)}"
