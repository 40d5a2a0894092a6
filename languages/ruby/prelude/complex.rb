# SPDX-License-Identifier: MIT
class Complex
  def self.rectangular(real, imaginary = 0)
    [real, imaginary].each { |x| raise TypeError, "not a real" unless Numeric === x && x.real? }
    __make(real, imaginary)
  end

  def self.rect(real, imaginary = 0) = rectangular(real, imaginary)

  def self.polar(length, angle = 0)
    [length, angle].each { |x| raise TypeError, "not a real" unless Numeric === x && x.real? }
    return __make(length, 0) if angle == 0
    return __make(-length, 0) if Float === angle && angle == Math::PI
    return __make(0, length) if Float === angle && angle == Math::PI / 2
    __make(length * Math.cos(angle), length * Math.sin(angle))
  end

  def real? = false
  def rectangular = [real, imaginary]
  alias rect rectangular
  def polar = [abs, arg]
  def abs = Math.hypot(real.to_f, imaginary.to_f)
  alias magnitude abs
  def abs2 = real * real + imaginary * imaginary
  def arg = Math.atan2(imaginary.to_f, real.to_f)
  alias angle arg
  alias phase arg
  def conjugate = Complex.__make(real, -imaginary)
  alias conj conjugate
  def -@ = Complex.__make(-real, -imaginary)
  def finite? = real.finite? && imaginary.finite?
  def infinite? = real.infinite? || imaginary.infinite? ? 1 : nil
  def zero? = real == 0 && imaginary == 0

  def +(other)
    case other
    when Complex then Complex.__make(real + other.real, imaginary + other.imaginary)
    when Numeric then other.real? ? Complex.__make(real + other, imaginary) : __coerced(:+, other)
    else __coerced(:+, other)
    end
  end

  def -(other)
    case other
    when Complex then Complex.__make(real - other.real, imaginary - other.imaginary)
    when Numeric then other.real? ? Complex.__make(real - other, imaginary) : __coerced(:-, other)
    else __coerced(:-, other)
    end
  end

  def *(other)
    case other
    when Complex
      Complex.__make(real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real)
    when Numeric then other.real? ? Complex.__make(real * other, imaginary * other) : __coerced(:*, other)
    else __coerced(:*, other)
    end
  end

  def /(other)
    case other
    when Complex
      if [real, imaginary, other.real, other.imaginary].any?(Float)
        return __float_quotient(other)
      end
      length = other.abs2
      product = self * other.conjugate
      Complex.__make(product.real.quo(length), product.imaginary.quo(length))
    when Numeric
      other.real? ? Complex.__make(real.quo(other), imaginary.quo(other)) : __coerced(:/, other)
    else __coerced(:/, other)
    end
  end
  alias quo /

  # By the larger part of the divisor, so that nothing overflows.
  private def __float_quotient(other)
    if other.real.abs >= other.imaginary.abs
      ratio = other.imaginary.quo(other.real)
      scale = other.real * (ratio * ratio + 1)
      Complex.__make((real + imaginary * ratio).quo(scale), (imaginary - real * ratio).quo(scale))
    else
      ratio = other.real.quo(other.imaginary)
      scale = other.imaginary * (ratio * ratio + 1)
      Complex.__make((real * ratio + imaginary).quo(scale), (imaginary * ratio - real).quo(scale))
    end
  end

  def fdiv(other) = Complex.__make(real.fdiv(other), imaginary.fdiv(other))

  def **(other)
    return Complex.__make(1, 0) if other == 0
    other = other.real if Complex === other && other.imaginary == 0 && !(Float === other.imaginary)
    case other
    when Integer
      return __power(other) if other > 0
      (other.abs == 1 ? Complex.__make(1, 0) : Complex.__make(1, 0)) / __power(-other)
    when Complex
      return Complex.__make(0, 0) if zero?
      length, angle = polar
      Complex.polar(
        Math.exp(other.real * Math.log(length) - other.imaginary * angle),
        angle * other.real + other.imaginary * Math.log(length)
      )
    when Numeric
      length, angle = polar
      power = Complex.polar(length**other, angle * other)
      Float === real && power.real == 0 ? Complex.__make(0.0, power.imaginary) : power
    else __coerced(:**, other)
    end
  end
  alias pow **

  private def __power(count)
    result = nil
    base = self
    while count > 0
      result = result ? result * base : base if count.odd?
      count >>= 1
      base *= base if count > 0
    end
    result
  end

  private def __coerced(operator, other)
    unless other.respond_to?(:coerce)
      name = other.nil? || other == true || other == false ? other.inspect : other.class
      raise TypeError, "#{name} can't be coerced into Complex"
    end
    a, b = other.coerce(self)
    a.__send__(operator, b)
  end

  def coerce(other)
    case other
    when Complex then [other, self]
    when Numeric then [Complex.__make(other, 0), self]
    else raise TypeError, "#{other.class} can't be coerced into Complex"
    end
  end

  def ==(other)
    case other
    when Complex then real == other.real && imaginary == other.imaginary
    when Numeric then other.real? ? real == other && imaginary == 0 : other == self
    else other == self
    end
  end

  def <=>(other)
    return nil unless imaginary == 0
    return other.imaginary == 0 ? real <=> other.real : nil if Complex === other
    Numeric === other && other.real? ? real <=> other : nil
  end

  def eql?(other) = Complex === other && real.class == other.real.class && imaginary.class == other.imaginary.class && self == other
  def hash = [real, imaginary, :complex].hash
  def numerator = self * denominator
  def denominator = real.denominator.lcm(imaginary.denominator)

  def to_c = self
  def to_i = __exact("Integer").to_i
  def to_f = __exact("Float").to_f
  def to_r = __exact("Rational").to_r
  def rationalize(epsilon = nil) = __exact("Rational").rationalize(epsilon)

  private def __exact(name)
    return real if imaginary == 0 && !(Float === imaginary)
    raise RangeError, "can't convert #{self} into #{name}"
  end

  def to_s = __text(:to_s)
  def inspect = "(#{__text(:inspect)})"

  private def __text(form)
    minus = Float === imaginary ? (imaginary < 0 || (imaginary == 0 && 1 / imaginary < 0)) : imaginary < 0
    size = imaginary.abs.__send__(form)
    size = "NaN" if Float === imaginary && imaginary.nan?
    "#{real.__send__(form)}#{minus ? "-" : "+"}#{size}#{"*" unless size.match?(/[\d)]\z/)}i"
  end
end

class Numeric
  def to_c = Complex(self, 0)
  def imaginary = 0
  alias imag imaginary
  def i = Complex(0, self)
  def abs2 = self * self
  def rectangular = [self, 0]
  alias rect rectangular
  def polar = [abs, arg]
  def arg = negative? ? Math::PI : 0
  alias angle arg
  alias phase arg
  def conjugate = self
  alias conj conjugate
end

class Float
  def arg = nan? ? self : (self < 0 || (self == 0 && 1 / self < 0) ? Math::PI : 0)
  alias angle arg
  alias phase arg
end

class String
  def to_c = __complex_prefix(false) || Complex(0, 0)

  def __complex_prefix(whole)
    digits = '(?:\d+(?:_\d+)*)'
    number = "#{digits}(?:\\.#{digits})?(?:[eE][-+]?#{digits})?(?:\\/#{digits})?"
    tail = whole ? '\s*\z' : ""
    if (m = /\A\s*([-+]?#{number})?(?:([-+])(#{number})?[ij])#{tail}/.match(self))
      Complex(m[1] ? __complex_part(m[1]) : 0, __complex_part("#{m[2]}#{m[3] || 1}"))
    elsif (m = /\A\s*([-+]?#{number})?[ij]#{tail}/.match(self))
      Complex(0, __complex_part(m[1] || "1"))
    elsif (m = /\A\s*([-+]?#{number})@([-+]?#{number})#{tail}/.match(self))
      Complex.polar(__complex_part(m[1]), __complex_part(m[2]))
    elsif (m = /\A\s*([-+]?#{number})#{tail}/.match(self))
      Complex(__complex_part(m[1]), 0)
    end
  end

  private def __complex_part(text)
    return text.to_r if text.include?("/")
    text.match?(/[.eE]/) ? text.to_f : text.to_i
  end
end

module Kernel
  private def Complex(real, imaginary = (no_imaginary = true; 0), exception: true)
    [real, imaginary].each { |x| raise TypeError, "can't convert nil into Complex" if x.nil? }
    if String === real
      text = real
      real = text.__complex_prefix(true)
      raise ArgumentError, "invalid value for convert(): #{text.inspect}" unless real
    end
    imaginary = imaginary.__complex_prefix(true) || raise(ArgumentError, "invalid value for convert(): #{imaginary.inspect}") if String === imaginary
    return real if no_imaginary && Complex === real
    unless Numeric === real && Numeric === imaginary
      return real.to_c if no_imaginary && real.respond_to?(:to_c)
      raise TypeError, "can't convert #{(Numeric === real ? imaginary : real).class} into Complex"
    end
    imaginary = imaginary.real if Complex === imaginary && imaginary.imaginary == 0 && !(Float === imaginary.imaginary)
    real = real.real if Complex === real && real.imaginary == 0 && !(Float === real.imaginary)
    return real + imaginary * Complex.__make(0, 1) if Complex === real || Complex === imaginary
    Complex.__make(real, imaginary)
  rescue ArgumentError, TypeError
    raise if exception
    nil
  end
end
