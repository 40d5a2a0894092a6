# SPDX-License-Identifier: MIT
p "a".eql?("a"), "a" == "a", "a".equal?("a"), "a" === "a", "a".hash == "a".hash, "a" != "b", "a" =~ /a/, "1" == 1,
  "a" == :a, "a" == nil
p "abc" <=> "abcd", "b" <=> "abc", "" <=> "", "" <=> "a", "A" <=> "a", "é" <=> "f", "10" <=> "9", %w[10 9 1].sort,
  %w[10 9 1].sort_by(&:to_i), %w[pear fig apple].sort_by { |w| [w.size, w] }, %w[pear fig apple].max_by(&:size),
  %w[pear fig apple].min, %w[a b].max
begin
  "a" < 1
rescue ArgumentError => e
  p e.message
end
begin
  ["a", 1].sort
rescue ArgumentError => e
  p e.message
end
begin
  ["a", nil].max
rescue ArgumentError => e
  p e.message
end
class S
  def to_str = "a"
  def ==(o) = true
end
p "a" == S.new, "a".casecmp("A").zero?, "a".between?("a", "b")
