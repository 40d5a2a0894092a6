# SPDX-License-Identifier: MIT
# Methods that see one type only, and fail or define things again and again after they are compiled.
def attempt
  yield
rescue => e
  "#{e.class}: #{e.message.lines.first.chomp}"
end

def set_int(a, i, v) = a[i] = v
def set_float(a, i, v) = a[i] = v
def set_value(a, i, v) = a[i] = v
def times(a, b) = a.send(:*, b)
def modulo(a, b) = a.send(:%, b)
def plus(a, b) = a.send(:+, b)
def scoped(m) = m::ANSWER
def optional = yield(1)

class Holder; end

def define_again(n)
  Holder.class_eval do
    def value = 1
  end
  Holder.new.value + n
end

def singleton(n)
  o = Object.new
  def o.value = 2
  o.value + n
end

def open_again(n)
  o = Object.new
  class << o
    def value = 3
  end
  o.value + n
end

module With
  ANSWER = 42
end
module Without; end

ints = [1, 2, 3]
floats = [1.5, 2.5, 3.5]
values = ["a", nil, 3]
40.times do |turn|
  i = turn % 7 - 4
  print attempt { set_int(ints, i, turn) }, " ", attempt { set_float(floats, i, turn + 0.5) }, " ",
        attempt { set_value(values, i, turn.to_s) }, " ", attempt { times(turn, 3) }, " ", attempt { times(2**61, i) }, " ",
        attempt { modulo(turn, i) }, " ", attempt { plus(turn, i < 0 ? 1.5 : 2) }, " ", attempt { plus(2**61, 2**61) }, "\n"
  print define_again(turn), " ", singleton(turn), " ", open_again(turn), " ", attempt { scoped(i == 0 ? Without : With) }, " ",
        optional { |a, b = 3| [a, b] }, " ", optional { |a, *b, c| [a, b, c] }, " ", optional { |a, k: 5| [a, k] }, "\n"
  ints = [1, 2, 3] if ints.size > 3
end
