# SPDX-License-Identifier: MIT
undef 5
