// SPDX-License-Identifier: MIT
// time: clocks, and the calendar's conversions, which the prelude's _time_fields wraps.
#include <time.h>

#include "framework/node/node.h"
#include "framework/thread/guest_thread.h"
#include "framework/thread/signals.h"
#include "languages/python/core/native.h"

namespace hypha::python {

namespace {

int64_t clock_ns(clockid_t id) {
  timespec t;
  clock_gettime(id, &t);
  return int64_t(t.tv_sec) * 1000000000 + t.tv_nsec;
}
template <clockid_t Id>
Value seconds(CallTarget*, const Value*) {
  return box_double(double(clock_ns(Id)) / 1e9);
}
template <clockid_t Id>
Value nanoseconds(CallTarget*, const Value*) {
  return integer::from_int64(clock_ns(Id));
}
Value time_sleep(CallTarget*, const Value* args) {
  double s;
  PY_TRY(to_double(args[1], &s));
  if (s < 0) return raise_value_error("sleep length must be non-negative");
  flush_stdout();
  signals::start_waker();
  Deadline until = deadline_after(s);
  while (!has_passed(until))
    if (threads::park(until) == Wake::Interrupted) PY_TRY(poll_slow());
  return kNil;
}
// ---- the calendar: (year, month, day, hour, minute, second, weekday from Monday, day of the year, is summer time)

Value fields_of(const tm& t) {
  return new_tuple({fixnum(t.tm_year + 1900), fixnum(t.tm_mon + 1), fixnum(t.tm_mday), fixnum(t.tm_hour),
                    fixnum(t.tm_min), fixnum(t.tm_sec), fixnum((t.tm_wday + 6) % 7), fixnum(t.tm_yday + 1),
                    fixnum(t.tm_isdst)});
}
Value to_tm(Value fields, tm* out) {
  int64_t f[9];
  for (int i = 0; i < 9; i++) PY_TRY(to_int64(PY_TRY(get_item(fields, fixnum(i))), &f[i]));
  *out = {};
  out->tm_year = int(f[0]) - 1900, out->tm_mon = int(f[1]) - 1, out->tm_mday = int(f[2]);
  out->tm_hour = int(f[3]), out->tm_min = int(f[4]), out->tm_sec = int(f[5]);
  out->tm_wday = int(f[6] + 1) % 7, out->tm_yday = int(f[7]) - 1, out->tm_isdst = int(f[8]);
  return kNil;
}
template <tm* (*Convert)(const time_t*, tm*)>
Value calendar(Value seconds) {
  double s;
  PY_TRY(to_double(seconds, &s));
  time_t t = time_t(__builtin_floor(s));
  tm out{};
  return Convert(&t, &out) ? fields_of(out) : raise_overflow_error("timestamp out of range for platform time_t");
}
Value make_time(Value fields) {
  tm t;
  PY_TRY(to_tm(fields, &t));
  return box_double(double(mktime(&t)));
}
Value format_time(Value format, Value fields) {
  tm t;
  PY_TRY(to_tm(fields, &t));
  if (view_of(format).empty()) return format;
  std::string out(view_of(format).size() * 4 + 256, 0), text(view_of(format));
  out.resize(strftime(out.data(), out.size(), text.c_str(), &t));
  return new_str(out);
}
// None: the text does not fit the format.
Value parse_time(Value text, Value format) {
  tm t{};
  t.tm_mday = 1, t.tm_isdst = -1, t.tm_year = 0;
  std::string s(view_of(text)), f(view_of(format));
  const char* end = strptime(s.c_str(), f.c_str(), &t);
  if (!end) return kNil;
  if (*end) return raise_value_error("unconverted data remains: " + std::string(end));
  tm whole = t;
  whole.tm_isdst = 0;
  timegm(&whole);  // weekday and day of the year
  whole.tm_isdst = -1;
  return fields_of(whole);
}
Value zone_name(Value fields) {
  tm t;
  PY_TRY(to_tm(fields, &t));
  mktime(&t);
  return new_str(t.tm_zone);
}

// What needs struct_time is made when it is asked for.
Value time_getattr(Value name) {
  for (const char* known : {"struct_time", "gmtime", "localtime", "mktime", "strftime", "strptime", "asctime", "ctime",
                            "timezone", "altzone", "daylight", "tzname"})
    if (view_of(name) == known) {
      Value v = PY_TRY(get_attribute(PY_TRY(import_module("_time_fields")), intern(known)));
      PY_TRY(set_attribute(PY_TRY(import_module("time")), intern(known), v));
      return v;
    }
  return raise(types.AttributeError, "module 'time' has no attribute '" + std::string(view_of(name)) + "'");
}

const NativeRow kCalendar[] = {
    {"_gmtime", native<calendar<gmtime_r>>, "seconds /"}, {"_localtime", native<calendar<localtime_r>>, "seconds /"},
    {"_mktime", native<make_time>, "fields /"},           {"_strftime", native<format_time>, "format fields /"},
    {"_strptime", native<parse_time>, "text format /"},   {"_zone_name", native<zone_name>, "fields /"},
    {"__getattr__", native<time_getattr>, "name /"}};
const NativeRow kTime[] = {{"time", seconds<CLOCK_REALTIME>},
                           {"time_ns", nanoseconds<CLOCK_REALTIME>},
                           {"perf_counter", seconds<CLOCK_MONOTONIC>},
                           {"perf_counter_ns", nanoseconds<CLOCK_MONOTONIC>},
                           {"monotonic", seconds<CLOCK_MONOTONIC>},
                           {"monotonic_ns", nanoseconds<CLOCK_MONOTONIC>},
                           {"process_time", seconds<CLOCK_PROCESS_CPUTIME_ID>},
                           {"process_time_ns", nanoseconds<CLOCK_PROCESS_CPUTIME_ID>},
                           {"thread_time", seconds<CLOCK_THREAD_CPUTIME_ID>},
                           {"sleep", time_sleep, "secs /"}};
void define_time(ModuleInfo* m) {
  define_functions(m, kTime);
  define_functions(m, kCalendar);
}
HY_PYTHON_MODULE("time", define_time);

}  // namespace

}  // namespace hypha::python
