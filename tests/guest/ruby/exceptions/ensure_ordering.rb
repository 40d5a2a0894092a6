# SPDX-License-Identifier: MIT
def log(x) = print(x, " ")
def normal
  log :body
  :value
ensure
  log :ensure
  :ignored
end
def with_return
  return :body
ensure
  log :e
end
def override
  return :body
ensure
  return :ensure
end
def swallow
  raise "lost"
ensure
  return :swallowed
end
def nested
  begin
    begin
      log 1
      raise "a"
    ensure
      log 2
    end
  rescue => e
    log e.message
    raise "b"
  ensure
    log 3
  end
rescue => e
  log e.message
  :rescued
else
  log :never
ensure
  log 4
end
def in_loop
  [1, 2, 3].each do |i|
    begin
      next if i == 1
      break if i == 3
      log "i#{i}"
    ensure
      log "e#{i}"
    end
  end
end
def while_break
  i = 0
  while i < 5
    i += 1
    begin
      next if i == 2
      break if i == 4
      log i
    ensure
      log "w#{i}"
    end
  end
  i
end
def elses
  log :a
rescue
  log :b
else
  log :c
  :else_value
ensure
  log :d
end
def raise_in_ensure
  begin
    raise "first"
  ensure
    raise "second"
  end
rescue => e
  [e.message, e.cause&.message]
end
def raise_in_rescue
  raise "first"
rescue
  raise "second"
ensure
  log :ens
end
def modify
  x = 1
  return x
ensure
  x = 2
end
def ref
  a = [1]
  return a
ensure
  a << 2
end
def yielder
  yield
ensure
  log :yens
end
def return_through = yielder { return :through }
def throw_through = catch(:t) { yielder { throw :t, :thrown } }
def loop_break = loop { begin; break :lb; ensure; log :le; end }
def nested_ensure_deep
  begin
    begin
      begin
        return :deep
      ensure
        log 1
      end
    ensure
      log 2
    end
  ensure
    log 3
  end
end
%i[normal with_return override swallow nested in_loop while_break elses raise_in_ensure modify ref return_through throw_through loop_break nested_ensure_deep].each { |m| p send(m) }
p((raise_in_rescue rescue [$!.message, $!.cause.message]))
x = begin
  5
ensure
  6
end
p x
at = []
begin
  at << 1
  raise "q"
rescue
  at << 2
else
  at << 3
ensure
  at << 4
end
p at
