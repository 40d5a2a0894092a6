# SPDX-License-Identifier: MIT
NAMES = %w[a b].freeze
NAMES << "c"
