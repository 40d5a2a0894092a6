# SPDX-License-Identifier: MIT
# The product of two matrices of floats, by rows; all threads read both.
require_relative "harness"

class MatrixMultiply
  def initialize(size)
    random = Random32.new(9)
    @size = size
    @a = matrix { random.below(100).to_f }
    @b = matrix { random.below(100).to_f }
  end

  def prepare
    @product = Array.new(@size)
  end

  def run
    in_parallel do |index|
      index.step(@size - 1, THREADS) { |i| @product[i] = row(@a[i]) }
    end
  end

  def result
    sum = 0
    @product.each_with_index { |row, i| row.each { |number| sum += number.to_i * (i & 7) } }
    sum
  end

  private

  def matrix
    Array.new(@size) { Array.new(@size) { yield } }
  end

  def row(left)
    Array.new(@size) do |j|
      sum = 0.0
      k = 0
      while k < @size
        sum += left[k] * @b[k][j]
        k += 1
      end
      sum
    end
  end
end

size, expected = { "full" => [240, 118_976_913_051], "small" => [16, 33_645_303] }.fetch(SIZE)
benchmark("matrix_multiply", MatrixMultiply.new(size), expected)
