# SPDX-License-Identifier: MIT
rescue => e
puts e
