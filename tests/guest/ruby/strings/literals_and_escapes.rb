# SPDX-License-Identifier: MIT
puts "tab\there", "new\nline", 'single \n stays', "quote \" inside", 'it''s', 'it\'s', "back\\slash"
p "a\tb\n", 'a\tb', "\e[0m", "\x41\u00e9\u{1F600}", "\0", "\s", "\a\b\v\f\r", "\101"
p %q(single 'quoted' (nested) #{no}), %Q(double #{1 + 1} "q"), %(parens), %w[a b c], %W[x#{1} y], %w(), %i[a b]
p "con" "cat" 'enated', ?a, ?\n
p "#notinterp", "\#{no}", "#{}", "#{nil}", "#{:sym}", "#{1}#{2.0}#{[1, nil]}#{{a: 1}}"
p "é", "日本語", "\u0001", "\u200b", "tab\u0009"
p "a\
b"
p '#{x} #$x #@x', "\#$x", "\#@x", "#", "# {"
