# SPDX-License-Identifier: MIT
$helper_loads = ($helper_loads || 0) + 1
helper_local = 1
module Helper
  VERSION = "1.0" unless const_defined?(:VERSION)
  def self.twice(x) = x * 2
  class Nested; def hi = "hi from #{File.basename(__FILE__)}:#{__LINE__}"; end
end
def helper_function(x) = x + 100
