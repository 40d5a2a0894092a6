// SPDX-License-Identifier: MIT
// The event stream that all tools read: JSON lines, one object an event, written by --trace=FILE. Off: one predictable
// branch where an event would be. Every event has "t" (microseconds since the start) and "event". docs/events.md lists them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hypha {

struct Node;
struct CallTarget;

namespace events {

extern bool is_enabled;
inline bool enabled() { return is_enabled; }

bool open(const std::string& path);  // false: the file cannot be written
void close();

// One event; add() writes a member; the destructor ends the line.
class Event {
 public:
  explicit Event(std::string_view name);
  ~Event();
  Event& add(std::string_view key, std::string_view text);
  Event& add(std::string_view key, int64_t number);
  Event& add(std::string_view key, double number);
  Event& node(const Node& n, const CallTarget* in = nullptr);  // its class, and where it is in the source when the target is known
  Event& target(const CallTarget* t);

 private:
  std::string line_;
};

std::string node_name(const Node& n);  // its C++ class, without namespaces

void node_specialized(const Node&, uint32_t before, uint32_t after);
void cache_grown(const Node&, uint32_t length, bool megamorphic);

}  // namespace events
}  // namespace hypha
