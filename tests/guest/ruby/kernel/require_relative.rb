# SPDX-License-Identifier: MIT
p require_relative("support/helper"), require_relative("support/helper"), require_relative("support/helper.rb")
p Helper::VERSION, Helper.twice(4), helper_function(3), $helper_loads, Helper::Nested.new.hi, defined?(helper_local)
require_relative "support/second"
p second_says, $helper_loads
begin
  require_relative "support/missing"
rescue LoadError => e
  p e.class, e.message.sub(Dir.pwd, ""), e.path.sub(Dir.pwd, "")
end
p load(File.join(__dir__, "support/helper.rb")), $helper_loads, require("set"),
  $LOADED_FEATURES.any? { |f| f.end_with?("support/helper.rb") }
begin
  require_relative "support/raises"
rescue => e
  p e.message, e.backtrace.first.sub(Dir.pwd + "/", "")
end
begin
  require "definitely/not/there"
rescue LoadError => e
  puts e.message, e.path
end
