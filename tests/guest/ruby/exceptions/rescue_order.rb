# SPDX-License-Identifier: MIT
class AppError < StandardError; end
class NetError < AppError
  def initialize(host = "localhost")
    @host = host
    super("cannot reach #{host}")
  end
  attr_reader :host
end
def classify
  yield
rescue NetError => e
  "net #{e.message} #{e.host}"
rescue AppError, ArgumentError => e
  "app or arg: #{e.class} #{e.message}"
rescue ZeroDivisionError, *[KeyError, IndexError] => e
  "listed #{e.class}"
rescue => e
  "standard #{e.class}: #{e.message}"
else
  "no error"
end
p classify { raise NetError }, classify { raise NetError.new("h2") }, classify { raise NetError, "h3" },
  classify { raise AppError }, classify { raise AppError, "msg" }, classify { Integer("x") }, classify { 1 / 0 },
  classify { {}.fetch(1) }, classify { [].fetch(1) }, classify { raise "plain" }, classify { 1 },
  classify { raise Class.new(StandardError), "anon" }.sub(/0x\h+/, "XX"), classify { raise IOError }
begin
  begin
    raise Exception, "not standard"
  rescue => e
    p :wrong
  end
rescue Exception => e
  p e.message
end
x = Integer("z") rescue -1
p x
y = (raise "a" rescue "b")
p y
class Matcher
  def self.===(e) = e.message.start_with?("special")
end
begin
  raise "special case"
rescue Matcher => e
  p :matched
end
begin
  raise "a"
rescue NetError
  p 1
rescue
  p $!.message, $!.class
end
p $!
def deep(n) = n == 0 ? raise(AppError, "deep") : deep(n - 1)
begin
  deep(20)
rescue AppError => e
  p e.message, e.backtrace.size, e.backtrace.first, e.backtrace_locations.first.lineno
end
begin
  begin
    raise "x"
  rescue NoSuchConstantHere
    1
  end
rescue NameError => e
  puts e.message.lines.first
end
begin
  begin
    raise "x"
  rescue "string"
    1
  end
rescue TypeError => e
  p e.message
end
[1, 0, "a"].each do |d|
  p 10 / d
rescue ZeroDivisionError
  p :zero
rescue TypeError => e
  p e.message
ensure
  p :each
end
l = lambda do |v|
  raise v
rescue => e
  e.message
end
p l.("from lambda")
begin; raise "iv"; rescue => @err; end
p @err.message
h = {}
begin; raise "hs"; rescue => h[:e]; end
p h[:e].message
