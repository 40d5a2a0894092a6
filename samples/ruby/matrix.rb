# SPDX-License-Identifier: MIT
#
# Matrices over any numbers (integers, rationals, floats): arithmetic, powers, determinants by fraction-free
# elimination, inverses, linear systems, and three uses: Fibonacci, a rotation, a random surfer.

class Matrix
  class DimensionError < ArgumentError; end
  class SingularError < StandardError; end

  include Enumerable

  attr_reader :rows

  def self.[](*rows) = new(rows)
  def self.build(height, width = height) = new(Array.new(height) { |r| Array.new(width) { |c| yield r, c } })
  def self.identity(n) = build(n) { |r, c| r == c ? 1 : 0 }
  def self.column(*values) = new(values.map { |v| [v] })

  def initialize(rows)
    raise DimensionError, "rows differ in length" unless rows.map(&:size).uniq.size == 1
    @rows = rows
  end

  def height = rows.size
  def width = rows.first.size
  def square? = height == width
  def [](row, column) = rows[row][column]
  def each(&block) = rows.each { |row| row.each(&block) }
  def map(&block) = Matrix.new(rows.map { |row| row.map(&block) })
  def ==(other) = other.is_a?(Matrix) && rows == other.rows
  def transpose = Matrix.new(rows.transpose)
  def trace = (0...height).sum { |i| self[i, i] }
  def -@ = map(&:-@)

  def +(other)
    check "add", height == other.height && width == other.width
    Matrix.build(height, width) { |r, c| self[r, c] + other[r, c] }
  end

  def -(other) = self + -other

  def *(other)
    return map { |x| x * other } if other.is_a?(Numeric)
    check "multiply", width == other.height
    columns = other.rows.transpose
    Matrix.new(rows.map { |row| columns.map { |column| row.zip(column).sum { |a, b| a * b } } })
  end

  def coerce(number) = [self, number]

  def **(exponent)
    check "raise", square?
    return inverse**-exponent if exponent.negative?
    result = Matrix.identity(height)
    base = self
    until exponent.zero?
      result *= base if exponent.odd?
      base *= base
      exponent >>= 1
    end
    result
  end

  # Bareiss: every intermediate value is a minor, so the divisions leave no rest.
  def determinant
    check "take the determinant", square?
    m = rows.map(&:dup)
    sign = 1
    previous = 1
    (0...height - 1).each do |k|
      if m[k][k] == 0
        swap = (k + 1...height).find { |i| m[i][k] != 0 }
        return 0 unless swap
        m[k], m[swap] = m[swap], m[k]
        sign = -sign
      end
      (k + 1...height).each do |i|
        (k + 1...height).each do |j|
          m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) / previous
        end
      end
      previous = m[k][k]
    end
    sign * m[-1][-1]
  end

  def solve(right)
    check "solve", square? && right.height == height
    m = rows.each_with_index.map { |row, i| row.map(&:to_r) + right.rows[i].map(&:to_r) }
    height.times do |k|
      pivot = (k...height).max_by { |i| m[i][k].abs }
      raise SingularError, "matrix is singular" if m[pivot][k].zero?
      m[k], m[pivot] = m[pivot], m[k]
      m[k] = m[k].map { |x| x / m[k][k] }
      height.times do |i|
        next if i == k || m[i][k].zero?
        factor = m[i][k]
        m[i] = m[i].zip(m[k]).map { |a, b| a - factor * b }
      end
    end
    Matrix.new(m.map { |row| row.drop(width) })
  end

  def inverse = solve(Matrix.identity(height))

  def to_s
    cells = rows.map { |row| row.map { |x| show(x) } }
    size = cells.flatten.map(&:size).max
    cells.map { |row| "[ #{row.map { |cell| cell.rjust(size) }.join("  ")} ]" }.join("\n")
  end

  private

  def show(x)
    case x
    when Float then format("%.4f", x)
    when Rational then x.denominator == 1 ? x.numerator.to_s : x.to_s
    else x.to_s
    end
  end

  def check(what, fine)
    raise DimensionError, "cannot #{what} a #{height}x#{width} matrix this way" unless fine
  end
end

a = Matrix[[2, -1, 0], [1, 3, 5], [0, 4, -2]]
b = Matrix.build(3) { |r, c| r + c * 2 }
puts "a =", a, "b =", b, "a + b =", a + b, "a * b =", a * b, "2 * a =", 2 * a, "transpose of a =", a.transpose
puts "determinant #{a.determinant}, trace #{a.trace}, largest #{a.max}, sum #{a.sum}"
puts "inverse of a =", a.inverse, "a * inverse is the identity: #{(a * a.inverse).map(&:to_i) == Matrix.identity(3)}"
puts "solution of a x = (1, 2, 3):", a.solve(Matrix.column(1, 2, 3))

fibonacci = Matrix[[1, 1], [1, 0]]
puts "", "fibonacci(10) = #{(fibonacci**10)[0, 1]}", "fibonacci(300) = #{(fibonacci**300)[0, 1]}"
hilbert = Matrix.build(5) { |r, c| Rational(1, r + c + 1) }
puts "determinant of the Hilbert matrix: #{hilbert.determinant}", "its inverse:", hilbert.inverse

angle = Math::PI / 6
rotation = Matrix[[Math.cos(angle), -Math.sin(angle)], [Math.sin(angle), Math.cos(angle)]]
puts "", "twelve rotations by 30 degrees:", rotation**12

links = { 0 => [1, 2], 1 => [2], 2 => [0], 3 => [0, 2] }
surfer = Matrix.build(4) { |to, from| 0.85 * (links[from].include?(to) ? 1.0 / links[from].size : 0) + 0.15 / 4 }
puts "", "where a random surfer ends:", surfer**50 * Matrix.column(0.25, 0.25, 0.25, 0.25)

puts "", "errors:"
[
  -> { a * Matrix[[1, 2]] },
  -> { Matrix[[1, 2], [2, 4]].inverse },
  -> { Matrix[[1], [2, 3]] },
  -> { Matrix[[1, 2]].determinant }
].each do |wrong|
  wrong.call
rescue Matrix::DimensionError, Matrix::SingularError => e
  puts "#{e.class}: #{e.message}"
end
