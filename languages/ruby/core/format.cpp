// SPDX-License-Identifier: MIT
// Kernel#format: parses the directives; numbers are laid out by framework/value/format.h.
#include "languages/ruby/core/format.h"

#include <cmath>

#include "framework/value/format.h"
#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

class Formatter {
 public:
  Formatter(Value format, std::span<const Value> args) : format_(format), args_(args), s_(view_of(format)) {}

  Value run() {
    while (i_ < s_.size()) {
      size_t at = s_.find('%', i_);
      out_.append(s_.substr(i_, at == s_.npos ? s_.npos : at - i_));
      if (at == s_.npos) break;
      i_ = at + 1;
      if (i_ == s_.size()) return error("incomplete format specifier; use %% (double %) instead");
      RB_TRY(directive());
    }
    Encoding e = encoding_;
    bool ascii = std::all_of(out_.begin(), out_.end(), [](char c) { return uint8_t(c) < 128; });
    return make_string(out_, e == Encoding::Ascii && !ascii ? Encoding::Utf8 : e);
  }

 private:
  Value format_;
  std::span<const Value> args_;
  std::string_view s_;
  size_t i_ = 0;
  std::string out_;
  Encoding encoding_ = encoding_of(format_);  // of the result: that of a text which is not ASCII
  int next_ = 0;           // unnumbered arguments taken
  int numbered_ = 0;       // the last %n$
  std::string named_;      // the last %<name>
  Value hash_ = kUndefined;

  // the directive that is being read
  NumberFormat f_;
  bool any_flag_ = false;
  Value value_ = kUndefined;  // from %n$ or %<name>
  std::string name_;

  static Value error(const std::string& message) { return raise(classes.ArgumentError, message); }

  Value argument_at(int64_t n) {
    if (n < 1 || n > int64_t(args_.size())) return error("too few arguments");
    return args_[size_t(n - 1)];
  }
  Value next_argument() {
    if (value_ != kUndefined) return value_;
    if (numbered_) return error("unnumbered(" + std::to_string(next_ + 1) + ") mixed with numbered");
    if (!named_.empty()) return error("unnumbered(" + std::to_string(next_ + 1) + ") mixed with named");
    next_++;
    return argument_at(next_);
  }
  Value numbered_argument(int64_t n) {
    if (next_) return error("numbered(" + std::to_string(n) + ") after unnumbered(" + std::to_string(next_) + ")");
    if (!named_.empty()) return error("numbered(" + std::to_string(n) + ") after named");
    if (n < 1) return error("invalid index - " + std::to_string(n) + "$");
    numbered_ = int(n);
    return argument_at(n);
  }

  Value named_argument(const std::string& shown, std::string_view name) {
    if (next_) return error("named" + shown + " after unnumbered(" + std::to_string(next_) + ")");
    if (numbered_) return error("named" + shown + " after numbered");
    named_ = shown;
    if (hash_ == kUndefined) {
      if (args_.size() != 1) return error("one hash required");
      hash_ = args_[0];
      if (!is_hash(hash_) && responds_to(hash_, names::to_hash)) hash_ = RB_TRY(call_method(hash_, names::to_hash));
      if (!is_hash(hash_)) return error("one hash required");
    }
    Value key = symbol_value(intern(name));
    Value v = RB_TRY(hash_get(hash_, key));
    if (v != kUndefined) return v;
    static Symbol* const default_value = intern("default");
    v = RB_TRY(call_method(hash_, default_value, {key}));
    return v != kNil ? v : raise_key_error("key" + shown + " not found", hash_, key);
  }

  // A number in the directive; kNil or "width too big".
  Value read_number(const char* what, int64_t* out) {
    int64_t n = 0;
    while (i_ < s_.size() && s_[i_] >= '0' && s_[i_] <= '9') {
      n = n * 10 + (s_[i_++] - '0');
      if (n > INT32_MAX) return error(std::string(what) + " too big");
    }
    if (i_ == s_.size()) return error("malformed format string - %*[0-9]");
    *out = n;
    return kNil;
  }

  // The argument of a * (or *n$).
  Value star_argument(int64_t* out) {
    i_++;
    Value v;
    size_t before = i_;
    int64_t n = 0;
    if (i_ < s_.size() && std::isdigit(uint8_t(s_[i_]))) {
      RB_TRY(read_number("width", &n));
      if (s_[i_] != '$') return error("malformed format string - %*[0-9]");
      i_++;
      v = RB_TRY(numbered_argument(n));
    } else {
      i_ = before;
      Value chosen = value_;
      value_ = kUndefined;
      v = RB_TRY(next_argument());
      value_ = chosen;
    }
    return to_int64(v, out);
  }

  Value read_name(char close) {
    size_t end = s_.find(close, i_);
    if (end == s_.npos) return error("malformed name - unmatched parenthesis");
    std::string shown(s_.substr(i_, end + 1 - i_));
    if (!name_.empty()) return error("named" + shown + " after " + name_);
    Value v = RB_TRY(named_argument(shown, s_.substr(i_ + 1, end - i_ - 1)));
    value_ = v;
    name_ = shown;
    i_ = end + 1;
    return kNil;
  }

  // Flags, width, precision; stops at the conversion.
  Value read_options() {
    for (;;) {
      char c = i_ < s_.size() ? s_[i_] : 0;
      switch (c) {
        case ' ': f_.space = true; break;
        case '#': f_.alternate = true; break;
        case '+': f_.plus = true; break;
        case '-': f_.minus = true; break;
        case '0': f_.zero = true; break;
        case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': {
          int64_t n;
          RB_TRY(read_number("width", &n));
          if (s_[i_] == '$') {
            if (value_ != kUndefined) return error("value given twice - " + std::to_string(n) + "$");
            value_ = RB_TRY(numbered_argument(n));
            i_++;
          } else {
            f_.width = int(n);
            any_flag_ = true;
          }
          continue;
        }
        case '*': {
          int64_t n;
          RB_TRY(star_argument(&n));
          if (n < 0) f_.minus = true, n = -n;
          if (n > INT32_MAX) return error("width too big");
          f_.width = int(n);
          any_flag_ = true;
          continue;
        }
        case '.': {
          i_++;
          int64_t n = 0;
          if (i_ < s_.size() && s_[i_] == '*') {
            RB_TRY(star_argument(&n));
            f_.precision = n < 0 ? -1 : int(std::min<int64_t>(n, INT32_MAX));
          } else {
            RB_TRY(read_number("precision", &n));
            f_.precision = int(n);
          }
          any_flag_ = true;
          continue;
        }
        case '<': RB_TRY(read_name('>')); continue;
        default: return kNil;
      }
      any_flag_ = true;
      i_++;
    }
  }

  Value directive() {
    f_ = NumberFormat{};
    any_flag_ = false;
    value_ = kUndefined;
    name_.clear();
    RB_TRY(read_options());
    char c = i_ < s_.size() ? s_[i_] : 0;
    if (c == '{') {
      RB_TRY(read_name('}'));
      return put_text(RB_TRY(to_s(value_)));
    }
    i_++;
    switch (c) {
      case 0: case '\n':
        i_--;
        [[fallthrough]];
      case '%':
        if (any_flag_) return error("invalid format character - %");
        out_ += '%';
        return kNil;
      case 'c': return put_character(RB_TRY(next_argument()));
      case 's': return put_text(RB_TRY(to_s(RB_TRY(next_argument()))));
      case 'p': return put_text(RB_TRY(inspect(RB_TRY(next_argument()))));
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
      case 'b':
      case 'B':
        return put_integer(c, RB_TRY(next_argument()));
      case 'f':
      case 'g':
      case 'G':
      case 'e':
      case 'E':
      case 'a':
      case 'A':
        return put_float(c, RB_TRY(next_argument()));
      default: break;
    }
    // The whole character, be it several bytes long.
    uint32_t code;
    size_t n = character_at(s_.data() + i_ - 1, s_.data() + s_.size(), encoding_of(format_), &code);
    return error("malformed format string - %" + std::string(s_.substr(i_ - 1, n)));
  }

  Value put_text(Value text) {
    Encoding e;
    RB_TRY(compatible_encoding(format_, text, &e));
    if (e != encoding_of(format_)) encoding_ = e;
    NumberFormat f = f_;
    f.zero = f.plus = f.space = false;
    if (!room_for(f)) return error("width too big");
    out_ += format_text(f, view_of(text));
    return kNil;
  }

  Value put_character(Value v) {
    std::string bytes;
    Value text = is_string(v) ? v : kNil;
    if (text == kNil && !is_integer(v) && responds_to(v, names::to_str)) text = RB_TRY(to_str(v));
    if (is_string(text)) {
      if (string::length(text_of(text)) != 1) return error("%c requires a character");
      bytes = view_of(substring(text, 0, 1));
    } else {
      if (v == kNil) return raise(classes.TypeError, "no implicit conversion from nil to integer");
      Value code = RB_TRY(to_int(v));
      bytes = view_of(RB_TRY(integer_chr(code, encoding_object(encoding_of(format_)))));
    }
    NumberFormat f = f_;
    f.precision = -1;
    f.zero = false;
    if (!room_for(f)) return error("width too big");
    out_ += format_text(f, bytes);
    return kNil;
  }

  static bool room_for(const NumberFormat& f) {
    return heap::can_allocate(uint64_t(std::max(f.width, 0)) + uint64_t(std::max(f.precision, 0)));
  }

  Value put_integer(char conversion, Value v) {
    if (is_float(v)) {
      v = RB_TRY(integer_from_double(number::to_double(v)));
    } else if (!is_integer(v)) {
      v = RB_TRY(convert_to_integer(v, kUndefined, true));
    }
    f_.conversion = conversion == 'i' || conversion == 'u' ? 'd' : conversion;
    if (!room_for(f_)) return error("width too big");
    out_ += format_integer(f_, kRubyLikeFormat, v);
    return kNil;
  }

  Value put_float(char conversion, Value v) {
    f_.conversion = conversion;
    if (!room_for(f_)) return error("width too big");
    if (is_integer(v) && conversion == 'f') {
      out_ += format_integer(f_, kRubyLikeFormat, v);
      return kNil;
    }
    v = RB_TRY(convert_to_float(v, true));
    out_ += format_double(f_, kRubyLikeFormat, number::to_double(v));
    return kNil;
  }
};

Value format_function(Value, Value list) {
  auto* a = list.ptr<Array>();
  int64_t n = a->length();
  if (n == 0) return raise(classes.ArgumentError, "too few arguments");
  if (n > 10000) return raise(classes.ArgumentError, "too many arguments");
  auto* values = static_cast<Value*>(alloca(size_t(n) * sizeof(Value)));
  for (int64_t i = 0; i < n; i++) values[i] = array::get(a, i);
  Value format = RB_TRY(as_string(values[0]));
  return format_string(format, std::span<const Value>(values + 1, size_t(n - 1)));
}

const NativeMethod kFunctions[] = {
    {"format", native<format_function>, 0, 0, kRest | kPrivate | kModuleFunction},
    {"sprintf", native<format_function>, 0, 0, kRest | kPrivate | kModuleFunction},
};

void define_format() { define_methods(classes.Kernel, kFunctions); }

}  // namespace

Value format_string(Value format, std::span<const Value> args) { return Formatter(format, args).run(); }

HY_RUBY_CORE(define_format);

}  // namespace hypha::ruby
