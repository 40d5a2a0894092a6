# SPDX-License-Identifier: MIT
puts "before"
def inner
  raise "something broke"
end
def outer
  inner
end
outer
puts "never"
