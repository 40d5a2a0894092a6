// SPDX-License-Identifier: MIT
// Encodings: UTF-8, US-ASCII and ASCII-8BIT are what strings can be in. String#encode makes bytes of a few others (as
// ASCII-8BIT).
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

constexpr Encoding kEncodings[] = {Encoding::Utf8, Encoding::Binary, Encoding::Ascii};
ClassInfo* encoding_class = nullptr;
Rooted<> objects[3];

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return std::toupper(x) == std::toupper(y); });
}

bool find_encoding(std::string_view name, Encoding* out) {
  static constexpr std::pair<const char*, Encoding> kNames[] = {
      {"UTF-8", Encoding::Utf8},    {"UTF8", Encoding::Utf8},
      {"CP65001", Encoding::Utf8},  {"ASCII-8BIT", Encoding::Binary},
      {"BINARY", Encoding::Binary}, {"US-ASCII", Encoding::Ascii},
      {"ASCII", Encoding::Ascii},   {"ANSI_X3.4-1968", Encoding::Ascii},
      {"646", Encoding::Ascii},     {"external", Encoding::Utf8},
      {"locale", Encoding::Utf8},   {"filesystem", Encoding::Utf8},
  };
  for (auto& [known, e] : kNames)
    if (same_name(known, name)) return *out = e, true;
  return false;
}

Value encoding_error(const char* name, const std::string& message) {
  return raise(class_info(find_constant(encoding_class, intern(name))->value.get()), message);
}

Encoding encoding_of_object(Value object) {
  for (int i = 0; i < 3; i++)
    if (objects[i].get() == object) return kEncodings[i];
  return Encoding::Utf8;
}

// ---- transcoding through code points

// Other encodings by name: how a code point is written. False: it cannot be.
using Writer = bool (*)(std::string*, uint32_t);
template <int kBytes, bool kBig>
void put_unit(std::string* out, uint32_t v) {
  for (int i = 0; i < kBytes; i++) out->push_back(char(v >> 8 * (kBig ? kBytes - 1 - i : i)));
}
template <bool kBig>
bool write_utf16(std::string* out, uint32_t c) {
  if (c < 0x10000) {
    put_unit<2, kBig>(out, c);
  } else {
    put_unit<2, kBig>(out, 0xD7C0 + (c >> 10));
    put_unit<2, kBig>(out, 0xDC00 + (c & 0x3FF));
  }
  return true;
}
template <bool kBig>
bool write_utf32(std::string* out, uint32_t c) {
  put_unit<4, kBig>(out, c);
  return true;
}
template <uint32_t kLimit>
bool write_byte(std::string* out, uint32_t c) {
  if (c >= kLimit) return false;
  out->push_back(char(c));
  return true;
}
bool write_utf8(std::string* out, uint32_t c) { return append_code(out, c, Encoding::Utf8), true; }

struct Target {
  const char* name;
  Writer write;
  Encoding result;
};
constexpr Target kTargets[] = {
    {"UTF-8", write_utf8, Encoding::Utf8},           {"US-ASCII", write_byte<128>, Encoding::Ascii},
    {"ASCII", write_byte<128>, Encoding::Ascii},     {"ASCII-8BIT", write_byte<128>, Encoding::Binary},
    {"BINARY", write_byte<128>, Encoding::Binary},   {"ISO-8859-1", write_byte<256>, Encoding::Binary},
    {"UTF-16LE", write_utf16<false>, Encoding::Binary}, {"UTF-16BE", write_utf16<true>, Encoding::Binary},
    {"UTF-16", write_utf16<true>, Encoding::Binary}, {"UTF-32LE", write_utf32<false>, Encoding::Binary},
    {"UTF-32BE", write_utf32<true>, Encoding::Binary},
};

struct EncodeOptions {
  bool replace_invalid = false, replace_undefined = false;
  Value replacement = kUndefined;
};
Value encode_options(Value keywords, EncodeOptions* out) {
  if (!is_hash(keywords)) return kNil;
  auto option = [&](const char* name) { return hash_get(keywords, symbol_value(intern(name))); };
  Value invalid = RB_TRY(option("invalid")), undefined = RB_TRY(option("undef")), with = RB_TRY(option("replace"));
  Value replace = symbol_value(intern("replace"));
  out->replace_invalid = invalid == replace;
  out->replace_undefined = undefined == replace;
  if (with != kUndefined && with != kNil) out->replacement = RB_TRY(as_string(with));
  return kNil;
}

std::string hex_bytes(std::string_view s) {
  std::string out;
  char text[8];
  for (char c : s) {
    std::snprintf(text, sizeof text, "\\x%02X", uint8_t(c));
    out += text;
  }
  return out;
}

Value transcode(Value s, const Target& target, Encoding from, const EncodeOptions& options) {
  std::string out;
  Value failure = kNil;
  std::string with = options.replacement == kUndefined ? (target.result == Encoding::Utf8 ? "\uFFFD" : "?")
                                                       : std::string(view_of(options.replacement));
  each_character(view_of(s), from, [&](std::string_view bytes, uint32_t c) {
    bool broken = c == string::kInvalidCodePoint || (from == Encoding::Ascii && c > 127);
    bool undefined = !broken && from == Encoding::Binary && c > 127;
    if (!broken && !undefined) {
      if (target.write(&out, c)) return true;
      undefined = true;
    }
    if (broken ? options.replace_invalid : options.replace_undefined) {
      out += with;
    } else if (broken) {
      failure = encoding_error("InvalidByteSequenceError", "\"" + hex_bytes(bytes) + "\" on " + encoding_name(from));
    } else if (from == Encoding::Binary) {
      failure =
          encoding_error("UndefinedConversionError", "\"" + hex_bytes(bytes) + "\" from ASCII-8BIT to " + target.name);
    } else {
      char text[64];
      std::snprintf(text, sizeof text, "U+%04X from UTF-8 to %s", c, target.name);
      failure = encoding_error("UndefinedConversionError", text);
    }
    return failure == kNil;
  });
  return failure == kNil ? make_string(out, target.result) : failure;
}

std::string name_of(Value v) { return std::string(is_string(v) ? view_of(v) : encoding_name(encoding_of_object(v))); }

Value encode(Value s, Value to, Value from_name, Value keywords) {
  EncodeOptions options;
  RB_TRY(encode_options(keywords, &options));
  Encoding from = encoding_of(s);
  if (to == kUndefined) return new_string(text_of(s));
  if (!is_a(to, encoding_class)) to = RB_TRY(as_string(to));
  std::string name = name_of(to);
  auto not_found = [&](const std::string& source) {
    return encoding_error("ConverterNotFoundError", "code converter not found (" + source + " to " + name + ")");
  };
  if (from_name != kUndefined) {
    if (!is_a(from_name, encoding_class)) from_name = RB_TRY(as_string(from_name));
    // Latin-1 bytes are code points.
    if (same_name(name_of(from_name), "ISO-8859-1")) {
      std::string text;
      for (char c : view_of(s)) append_code(&text, uint8_t(c), Encoding::Utf8);
      s = make_string(text, Encoding::Utf8);
      from = Encoding::Utf8;
    } else if (!find_encoding(name_of(from_name), &from)) {
      return not_found(name_of(from_name));
    }
  }
  for (const Target& t : kTargets) {
    if (!same_name(t.name, name)) continue;
    bool same = t.result == from && (from == Encoding::Utf8 || same_name(t.name, encoding_name(from)));
    if (same && !options.replace_invalid) return new_string(text_of(s));
    return transcode(s, t, from, options);
  }
  return not_found(encoding_name(from));
}

Value encode_in_place(Value s, Value to, Value from, Value keywords) {
  RB_TRY(check_string(s));
  Value v = RB_TRY(encode(s, to, from, keywords));
  string::set_text(handle_of(s), text_of(v));
  return s;
}

// ---- methods of String

Value encoding(Value s) { return encoding_object(encoding_of(s)); }
Value force_encoding(Value s, Value encoding) {
  RB_TRY(check_string(s));
  Encoding e;
  RB_TRY(encoding_argument(encoding, &e));
  if (e != encoding_of(s)) set_string(s, view_of(s), e);
  return s;
}
Value valid_encoding(Value s) { return boolean(!is_broken(s)); }
Value is_ascii_only(Value s) { return boolean(ascii_only(s)); }
Value as_binary(Value s) { return make_string(view_of(s), Encoding::Binary); }

Value scrub(CallTarget*, const Value* a) {
  Value s = a[0], block = a[1], with = a[2];
  if (!is_broken(s)) return new_string(text_of(s));
  if (with != kUndefined && with != kNil) with = RB_TRY(as_string(with));
  else with = make_string(encoding_of(s) == Encoding::Utf8 ? "\uFFFD" : "?", encoding_of(s));
  std::string out;
  Value failure = kNil;
  each_character(view_of(s), encoding_of(s), [&](std::string_view bytes, uint32_t c) {
    bool broken = c == string::kInvalidCodePoint || (encoding_of(s) == Encoding::Ascii && c > 127);
    if (!broken) {
      out += bytes;
    } else if (block == kNil) {
      out += view_of(with);
    } else {
      Value v = call_block(block, {like(s, bytes)});
      if (!v.is_completion()) v = as_string(v);
      if (v.is_completion()) failure = v;
      else out += view_of(v);
    }
    return failure == kNil;
  });
  return failure == kNil ? like(s, out) : failure;
}

const NativeMethod kStringMethods[] = {
    {"encoding", native<encoding>},
    {"force_encoding", native<force_encoding>, 1},
    {"valid_encoding?", native<valid_encoding>},
    {"ascii_only?", native<is_ascii_only>},
    {"b", native<as_binary>},
    {"scrub", scrub, 0, 1},
    {"encode", native<encode>, 0, 2, kKeywords},
    {"encode!", native<encode_in_place>, 0, 2, kKeywords},
};

// ---- the class Encoding

Value name(Value e) { return make_string(encoding_name(encoding_of_object(e)), Encoding::Ascii); }
Value inspect_encoding(Value e) {
  return new_string(std::string("#<Encoding:") + encoding_name(encoding_of_object(e)) + ">");
}
Value ascii_compatible(Value) { return kTrue; }
Value is_dummy(Value) { return kFalse; }
Value default_encoding(Value) { return encoding_object(Encoding::Utf8); }
Value no_encoding(Value) { return kNil; }
Value set_default(Value, Value v) { return v; }
Value list(Value) { return new_array({objects[0].get(), objects[1].get(), objects[2].get()}); }
Value find(Value, Value v) {
  Encoding e;
  RB_TRY(encoding_argument(v, &e));
  return encoding_object(e);
}
Value compatible(Value, Value a, Value b) {
  if (!is_string(a) || !is_string(b)) return kNil;
  bool fits = encoding_of(a) == encoding_of(b) || ascii_only(a) || ascii_only(b);
  Encoding e = Encoding::Utf8;
  if (fits) RB_TRY(compatible_encoding(a, b, &e));
  return fits ? encoding_object(e) : kNil;
}

const NativeMethod kMethods[] = {
    {"name", native<name>}, {"to_s", native<name>}, {"inspect", native<inspect_encoding>},
    {"ascii_compatible?", native<ascii_compatible>}, {"dummy?", native<is_dummy>},
};
const NativeMethod kSingletonMethods[] = {
    {"default_external", native<default_encoding>},
    {"default_internal", native<no_encoding>},
    {"default_external=", native<set_default>, 1},
    {"default_internal=", native<set_default>, 1},
    {"list", native<list>},
    {"find", native<find>, 1},
    {"compatible?", native<compatible>, 2},
};

void define_encoding() {
  encoding_class = define_class("Encoding", classes.Object);
  define_methods(encoding_class, kMethods);
  define_singleton_methods(encoding_class, kSingletonMethods);
  define_class("CompatibilityError", classes.EncodingError, encoding_class);
  define_class("UndefinedConversionError", classes.EncodingError, encoding_class);
  define_class("InvalidByteSequenceError", classes.EncodingError, encoding_class);
  define_class("ConverterNotFoundError", classes.EncodingError, encoding_class);
  for (auto& o : objects) o.set(ref(allocate_object(encoding_class->instance_shape)));
  auto constant = [](const char* name, int i) { set_constant(encoding_class, intern(name), objects[i].get()); };
  constant("UTF_8", 0);
  constant("ASCII_8BIT", 1);
  constant("BINARY", 1);
  constant("US_ASCII", 2);
  constant("ASCII", 2);
  undefine_allocation(encoding_class);
  define_methods(classes.String, kStringMethods);
}

}  // namespace

const char* encoding_name(Encoding e) {
  return e == Encoding::Utf8 ? "UTF-8" : e == Encoding::Binary ? "ASCII-8BIT" : "US-ASCII";
}
Value encoding_object(Encoding e) { return objects[e == Encoding::Utf8 ? 0 : e == Encoding::Binary ? 1 : 2].get(); }

Value encoding_argument(Value v, Encoding* out) {
  if (is_a(v, encoding_class)) {
    *out = encoding_of_object(v);
    return kNil;
  }
  v = RB_TRY(as_string(v));
  if (find_encoding(view_of(v), out)) return kNil;
  return raise(classes.ArgumentError, "unknown encoding name - " + std::string(view_of(v)));
}

HY_RUBY_CORE(define_encoding);

Value source_encoding() { return encoding_object(Encoding::Utf8); }

}  // namespace hypha::ruby
