# SPDX-License-Identifier: MIT
r = catch(:found) do
  [[1, 2], [3, 4]].each { |row| row.each { |v| throw :found, v if v > 2 } }
  :none
end
p r, catch(:found) { :none }, catch(:x) { throw :x }, catch(:a) { catch(:b) { throw :a, 1 }; 2 },
  catch(:a) { catch(:b) { throw :b, 1 } + 1 }
def deep(n, tag) = n.zero? ? throw(tag, :deep) : deep(n - 1, tag)
p catch(:t) { deep(30, :t) }
p catch { |tag| deep(3, tag) }, catch("s") { |tag| throw tag, 5 }
begin
  catch(:x) { throw :y, 1 }
rescue ArgumentError => e
  p e.class, e.message
end
begin
  catch("a") { throw "a" }
rescue UncaughtThrowError => e
  p e.message
end
def ens
  catch(:e) do
    begin
      throw :e, :v
    rescue Exception
      p :not_here
    ensure
      print "ensured "
    end
  end
end
p ens
n = 0
1000.times { |i| n += catch(:s) { throw :s, i if i.odd?; 0 } }
p n
