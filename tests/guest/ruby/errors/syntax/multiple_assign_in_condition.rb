# SPDX-License-Identifier: MIT
if (a, b = 1, 2 then 3 end
