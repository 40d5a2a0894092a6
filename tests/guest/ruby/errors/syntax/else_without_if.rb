# SPDX-License-Identifier: MIT
else
  1
end
