# SPDX-License-Identifier: MIT
class MyErr < StandardError
  def initialize(msg = "default my") = super
end
class Detailed < StandardError
  attr_reader :code
  def initialize(msg = nil, code: 0)
    super(msg || "detail #{code}")
    @code = code
  end
end
class Overridden < StandardError
  def message = "overridden message"
end
def t
  yield
rescue Exception => e
  p [e.class, e.message, e.cause&.message]
end
t { raise }
t { raise "str" }
t { raise MyErr }
t { raise MyErr, "custom" }
t { raise MyErr.new("inst") }
t { raise MyErr.new("inst"), "replaced" }
t { raise Detailed.new(code: 5) }
t { raise Detailed.new("m", code: 5) }
t { raise Detailed, code: 7 } rescue p $!
t { raise Overridden }
t { raise StandardError }
t { raise Class }
t { raise 5 }
t { raise nil }
t { raise Object }
t { raise MyErr, "a", ["x:1", "y:2"] }
t { raise MyErr, [1, 2] }
t { raise MyErr, nil }
t { fail "fail works" }
t { begin; raise "inner"; rescue; raise "outer"; end }
t { begin; raise "inner"; rescue => e; raise MyErr, "o", cause: nil; end }
t { raise "explicit", cause: MyErr.new("c") }
t { begin; 1 / 0; rescue ZeroDivisionError; Integer("q"); end }
begin
  begin
    begin
      raise "one"
    rescue
      raise TypeError, "two"
    end
  rescue
    raise "three"
  end
rescue => e
  chain = []
  while e
    chain << e.message
    e = e.cause
  end
  p chain
end
begin
  begin
    raise "again"
  rescue => e
    raise
  end
rescue => e2
  p e2.message, e2.equal?(e), e2.cause
end
begin
  raise MyErr, "bt", ["x:1", "y:2"]
rescue => e
  p e.backtrace, e.full_message(highlight: false, order: :top), e.inspect, e.to_s
end
e = MyErr.new("unraised")
p e.message, e.backtrace, e.cause, e.inspect, MyErr.new.message, e == MyErr.new("unraised"), e == MyErr.new("x"),
  StandardError.new.message, StandardError.new(nil).message, StandardError.new("").inspect,
  StandardError.new(5).message, RuntimeError.new("a\nb").inspect, e.exception.equal?(e), e.exception("new").message,
  MyErr.exception("z").class
p MyErr.ancestors.take(3), ZeroDivisionError.superclass, KeyError.superclass, StopIteration.superclass,
  FrozenError.superclass, NoMethodError.superclass, FloatDomainError.superclass, StandardError.superclass,
  SystemExit.superclass, NotImplementedError.superclass, LoadError.superclass, SyntaxError.superclass,
  Interrupt.superclass, SystemStackError.superclass, NoMemoryError.superclass, UncaughtThrowError.superclass,
  LocalJumpError.superclass, RangeError.superclass, RegexpError.superclass, ThreadError.superclass,
  EOFError.superclass, EncodingError.superclass, Errno::ENOENT.superclass, NoMatchingPatternKeyError.superclass
