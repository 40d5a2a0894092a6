# SPDX-License-Identifier: MIT
require_relative "support/explodes"
Explodes.now(1)
