# SPDX-License-Identifier: MIT
class Safe
  def inspect = "#<Safe>"
  private
  def open_it = 1
end
Safe.new.open_it
