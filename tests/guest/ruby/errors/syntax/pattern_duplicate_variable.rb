# SPDX-License-Identifier: MIT
case [1, 2]
in [a, a] then 1
end
