# SPDX-License-Identifier: MIT
$counter = 0
def bump = $counter += 1
3.times { bump }
p $counter, $undefined_global, $0.class, $,.inspect, $/, $;.inspect, $!.inspect, $stdout.class, $stderr.fileno,
  $PROGRAM_NAME.class, $:.class, $".class, $$.class, $~.inspect, $VERBOSE, $DEBUG, $-w
"abc" =~ /(b)(c)/
p $~[0], $1, $2, $3, $`, $', $+, $&
def other = ("zz" =~ /z/; $~[0])
p other, $~[0]
[1].each { "q" =~ /q/ }
p $~[0]
begin
  raise "oops"
rescue
  p $!.message, $@.class
end
p $!
alias $cnt $counter
$cnt += 10
p $counter, global_variables.include?(:$counter), defined?($counter), defined?($nope)
$a, $b = 1, [2]
p $a, $b
$h ||= {}
$h[:k] = 1
p $h
