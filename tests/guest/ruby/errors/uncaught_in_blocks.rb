# SPDX-License-Identifier: MIT
def each_thing
  [1, 2].each do |x|
    yield x
  end
end
each_thing do |v|
  [v].map { |w| Integer("bad#{w}") }
end
