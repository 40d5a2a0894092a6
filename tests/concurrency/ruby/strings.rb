# SPDX-License-Identifier: MIT
# Strings, symbols and regexps of many threads.
errors = Queue.new
s = +""
4.times.map { |t| Thread.new { 200.times { s << "abcd"[t] } } }.each(&:join)
errors << "lost: #{s.size}" unless s.size == 800 && s.chars.tally.values == [200] * 4

syms = 4.times.map { Thread.new { 200.times.map { |i| :"dynamic_#{i}" } } }.map(&:value)
errors << "symbols" unless syms.uniq.size == 1 && syms[0].each_with_index.all? { |x, i| x.equal?(:"dynamic_#{i}") }

4.times.map do |t|
  Thread.new do
    80.times do |i|
      errors << "match" unless "key#{t}=#{i}" =~ /key(\d)=(\d+)/ && $1.to_i == t && $2.to_i == i
      errors << "dynamic" unless /#{t}-#{i % 5}/.match?("#{t}-#{i % 5}")
      errors << "gsub" unless "a#{i}b".gsub(/\d+/) { |d| (d.to_i + t).to_s } == "a#{i + t}b"
      errors << "format" unless format("%03d|%s", i, t) == i.to_s.rjust(3, "0") + "|#{t}"
    end
  end
end.each(&:join)

same = 4.times.map { Thread.new { 50.times.map { |i| -"dedup#{i}" } } }.map(&:value)
errors << "dedup" unless same.transpose.all? { |row| row.all? { |x| x == row[0] } }

sums = 3.times.map { Thread.new { 60.times.map { |i| eval("#{i} * 2 + 1") }.sum } }.map(&:value)
errors << "eval #{sums}" unless sums == [3600] * 3

r = Random.new(1)
3.times.map { Thread.new { 200.times { x = r.rand(10); errors << "rand #{x}" unless (0...10) === x; rand; [1, 2, 3].shuffle } } }.each(&:join)

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
