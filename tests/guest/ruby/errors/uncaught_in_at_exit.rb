# SPDX-License-Identifier: MIT
at_exit { puts "handler ran" }
puts "body"
raise IOError, "stream closed"
