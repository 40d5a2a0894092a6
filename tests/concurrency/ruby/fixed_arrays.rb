# SPDX-License-Identifier: MIT
# Arrays whose length stays: threads write and read elements while one of them stores the first value of another kind, or
# the first element behind the last. No write is lost, and nobody reads what nobody wrote.
errors = Queue.new
LENGTH = 48

# Thread t writes the elements t, t + 3, ...; each value tells who wrote it, and when.
def own(t) = t.step(LENGTH - 1, 3)
KINDS = {
  ints: ->(t, n, i) { t * 1_000_000 + n * 1000 + i },
  floats: ->(t, n, i) { t * 1_000_000.0 + n * 1000 + i + 0.5 },
  tiny: ->(t, n, i) { (t * 1_000_000.0 + n * 1000 + i + 1) * 1e-200 },  # doubles that need an object where they are boxed
  strings: ->(t, n, i) { "#{t} #{n} #{i}" },
}

STRANGERS = [nil, true, :symbol, "text", 3, 2.5, 1e-300, 1 << 80, [1]]

60.times do |round|
  KINDS.each do |kind, value|
    a = Array.new(LENGTH) { |i| value[i % 3, 0, i] }
    stranger = STRANGERS[round % STRANGERS.size]
    place = round % LENGTH
    grows = round % 4 == 3
    owner = place % 3
    writers = 3.times.map do |t|
      Thread.new do
        1.upto(12) do |n|
          own(t).each { |i| a[i] = value[t, n, i] }
          own(t).each { |i| errors << "#{kind} lost: #{a[i].inspect}" unless a[i] == value[t, n, i] }
          if n == 6 && t == owner
            a[place] = stranger
            errors << "#{kind} stranger lost: #{a[place].inspect}" unless a[place] == stranger
          end
          a << value[t, n, LENGTH] if grows && n == 9
        end
      end
    end
    reader = Thread.new do
      4.times do
        LENGTH.times do |i|
          v = a[i]
          fits = (0..12).any? { |n| v == value[i % 3, n, i] }
          errors << "#{kind} read #{v.inspect} at #{i}" unless fits || (i == place && v == stranger)
        end
        all = a.dup
        errors << "#{kind} copy: #{all.size}" unless all.size >= LENGTH
        errors << "#{kind} sum" if kind != :strings && all.first(LENGTH).count { |v| v.is_a?(Numeric) } < LENGTH - 1
      end
    end
    [*writers, reader].each(&:join)
    LENGTH.times { |i| errors << "#{kind} at last: #{a[i].inspect}" unless a[i] == value[i % 3, 12, i] }
    errors << "#{kind} length #{a.size}" unless a.size == (grows ? LENGTH + 3 : LENGTH)
  end
end

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
