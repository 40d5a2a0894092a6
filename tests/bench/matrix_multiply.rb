# SPDX-License-Identifier: MIT
# Multiplies square matrices held as arrays of arrays, integers and floats.
def multiply(a, b, n)
  Array.new(n) do |i|
    row = a[i]
    Array.new(n) do |j|
      sum = 0
      k = 0
      while k < n
        sum += row[k] * b[k][j]
        k += 1
      end
      sum
    end
  end
end

n = (ARGV[0] || 40).to_i
a = Array.new(n) { |i| Array.new(n) { |j| (i * j) % 10 } }
b = a.map { |row| row.map { |x| x * 0.5 } }
integers = multiply(a, a, n)
floats = multiply(b, b, n)
puts "matrix_multiply: #{integers.flatten.sum} #{floats.flatten.sum}"
