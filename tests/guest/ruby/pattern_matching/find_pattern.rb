# SPDX-License-Identifier: MIT
case [1, 2, 42, 5]
in [*, 40..50 => found, *post] then p found, post
end
case [{ name: "a", v: 1 }, { name: "b", v: 2 }, { name: "c", v: 3 }]
in [*pre, { name: "b", v: }, *post] then p pre, v, post
end
