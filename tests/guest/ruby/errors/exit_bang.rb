# SPDX-License-Identifier: MIT
at_exit { puts "not run" }
$stdout.puts "out"
$stdout.flush
exit! 4
