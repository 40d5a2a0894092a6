# SPDX-License-Identifier: MIT
text = <<EOS
plain #{1 + 1}
  indented
EOS
puts text
puts <<-EOS
    keeps indent
    EOS
puts <<~EOS
  squiggly
    two more
  back #{"x"}

  after blank
EOS
puts <<~'EOS'
  raw #{no} \n
EOS
def show(a, b, c) = puts(a, b, c)
show(<<~A, "mid", <<~B)
  first
A
  second
B
p <<~E.lines.map(&:strip)
  one
  two
E
p [<<~ONE, <<~TWO].map(&:size)
  1
ONE
  22
TWO
p <<~E
  	tab kept
  a \
  b
E
