# SPDX-License-Identifier: MIT
# One line of a backtrace, "path:lineno:in `label'", in its parts.
class Thread::Backtrace::Location
  def __parse(text)
    @text = text
    @path, @lineno, @label = /\A(.*?):(\d+)(?::in `(.*)')?\z/.match(text).captures
    @lineno = @lineno.to_i
    self
  end

  def path = @path
  def lineno = @lineno
  def label = @label
  def base_label = @label.sub(/\A(?:block (?:\(\d+ levels\) )?in |rescue in |ensure in )+/, "")
  def absolute_path = File.expand_path(@path)
  def to_s = @text
  def inspect = @text.inspect
end

module Kernel
  def self.caller_locations(start = 1, length = nil) = caller(start + 1, length)&.map { |text| Thread::Backtrace::Location.allocate.__parse(text) }

  private def caller_locations(start = 1, length = nil)
    if Range === start
      list = caller(start.begin + 1) || []
      texts = list[0..(start.end.nil? || start.end < 0 ? start.end : start.end - start.begin)]
    else
      texts = caller(start + 1, length)
    end
    texts&.map { |text| Thread::Backtrace::Location.allocate.__parse(text) }
  end
end

class Exception
  def backtrace_locations
    __raised? ? backtrace.map { |text| Thread::Backtrace::Location.allocate.__parse(text) } : nil
  end
end
