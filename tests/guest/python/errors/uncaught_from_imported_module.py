# SPDX-License-Identifier: MIT
import support.explodes

support.explodes.now(1)
