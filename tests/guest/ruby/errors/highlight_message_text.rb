# SPDX-License-Identifier: MIT
begin
  nil.upcase
rescue NoMethodError => e
  puts e.message
end
begin
  [1, 2].frist
rescue NoMethodError => e
  puts e.message
end
begin
  foo_bar = 1
  foo_baz
rescue NameError => e
  puts e.message
end
begin
  1 + nil
rescue TypeError => e
  puts e.message
end
begin
  { foo: 1 }.fetch(:fo)
rescue KeyError => e
  puts e.message
end
begin
  5.foo = 3
rescue NoMethodError => e
  puts e.message
end
begin
  nil + 1
rescue NoMethodError => e
  puts e.message
end
begin
  x = nil
  x[0]
rescue NoMethodError => e
  puts e.message
end
begin
  Foo::Bar
rescue NameError => e
  puts e.message
end
