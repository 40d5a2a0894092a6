# SPDX-License-Identifier: MIT
alias $1 $2
