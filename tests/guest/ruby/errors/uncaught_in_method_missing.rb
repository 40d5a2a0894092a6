# SPDX-License-Identifier: MIT
class Ghost
  def method_missing(name, *args)
    raise NoMethodError, "no ghost method #{name}"
  end
  def respond_to_missing?(*) = false
end
Ghost.new.boo
