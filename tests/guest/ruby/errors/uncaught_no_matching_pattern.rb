# SPDX-License-Identifier: MIT
case { status: 500 }
in { status: 200 } then puts "ok"
in { status: 404 } then puts "missing"
end
