# SPDX-License-Identifier: MIT
require_relative "helper"
def second_says = "second #{Helper.twice(1)} #{__FILE__ == $0}"
