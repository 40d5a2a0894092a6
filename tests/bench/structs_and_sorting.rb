# SPDX-License-Identifier: MIT
# Struct objects sorted by block, by key and by <=>, grouped and summed.
Person = Struct.new(:name, :age, :score) do
  include Comparable
  def <=>(other) = score <=> other.score
end

n = (ARGV[0] || 10).to_i
people = Array.new(300) { |i| Person.new("p#{(i * 37) % 300}", (i * 17) % 90, (i * 7919) % 1009) }
checksum = 0
n.times do |round|
  checksum += people.sort[round].score
  checksum += people.sort_by { |person| [person.age, person.name] }[round].score
  checksum += people.sort { |a, b| b.score - a.score }.first.age
  checksum += people.group_by(&:age).sum { |age, group| age * group.map(&:score).max }
end
puts "structs_and_sorting: #{checksum}"
