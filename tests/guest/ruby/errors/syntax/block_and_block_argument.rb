# SPDX-License-Identifier: MIT
def f; end
f(&:x) { 1 }
