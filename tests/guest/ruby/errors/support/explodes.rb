# SPDX-License-Identifier: MIT
module Explodes
  def self.now(x)
    later(x) { |v| raise "exploded with #{v}" }
  end
  def self.later(x) = yield(x + 1)
end
