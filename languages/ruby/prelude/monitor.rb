# SPDX-License-Identifier: MIT
class Monitor
  def new_cond = MonitorMixin::ConditionVariable.new(self)
  def wait_for_cond(condition, timeout) = __wait(condition, timeout)
end

class MonitorMixin::ConditionVariable
  def initialize(monitor)
    @monitor = monitor
    @cond = Thread::ConditionVariable.new
  end

  def wait(timeout = nil)
    @monitor.mon_check_owner
    @monitor.wait_for_cond(@cond, timeout)
  end

  def wait_while
    wait while yield
  end

  def wait_until
    wait until yield
  end

  def signal
    @monitor.mon_check_owner
    @cond.signal
  end

  def broadcast
    @monitor.mon_check_owner
    @cond.broadcast
  end
end

module MonitorMixin
  def self.extended(object)
    object.__send__(:mon_initialize)
  end

  def mon_try_enter = @mon_data.try_enter
  def try_mon_enter = @mon_data.try_enter
  def mon_enter = @mon_data.enter
  def mon_exit = @mon_data.exit
  def mon_locked? = @mon_data.mon_locked?
  def mon_owned? = @mon_data.mon_owned?

  def mon_synchronize(&block) = @mon_data.synchronize(&block)
  def synchronize(&block) = @mon_data.synchronize(&block)

  def new_cond = ::MonitorMixin::ConditionVariable.new(@mon_data)

  def initialize(*arguments, **options, &block)
    super
    mon_initialize
  end

  def mon_initialize
    @mon_data = ::Monitor.new
    @mon_data_owner_object_id = object_id
  end
end
