# SPDX-License-Identifier: MIT
# Expressions of constants, through locals and Ruby constants.
SIZE = 6

# expect-ir arithmetic: returns #7, no Guard, no Call
def arithmetic
  a = 1
  b = 2
  c = 3
  a + b * c
end

# expect-ir constant: returns #42, no Guard, no Call, no Load
def constant
  SIZE * 7
end

# expect-ir branch: returns #1, no Branch, no Guard
def branch
  x = nil
  x.nil? ? 1 : 2
end

# expect-ir narrowed: no Call, 1 IsInt
def narrowed(n)
  a = n + 1
  b = n + 2
  a + b
end

# expect-ir optional: returns #12, no Call
def with_optional(a, b = 10)
  a + b
end

def optional
  with_optional(2)
end

# expect-ir swap: no Alloc, no Call
def swap(a, b)
  a, b = b, a
  a - b
end

arithmetic
arithmetic
arithmetic
constant
constant
constant
branch
branch
branch
narrowed(3)
narrowed(3)
narrowed(3)
optional
optional
optional
swap(1, 2)
swap(1, 2)
swap(1, 2)
