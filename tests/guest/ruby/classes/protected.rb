# SPDX-License-Identifier: MIT
# Who may call a protected method is asked of the caller's self, wherever the text stands.
class Money
  def initialize(n) = @amount = n
  def <=>(other) = amount <=> other.amount
  def sum(others) = others.sum { |o| o.amount }
  def sum_splat(others) = others.sum { |o| o.scaled(*[2, 3]) }
  def known?(other) = defined?(other.amount)
  def known_in_block(others) = others.map { |o| defined?(o.amount) }
  def set(other, n) = other.amount = n
  def through_lambda = ->(o) { o.amount }
  define_method(:defined_by) { |o| o.amount }
  protected
  attr_reader :amount
  attr_writer :amount
  def scaled(by, plus) = @amount * by + plus
end
class Coin < Money; end

def outcome
  yield
rescue NoMethodError => e
  e.message.lines.first.chomp.sub(/ for .*/, "")
end
def top_level(o) = outcome { o.amount }
def twice = Array.new(30) { yield }.uniq

a, b, c = Money.new(1), Money.new(2), Coin.new(3)
p twice { [a <=> b, b <=> a, a <=> c, c <=> a] }
p twice { a.sum([b, c]) }, twice { c.sum([a, b]) }, twice { a.sum_splat([b, c]) }
p twice { a.known?(c) }, twice { a.known_in_block([b, c, 1]) }
p twice { a.through_lambda.call(c) }, twice { a.defined_by(c) }
p twice { a.set(b, 7) }, twice { a.sum([b]) }

# From a top-level def, a block at top level, another object.
p twice { top_level(a) }, twice { outcome { a.amount } }, twice { outcome { a.scaled(*[1, 2]) } }
p twice { outcome { a.amount = 5 } }, twice { defined?(a.amount) }, twice { [a].map { |o| outcome { o.amount } } }
p twice { outcome { a.public_send(:amount) } }, twice { a.send(:amount) }, twice { outcome { [a].map(&:amount) } }

# One text, several selves: each is asked.
asks = proc { |o| outcome { o.amount } }
p twice { a.instance_exec(c, &asks) }, twice { 1.instance_exec(c, &asks) }, twice { c.instance_exec(a, &asks) }
p twice { asks.call(a) }, twice { a.instance_exec(c, &asks) }
module Asking
  def ask(o) = outcome { o.amount }
  def ask_all(all) = all.map { |o| o.amount }
end
class Money; include Asking; end
class Stranger; include Asking; end
class Integer; include Asking; end
everybody = [Stranger.new, a, c, 5, Stranger.new]
p twice { everybody.map { |who| who.ask(b) } }
p twice { everybody.map { |who| outcome { who.ask_all([a, b]) } } }

# Taking protection back, and giving it.
class Coin; public :amount; end
p twice { outcome { c.amount } }, twice { outcome { a.amount } }
class Coin; protected :amount; end
p twice { outcome { c.amount } }, twice { outcome { a.sum([c]) } }, twice { outcome { Coin.new(9).sum([c, a]) } }
