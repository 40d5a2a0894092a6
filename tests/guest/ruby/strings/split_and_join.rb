# SPDX-License-Identifier: MIT
p "a,b,c".split(","), "a b  c".split, " a b ".split, " a b ".split(" "), "a,b,,".split(","), "a,b,,".split(",", -1),
  "a,b,c,d".split(",", 2), ",a".split(","), "".split(","), "".split, "abc".split(""), "a  b".split(/ /),
  "a1b2c".split(/\d/), "a1b2c".split(/(\d)/), "abc".split(/b/) , "aXbXc".split("X", -1), "a b c".split(" ", 2),
  "2024-01-02".split("-").map(&:to_i)
"x-y-z".split("-") { |part| print part, ";" }
puts
p [1, 2, 3].join, [1, 2, 3].join("-"), [1, [2, [3, nil]]].join(","), [].join("x"), ["a", :b, 1.5, nil].join("|")
p "a\nb\nc".lines, "a\nb\n".lines, "a\nb".each_line.map(&:chomp), "a\n\nb".lines, "axbxc".each_line("x").to_a,
  "a\nb\n".lines(chomp: true), "".lines
p "key=value=x".partition("="), "nokey".partition("="), "a.b.c".rpartition("."), "abc".rpartition("x"),
  "a1b2".partition(/\d/)
p "hello world foo".split.map(&:capitalize).join(" ")
