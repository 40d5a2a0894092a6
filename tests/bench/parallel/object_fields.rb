# SPDX-License-Identifier: MIT
# Objects that all threads can reach; each thread updates the fields of its part of them.
require_relative "harness"

class Account
  attr_reader :balance, :bookings, :rate

  def initialize(random)
    @balance = random.below(1000)
    @bookings = 0
    @rate = 1.0
  end

  def book(amount)
    @balance += amount
    @bookings += 1
    @rate = @rate * 0.5 + amount
  end
end

class ObjectFields
  ACCOUNTS = 960

  def initialize(passes)
    @passes = passes
  end

  def prepare
    random = Random32.new(7)
    @accounts = Array.new(ACCOUNTS) { Account.new(random) }
  end

  def run
    in_parallel do |index|
      part = share(ACCOUNTS, index)
      @passes.times do |pass|
        part.each { |i| @accounts[i].book(pass & 15) }
      end
    end
  end

  def result
    "#{@accounts.sum(&:balance)} #{@accounts.sum(&:bookings)} #{@accounts.sum { |a| (a.rate * 1024).floor }}"
  end
end

passes, expected = { "full" => [8000, "58076910 7680000 27525120"], "small" => [4, "482670 3840 4239360"] }.fetch(SIZE)
benchmark("object_fields", ObjectFields.new(passes), expected)
