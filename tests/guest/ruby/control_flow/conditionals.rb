# SPDX-License-Identifier: MIT
def t(x)
  if x.nil? then :nil
  elsif x == false
    :false
  elsif x then :truthy
  end
end
p t(nil), t(false), t(0), t(""), t([]), (if false then 1 end), (unless true then 1 else 2 end), (1 if true),
  (1 if false), (2 unless false)
x = 5
puts "mod" if x > 3 and x < 10
puts "or" if x > 30 or x == 5
puts "not" if not x == 6
puts x > 3 ? x > 4 ? "a" : "b" : "c"
p true && 1, nil && 1, false || 2, nil || false, 1 || raise, nil.to_a, (true and nil), (nil or 3), (not true), !1,
  !!nil, 1 && 2 && 3, nil || nil || 4, true ^ true, true & false, false | true, nil & true, nil.to_s, true.to_s,
  true.class, nil.class, nil == false, nil.nil?, nil.inspect
y = if x > 3
  "big"
else
  "small"
end
p y
z = case when x < 3 then 1 when x < 6 then 2 else 3 end
p z, (x == 5 and y == "big"), (a = 1 if false), a, (b = 2 unless false), b
p((x > 3) == true, x.between?(1, 5), x.positive? && x.odd?, x&.succ, nil&.succ, nil&.foo(raise),
  x&.then { |v| v + 1 })
s = "str"
s &&= s + "!"
n = nil
n &&= n + 1
n ||= 7
p s, n, (n == 7 ? :yes : :no), [nil, false, 0, "", [], {}].map { |v| v ? 1 : 0 }, (p(1); 2 if false),
  ((1 if nil) || 3)
if (m = "abc".match(/b/)) && m[0] == "b" then p m[0] end
unless x == 5
  p :no
else
  p :else
end
print "a" if x == 5 unless x == 6
puts
p __LINE__
BEGIN { puts "BEGIN block" }
END { puts "END block" }
at_exit { puts "at_exit" }
