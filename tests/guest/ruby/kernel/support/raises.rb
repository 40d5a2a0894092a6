# SPDX-License-Identifier: MIT
def helper_that_raises
  raise "from required file"
end
helper_that_raises
