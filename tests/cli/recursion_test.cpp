// SPDX-License-Identifier: MIT
// Recursion without an end, through everything that calls guest code, and over data that nests too deep: the guest's
// own error, which it can catch, again and again.
#include "tests/cli/command.h"

using namespace cli;

namespace {

#if defined(__SANITIZE_ADDRESS__)  // several times slower
const char* const kDeep = "100_000";
const char* const kStack = "--stack-size=16";
#else
const char* const kDeep = "500_000";
const char* const kStack = "--stack-size=0";  // as large as without the option
#endif

void check_all(const std::string& name, const std::string& text) {
  for (const Words& mode : kModes) {
    Words options = mode;
    options.push_back(kStack);
    Outcome o = run_program(name, text, options);
    INFO((mode.empty() ? "" : mode[0]) << "\n" << o.out << o.err << o.problem);
    CHECK(o.status == 0);
    CHECK(!contains(o.out, "BAD"));
    CHECK(contains(o.out, "the end\n"));
  }
}

const char* const kRuby = R"(
def expect(name)
  yield
  puts "BAD #{name}: no error"
rescue SystemStackError => e
  puts "#{name}: #{e.message}"
end
def survive(name)
  yield
  puts "#{name}: done"
rescue SystemStackError => e
  puts "#{name}: #{e.message}"
end
class X
  include Enumerable
  def <=>(o) = [self, o].sort.size
  def inspect = "<#{[self].inspect}>"
  def ==(o) = [self] == [o]
  def hash = [self].hash
  def eql?(o) = [self].eql?([o])
  def to_s = "#{self}!"
  def coerce(o) = [self, o + self]
  def each = each
  def method_missing(n, *a) = foo(n)
  def respond_to_missing?(n, p) = true
  def again = send(:again)
end
class W; def initialize = W.new; end
def direct(n) = direct(n + 1)
def even(n) = odd(n + 1)
def odd(n) = even(n + 1)
def block(&b) = [1].each { |x| block(&b) }
def times = 1.times { times }
def ensured; ensured; ensure; 1; end
def rescued; rescued; rescue ArgumentError; 1; end
def inject = [1, 2].inject { |a, b| inject }
def sort_by = [1, 2].sort_by { |x| sort_by }
def gsub(s) = s.gsub(/a/) { gsub(s) }
x = X.new
expect("direct") { direct(0) }
expect("mutual") { even(0) }
expect("block") { block {} }
expect("times") { times }
expect("ensure") { ensured }
expect("rescue") { rescued }
expect("inject") { inject }
expect("sort_by") { sort_by }
expect("gsub") { gsub("a") }
expect("lambda") { l = -> { l.() }; l.() }
expect("new") { W.new }
expect("sort") { [x, X.new].sort }
expect("inspect") { x.inspect }
expect("==") { x == X.new }
survive("hash") { x.hash }
survive("key") { {x => 1} }
expect("eql?") { x.eql?(X.new) }
expect("to_s") { x.to_s }
expect("coerce") { 1 + x }
expect("each") { x.map { 1 } }
expect("method_missing") { x.foobar }
expect("send") { x.again }
expect("default") { h = Hash.new { |hash, k| hash[k + 1] }; h[1] }
def nest(v) = DEEP.times { v = yield(v) } && v
S = Struct.new(:a)
class N; def initialize(v) = @v = v; end
survive("array inspect") { nest([]) { |v| [v] }.inspect }
survive("array ==") { nest([]) { |v| [v] } == nest([]) { |v| [v] } }
survive("array <=>") { nest([]) { |v| [v] } <=> nest([]) { |v| [v] } }
survive("array hash") { nest([]) { |v| [v] }.hash }
survive("array flatten") { nest([]) { |v| [v] }.flatten }
survive("array join") { nest([]) { |v| [v] }.join }
survive("puts") { puts nest([]) { |v| [v] } }
survive(">>") { nest(->(v) { v }) { |f| f >> ->(v) { v } }.call(1) }
survive("hash inspect") { nest({}) { |v| {1 => v} }.inspect }
survive("hash ==") { nest({}) { |v| {1 => v} } == nest({}) { |v| {1 => v} } }
survive("struct inspect") { nest(1) { |v| S.new(v) }.inspect }
survive("struct ==") { nest(1) { |v| S.new(v) } == nest(1) { |v| S.new(v) } }
survive("object inspect") { nest(1) { |v| N.new(v) }.inspect }
puts "the end"
)";

const char* const kPython = R"(
import functools
def expect(name, f):
    try:
        f()
        print('BAD', name, 'no error')
    except RecursionError as e:
        print(name, e)
def survive(name, f):
    try:
        f()
        print(name, 'done')
    except RecursionError as e:
        print(name, e)
class X:
    def __lt__(self, o): return sorted([self, o])
    def __repr__(self): return repr((self, 1)) if False else str([X()])
    def __eq__(self, o): return [X()] == [X()]
    def __hash__(self): return hash((self,))
    def __add__(self, o): return self + o
    def __radd__(self, o): return 1 + self
    def __getattr__(self, n): return getattr(self, n)
    def __len__(self): return len(self)
    def __bool__(self): return not self
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __contains__(self, o): return o in self
    def __getitem__(self, o): return self[o]
    def __format__(self, s): return format(self, s)
    def __index__(self): return [1, 2, 3][self]
    def __neg__(self): return -self
    @property
    def p(self): return self.p
class I:
    def __init__(self): I()
class D(dict):
    def __missing__(self, k): return self[k + 1]
def direct(n): return direct(n + 1)
def even(n): return odd(n + 1)
def odd(n): return even(n + 1)
def delegate(): yield from delegate()
def iterate():
    for x in iterate(): yield x
def ensured():
    try: return ensured()
    finally: pass
def rescued():
    try: return rescued()
    except ValueError: pass
def comprehension(): return [comprehension() for i in range(1)]
def mapped(n): return list(map(mapped, [n]))
def key(n): return sorted([1, 2], key=key)
def compare(a, b): return sorted([a, b], key=functools.cmp_to_key(compare))
def all_of_them():
    expect('direct', lambda: direct(0))
    expect('mutual', lambda: even(0))
    expect('generator', lambda: next(delegate()))
    expect('for', lambda: next(iterate()))
    expect('finally', ensured)
    expect('except', rescued)
    expect('comprehension', comprehension)
    expect('map', lambda: mapped(1))
    expect('key', lambda: key(1))
    expect('cmp', lambda: compare(1, 2))
    expect('init', I)
    expect('sort', lambda: sorted([X(), X()]))
    expect('repr', lambda: repr(X()))
    expect('eq', lambda: X() == X())
    expect('in', lambda: X() in [X()])
    expect('hash', lambda: hash(X()))
    expect('key', lambda: {X(): 1})
    expect('add', lambda: X() + 1)
    expect('radd', lambda: 1 + X())
    expect('getattr', lambda: X().foo)
    expect('len', lambda: len(X()))
    expect('bool', lambda: bool(X()))
    expect('iter', lambda: list(X()))
    expect('call', lambda: X()())
    expect('contains', lambda: 1 in X())
    expect('getitem', lambda: X()[1])
    expect('format', lambda: f'{X():d}')
    expect('index', lambda: [1][X()])
    expect('neg', lambda: -X())
    expect('property', lambda: X().p)
    expect('missing', lambda: D()[1])
def nest(v, wrap):
    for i in range(DEEP): v = wrap(v)
    return v
def deep_data():
    survive('list repr', lambda: repr(nest([], lambda v: [v])))
    survive('tuple repr', lambda: repr(nest((), lambda v: (v,))))
    survive('dict repr', lambda: repr(nest({}, lambda v: {1: v})))
    survive('list eq', lambda: nest([], lambda v: [v]) == nest([], lambda v: [v]))
    survive('tuple eq', lambda: nest((), lambda v: (v,)) == nest((), lambda v: (v,)))
    survive('tuple lt', lambda: nest((), lambda v: (v,)) < nest((), lambda v: (v,)))
    survive('dict eq', lambda: nest({}, lambda v: {1: v}) == nest({}, lambda v: {1: v}))
    survive('tuple hash', lambda: hash(nest((), lambda v: (v,))))
    survive('isinstance', lambda: isinstance(1, nest((), lambda v: (v,))))
    survive('print', lambda: str(nest([], lambda v: [v])))
)";

std::string with_depth(std::string text) {
  for (size_t at; (at = text.find("DEEP")) != std::string::npos;) text.replace(at, 4, kDeep);
  return text;
}

}  // namespace

TEST_CASE("recursion in Ruby") { check_all("recursion.rb", with_depth(kRuby)); }

TEST_CASE("recursion in Python") {
  check_all("recursion.py", with_depth(kPython) + "all_of_them()\ndeep_data()\nprint('the end')\n");
}

TEST_CASE("recursion in Python with its own limit out of the way") {
  std::string limit = "import sys\nsys.setrecursionlimit(10**9)\n";
  check_all(
      "stack.py",
      with_depth(kPython) + limit +
          "deep_data()\nexpect('direct', lambda: direct(0))\nexpect('eq', lambda: X() == X())\nprint('the end')\n");
}
