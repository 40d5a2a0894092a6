# SPDX-License-Identifier: MIT
#
# A bank: accounts of several kinds, transfers that either happen completely or not at all, a journal,
# interest at the end of the month, and a simulation of a busy month with a small random generator of
# its own, so that every run prints the same.

class BankError < StandardError; end

class InsufficientFunds < BankError
  attr_reader :account, :missing

  def initialize(account, missing)
    @account = account
    @missing = missing
    super("#{account.owner} lacks #{Money.format(missing)}")
  end
end

class AccountClosed < BankError
  def initialize(account) = super("account #{account.number} is closed")
end

# Amounts are whole cents.
module Money
  def self.format(cents)
    sign = cents.negative? ? "-" : ""
    whole, rest = cents.abs.divmod(100)
    "#{sign}#{whole.to_s.reverse.scan(/\d{1,3}/).join(",").reverse}.#{rest.to_s.rjust(2, "0")}"
  end
end

class Account
  include Comparable

  attr_reader :number, :owner, :balance

  def initialize(number, owner, balance = 0)
    @number = number
    @owner = owner
    @balance = balance
    @open = true
  end

  def deposit(cents)
    raise ArgumentError, "cannot deposit #{cents}" unless cents.positive?
    ensure_open
    @balance += cents
  end

  def withdraw(cents)
    raise ArgumentError, "cannot withdraw #{cents}" unless cents.positive?
    ensure_open
    raise InsufficientFunds.new(self, cents - available) if cents > available
    @balance -= cents
  end

  def available = balance
  def end_of_month = nil
  def close = @open = false
  def open? = @open
  def kind = self.class.name.downcase
  def <=>(other) = balance <=> other.balance
  def to_s = format("%-4d %-8s %-9s %14s", number, owner, kind, Money.format(balance))

  private

  def ensure_open = (raise AccountClosed, self unless open?)
end

class Savings < Account
  RATE_PER_MILLE = 3

  def end_of_month
    interest = balance * RATE_PER_MILLE / 1000
    deposit(interest) if interest.positive?
    [:interest, interest]
  end
end

class Credit < Account
  FEE = 500

  def initialize(number, owner, balance = 0, limit: 100_000)
    super(number, owner, balance)
    @limit = limit
  end

  def available = balance + @limit

  def end_of_month
    return super unless balance.negative?
    @balance -= FEE
    [:fee, FEE]
  end
end

class Bank
  Entry = Struct.new(:day, :kind, :from, :to, :cents, :result) do
    def to_s
      format("day %2d %-9s %-8s -> %-8s %12s  %s", day, kind, from || "-", to || "-", Money.format(cents), result)
    end
  end

  attr_reader :journal

  def initialize
    @accounts = {}
    @journal = []
    @day = 1
  end

  def open(kind, owner, cents = 0, **options)
    number = 100 + @accounts.size
    @accounts[number] = kind.new(number, owner, cents, **options)
  end

  def next_day = @day += 1
  def accounts = @accounts.values
  def total = accounts.sum(&:balance)
  def [](owner) = accounts.find { |a| a.owner == owner } || raise(BankError, "nobody is called #{owner}")

  def transfer(from, to, cents)
    transaction(:transfer, from, to, cents) do
      source, target = self[from], self[to]
      source.withdraw(cents)
      begin
        target.deposit(cents)
      rescue BankError
        source.deposit(cents)
        raise
      end
    end
  end

  def transaction(kind, from, to, cents)
    yield
    result = "ok"
  rescue BankError, ArgumentError => e
    result = "refused: #{e.message}"
    false
  else
    true
  ensure
    @journal << Entry.new(@day, kind, from, to, cents, result)
  end

  def end_of_month
    accounts.select(&:open?).each do |account|
      kind, cents = account.end_of_month
      @journal << Entry.new(@day, kind, nil, account.owner, cents, "ok") if kind
    end
  end
end

# A linear congruential generator (Knuth's MMIX constants).
class Dice
  def initialize(seed) = @state = seed

  def roll(n)
    @state = (@state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) & 0xffff_ffff_ffff_ffff
    (@state >> 33) % n
  end
end

bank = Bank.new
bank.open(Account, "Ada", 250_000)
bank.open(Savings, "Boris", 1_000_000)
bank.open(Credit, "Chen", 20_000, limit: 150_000)
bank.open(Account, "Dora")
bank.open(Savings, "Emil", 5_050)
before = bank.total

dice = Dice.new(2024)
names = bank.accounts.map(&:owner) + ["Zoe"]
30.times do |day|
  3.times do
    from, to = names[dice.roll(5)], names[dice.roll(names.size)]
    bank.transfer(from, to, dice.roll(60_000)) unless from == to
  end
  bank["Dora"].close if day == 20
  bank.next_day
end

puts "Conserved by transfers: #{bank.total == before}"
bank.end_of_month

puts "", "Accounts, richest first", bank.accounts.sort.reverse
puts "", "Refused", bank.journal.reject { |e| e.result == "ok" }
puts "", "Largest five", bank.journal.select { |e| e.result == "ok" }.max_by(5) { |e| [e.cents, e.day] }
puts "", "Summary"
groups = bank.journal.group_by { |e| [e.kind, e.result[/\w+/]] }
groups.sort_by { |key, _| key.map(&:to_s) }.each do |(kind, result), entries|
  puts format("%-9s %-8s %3d  %14s", kind, result, entries.size, Money.format(entries.sum(&:cents)))
end
puts "", "Total #{Money.format(bank.total)}"
