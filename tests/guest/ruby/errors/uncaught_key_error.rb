# SPDX-License-Identifier: MIT
config = { host: "h" }
config.fetch(:port)
