# SPDX-License-Identifier: MIT
def m(x)
  case x
  in nil then "nil"
  in 0 then "zero"
  in Integer | Float => n if n < 0 then "negative #{n}"
  in 1..9 then "digit"
  in Integer => n unless n > 100 then "int #{n}"
  in "a" | "b" then "ab"
  in String => s then "str #{s}"
  in [] then "empty"
  in [x] then "one #{x}"
  in [Integer => a, Integer => b] then "ints #{a + b}"
  in [:add, a, [:mul, b, c]] then "add-mul #{a} #{b} #{c}"
  in [first, *rest, :last] then "first..last #{first} #{rest}"
  in [_, _, *] then "two plus"
  in /re/ then "never"
  in ->(v) { v == :lam } then "lambda"
  in true | false => b then "bool #{b}"
  else "else"
  end
end
[nil, 0, -5, -1.5, 7, 50, 500, "a", "zz", [], [1], [1, 2], [:add, 1, [:mul, 2, 3]], [9, 8, 7, :last], [1, :x, :y],
  :lam, :other, true, 3.5].each { |v| puts m(v) }
expected = 5
case 5
in ^expected then puts "pinned"
end
case [1, 1]
in [a, ^a] then puts "same"
end
case 7
in ^(3 + 4) then puts "expr pin"
end
case [1, [2, [3, 4]]]
in [a, [b, [*, c]]]
  p a, b, c
end
begin
  case 99
  in String then 1
  end
rescue NoMatchingPatternError => e
  p e.message, e.class
end
r = 5 in Integer
p r, (5 in String), ([1, [2]] in [Integer, [x]]), x
[1, [2, 3]] => [q, [w, *]]
p q, w
begin
  5 => String
rescue NoMatchingPatternError => e
  p e.message
end
in_arr = [[:ok, 1], [:err, "bad"], [:ok, 2]].map do |res|
  case res
  in [:ok, v] then v
  in [:err, msg] then msg
  end
end
p in_arr
case { k: 1 }
in { k: } if k > 5 then p :big
in { k: } then p k
end
case 5
in Integer | String => v then p v
end
case [1, "x", :y, 2.0, nil]
in [Integer, String, Symbol, Float, nil] then p :types
end
case []
in [*a] then p a
end
case 1
in a then p a
end
x = [1, 2, 3]
y = case x
    in [Integer, *] then :yes
    else :no
    end
p y
