# SPDX-License-Identifier: MIT
# Loops without calls, which know an Array by its class, until another thread gives it another one: a singleton method,
# a field, its being frozen. The loop has to notice.
class Row < Array
  attr_accessor :label

  def first_or_last
    at(0)
  end
end

def until_redefined(row)
  sum = row[0]
  sum += row[1] until row[0].negative?
  :redefined
end

def until_frozen(row)
  i = row[1] = 0
  loop { row[1] = i += 1 }
rescue FrozenError
  :frozen
end

def until_labelled(row)
  i = row.label ? 1 : 0
  i += row[1] until row.label
  row.label
end

def until_extended(row)
  i = row.first_or_last
  i += row[1] until row.first_or_last == 3
  :extended
end

results = Hash.new(0)
WAYS = [:until_redefined, :until_frozen, :until_labelled, :until_extended]
40.times do |round|
  row = Row.new(3, 0)
  row[2] = 3
  way = WAYS[round % 4]
  threads = 2.times.map { Thread.new { send(way, row) } }
  sleep 0.0002 * (round % 7)
  case way
  when :until_redefined then def row.[](_i) = -1
  when :until_frozen then row.freeze
  when :until_labelled then row.label = :labelled
  when :until_extended then def row.first_or_last = at(2)
  end
  threads.each { |t| results[t.value] += 1 }
end
p results
