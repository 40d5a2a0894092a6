// SPDX-License-Identifier: MIT
#include "framework/object/hash_key.h"

#include <cmath>
#include <cstring>

#include "framework/value/bigint.h"
#include "framework/value/string_data.h"
#include "framework/value/symbol.h"

namespace hypha::hash {

namespace {

enum class KeyClass : uint8_t { Int, Double, Big, Special, Symbol, Text, Other };

KeyClass classify(Value v, const KeyProtocol& p) {
  if (v.is_int()) return KeyClass::Int;
  if (v.is_flonum()) return KeyClass::Double;
  if (!v.is_heap()) return KeyClass::Special;
  switch (v.ptr()->kind) {
    case Kind::Double:
      return KeyClass::Double;
    case Kind::BigInt:
      return KeyClass::Big;
    case Kind::StringData:
      return KeyClass::Text;
    case Kind::Symbol:
      return KeyClass::Symbol;
    case Kind::String:
      return p.handles_by_content ? KeyClass::Text : KeyClass::Other;
    default:
      return KeyClass::Other;
  }
}

// Of text keys. A handle with a builder is read as it is: flattening would allocate.
struct Text {
  const StringData* data;
  std::string_view bytes;
  bool whole;  // the bytes are data's

  explicit Text(Value v) {
    if (is_kind(v, Kind::StringData)) {
      data = v.ptr<StringData>();
      bytes = data->view();
      whole = true;
    } else {
      const auto* handle = v.ptr<StringHandle>();
      data = handle->data.load().ptr<StringData>();
      bytes = string::handle_view(handle);
      whole = !(handle->aux & kStringBuilder);
    }
  }
  uint64_t hash() const { return whole ? string::hash_of(data) : string::hash_bytes(bytes.data(), bytes.size()); }
};

bool texts_equal(Value a, Value b, const KeyProtocol& p) {
  Text x(a), y(b);
  if (x.bytes.size() != y.bytes.size() || std::memcmp(x.bytes.data(), y.bytes.data(), x.bytes.size()) != 0)
    return false;
  Encoding e = x.data->encoding(), f = y.data->encoding();
  if (e == f) return true;
  if (p.binary_is_distinct && (e == Encoding::Binary || f == Encoding::Binary)) return false;
  return string::scan_utf8(x.bytes).range == CodeRange::Ascii;
}

// The Python hash of an integer (integer::hash) without the detour for most.
int64_t int_number(int64_t i) {
  constexpr int64_t kModulus = (int64_t{1} << 61) - 1;
  if (i > -kModulus && i < kModulus) [[likely]]
    return i == -1 ? -2 : i;
  return int64_t(integer::hash(fixnum(i)));
}

int64_t double_number(Value v) {
  double d = number::to_double(v);
  if (std::isnan(d)) return int64_t(v.bits >> 4);  // equal only to itself
  if (std::fabs(d) < 0x1p60 && d == std::trunc(d)) return int_number(int64_t(d));
  return int64_t(number::hash(d));
}

int64_t as_fixnum_range(uint64_t h) { return int64_t(h) >> 2; }

bool numbers_equal(Value a, KeyClass x, Value b, KeyClass y) {
  if (x == KeyClass::Special) a = fixnum(a == kTrue);
  if (y == KeyClass::Special) b = fixnum(b == kTrue);
  bool a_double = x == KeyClass::Double, b_double = y == KeyClass::Double;
  if (a_double && b_double) return number::to_double(a) == number::to_double(b);
  if (!a_double && !b_double) return integer::equal(a, b);
  double d = number::to_double(a_double ? a : b);
  return !std::isnan(d) && integer::compare_double(a_double ? b : a, d) == 0;
}

bool is_number(Value v, KeyClass c) {
  return c == KeyClass::Int || c == KeyClass::Double || c == KeyClass::Big ||
         (c == KeyClass::Special && (v == kTrue || v == kFalse));
}

bool known_keys_equal(Value a, KeyClass x, Value b, KeyClass y, const KeyProtocol& p) {
  if (a == b) return true;  // nan too
  if (x == KeyClass::Text) return y == KeyClass::Text && texts_equal(a, b, p);
  if (!is_number(a, x) || !is_number(b, y)) return false;
  if (p.numbers_by_value) return numbers_equal(a, x, b, y);
  return x == y && x != KeyClass::Special && numbers_equal(a, x, b, y);
}

}  // namespace

const KeyProtocol identity_protocol = {
    [](Value key, uint64_t* out) {
      *out = hash_identity(key);
      return kNil;
    },
    [](Value, Value) { return kFalse; },
    false,
};

uint64_t hash_string(const void* bytes, size_t n) { return string::hash_bytes(bytes, n); }
uint64_t hash_identity(Value key) { return scramble(int64_t(key.bits)); }

bool key_number(Value key, const KeyProtocol& p, int64_t* out) {
  switch (classify(key, p)) {
    case KeyClass::Int:
      *out = int_number(key.as_int());
      return true;
    case KeyClass::Double:
      *out = double_number(key);
      return true;
    case KeyClass::Big:
      *out = int64_t(integer::hash(key));
      return true;
    case KeyClass::Special:
      *out = key == kTrue ? 1 : key == kFalse ? 0 : int64_t(0x5EED0000 + key.bits);
      return true;
    case KeyClass::Symbol:
      *out = as_fixnum_range(mix(key.ptr<Symbol>()->hash, key.ptr<Symbol>()->id));
      return true;
    case KeyClass::Text:
      *out = as_fixnum_range(Text(key).hash());
      return true;
    case KeyClass::Other:
      return false;
  }
  return false;
}

bool keys_equal(Value a, Value b, const KeyProtocol& p) {
  return known_keys_equal(a, classify(a, p), b, classify(b, p), p);
}

Match match_keys(Value stored, Value key, const KeyProtocol& p) {
  if (stored == key) return Match::Yes;
  KeyClass x = classify(stored, p), y = classify(key, p);
  if (x == KeyClass::Other || y == KeyClass::Other) return Match::Ask;
  return known_keys_equal(stored, x, key, y, p) ? Match::Yes : Match::No;
}

Value hash_key(const Hash* h, Value key, const KeyProtocol& p, uint64_t* out) {
  if (by_identity(h)) {
    *out = hash_identity(key);
    return kNil;
  }
  int64_t number;
  if (key.is_int()) [[likely]]
    number = int_number(key.as_int());
  else if (!key_number(key, p, &number))
    return p.hash(key, out);
  *out = hash_int(number);
  return kNil;
}

}  // namespace hypha::hash
