# SPDX-License-Identifier: MIT
# The Mandelbrot set by rows; floats in local variables, nothing shared but the result.
require_relative "harness"

class Mandelbrot
  LIMIT = 50

  def initialize(size)
    @size = size
  end

  def prepare
    @counts = Array.new(@size, 0)
  end

  def run
    in_parallel do |index|
      index.step(@size - 1, THREADS) { |y| @counts[y] = row(y) }
    end
  end

  def result
    @counts.sum
  end

  private

  def row(y)
    ci = 2.0 * y / @size - 1.0
    count = 0
    x = 0
    while x < @size
      cr = 2.0 * x / @size - 1.5
      count += iterations(cr, ci)
      x += 1
    end
    count
  end

  def iterations(cr, ci)
    zr = zi = 0.0
    n = 0
    while n < LIMIT && zr * zr + zi * zi <= 4.0
      t = zr * zr - zi * zi + cr
      zi = 2.0 * zr * zi + ci
      zr = t
      n += 1
    end
    n
  end
end

size, expected = { "full" => [800, 15_620_696], "small" => [40, 38_956] }.fetch(SIZE)
benchmark("mandelbrot", Mandelbrot.new(size), expected)
