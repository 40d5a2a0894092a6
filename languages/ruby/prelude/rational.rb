# SPDX-License-Identifier: MIT
class Rational
  # In lowest terms.
  def self.__reduce(numerator, denominator)
    raise ZeroDivisionError, "divided by 0" if denominator == 0
    if denominator < 0
      numerator = -numerator
      denominator = -denominator
    end
    divisor = numerator.gcd(denominator)
    divisor == 1 ? __make(numerator, denominator) : __make(numerator / divisor, denominator / divisor)
  end

  def +(other)
    case other
    when Integer then Rational.__make(numerator + other * denominator, denominator)
    when Rational
      Rational.__reduce(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator)
    when Float then to_f + other
    else __coerced(:+, other)
    end
  end

  def -(other)
    case other
    when Integer then Rational.__make(numerator - other * denominator, denominator)
    when Rational
      Rational.__reduce(numerator * other.denominator - other.numerator * denominator, denominator * other.denominator)
    when Float then to_f - other
    else __coerced(:-, other)
    end
  end

  def *(other)
    case other
    when Integer then Rational.__reduce(numerator * other, denominator)
    when Rational then Rational.__reduce(numerator * other.numerator, denominator * other.denominator)
    when Float then to_f * other
    else __coerced(:*, other)
    end
  end

  def /(other)
    case other
    when Integer then Rational.__reduce(numerator, denominator * other)
    when Rational then Rational.__reduce(numerator * other.denominator, denominator * other.numerator)
    when Float then to_f / other
    else __coerced(:/, other)
    end
  end
  alias quo /

  def **(other)
    return Rational.__make(1, 1) if other == 0 && !(Float === other)
    other = other.numerator if Rational === other && other.denominator == 1
    case other
    when Integer
      return Rational.__make(numerator**other, denominator**other) if other > 0
      raise ZeroDivisionError, "divided by 0" if numerator == 0
      Rational.__reduce(denominator**-other, numerator**-other)
    when Float, Rational then to_f**other.to_f
    else __coerced(:**, other)
    end
  end
  alias pow **

  private def __coerced(operator, other)
    unless other.respond_to?(:coerce)
      name = other.nil? || other == true || other == false ? other.inspect : other.class
      raise TypeError, "#{name} can't be coerced into Rational"
    end
    a, b = other.coerce(self)
    a.__send__(operator, b)
  end

  def -@ = Rational.__make(-numerator, denominator)
  def abs = numerator < 0 ? -self : self
  alias magnitude abs

  def div(other)
    raise ZeroDivisionError, "divided by 0" if other == 0
    (self / other).floor
  end

  def %(other)
    return to_f % other if Float === other
    self - other * div(other)
  end
  alias modulo %

  def divmod(other)
    return to_f.divmod(other) if Float === other
    quotient = div(other)
    [quotient, self - other * quotient]
  end

  def fdiv(other) = to_f / other

  def <=>(other)
    case other
    when Integer then numerator <=> other * denominator
    when Rational then numerator * other.denominator <=> other.numerator * denominator
    when Float
      return other > 0 ? -1 : 1 if other.infinite?
      other.nan? ? nil : self <=> other.to_r
    else
      return nil unless other.respond_to?(:coerce)
      a, b = other.coerce(self)
      a <=> b
    end
  end

  def ==(other)
    case other
    when Integer then denominator == 1 && numerator == other
    when Rational then numerator == other.numerator && denominator == other.denominator
    when Float then to_f == other
    else other == self
    end
  end

  def coerce(other)
    case other
    when Integer then [Rational.__make(other, 1), self]
    when Float then [other, to_f]
    when Rational then [other, self]
    when Complex then other.imaginary == 0 && !(Float === other.imaginary) ? [Rational(other.real), self] : [other, Complex(self)]
    else raise TypeError, "#{other.class} can't be coerced into Rational"
    end
  end

  def hash = [numerator, denominator, :rational].hash
  def zero? = numerator == 0
  def positive? = numerator > 0
  def negative? = numerator < 0
  def integer? = false

  def to_i = numerator < 0 ? -(-numerator / denominator) : numerator / denominator
  def to_r = self
  def to_f = numerator.fdiv(denominator)
  def to_s = "#{numerator}/#{denominator}"
  def inspect = "(#{numerator}/#{denominator})"

  # Rounded to that many decimals by the block.
  private def __at_digits(digits)
    return yield(self) if digits.nil?
    raise TypeError, "not an integer" unless Integer === digits
    scale = 10r**digits
    result = Rational(yield(self * scale)) / scale
    digits > 0 ? result : result.to_i
  end

  def floor(digits = nil) = __at_digits(digits) { |x| x.numerator.div(x.denominator) }
  def ceil(digits = nil) = __at_digits(digits) { |x| -(-x.numerator).div(x.denominator) }
  def truncate(digits = nil) = __at_digits(digits) { |x| x.to_i }

  def round(digits = nil, half: :up)
    unless half.nil? || %w[up down even].include?(half.to_s)
      raise ArgumentError, "invalid rounding mode: #{half}"
    end
    __at_digits(digits) do |x|
      twice = x.abs * 2
      whole = (twice.numerator + twice.denominator).div(twice.denominator * 2)
      if twice.denominator == 1 && twice.numerator.odd?
        whole -= 1 if half.to_s == "down" || (half.to_s == "even" && whole.odd?)
      end
      x.numerator < 0 ? -whole : whole
    end
  end

  def rationalize(epsilon = nil)
    return self if epsilon.nil?
    e = Rational(epsilon).abs
    __simplest(self - e, self + e)
  end
end

class Numeric
  # The fraction with the smallest denominator in [low, high].
  private def __simplest(low, high)
    return low if low == high
    return -__simplest(-high, -low) if high < 0
    return Rational(0, 1) if low <= 0
    whole = low.floor
    return Rational(whole, 1) if whole == low
    return Rational(whole + 1, 1) if whole < high.floor
    whole + 1 / __simplest(1 / (high - whole), 1 / (low - whole))
  end
end

class Integer
  def to_r = Rational.__make(self, 1)
  def rationalize(epsilon = nil) = Rational.__make(self, 1)
  def numerator = self
  def denominator = 1
  def quo(other) = Float === other ? self / other : Rational(self, 1) / other
end

class Float
  def to_r
    raise FloatDomainError, to_s if nan? || infinite?
    fraction, exponent = Math.frexp(self)
    Rational(Math.ldexp(fraction, 53).to_i) * 2r**(exponent - 53)
  end

  def rationalize(epsilon = nil)
    if epsilon
      e = Rational(epsilon).abs
      return __simplest(to_r - e, to_r + e)
    end
    return Rational(0, 1) if self == 0
    fraction, exponent = Math.frexp(self)
    whole = Math.ldexp(fraction, 53).to_i
    return Rational(whole << (exponent - 53)) if exponent >= 53
    unit = 2r**(exponent - 54)
    __simplest((2 * whole - 1) * unit, (2 * whole + 1) * unit)
  end

  def numerator = nan? || infinite? ? self : to_r.numerator
  def denominator = nan? || infinite? ? 1 : to_r.denominator
  def quo(other) = self / other
end

class NilClass
  def to_r = Rational(0, 1)
  def rationalize(epsilon = nil) = Rational(0, 1)
  def to_c = Complex(0, 0)
end

class String
  def to_r = __rational_prefix(false) || Rational(0, 1)

  # What the text begins with, as a fraction; whole: all of it must be one, else nil.
  def __rational_prefix(whole)
    number = /(?<sign>[-+]?)(?<int>\d+(?:_\d+)*)?(?:\.(?<fraction>\d+(?:_\d+)*))?(?:[eE](?<exponent>[-+]?\d+(?:_\d+)*))?/
    m = /\A\s*#{number}(?:\/(?<below>\d+(?:_\d+)*(?:\.\d+)?))?#{whole ? '\s*\z' : ""}/.match(self)
    return nil if m.nil? || (m[:int].nil? && (whole || m[:fraction].nil? || m[:int].nil?))
    value = Rational(m[:int].delete("_").to_i, 1)
    if (fraction = m[:fraction]&.delete("_"))
      value += Rational(fraction.to_i, 10**fraction.size)
    end
    value *= 10r**m[:exponent].delete("_").to_i if m[:exponent]
    value = -value if m[:sign] == "-"
    return value unless m[:below]
    below = m[:below].delete("_")
    below.include?(".") ? value / below.__rational_prefix(true) : value / below.to_i
  end
end

module Kernel
  private def Rational(a, b = 1, exception: true)
    return Rational.__reduce(a, b) if Integer === a && Integer === b
    a = __to_rational(a)
    b = __to_rational(b)
    return a / b if Rational === a || Rational === b || Integer === a
    Integer === b && b == 1 ? a : a / b
  rescue ZeroDivisionError
    raise
  rescue ArgumentError, TypeError, FloatDomainError
    raise if exception
    nil
  end

  private def __to_rational(value)
    case value
    when Rational then value
    when Integer, Float then value.to_r
    when String
      value.__rational_prefix(true) || raise(ArgumentError, "invalid value for convert(): #{value.inspect}")
    when Complex then value.imaginary == 0 && !(Float === value.imaginary) ? __to_rational(value.real) : value
    when nil then raise TypeError, "can't convert nil into Rational"
    else
      return value.to_r if value.respond_to?(:to_r)
      return value if Numeric === value
      raise TypeError, "can't convert #{value == true || value == false ? value.inspect : value.class} into Rational"
    end
  end
end
