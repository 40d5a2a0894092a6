// SPDX-License-Identifier: MIT
// Array#pack and String#unpack: C c S s L l Q q J j n N v V (with _ ! < >), U w, a A Z, B b, H h, m, u, M, e E f F d D
// g G, x X @.
#include <cmath>

#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

struct Directive {
  char type = 0;
  bool star = false, counted = false, big = false, native_size = false;
  int64_t count = 1;
};

// Reads the directives of a template one by one.
struct Template {
  std::string_view s;
  size_t i = 0;
  // kTrue, kFalse at the end, or ArgumentError.
  Value next(Directive* d) {
    for (;; i++) {
      if (i < s.size() && s[i] == '#')
        while (i < s.size() && s[i] != '\n') i++;
      if (i >= s.size()) return kFalse;
      if (!std::isspace(uint8_t(s[i])) && s[i] != 0) break;
    }
    *d = Directive{};
    d->type = s[i++];
    for (; i < s.size() && std::strchr("_!<>", s[i]); i++) {
      if (!std::strchr("sSiIlLqQjJ", d->type)) {
        return raise(classes.ArgumentError, std::string("'") + s[i] + "' allowed only after types sSiIlLqQjJ");
      }
      if (s[i] == '>') d->big = true;
      else if (s[i] != '<') d->native_size = true;
    }
    if (i < s.size() && s[i] == '*') {
      d->star = true;
      i++;
    } else if (i < s.size() && std::isdigit(uint8_t(s[i]))) {
      d->counted = true;
      for (d->count = 0; i < s.size() && std::isdigit(uint8_t(s[i])); i++) {
        d->count = d->count * 10 + (s[i] - '0');
        if (d->count > INT32_MAX) return raise(classes.RangeError, "pack length too big");
      }
    }
    return kTrue;
  }
};

// Bytes of an integer type; 0: none.
int integer_size(const Directive& d, bool* is_signed, bool* big) {
  *is_signed = std::islower(d.type);
  *big = d.big;
  switch (d.type) {
    case 'c': case 'C': return 1;
    case 's': case 'S': return 2;
    case 'i': case 'I': return 4;
    case 'l': case 'L': return d.native_size ? 8 : 4;
    case 'q': case 'Q': case 'j': case 'J': return 8;
    case 'n': *is_signed = false, *big = true; return 2;
    case 'N': *is_signed = false, *big = true; return 4;
    case 'v': *is_signed = false; return 2;
    case 'V': *is_signed = false; return 4;
    default: return 0;
  }
}
int float_size(char type, bool* big) {
  *big = type == 'g' || type == 'G';
  switch (type) {
    case 'f': case 'F': case 'e': case 'g': return 4;
    case 'd': case 'D': case 'E': case 'G': return 8;
    default: return 0;
  }
}

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void put_base64(std::string* out, std::string_view s) {
  for (size_t i = 0; i < s.size(); i += 3) {
    uint32_t b = uint32_t(uint8_t(s[i])) << 16 | (i + 1 < s.size() ? uint32_t(uint8_t(s[i + 1])) << 8 : 0) |
                 (i + 2 < s.size() ? uint8_t(s[i + 2]) : 0);
    out->push_back(kBase64[b >> 18]);
    out->push_back(kBase64[b >> 12 & 63]);
    out->push_back(i + 1 < s.size() ? kBase64[b >> 6 & 63] : '=');
    out->push_back(i + 2 < s.size() ? kBase64[b & 63] : '=');
  }
}
void put_uu(std::string* out, std::string_view s) {
  auto put = [&](uint32_t six) { out->push_back(six ? char(six + 32) : '`'); };
  for (size_t line = 0; line < s.size(); line += 45) {
    std::string_view part = s.substr(line, 45);
    put(uint32_t(part.size()));
    for (size_t i = 0; i < part.size(); i += 3) {
      auto at = [&](size_t k) { return k < part.size() ? uint32_t(uint8_t(part[k])) : 0; };
      uint32_t b = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
      put(b >> 18), put(b >> 12 & 63), put(b >> 6 & 63), put(b & 63);
    }
    out->push_back('\n');
  }
}

int hex_value(char c) { return std::isdigit(uint8_t(c)) ? c - '0' : (c & 7) + 9; }

class Packer {
 public:
  Packer(Value array, std::string_view format) : array_(array.ptr<Array>()), template_{format} {}
  Value run() {
    Directive d;
    while (RB_TRY(template_.next(&d)) == kTrue) RB_TRY(pack(d));
    bool ascii = std::all_of(out_.begin(), out_.end(), [](char c) { return uint8_t(c) < 128; });
    return make_string(out_, utf8_ ? Encoding::Utf8 : text_only_ && ascii ? Encoding::Ascii : Encoding::Binary);
  }

 private:
  Array* array_;
  Template template_;
  std::string out_;
  int64_t at_ = 0;
  bool utf8_ = false, text_only_ = true, first_ = true;

  Value next() {
    if (at_ >= array_->length()) return raise(classes.ArgumentError, "too few arguments");
    return array::get(array_, at_++);
  }
  int64_t times(const Directive& d) const { return d.star ? array_->length() - at_ : d.count; }

  Value pack(const Directive& d) {
    bool is_signed, big;
    if (d.type == 'U' && first_) utf8_ = true;
    first_ = false;
    if (!std::strchr("mMu", d.type)) text_only_ = false;
    if (int n = integer_size(d, &is_signed, &big)) return integers(d, n, big);
    if (int n = float_size(d.type, &big)) return floats(d, n, big);
    switch (d.type) {
      case 'a':
      case 'A':
      case 'Z':
      case 'B':
      case 'b':
      case 'H':
      case 'h':
      case 'm':
      case 'u':
      case 'M':
        return text(d);
      case 'U': case 'w':
        for (int64_t i = times(d); i > 0; i--) RB_TRY(d.type == 'U' ? code_point() : ber());
        return kNil;
      case 'x': out_.append(size_t(d.star ? 0 : d.count), '\0'); return kNil;
      case 'X':
        if (d.star) return kNil;
        if (d.count > int64_t(out_.size())) return raise(classes.ArgumentError, "X outside of string");
        out_.resize(out_.size() - size_t(d.count));
        return kNil;
      case '@': out_.resize(size_t(d.star ? 0 : d.count), '\0'); return kNil;
      default: return kNil;  // ignored, as the reference does
    }
  }

  Value integers(const Directive& d, int n, bool big) {
    for (int64_t i = times(d); i > 0; i--) {
      Value v = RB_TRY(to_int(RB_TRY(next())));
      // The low 64 bits, whatever the size.
      Value low = integer::bit_and(v, integer::from_uint64(~uint64_t{0}));
      uint8_t bytes[8];
      integer::to_bytes(low, bytes, 8, true, false);
      for (int k = 0; k < n; k++) out_.push_back(char(bytes[big ? n - 1 - k : k]));
    }
    return kNil;
  }
  Value floats(const Directive& d, int n, bool big) {
    for (int64_t i = times(d); i > 0; i--) {
      double x;
      RB_TRY(to_double(RB_TRY(next()), &x));
      uint64_t bits = n == 8 ? std::bit_cast<uint64_t>(x) : std::bit_cast<uint32_t>(float(x));
      for (int k = 0; k < n; k++) out_.push_back(char(bits >> 8 * (big ? n - 1 - k : k)));
    }
    return kNil;
  }
  Value code_point() {
    int64_t c;
    RB_TRY(to_int64(RB_TRY(next()), &c));
    if (c < 0 || c > 0x10FFFF) return raise(classes.RangeError, "pack(U): value out of range");
    append_code(&out_, uint32_t(c), Encoding::Utf8);
    return kNil;
  }
  Value ber() {
    Value v = RB_TRY(to_int(RB_TRY(next())));
    if (integer::sign(v) < 0) return raise(classes.ArgumentError, "can't compress negative numbers");
    std::string digits;
    do {
      Value low = integer::bit_and(v, fixnum(127));
      digits.insert(digits.begin(), char(low.as_int() | (digits.empty() ? 0 : 128)));
      v = integer::shift_right(v, 7);
    } while (integer::sign(v) > 0);
    out_ += digits;
    return kNil;
  }

  Value text(const Directive& d) {
    Value v = RB_TRY(next());
    v = v == kNil ? new_string("") : d.type == 'M' ? RB_TRY(to_s(v)) : RB_TRY(as_string(v));
    std::string_view s = view_of(v);
    switch (d.type) {
      case 'a': case 'A': case 'Z': {
        size_t n = d.star ? s.size() + (d.type == 'Z') : size_t(d.count);
        out_.append(s.substr(0, n));
        out_.append(n - std::min(n, s.size()), d.type == 'A' ? ' ' : '\0');
        break;
      }
      case 'B': case 'b': bits(d, s); break;
      case 'H': case 'h': nibbles(d, s); break;
      case 'm': {
        int64_t line = d.counted ? d.count / 3 * 3 : 45;
        if (d.counted && d.count == 0) {
          put_base64(&out_, s);
          break;
        }
        if (line == 0) line = 45;
        for (size_t i = 0; i < s.size(); i += size_t(line)) {
          put_base64(&out_, s.substr(i, size_t(line)));
          out_.push_back('\n');
        }
        break;
      }
      case 'u': put_uu(&out_, s); break;
      default: quoted_printable(s);
    }
    return kNil;
  }
  void bits(const Directive& d, std::string_view s) {
    // As the reference: what is missing counts two to a byte.
    size_t n = std::min(s.size(), d.star ? s.size() : size_t(d.count));
    size_t missing = d.star ? 0 : (size_t(d.count) - n + 1) / 2;
    for (size_t i = 0; i < n; i += 8) {
      int byte = 0;
      for (size_t k = 0; k < 8; k++) {
        int bit = i + k < n ? s[i + k] & 1 : 0;
        byte |= bit << (d.type == 'B' ? 7 - k : k);
      }
      out_.push_back(char(byte));
    }
    out_.append(missing, '\0');
  }
  void nibbles(const Directive& d, std::string_view s) {
    size_t n = d.star ? s.size() : size_t(d.count);
    for (size_t i = 0; i < n; i += 2) {
      auto at = [&](size_t k) { return k < std::min(n, s.size()) ? hex_value(s[k]) & 15 : 0; };
      out_.push_back(char(d.type == 'H' ? at(i) << 4 | at(i + 1) : at(i + 1) << 4 | at(i)));
    }
  }
  void quoted_printable(std::string_view s) {
    size_t line = 0;
    char text[8];
    for (char c : s) {
      bool plain = (c >= 33 && c <= 126 && c != '=') || c == ' ' || c == '\t' || c == '\n';
      if (plain) std::snprintf(text, sizeof text, "%c", c);
      else std::snprintf(text, sizeof text, "=%02X", uint8_t(c));
      out_ += text;
      line = c == '\n' ? 0 : line + std::strlen(text);
      if (line > 72) out_ += "=\n", line = 0;
    }
    if (line) out_ += "=\n";
  }
};

class Unpacker {
 public:
  Unpacker(Value text, std::string_view format) : text_(text), s_(view_of(text)), template_{format} {}
  Value list = new_array();
  bool only_first = false;
  Value run() {
    Directive d;
    while (RB_TRY(template_.next(&d)) == kTrue) {
      RB_TRY(unpack(d));
      if (only_first && list.ptr<Array>()->length() > 0) break;
    }
    return list;
  }

 private:
  Value text_;
  std::string_view s_;
  Template template_;
  size_t at_ = 0;

  void push(Value v) { array::push(list.ptr<Array>(), v); }
  size_t left() const { return s_.size() - at_; }

  Value unpack(const Directive& d) {
    bool is_signed, big;
    if (int n = integer_size(d, &is_signed, &big)) {
      each(d, size_t(n), [&] { push(integer::from_bytes(bytes(), size_t(n), !big, is_signed)); });
      return kNil;
    }
    if (int n = float_size(d.type, &big)) {
      each(d, size_t(n), [&] { push(box_double(read_float(n, big))); });
      return kNil;
    }
    switch (d.type) {
      case 'a': case 'A': case 'Z': push_text(d); return kNil;
      case 'B': case 'b': push_bits(d); return kNil;
      case 'H': case 'h': push_nibbles(d); return kNil;
      case 'm': push_base64(); return kNil;
      case 'M': push_quoted(); return kNil;
      case 'u': push_uu(); return kNil;
      case 'U': return code_points(d);
      case 'w': push_ber(d); return kNil;
      case 'x':
        if (!d.star && d.count > int64_t(left())) return raise(classes.ArgumentError, "x outside of string");
        at_ += d.star ? left() : size_t(d.count);
        return kNil;
      case 'X':
        if (!d.star && d.count > int64_t(at_)) return raise(classes.ArgumentError, "X outside of string");
        at_ -= d.star ? 0 : size_t(d.count);
        return kNil;
      case '@':
        if (d.count > int64_t(s_.size())) return raise(classes.ArgumentError, "@ outside of string");
        at_ = d.star ? 0 : size_t(d.count);
        return kNil;
      default: return kNil;
    }
  }

  const uint8_t* bytes() const { return reinterpret_cast<const uint8_t*>(s_.data()) + at_; }
  // nil for what is missing at the end, unless there is a *.
  template <class F>
  void each(const Directive& d, size_t size, F read) {
    for (int64_t i = 0; d.star || i < d.count; i++) {
      if (left() < size) {
        if (d.star) break;
        push(kNil);
        continue;
      }
      read();
      at_ += size;
    }
  }
  double read_float(int n, bool big) const {
    uint64_t bits = 0;
    for (int k = 0; k < n; k++) bits |= uint64_t(bytes()[k]) << 8 * (big ? n - 1 - k : k);
    return n == 8 ? std::bit_cast<double>(bits) : double(std::bit_cast<float>(uint32_t(bits)));
  }
  void push_text(const Directive& d) {
    std::string_view part = s_.substr(at_, d.star ? left() : size_t(d.count));
    at_ += part.size();
    if (d.type == 'A')
      while (!part.empty() && (part.back() == ' ' || part.back() == 0)) part.remove_suffix(1);
    if (d.type == 'Z') {
      size_t end = part.find('\0');
      if (end != part.npos) {
        if (d.star) at_ -= part.size() - end - 1;
        part = part.substr(0, end);
      }
    }
    push(make_string(part, Encoding::Binary));
  }
  void push_bits(const Directive& d) {
    size_t n = d.star ? left() * 8 : std::min(size_t(d.count), left() * 8);
    std::string out;
    for (size_t i = 0; i < n; i++) {
      int byte = bytes()[i / 8];
      out.push_back(byte >> (d.type == 'B' ? 7 - i % 8 : i % 8) & 1 ? '1' : '0');
    }
    at_ += (n + 7) / 8;
    push(make_string(out, Encoding::Ascii));
  }
  void push_nibbles(const Directive& d) {
    size_t n = d.star ? left() * 2 : std::min(size_t(d.count), left() * 2);
    std::string out;
    for (size_t i = 0; i < n; i++) {
      int byte = bytes()[i / 2];
      out.push_back("0123456789abcdef"[(d.type == 'H') == (i % 2 == 0) ? byte >> 4 : byte & 15]);
    }
    at_ += (n + 1) / 2;
    push(make_string(out, Encoding::Ascii));
  }
  void push_base64() {
    std::string out;
    uint32_t buffer = 0;
    int bits = 0;
    for (; at_ < s_.size() && s_[at_] != '='; at_++) {
      const char* p = s_[at_] ? std::strchr(kBase64, s_[at_]) : nullptr;
      if (!p) continue;
      buffer = buffer << 6 | uint32_t(p - kBase64);
      bits += 6;
      if (bits >= 8) out.push_back(char(buffer >> (bits -= 8)));
    }
    at_ = s_.size();
    push(make_string(out, Encoding::Binary));
  }
  void push_quoted() {
    std::string out;
    for (; at_ < s_.size(); at_++) {
      if (s_[at_] != '=') {
        out.push_back(s_[at_]);
      } else if (at_ + 1 < s_.size() && s_[at_ + 1] == '\n') {
        at_++;
      } else if (at_ + 2 < s_.size() && std::isxdigit(uint8_t(s_[at_ + 1])) && std::isxdigit(uint8_t(s_[at_ + 2]))) {
        out.push_back(char(hex_value(s_[at_ + 1]) << 4 | hex_value(s_[at_ + 2])));
        at_ += 2;
      }
    }
    push(make_string(out, Encoding::Binary));
  }
  void push_uu() {
    std::string out;
    while (at_ < s_.size() && s_[at_] > ' ' && s_[at_] < 'a') {
      size_t n = size_t(s_[at_++] - 32) & 63, before = out.size();
      while (at_ + 3 < s_.size() && out.size() - before < n) {
        uint32_t b = 0;
        for (int k = 0; k < 4; k++) b = b << 6 | (uint32_t(s_[at_++] - 32) & 63);
        for (int k = 16; k >= 0; k -= 8) out.push_back(char(b >> k));
      }
      out.resize(std::min(out.size(), before + n));
      while (at_ < s_.size() && s_[at_] != '\n') at_++;
      at_++;
    }
    at_ = std::min(at_, s_.size());
    push(make_string(out, Encoding::Binary));
  }
  Value code_points(const Directive& d) {
    for (int64_t i = 0; (d.star || i < d.count) && left() > 0; i++) {
      uint32_t code;
      at_ += character_at(s_.data() + at_, s_.data() + s_.size(), Encoding::Utf8, &code);
      if (code == string::kInvalidCodePoint) return raise(classes.ArgumentError, "malformed UTF-8 character");
      push(fixnum(code));
    }
    return kNil;
  }
  void push_ber(const Directive& d) {
    for (int64_t i = 0; (d.star || i < d.count) && left() > 0; i++) {
      Value v = fixnum(0);
      for (bool more = true; more && left() > 0; at_++) {
        more = *bytes() & 128;
        v = integer::bit_or(integer::shift_left(v, 7), fixnum(*bytes() & 127));
      }
      push(v);
    }
  }
};

Value pack(Value array, Value format, Value keywords) {
  format = RB_TRY(as_string(format));
  Value packed = RB_TRY(Packer(array, view_of(format)).run());
  if (!is_hash(keywords)) return packed;
  Value buffer = RB_TRY(hash_get(keywords, symbol_value(intern("buffer"))));
  if (buffer == kUndefined) return packed;
  RB_TRY(check_string(buffer));
  RB_TRY(string_append(buffer, packed));
  return buffer;
}
Value unpack_from(Value s, Value format, Value keywords, bool first) {
  format = RB_TRY(as_string(format));
  int64_t offset = 0;
  if (is_hash(keywords)) {
    Value v = RB_TRY(hash_get(keywords, symbol_value(intern("offset"))));
    if (v != kUndefined) RB_TRY(to_int64(v, &offset));
    if (offset < 0) return raise(classes.ArgumentError, "offset can't be negative");
    if (offset > int64_t(view_of(s).size())) return raise(classes.ArgumentError, "offset outside of string");
  }
  Value rest = offset ? like(s, view_of(s).substr(size_t(offset))) : s;
  Unpacker u(rest, view_of(format));
  u.only_first = first;
  Value list = RB_TRY(u.run());
  if (!first) return list;
  return list.ptr<Array>()->length() ? array::get(list.ptr<Array>(), 0) : kNil;
}
Value unpack(CallTarget*, const Value* a) {
  Value list = RB_TRY(unpack_from(a[0], a[2], a[3], false));
  if (a[1] == kNil) return list;
  for (int64_t i = 0; i < list.ptr<Array>()->length(); i++)
    RB_TRY(call_block(a[1], {array::get(list.ptr<Array>(), i)}));
  return kNil;
}
Value unpack1(Value s, Value format, Value keywords) { return unpack_from(s, format, keywords, true); }

const NativeMethod kArrayMethods[] = {{"pack", native<pack>, 1, 0, kKeywords}};
const NativeMethod kStringMethods[] = {
    {"unpack", unpack, 1, 0, kKeywords},
    {"unpack1", native<unpack1>, 1, 0, kKeywords},
};

void define_pack() {
  define_methods(classes.Array, kArrayMethods);
  define_methods(classes.String, kStringMethods);
}

}  // namespace

HY_RUBY_CORE(define_pack);

}  // namespace hypha::ruby
