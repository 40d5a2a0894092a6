# SPDX-License-Identifier: MIT
# One file required by many threads runs once, and all see it whole. Output of several threads keeps its lines.
errors = Queue.new
$runs = Queue.new
folder = "/tmp/hypha-require-#{Process.pid}"
paths = 4.times.map { |i| "#{folder}_#{i}.rb" }
paths.each_with_index do |p, i|
  File.write(p, "$runs << #{i}\nmodule Loaded#{i}\n  sleep 0.002\n  DONE = #{i}\n  def self.f = DONE + 1\nend\n")
end
begin
  ts = 8.times.map { |t| Thread.new { paths.rotate(t).map { |p| require p }.count(true) } }
  errors << "loaded" unless ts.sum(&:value) == 4
  errors << "runs #{$runs.size}" unless $runs.size == 4
  errors << "complete" unless Loaded0.f == 1 && Loaded3.f == 4
  out = "#{folder}.txt"
  File.open(out, "w") do |f|
    4.times.map { |t| Thread.new { 100.times { |i| f.puts "thread #{t} line #{i}" } } }.each(&:join)
  end
  lines = File.readlines(out, chomp: true)
  errors << "lines #{lines.size}" unless lines.size == 400 && lines.uniq.size == 400 && lines.all? { |l| l =~ /\Athread \d line \d+\z/ }
ensure
  (paths + [out]).compact.each { |p| File.delete(p) if File.exist?(p) }
end

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
