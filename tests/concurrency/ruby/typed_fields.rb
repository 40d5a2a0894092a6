# SPDX-License-Identifier: MIT
# Fields that hold numbers of one kind, until a thread stores the first value of another kind, or freezes an object, adds a
# field, or gives it a singleton class. No write is lost, and nobody reads what nobody wrote.
errors = Queue.new
STRANGERS = [nil, "text", :symbol, 7, 2.5, 1e-300, 1 << 70, [1]]
NUMBERS = [->(n) { n }, ->(n) { n + 0.5 }, ->(n) { (n + 1) * 1e-300 }]  # the last are objects where they are boxed

# A class of its own, with code of its own, for each round: a type is forgotten once, and caches see few classes.
TEXT = <<~RUBY
  Class.new do
    attr_accessor :number, :other

    def initialize(number, other)
      @number = number
      @other = other
    end

    def count(steps)
      self.number = 0
      steps.times { @number += 1 }
      @number
    end

    def write(numbers)
      numbers.each do |n|
        @number = n
        return [n, @number] unless @number == n
        return [n, @number + @number] unless @number + @number == n * 2
      end
      nil
    end

    def read(times, *expected)
      times.times do
        v = @other
        return v unless expected.include?(v)
        return [v] unless (v + v == v * 2 if v.is_a?(Float)) != false
      end
      nil
    end

    def disturb(stranger) = @other = stranger
  end
RUBY

64.times do |round|
  number = NUMBERS[round % NUMBERS.size]
  kind = eval(TEXT)
  objects = Array.new(6) { |i| kind.new(number[0], number[i]) }
  stranger = STRANGERS[round % STRANGERS.size]
  threads = 3.times.map do |t|
    Thread.new do
      own = objects[t]
      4.times do |n|
        wrong = own.write(Array.new(120, &number)) || own.read(120, number[t], stranger)
        errors << "#{round}: #{wrong.inspect}" if wrong
        counted = own.count(200)
        errors << "#{round}: counted #{counted}" unless counted == 200
        case (round + t + n) % 5
        when 0 then objects[3 + t].number = stranger
        when 1 then objects.each { |o| o.disturb(stranger) unless o.frozen? }
        when 2 then objects[3 + t].instance_variable_set(:@added, n) unless objects[3 + t].frozen?
        when 3 then objects[3 + t].freeze
        when 4 then own.define_singleton_method(:alone) { @number }
        end
      rescue FrozenError
        nil
      end
    end
  end
  reader = Thread.new do
    60.times do |i|
      o = objects[3 + i % 3]
      wrong = o.read(10, number[3 + i % 3], stranger)
      errors << "#{round}: read #{wrong.inspect}" if wrong
      v = o.number
      errors << "#{round}: number #{v.inspect}" unless v == number[0] || v == stranger
    end
  end
  [*threads, reader].each(&:join)
end

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
