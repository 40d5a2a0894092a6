// SPDX-License-Identifier: MIT
// Text to bytes and back. An error is what CPython's codec would report: the same bytes, position and reason; then the error handler
// (strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape, surrogatepass) decides.
#include "languages/python/core/str.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

enum class Codec : uint8_t { Utf8, Utf8Sig, Ascii, Latin1, Utf16, Utf16Le, Utf16Be, Utf32, Utf32Le, Utf32Be, None };
struct CodecName {
  const char* alias;
  Codec codec;
  const char* shown;                 // in messages
};
constexpr CodecName kCodecs[] = {
    {"utf8", Codec::Utf8, "utf-8"}, {"u8", Codec::Utf8, "utf-8"}, {"utf8sig", Codec::Utf8Sig, "utf-8"}, {"ascii", Codec::Ascii, "ascii"},
    {"usascii", Codec::Ascii, "ascii"}, {"646", Codec::Ascii, "ascii"}, {"latin1", Codec::Latin1, "latin-1"}, {"latin", Codec::Latin1, "latin-1"},
    {"iso88591", Codec::Latin1, "latin-1"}, {"l1", Codec::Latin1, "latin-1"}, {"utf16", Codec::Utf16, "utf-16"}, {"utf16le", Codec::Utf16Le, "utf-16-le"},
    {"utf16be", Codec::Utf16Be, "utf-16-be"}, {"utf32", Codec::Utf32, "utf-32"}, {"utf32le", Codec::Utf32Le, "utf-32-le"},
    {"utf32be", Codec::Utf32Be, "utf-32-be"},
};

const CodecName* find_codec(std::string_view name) {
  std::string plain;
  for (char c : name)
    if (c != '-' && c != '_' && c != ' ') plain += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
  for (const CodecName& c : kCodecs)
    if (plain == c.alias) return &c;
  return nullptr;
}

Value codec_argument(const char* function, Value encoding, Value errors, const CodecName** codec, std::string* handler) {
  *codec = &kCodecs[0];
  *handler = "strict";
  if (given(encoding)) {
    Value name = underlying(encoding);
    if (!is_str(name)) return raise_type_error(std::string(function) + "() argument 'encoding' must be str, not " + type_name(encoding));
    *codec = find_codec(view_of(name));
    if (!*codec) return raise(types.LookupError, "unknown encoding: " + std::string(view_of(name)));
  }
  if (given(errors)) {
    Value name = underlying(errors);
    if (!is_str(name)) return raise_type_error(std::string(function) + "() argument 'errors' must be str, not " + type_name(errors));
    *handler = std::string(view_of(name));
  }
  return kNil;
}

Value raise_codec_error(TypeInfo* type, const char* codec, Value object, int64_t start, int64_t end, const char* reason) {
  Value args[] = {new_str(codec), object, fixnum(start), fixnum(end), new_str(reason)};
  Value e = new_exception(type, args);
  static const char* const attributes[] = {"encoding", "object", "start", "end", "reason"};
  for (int i = 0; i < 5; i++) set_property(e.ptr<Object>(), intern(attributes[i]), args[i]);
  return raise_value(e);
}

Value unknown_handler(const std::string& handler) { return raise(types.LookupError, "unknown error handler name '" + handler + "'"); }

void append_code(std::string& out, uint32_t c, int size, bool little) {
  for (int i = 0; i < size; i++) out += char(c >> 8 * (little ? i : size - 1 - i));
}

std::string backslashed(uint32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  return buffer;
}

// ---- encoding

struct Encoder {
  const CodecName& codec;
  Value text;
  std::string handler, out;

  bool is_wide() const { return codec.codec >= Codec::Utf16; }
  bool is_surrogate(uint32_t c) const { return c >= 0xD800 && c < 0xE000; }
  bool fits(uint32_t c) const {
    if (codec.codec == Codec::Ascii) return c < 128;
    return codec.codec == Codec::Latin1 ? c < 256 : !is_surrogate(c);
  }
  const char* reason() const {
    return codec.codec == Codec::Ascii ? "ordinal not in range(128)" : codec.codec == Codec::Latin1 ? "ordinal not in range(256)" : "surrogates not allowed";
  }

  void put(uint32_t c) {
    bool little = codec.codec == Codec::Utf16 || codec.codec == Codec::Utf16Le || codec.codec == Codec::Utf32 || codec.codec == Codec::Utf32Le;
    if (codec.codec >= Codec::Utf32) return append_code(out, c, 4, little);
    if (codec.codec >= Codec::Utf16) {
      if (c < 0x10000) return append_code(out, c, 2, little);
      append_code(out, 0xD800 + ((c - 0x10000) >> 10), 2, little);
      return append_code(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, little);
    }
    if (codec.codec == Codec::Latin1) out += char(c);
    else append_utf8(out, c);
  }

  Value failed(uint32_t c, int64_t start, int64_t end) {
    if (handler == "strict") return raise_codec_error(types.UnicodeEncodeError, codec.shown, text, start, end, reason());
    if (handler == "ignore") return kNil;
    if (handler == "replace") return put('?'), kNil;
    if (handler == "surrogatepass" && is_surrogate(c)) return append_utf8(out, c), kNil;
    if (handler == "surrogateescape" && c >= 0xDC80 && c <= 0xDCFF) return out += char(c - 0xDC00), kNil;
    if (handler.starts_with("surrogate")) return raise_codec_error(types.UnicodeEncodeError, codec.shown, text, start, end, reason());
    std::string escaped;
    if (handler == "backslashreplace") escaped = backslashed(c);
    else if (handler == "xmlcharrefreplace") escaped = "&#" + std::to_string(c) + ";";
    else return unknown_handler(handler);
    for (char e : escaped) put(uint8_t(e));
    return kNil;
  }

  Value run() {
    if (codec.codec == Codec::Utf16 || codec.codec == Codec::Utf32) put(0xFEFF);
    if (codec.codec == Codec::Utf8Sig) append_utf8(out, 0xFEFF);
    int64_t i = 0;
    for (CodePoints c(view_of(text)); c.more(); i++) {
      uint32_t code = c.next();
      if (fits(code)) {
        put(code);
        continue;
      }
      int64_t end = i + 1;  // strict errors name the whole run
      for (CodePoints rest = c; rest.more() && !fits(rest.next());) end++;
      PY_TRY(failed(code, i, end));
    }
    return new_bytes(out);
  }
};

// ---- decoding

struct Decoder {
  const CodecName& codec;
  std::string_view bytes;
  std::string handler, out;
  const char* shown = codec.shown;

  Value failed(size_t start, size_t end, const char* reason) {
    if (handler == "strict") return raise_codec_error(types.UnicodeDecodeError, shown, new_bytes(bytes), int64_t(start), int64_t(end), reason);
    if (handler == "ignore") return kNil;
    if (handler == "replace") return append_utf8(out, 0xFFFD), kNil;
    for (size_t i = start; i < end; i++) {
      uint8_t byte = uint8_t(bytes[i]);
      if (handler == "backslashreplace") out += backslashed(byte);
      else if (handler == "surrogateescape") append_utf8(out, 0xDC00u + byte);
      else return unknown_handler(handler);
    }
    return kNil;
  }

  // How many bytes a lead byte promises; 0: it is none.
  static int promised(uint8_t lead) { return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0; }
  static bool may_follow(uint8_t lead, uint8_t second) {
    switch (lead) {
      case 0xE0: return second >= 0xA0 && second < 0xC0;
      case 0xED: return second >= 0x80 && second < 0xA0;
      case 0xF0: return second >= 0x90 && second < 0xC0;
      case 0xF4: return second >= 0x80 && second < 0x90;
      default: return (second & 0xC0) == 0x80;
    }
  }

  Value run_utf8(size_t at) {
    while (at < bytes.size()) {
      uint8_t lead = uint8_t(bytes[at]);
      if (lead < 128) {
        out += char(lead);
        at++;
        continue;
      }
      int n = promised(lead);
      size_t good = at + 1;
      while (n > 0 && good < bytes.size() && good < at + size_t(n) &&
             (good == at + 1 ? may_follow(lead, uint8_t(bytes[good])) : (uint8_t(bytes[good]) & 0xC0) == 0x80))
        good++;
      if (n > 0 && good == at + size_t(n)) {
        out.append(bytes, at, size_t(n));
      } else if (handler == "surrogatepass" && lead == 0xED && at + 3 <= bytes.size() && uint8_t(bytes[at + 1]) >= 0xA0) {
        out.append(bytes, at, 3);
        good = at + 3;
      } else {
        PY_TRY(failed(at, good, n == 0 ? "invalid start byte" : good == bytes.size() ? "unexpected end of data" : "invalid continuation byte"));
      }
      at = good;
    }
    return new_str(out);
  }

  Value run_bytes() {
    for (size_t i = 0; i < bytes.size(); i++) {
      uint8_t c = uint8_t(bytes[i]);
      if (codec.codec == Codec::Ascii && c >= 128) PY_TRY(failed(i, i + 1, "ordinal not in range(128)"));
      else append_utf8(out, c);
    }
    return new_str(out);
  }

  uint32_t unit(size_t at, size_t size, bool little) const {
    uint32_t c = 0;
    for (size_t i = 0; i < size; i++) c |= uint32_t(uint8_t(bytes[at + i])) << 8 * (little ? i : size - 1 - i);
    return c;
  }

  Value run_wide() {
    size_t size = codec.codec >= Codec::Utf32 ? 4 : 2, at = 0;
    bool marked = codec.codec == Codec::Utf16 || codec.codec == Codec::Utf32;
    bool little = codec.codec != Codec::Utf16Be && codec.codec != Codec::Utf32Be;
    if (marked && bytes.size() >= size) {
      if (unit(0, size, true) == 0xFEFF) at = size;
      else if (unit(0, size, false) == 0xFEFF) at = size, little = false;
    }
    shown = size == 4 ? (little ? "utf-32-le" : "utf-32-be") : little ? "utf-16-le" : "utf-16-be";
    while (at < bytes.size()) {
      if (bytes.size() - at < size) {
        PY_TRY(failed(at, bytes.size(), "truncated data"));
        break;
      }
      uint32_t c = unit(at, size, little);
      bool high = size == 2 && c >= 0xD800 && c < 0xDC00, pair = high && at + 4 <= bytes.size();
      uint32_t low = pair ? unit(at + 2, 2, little) : 0;
      if (pair && low >= 0xDC00 && low < 0xE000) {
        append_utf8(out, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
        at += 4;
        continue;
      }
      if (c >= 0xD800 && c < 0xE000) PY_TRY(failed(at, at + size, size == 4 ? "code point in surrogate code point range(0xd800, 0xe000)" : high ? "unexpected end of data" : "illegal encoding"));
      else if (c > 0x10FFFF) PY_TRY(failed(at, at + size, "code point not in range(0x110000)"));
      else append_utf8(out, c);
      at += size;
    }
    return new_str(out);
  }

  Value run() {
    switch (codec.codec) {
      case Codec::Utf8: return run_utf8(0);
      case Codec::Utf8Sig: return run_utf8(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
      case Codec::Ascii: case Codec::Latin1: return run_bytes();
      default: return run_wide();
    }
  }
};

}  // namespace

Value encode_str(Value s, Value encoding, Value errors, const char* function) {
  const CodecName* codec;
  std::string handler;
  PY_TRY(codec_argument(function, encoding, errors, &codec, &handler));
  if (!heap::can_allocate(view_of(s).size() * 4)) return raise_memory_error();
  return Encoder{*codec, s, handler, ""}.run();
}

Value decode_bytes(std::string_view bytes, Value encoding, Value errors) {
  const CodecName* codec;
  std::string handler;
  PY_TRY(codec_argument("decode", encoding, errors, &codec, &handler));
  if (!heap::can_allocate(bytes.size() * 4)) return raise_memory_error();
  return Decoder{*codec, bytes, handler, ""}.run();
}

namespace {

Value str_encode(Value self, Value encoding, Value errors) { return encode_str(self, encoding, errors); }

std::string range_text(const char* noun, int64_t start, int64_t end) {
  return std::string(noun) + "s in position " + std::to_string(start) + "-" + std::to_string(end - 1);
}

// "'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)"
template <bool kEncode>
Value codec_error_str(Value self) {
  Value args = exception_field(self, kArgs);
  if (!is_tuple(args) || length_of(args) != 5) return new_str("");
  auto arg = [&](int i) { return array::get(array_of(args), i); };
  int64_t start, end;
  PY_TRY(to_int64(arg(2), &start));
  PY_TRY(to_int64(arg(3), &end));
  std::string text = "'" + std::string(view_of(PY_TRY(str(arg(0))))) + "' codec can't " + (kEncode ? "encode " : "decode ");
  char buffer[32] = "";
  if (end - start == 1 && kEncode && is_str(arg(1)) && start >= 0 && start < code_points(arg(1))) {
    CodePoints c(string::substring(data_of(arg(1)), start, 1)->view());
    text += "character '" + backslashed(c.next()) + "' in position " + std::to_string(start);
  } else if (end - start == 1 && !kEncode && is_bytes(arg(1)) && start >= 0 && start < int64_t(view_of(arg(1)).size())) {
    std::snprintf(buffer, sizeof buffer, "byte 0x%02x", uint8_t(view_of(arg(1))[size_t(start)]));
    text += std::string(buffer) + " in position " + std::to_string(start);
  } else {
    text += range_text(kEncode ? "character" : "byte", start, end);
  }
  return new_str(text + ": " + std::string(view_of(PY_TRY(str(arg(4))))));
}

constexpr NativeRow kRows[] = {{"encode", native<str_encode>, "encoding='utf-8' errors='strict'"}};
constexpr NativeRow kEncodeErrorRows[] = {{"__str__", native<codec_error_str<true>>}};
constexpr NativeRow kDecodeErrorRows[] = {{"__str__", native<codec_error_str<false>>}};
void define_str_codec() {
  define_methods(types.str, kRows);
  define_methods(types.UnicodeEncodeError, kEncodeErrorRows);
  define_methods(types.UnicodeDecodeError, kDecodeErrorRows);
}
HY_PYTHON_CORE(define_str_codec);

}  // namespace

}  // namespace hypha::python
