// SPDX-License-Identifier: MIT
// repr of text and bytes; standard output.
#include <unistd.h>

#include <mutex>

#include "framework/thread/safepoint.h"
#include "languages/python/runtime/runtime.h"
#include "languages/python/syntax/unicode.h"

namespace hypha::python {

namespace {

// CPython prefers single quotes, unless the text has those and no double ones.
char quote_for(std::string_view s) { return s.find('\'') != std::string_view::npos && s.find('"') == std::string_view::npos ? '"' : '\''; }

void append_hex(std::string& out, const char* format, uint32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, c);
  out += buffer;
}

bool append_escape(std::string& out, uint32_t c, char quote) {
  if (c == uint32_t(quote) || c == '\\') {
    out += '\\';
    out += char(c);
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c < 32 || c == 127) {
    append_hex(out, "\\x%02x", c);
  } else {
    return false;
  }
  return true;
}

// Standard output on its way. Who writes it holds `output`, in a Blocked region: the system call may take long.
struct Output {
  std::mutex buffer_mutex, output;
  std::string buffer;  // guarded by buffer_mutex
};
Output& standard_output() {
  static auto* o = new Output;  // never destroyed: threads may still print at exit
  return *o;
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n <= 0) return;
    bytes.remove_prefix(size_t(n));
  }
}

}  // namespace

std::string repr_str(std::string_view s) {
  char quote = quote_for(s);
  std::string out(1, quote);
  for (const char* p = s.data(); p < s.data() + s.size();) {
    size_t n = 1;
    uint32_t c = uint8_t(*p) < 128 ? uint8_t(*p) : string::decode_utf8(p, s.data() + s.size(), &n);
    if (c == string::kInvalidCodePoint && s.size() - size_t(p - s.data()) >= 3 && uint8_t(p[0]) == 0xED) {  // a lone surrogate
      c = 0xD000 | uint32_t(p[1] & 0x3F) << 6 | uint32_t(p[2] & 0x3F);
      n = 3;
    }
    if (!append_escape(out, c, quote)) {
      bool surrogate = c >= 0xD800 && c < 0xE000;
      if (c < 128 || (!surrogate && is_printable(c))) out.append(p, n);
      else append_hex(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    p += n;
  }
  return out += quote;
}

std::string repr_bytes(std::string_view bytes) {
  char quote = quote_for(bytes);
  std::string out = "b";
  out += quote;
  for (char c : bytes) {
    if (append_escape(out, uint8_t(c), quote)) continue;
    if (uint8_t(c) < 128) out += c;
    else append_hex(out, "\\x%02x", uint8_t(c));
  }
  return out += quote;
}

void write_stdout(std::string_view bytes) {
  static const bool terminal = isatty(1);
  Output& o = standard_output();
  bool full;
  {
    std::lock_guard held(o.buffer_mutex);
    o.buffer += bytes;
    full = o.buffer.size() > 64 * 1024;
  }
  if (full || (terminal && bytes.find('\n') != std::string_view::npos)) flush_stdout();
}

void flush_stdout() {
  Output& o = standard_output();
  safepoint::Blocked blocked;
  std::lock_guard writing(o.output);
  std::string bytes;
  {
    std::lock_guard held(o.buffer_mutex);
    bytes.swap(o.buffer);
  }
  write_all(1, bytes);
}

void write_unbuffered(int descriptor, std::string_view bytes) {
  flush_stdout();
  std::string copy(bytes);  // the heap is not to be touched
  safepoint::Blocked blocked;
  std::lock_guard writing(standard_output().output);
  write_all(descriptor, copy);
}

}  // namespace hypha::python
