# SPDX-License-Identifier: MIT
class PaymentError < StandardError
  def initialize(amount) = super("cannot pay #{amount}")
end
class Account
  def pay(n)
    raise PaymentError.new(n) if n > 10
    n
  end
  def self.run = new.pay(50)
end
p Account.new.pay(5)
Account.run
