# SPDX-License-Identifier: MIT
puts 1
end
