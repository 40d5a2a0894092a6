# SPDX-License-Identifier: MIT
def f
  BEGIN { puts 1 }
end
