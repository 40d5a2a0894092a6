// SPDX-License-Identifier: MIT
// Time: a moment as nanoseconds since 1970, and the offset in which its parts are read.
#include <ctime>

#include <cmath>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

// kOffset: seconds east of Greenwich, nil: local time, false: UTC.
enum TimeField { kNanoseconds, kOffset, kTimeFields };
constexpr int64_t kBillion = 1000000000;

bool is_time(Value v) { return is_kind(v, Kind::Native) && is_a(v, classes.Time); }
Value field(Value t, TimeField f) { return t.ptr<Object>()->fields[f].load(); }
int64_t nanoseconds(Value t) {
  int64_t n = 0;
  integer::to_int64(field(t, kNanoseconds), &n);
  return n;
}
int64_t floor_seconds(int64_t ns) { return ns / kBillion - (ns % kBillion < 0); }
int64_t seconds(Value t) { return floor_seconds(nanoseconds(t)); }
int64_t fraction(Value t) { return nanoseconds(t) - seconds(t) * kBillion; }
bool is_utc(Value t) { return field(t, kOffset) == kFalse; }

Value make_time(ClassInfo* c, int64_t ns, Value offset) {
  Object* o = allocate_object(c->instance_shape);
  Value t = ref(o);
  o->fields[kOffset].init(offset);
  o->fields[kNanoseconds].write(o, integer::from_int64(ns));
  return t;
}

std::tm parts(Value t) {
  std::tm r{};
  time_t s = seconds(t);
  Value offset = field(t, kOffset);
  if (offset == kNil) {
    localtime_r(&s, &r);
    return r;
  }
  int64_t east = offset == kFalse ? 0 : offset.as_int();
  s += east;
  gmtime_r(&s, &r);
  r.tm_gmtoff = east;
  r.tm_zone = offset == kFalse ? "UTC" : "";
  return r;
}

// A number of seconds as nanoseconds.
Value to_nanoseconds(Value v, int64_t unit, int64_t* out) {
  if (is_float(v)) {
    double d = number::to_double(v) * double(unit);
    if (!std::isfinite(d)) return raise(classes.FloatDomainError, float_to_s(number::to_double(v)));
    if (std::fabs(d) > 9e18) return raise(classes.RangeError, "time out of range");
    // The exact binary value, cut down.
    double whole = std::floor(number::to_double(v));
    *out = int64_t(whole) * unit + int64_t(std::floor((number::to_double(v) - whole) * double(unit)));
    return kNil;
  }
  if (!is_integer(v)) {
    if (v == kNil || is_string(v) || !is_a(v, classes.Numeric))
      return raise(classes.TypeError, "can't convert " + describe_operand(v) + " into an exact number");
    double d;
    RB_TRY(to_double(v, &d));
    *out = int64_t(std::floor(d * double(unit)));
    return kNil;
  }
  Value n = integer::mul(v, integer::from_int64(unit));
  return n != kFailed && integer::to_int64(n, out) ? kNil : raise(classes.RangeError, "time out of range");
}

// "+09:00", "UTC", seconds: the field's value.
Value parse_offset(Value v) {
  if (v == kUndefined || v == kNil) return kNil;
  if (is_integer(v)) return v;
  v = RB_TRY(as_string(v));
  std::string_view s = view_of(v);
  if (s == "UTC" || s == "Z" || s == "-00:00") return kFalse;
  auto digit = [&](size_t i) { return i < s.size() && std::isdigit(uint8_t(s[i])) ? s[i] - '0' : -1000; };
  int hours = digit(1) * 10 + digit(2), minutes = 0;
  if (s.size() == 6 && s[3] == ':') minutes = digit(4) * 10 + digit(5);
  else if (s.size() == 5) minutes = digit(3) * 10 + digit(4);
  bool valid = (s.size() == 3 || s.size() == 5 || s.size() == 6) && (s[0] == '+' || s[0] == '-') && hours >= 0 &&
               hours < 24 && minutes >= 0 && minutes < 60;
  if (!valid)
    return raise(
        classes.ArgumentError,
        "\"+HH:MM\", \"-HH:MM\", \"UTC\" or \"A\"..\"I\",\"K\"..\"Z\" expected for utc_offset: " + std::string(s));
  int64_t east = (hours * 60 + minutes) * 60;
  return fixnum(s[0] == '-' ? -east : east);
}

Value offset_option(Value keywords, Value* out) {
  if (!is_hash(keywords)) return kNil;
  Value in = RB_TRY(hash_get(keywords, symbol_value(intern("in"))));
  if (in != kUndefined) *out = RB_TRY(parse_offset(in));
  return kNil;
}

int64_t now_nanoseconds() {
  timespec ts;
  clock_gettime(CLOCK_REALTIME, &ts);
  return int64_t(ts.tv_sec) * kBillion + ts.tv_nsec;
}

Value month_number(Value v, int64_t* out) {
  static constexpr const char* kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                            "jul", "aug", "sep", "oct", "nov", "dec"};
  if (is_string(v)) {
    std::string name(view_of(v));
    for (char& c : name) c = char(std::tolower(c));
    for (int i = 0; i < 12; i++)
      if (name == kMonths[i]) return *out = i + 1, kNil;
    v = RB_TRY(convert_to_integer(v, fixnum(10), true));
  }
  return to_int64(v, out);
}

// Year, month ... in an offset as a Time.
Value from_parts(ClassInfo* c, const Value* given, Value offset) {
  int64_t n[6] = {0, 1, 1, 0, 0, 0}, ns = 0;
  for (int i = 0; i < 6; i++) {
    if (given[i] == kUndefined || given[i] == kNil) continue;
    if (i == 5 && is_float(given[i])) {
      RB_TRY(to_nanoseconds(given[i], kBillion, &ns));
      n[5] = floor_seconds(ns);
      ns -= n[5] * kBillion;
    } else if (i == 1) {
      RB_TRY(month_number(given[i], &n[i]));
    } else {
      Value v = is_string(given[i]) ? RB_TRY(convert_to_integer(given[i], fixnum(10), true)) : given[i];
      RB_TRY(to_int64(v, &n[i]));
    }
  }
  auto outside = [](const char* what) { return raise(classes.ArgumentError, std::string(what) + " out of range"); };
  if (n[1] < 1 || n[1] > 12) return outside("mon");
  if (n[3] < 0 || n[3] > 24) return outside("hour");
  if (n[4] < 0 || n[4] > 59) return outside("min");
  if (n[5] < 0 || n[5] > 60) return outside("sec");
  if (n[2] < 1 || n[2] > 31) return outside("argument");
  if (n[0] < 1678 || n[0] > 2261) return raise(classes.RangeError, "time out of range");
  std::tm t{};
  t.tm_year = int(n[0] - 1900), t.tm_mon = int(n[1] - 1), t.tm_mday = int(n[2]);
  t.tm_hour = int(n[3]), t.tm_min = int(n[4]), t.tm_sec = int(n[5]), t.tm_isdst = -1;
  time_t s = offset == kNil ? mktime(&t) : timegm(&t) - (offset == kFalse ? 0 : offset.as_int());
  return make_time(c, int64_t(s) * kBillion + ns, offset);
}

// ---- making

Value now(Value klass, Value keywords) {
  Value offset = kNil;
  RB_TRY(offset_option(keywords, &offset));
  return make_time(class_info(klass), now_nanoseconds(), offset);
}

Value new_time(CallTarget*, const Value* a) {  // year .. second, offset; in:
  Value offset = a[8] == kUndefined ? kNil : RB_TRY(parse_offset(a[8]));
  RB_TRY(offset_option(a[9], &offset));
  ClassInfo* c = class_info(a[0]);
  return a[2] == kUndefined ? make_time(c, now_nanoseconds(), offset) : from_parts(c, a + 2, offset);
}
template <bool kUtc>
Value from_date(CallTarget*, const Value* a) {
  return from_parts(class_info(a[0]), a + 2, kUtc ? kFalse : kNil);
}

Value at(CallTarget*, const Value* a) {  // seconds, fraction, unit; in:
  Value offset = kNil;
  if (is_time(a[2])) offset = field(a[2], kOffset);
  RB_TRY(offset_option(a[5], &offset));
  int64_t ns;
  if (is_time(a[2])) ns = nanoseconds(a[2]);
  else RB_TRY(to_nanoseconds(a[2], kBillion, &ns));
  if (a[3] != kUndefined) {
    int64_t unit = 1000, more;
    if (a[4] != kUndefined) {
      std::string_view name = is_symbol(a[4]) ? view_of(a[4]) : "";
      if (name == "millisecond") unit = 1000000;
      else if (name == "usec" || name == "microsecond") unit = 1000;
      else if (name == "nsec" || name == "nanosecond") unit = 1;
      else return raise(classes.ArgumentError, "unexpected unit: " + std::string(name));
    }
    RB_TRY(to_nanoseconds(a[3], unit, &more));
    ns += more;
  }
  return make_time(class_info(a[0]), ns, offset);
}

// ---- arithmetic and comparison

Value shifted(Value t, Value by, int sign) {
  int64_t ns, sum;
  RB_TRY(to_nanoseconds(by, kBillion, &ns));
  if (__builtin_add_overflow(nanoseconds(t), sign * ns, &sum)) return raise(classes.RangeError, "time out of range");
  return make_time(real_class_of(t), sum, field(t, kOffset));
}
Value plus(Value t, Value by) {
  return is_time(by) ? raise(classes.TypeError, "time + time?") : shifted(t, by, 1);
}
Value minus(Value t, Value other) {
  if (!is_time(other)) return shifted(t, other, -1);
  return box_double(double(nanoseconds(t) - nanoseconds(other)) / 1e9);
}
Value compare_times(Value a, Value b) {
  if (!is_time(b)) return kNil;
  int64_t x = nanoseconds(a), y = nanoseconds(b);
  return fixnum(x < y ? -1 : x > y);
}
Value equal_times(Value a, Value b) { return boolean(is_time(b) && nanoseconds(a) == nanoseconds(b)); }
Value hash_number(Value t) { return fixnum(int64_t(hash::scramble(nanoseconds(t)) >> 3)); }

// ---- parts

Value to_integer(Value t) { return integer::from_int64(seconds(t)); }
Value to_float(Value t) { return box_double(double(seconds(t)) + double(fraction(t)) / 1e9); }
Value nsec(Value t) { return fixnum(fraction(t)); }
Value usec(Value t) { return fixnum(fraction(t) / 1000); }
template <int std::tm::* kPart, int kAdd>
Value part(Value t) {
  return fixnum(parts(t).*kPart + kAdd);
}
template <int kDay>
Value is_day(Value t) {
  return boolean(parts(t).tm_wday == kDay);
}
Value zone(Value t) { return field(t, kOffset).is_int() ? kNil : new_string(parts(t).tm_zone); }
Value utc_offset(Value t) { return fixnum(parts(t).tm_gmtoff); }
Value utc_asked(Value t) { return boolean(is_utc(t)); }
Value is_dst(Value t) { return boolean(parts(t).tm_isdst > 0); }
Value to_utc(Value t) {
  t.ptr<Object>()->fields[kOffset].write(t.ptr(), kFalse);
  return t;
}
Value in_utc(Value t) { return make_time(real_class_of(t), nanoseconds(t), kFalse); }
Value in_local(Value t, Value offset) {
  return make_time(real_class_of(t), nanoseconds(t), RB_TRY(parse_offset(offset)));
}
Value to_local(Value t, Value offset) {
  t.ptr<Object>()->fields[kOffset].write(t.ptr(), RB_TRY(parse_offset(offset)));
  return t;
}
Value rounded(Value t, Value digits) {
  int64_t n;
  RB_TRY(rounding_digits(digits, &n));
  int64_t unit = 1;
  for (int64_t i = std::clamp<int64_t>(n, 0, 9); i < 9; i++) unit *= 10;
  int64_t ns = nanoseconds(t) + unit / 2;
  return make_time(real_class_of(t), ns - ((ns % unit) + unit) % unit, field(t, kOffset));
}

std::string offset_text(const std::tm& t, bool colon) {
  long east = std::labs(t.tm_gmtoff) / 60;
  char text[48];
  std::snprintf(text, sizeof text, "%c%02ld%s%02ld", t.tm_gmtoff < 0 ? '-' : '+', east / 60, colon ? ":" : "",
                east % 60);
  return text;
}

// ---- text

struct Directive {
  bool no_padding = false, upper = false, swap = false, colon = false;
  char padding = 0;
  int width = -1;
};

void put_number(std::string* out, const Directive& d, int64_t n, int width, char padding) {
  if (d.padding) padding = d.padding;
  if (d.width >= 0) width = d.width;
  std::string digits = std::to_string(std::llabs(n));
  std::string sign = n < 0 ? "-" : "";
  if (!d.no_padding && padding == '0')
    digits.insert(0, size_t(std::max<int64_t>(0, width - int64_t(digits.size() + sign.size()))), '0');
  digits = sign + digits;
  if (!d.no_padding && padding == ' ')
    digits.insert(0, size_t(std::max<int64_t>(0, width - int64_t(digits.size()))), ' ');
  *out += digits;
}
void put_name(std::string* out, const Directive& d, std::string s) {
  if (d.upper) std::transform(s.begin(), s.end(), s.begin(), [](char c) { return char(std::toupper(c)); });
  if (d.swap)
    std::transform(s.begin(), s.end(), s.begin(),
                   [](char c) { return char(std::isupper(c) ? std::tolower(c) : std::toupper(c)); });
  if (d.width > int(s.size())) s.insert(0, size_t(d.width) - s.size(), d.padding == '0' ? '0' : ' ');
  *out += s;
}
std::string by_library(const std::tm& t, const char* format) {
  char text[128];
  static locale_t c = newlocale(LC_ALL_MASK, "C", nullptr);
  size_t n = strftime_l(text, sizeof text, format, &t, c);
  return std::string(text, n);
}

void put_directive(std::string* out, char c, const Directive& d, Value time, const std::tm& t);

std::string format_time(Value time, std::string_view f) {
  std::tm t = parts(time);
  std::string out;
  for (size_t i = 0; i < f.size(); i++) {
    if (f[i] != '%' || i + 1 == f.size()) {
      out += f[i];
      continue;
    }
    size_t start = i++;
    Directive d;
    for (; i < f.size() && std::strchr("-0^#_:", f[i]); i++) {
      switch (f[i]) {
        case '-': d.no_padding = true; break;
        case '0': d.padding = '0'; break;
        case '_': d.padding = ' '; break;
        case '^': d.upper = true; break;
        case '#': d.swap = true; break;
        default: d.colon = true;
      }
    }
    if (i < f.size() && std::isdigit(uint8_t(f[i]))) {
      d.width = 0;
      for (; i < f.size() && std::isdigit(uint8_t(f[i])); i++) d.width = std::min(d.width * 10 + (f[i] - '0'), 4096);
    }
    if (i == f.size() || !std::strchr("YCymBbhdejHkIlMSLNzZAaupPwsnt%cDFTRrxXvUWVGg+Q", f[i])) {
      out += f.substr(start, i - start + 1);
      continue;
    }
    put_directive(&out, f[i], d, time, t);
  }
  return out;
}

void put_fraction(std::string* out, const Directive& d, int default_width, Value time) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%09ld", long(fraction(time)));
  std::string s = digits;
  s.resize(size_t(d.width > 0 ? d.width : default_width), '0');
  *out += s;
}

void put_directive(std::string* out, char c, const Directive& d, Value time, const std::tm& t) {
  int hour12 = t.tm_hour % 12 ? t.tm_hour % 12 : 12;
  switch (c) {
    case 'Y': put_number(out, d, t.tm_year + 1900, 4, '0'); break;
    case 'C': put_number(out, d, (t.tm_year + 1900) / 100, 2, '0'); break;
    case 'y': put_number(out, d, t.tm_year % 100, 2, '0'); break;
    case 'm': put_number(out, d, t.tm_mon + 1, 2, '0'); break;
    case 'd': put_number(out, d, t.tm_mday, 2, '0'); break;
    case 'e': put_number(out, d, t.tm_mday, 2, ' '); break;
    case 'j': put_number(out, d, t.tm_yday + 1, 3, '0'); break;
    case 'H': put_number(out, d, t.tm_hour, 2, '0'); break;
    case 'k': put_number(out, d, t.tm_hour, 2, ' '); break;
    case 'I': put_number(out, d, hour12, 2, '0'); break;
    case 'l': put_number(out, d, hour12, 2, ' '); break;
    case 'M': put_number(out, d, t.tm_min, 2, '0'); break;
    case 'S': put_number(out, d, t.tm_sec, 2, '0'); break;
    case 'u': put_number(out, d, t.tm_wday ? t.tm_wday : 7, 1, '0'); break;
    case 'w': put_number(out, d, t.tm_wday, 1, '0'); break;
    case 's': put_number(out, d, seconds(time), 1, '0'); break;
    case 'L': put_fraction(out, d, 3, time); break;
    case 'N': put_fraction(out, d, 9, time); break;
    case 'z': put_name(out, d, offset_text(t, d.colon)); break;
    case 'Z': put_name(out, d, field(time, kOffset).is_int() ? "" : t.tm_zone); break;
    case 'p': put_name(out, d, t.tm_hour < 12 ? "AM" : "PM"); break;
    case 'P': put_name(out, d, t.tm_hour < 12 ? "am" : "pm"); break;
    case 'n': *out += '\n'; break;
    case 't': *out += '\t'; break;
    case '%': *out += '%'; break;
    case 'c': put_name(out, d, format_time(time, "%a %b %e %H:%M:%S %Y")); break;
    case 'D': case 'x': put_name(out, d, format_time(time, "%m/%d/%y")); break;
    case 'F': put_name(out, d, format_time(time, "%Y-%m-%d")); break;
    case 'T': case 'X': put_name(out, d, format_time(time, "%H:%M:%S")); break;
    case 'R': put_name(out, d, format_time(time, "%H:%M")); break;
    case 'r': put_name(out, d, format_time(time, "%I:%M:%S %p")); break;
    case 'v': put_name(out, d, format_time(time, "%e-%^b-%Y")); break;
    case '+': put_name(out, d, format_time(time, "%a %b %e %H:%M:%S %Z %Y")); break;
    default: {
      char format[] = {'%', c, 0};
      put_name(out, d, by_library(t, format));
    }
  }
}

Value strftime(Value t, Value format) {
  format = RB_TRY(as_string(format));
  return new_string(format_time(t, view_of(format)));
}
Value to_text(Value t) {
  return new_string(format_time(t, is_utc(t) ? "%Y-%m-%d %H:%M:%S UTC" : "%Y-%m-%d %H:%M:%S %z"));
}
Value inspect_time(Value t) {
  std::string out = format_time(t, "%Y-%m-%d %H:%M:%S");
  if (fraction(t)) {
    std::string digits = format_time(t, "%N");
    while (digits.back() == '0') digits.pop_back();
    out += "." + digits;
  }
  return new_string(out + (is_utc(t) ? " UTC" : " " + format_time(t, "%z")));
}
Value to_list(Value t) {
  std::tm p = parts(t);
  return new_array({fixnum(p.tm_sec), fixnum(p.tm_min), fixnum(p.tm_hour), fixnum(p.tm_mday), fixnum(p.tm_mon + 1),
                    fixnum(p.tm_year + 1900), fixnum(p.tm_wday), fixnum(p.tm_yday + 1), is_dst(t), zone(t)});
}

const NativeMethod kMethods[] = {
    {"+", native<plus>, 1},
    {"-", native<minus>, 1},
    {"<=>", native<compare_times>, 1},
    {"==", native<equal_times>, 1},
    {"eql?", native<equal_times>, 1},
    {"hash", native<hash_number>},
    {"to_i", native<to_integer>},
    {"tv_sec", native<to_integer>},
    {"to_f", native<to_float>},
    {"nsec", native<nsec>},
    {"tv_nsec", native<nsec>},
    {"usec", native<usec>},
    {"tv_usec", native<usec>},
    {"year", native<part<&std::tm::tm_year, 1900>>},
    {"month", native<part<&std::tm::tm_mon, 1>>},
    {"mon", native<part<&std::tm::tm_mon, 1>>},
    {"day", native<part<&std::tm::tm_mday, 0>>},
    {"mday", native<part<&std::tm::tm_mday, 0>>},
    {"hour", native<part<&std::tm::tm_hour, 0>>},
    {"min", native<part<&std::tm::tm_min, 0>>},
    {"sec", native<part<&std::tm::tm_sec, 0>>},
    {"wday", native<part<&std::tm::tm_wday, 0>>},
    {"yday", native<part<&std::tm::tm_yday, 1>>},
    {"sunday?", native<is_day<0>>},
    {"monday?", native<is_day<1>>},
    {"tuesday?", native<is_day<2>>},
    {"wednesday?", native<is_day<3>>},
    {"thursday?", native<is_day<4>>},
    {"friday?", native<is_day<5>>},
    {"saturday?", native<is_day<6>>},
    {"zone", native<zone>},
    {"utc_offset", native<utc_offset>},
    {"gmt_offset", native<utc_offset>},
    {"gmtoff", native<utc_offset>},
    {"utc?", native<utc_asked>},
    {"gmt?", native<utc_asked>},
    {"dst?", native<is_dst>},
    {"isdst", native<is_dst>},
    {"utc", native<to_utc>},
    {"gmtime", native<to_utc>},
    {"getutc", native<in_utc>},
    {"getgm", native<in_utc>},
    {"getlocal", native<in_local>, 0, 1},
    {"localtime", native<to_local>, 0, 1},
    {"round", native<rounded>, 0, 1},
    {"strftime", native<strftime>, 1},
    {"to_s", native<to_text>},
    {"inspect", native<inspect_time>},
    {"to_a", native<to_list>},
};
const NativeMethod kSingletonMethods[] = {
    {"now", native<now>, 0, 0, kKeywords}, {"new", new_time, 0, 7, kKeywords}, {"at", at, 1, 2, kKeywords},
    {"local", from_date<false>, 1, 6},     {"mktime", from_date<false>, 1, 6}, {"utc", from_date<true>, 1, 6},
    {"gm", from_date<true>, 1, 6},
};

void define_time() {
  classes.Time->instance_kind = Kind::Native;
  classes.Time->reserved_fields = kTimeFields;
  classes.Time->instance_shape = Shape::root(classes.Time, Kind::Native, kTimeFields, kTimeFields);
  define_methods(classes.Time, kMethods);
  define_singleton_methods(classes.Time, kSingletonMethods);
}

}  // namespace

HY_RUBY_CORE(define_time);

}  // namespace hypha::ruby
