# SPDX-License-Identifier: MIT
# method_missing, send, respond_to? and define_method.
class Recorder
  FIELDS = %i[alpha beta gamma].freeze

  FIELDS.each_with_index { |name, i| define_method(name) { |x| x + i } }

  def method_missing(name, *arguments)
    return super unless name.start_with?("add_")
    @total = (@total || 0) + arguments.sum
  end

  def respond_to_missing?(name, include_private = false) = name.start_with?("add_") || super
end

n = (ARGV[0] || 10).to_i
recorder = Recorder.new
checksum = 0
(n * 1000).times do |i|
  checksum += recorder.send(Recorder::FIELDS[i % 3], i)
  checksum += recorder.public_send(:alpha, 1)
  checksum += recorder.add_two(i, 1)
  checksum += 1 if recorder.respond_to?(:add_anything)
end
puts "dynamic_dispatch: #{checksum}"
