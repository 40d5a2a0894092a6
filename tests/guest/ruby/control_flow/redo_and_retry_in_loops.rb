# SPDX-License-Identifier: MIT
# Loops around, inside of and between bodies that redo and retry start again.
tries = 0
p([1, 2].map { |x| tries += 1; redo if tries == 1; x * tries })
i = 0
again = 0
while i < 3
  i += 1
  again += 1
  redo if again == 2
  next if i == 3
  print i, again, " "
end
puts
n = 0
until n > 5
  n += 1
  begin
    raise "odd" if n.odd?
    next if n == 2
    break if n == 6
    print n
  rescue
    n += 1
    retry if n == 2
    print "r", n
  end
end
p n
def search(list)
  list.each do |x|
    attempts = 0
    begin
      attempts += 1
      raise ArgumentError, x.to_s if x > 1 && attempts < 3
      return [x, attempts] if x == 3
    rescue ArgumentError => e
      retry
    end
  end
  :none
end
p search([1, 2, 3, 4]), search([1])
result = while true
  begin
    raise "x" unless (again += 1) > 8
    break again
  rescue
    retry
  end
end
p result
count = 0
r = begin
  count += 1
  raise "fail #{count}" if count < 3
  count
rescue
  retry
else
  :else
ensure
  print "ensured "
end
p r
outer = 0
loop do
  outer += 1
  inner = 0
  loop do
    inner += 1
    next if inner == 1
    break if inner > 2
  end
  break if outer == 2
end
p outer
x = 0
begin
  x += 1
  redo_me = [x].each { |v| (x += 1; redo) if x < 3 }
end while x < 5 && (x += 1)
p x, redo_me
