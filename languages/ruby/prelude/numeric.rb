# SPDX-License-Identifier: MIT
class Numeric
  def step(limit = (no_limit = true; nil), step = (no_step = true; nil), by: (no_by = 1; nil), to: (no_to = 1; nil))
    raise ArgumentError, "to is given twice" unless no_to || no_limit
    raise ArgumentError, "step is given twice" unless no_by || no_step
    last = no_to ? limit : to
    width = no_by ? step : by
    if block_given?
      width = 1 if no_by && no_step
      raise ArgumentError, "step can't be 0" if width == 0
      raise TypeError, "step must be numeric" if width.nil?
    else
      raise ArgumentError, "step can't be 0" if width == 0
      width = 1 if width.nil?
      described = []
      described.push(limit) unless no_limit
      described.push(step) unless no_step
      keywords = []
      keywords.push(["by", by]) unless no_by
      keywords.push(["to", to]) unless no_to
      return Enumerator::ArithmeticSequence.allocate.__sequence(
        self, last, width, false, self, "step", described, keywords
      )
    end
    if Float === self || Float === last || Float === width
      from = Float(self)
      width = Float(width)
      last = last ? Float(last) : (width < 0 ? -Float::INFINITY : Float::INFINITY)
      i = 0
      count = __float_step_count(from, last, width, false)
      while i < count
        value = i * width + from
        value = last if width < 0 ? value < last : value > last
        yield value
        i += 1
      end
    elsif width > 0
      i = self
      while last.nil? || i <= last
        yield i
        i += width
      end
    else
      i = self
      while last.nil? || i >= last
        yield i
        i += width
      end
    end
    self
  end
end
