// SPDX-License-Identifier: MIT
#include "framework/event/event.h"

#include <cxxabi.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <typeinfo>

#include "framework/node/node.h"

namespace hypha::events {

bool is_enabled = false;

namespace {
std::FILE* out = nullptr;
std::mutex out_lock;
std::chrono::steady_clock::time_point start;

void append_escaped(std::string& line, std::string_view text) {
  for (char c : text) {
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", c);
      line += code;
    } else {
      line += c;
    }
  }
}
}  // namespace

bool open(const std::string& path) {
  out = std::fopen(path.c_str(), "w");
  start = std::chrono::steady_clock::now();
  return is_enabled = out != nullptr;
}

void close() {
  std::lock_guard lock(out_lock);
  is_enabled = false;
  if (out) std::fclose(out);
  out = nullptr;
}

Event::Event(std::string_view name) {
  auto us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  line_ = "{\"t\":" + std::to_string(us);
  add("event", name);
}

Event::~Event() {
  line_ += "}\n";
  std::lock_guard lock(out_lock);
  if (out) std::fwrite(line_.data(), 1, line_.size(), out);
}

Event& Event::add(std::string_view key, std::string_view text) {
  line_ += ",\"";
  line_ += key;
  line_ += "\":\"";
  append_escaped(line_, text);
  line_ += '"';
  return *this;
}

Event& Event::add(std::string_view key, int64_t number) {
  line_ += ",\"";
  line_ += key;
  line_ += "\":" + std::to_string(number);
  return *this;
}

Event& Event::add(std::string_view key, double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  line_ += ",\"";
  line_ += key;
  line_ += "\":";
  line_ += text;
  return *this;
}

Event& Event::node(const Node& n, const CallTarget* in) {
  add("node", node_name(n));
  add("id", int64_t(reinterpret_cast<uintptr_t>(&n) >> 4));
  if (in && in->section.source) {
    LineColumn at = in->section.source->position(n.source_start);
    add("file", in->section.source->name());
    add("line", int64_t(at.line));
    add("column", int64_t(at.column));
  }
  return *this;
}

Event& Event::target(const CallTarget* t) {
  add("target", t->name);
  if (t->section.source) {
    add("file", t->section.source->name());
    add("line", int64_t(t->section.line()));
  }
  return *this;
}

std::string node_name(const Node& n) {
  int status = 0;
  char* demangled = abi::__cxa_demangle(typeid(n).name(), nullptr, nullptr, &status);
  std::string name = status == 0 ? demangled : typeid(n).name();
  std::free(demangled);
  for (size_t at; (at = name.find("hypha::")) != std::string::npos;) name.erase(at, 7);
  return name;
}

// Nodes do not know their target: the frame that runs them does.
static const CallTarget* current_target() { return thread().top_frame ? thread().top_frame->target : nullptr; }

void node_specialized(const Node& n, uint32_t before, uint32_t after) {
  Event("specialized").node(n, current_target()).add("from", int64_t(before)).add("to", int64_t(after));
}

void cache_grown(const Node& n, uint32_t length, bool megamorphic) {
  Event("cache").node(n, current_target()).add("entries", int64_t(length)).add("megamorphic", int64_t(megamorphic));
}

}  // namespace hypha::events
