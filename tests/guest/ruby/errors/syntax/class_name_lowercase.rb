# SPDX-License-Identifier: MIT
class foo
end
