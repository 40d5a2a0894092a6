# SPDX-License-Identifier: MIT
while
end end
