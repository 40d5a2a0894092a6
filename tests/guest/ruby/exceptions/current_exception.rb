# SPDX-License-Identifier: MIT
# $! and the frames of rescue and ensure clauses.
def show(label) = puts("#{label}: #{$!.inspect}")
def frames = caller(1).map { |line| line[/:(\d+:in .*)/, 1] }.take(3)
show :start
begin
  begin
    raise "one"
  ensure
    show :ensure
    puts frames
  end
rescue => e
  show :rescue
  puts frames
  begin
    Integer("x")
  rescue ArgumentError
    show :inner
    puts frames
  end
  show :outer
end
show :done
def plain
  1
ensure
  show :plain
end
plain
def nested
  raise "first"
rescue
  begin
    raise TypeError, "second"
  ensure
    show :second
  end
end
begin
  nested
rescue => e
  p e.class, e.cause&.message, e.backtrace.map { |line| line[/in .*/] }.first(3)
end
show :end
e = (raise "x" rescue $!)
p e.message, $!
begin
  raise "a"
rescue => a
  begin
    raise "b"
  rescue => b
    p b.cause.equal?(a), $!.equal?(b)
  end
  p $!.equal?(a)
end
p [1, 2].each { |v| begin; raise "v#{v}" if v == 2; rescue; p $!.message; end }, $!
def arity(a, b = 1, *c, d:) = 1
[-> { arity }, -> { arity(1) }, -> { arity(1, d: 2, e: 3) }, -> { ->(x) { }.call }, -> { [].first(1, 2) }].each do |f|
  f.call
rescue ArgumentError => e
  puts e.message, e.backtrace.first(2).map { |line| line[/\d+:in .*/] }
end
