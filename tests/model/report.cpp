// SPDX-License-Identifier: MIT
#include "tests/model/report.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <map>
#include <vector>

namespace hypha::model {

namespace {

struct Name {
  const char* name;
  const char* from;
  size_t bytes;
};
constexpr size_t kMostNames = 32;
Name names[kMostNames];
size_t named = 0, named_always = 0;

std::string address_text(const void* at) {
  if (!at) return "";
  auto* p = static_cast<const char*>(at);
  char text[80];
  for (size_t i = named; i-- > 0;) {
    const Name& n = names[i];
    if (p < n.from || p >= n.from + n.bytes) continue;
    std::snprintf(text, sizeof text, "%s+%zd", n.name, p - n.from);
    return text;
  }
  for (int owner = 0; owner < memory::kOwners; owner++) {
    for (auto kind : {memory::kHeap, memory::kNew}) {
      const char* low = memory::arena(owner, kind);
      if (p < low || p >= low + memory::kArenaBytes) continue;
      const char* what = kind == memory::kHeap ? "heap" : "new";
      if (owner == 0)
        std::snprintf(text, sizeof text, "%s+%zd", what, p - low);
      else
        std::snprintf(text, sizeof text, "%s of %d+%zd", what, owner - 1, p - low);
      return text;
    }
  }
  Dl_info info;
  std::snprintf(text, sizeof text, "%p", at);
  return dladdr(at, &info) && info.dli_sname ? info.dli_sname : text;
}

std::string value_text(uint64_t bits) {
  if (memory::in_arenas(reinterpret_cast<const void*>(bits))) return address_text(reinterpret_cast<const void*>(bits));
  char text[24];
  std::snprintf(text, sizeof text, bits < 1 << 20 ? "%llu" : "%#llx", static_cast<unsigned long long>(bits));
  return text;
}

bool is_of_words(const std::string& place) {
  for (const char* file :
       {"/atomic.h:", " atomic.h:", "relaxed.h:", "heap_object.h:", "std_mutex.h:", "unique_lock.h:"})
    if (place.find(file) != std::string::npos) return true;
  return false;
}
// "[ (inlined by)] FUNCTION(PARAMETERS) at FILE:LINE ..." as FUNCTION FILE:LINE
std::string short_place(std::string place) {
  if (place.rfind(" (inlined by) ", 0) == 0) place = place.substr(14);
  size_t at = place.rfind(" at "), end = place.find_first_of(" \n", at + 4);
  if (at == std::string::npos) return "";
  std::string function = place.substr(0, at), file = place.substr(at + 4, end - at - 4);
  size_t cut = function.find_first_of("(<[");
  return (cut && cut != std::string::npos ? function.substr(0, cut) : function) + "  " + file;
}

// The places of all steps, from one run of addr2line.
std::map<const void*, std::string> find_places(const memory::List<Step>& steps) {
  std::map<const void*, std::string> places;
  for (const Step& s : steps)
    if (s.place) places[s.place];
  if (places.empty()) return places;
  Dl_info info;
  if (!dladdr(reinterpret_cast<void*>(&find_places), &info)) return places;
  std::string command = "addr2line -Cipfse /proc/" + std::to_string(getpid()) + "/exe";
  for (const auto& [place, text] : places) {
    char word[24];
    std::snprintf(word, sizeof word, " %#zx",
                  size_t(static_cast<const char*>(place) - static_cast<const char*>(info.dli_fbase)) - 1);
    command += word;
  }
  FILE* out = popen((command + " 2>/dev/null").c_str(), "r");
  if (!out) return places;
  char line[2048];
  auto at = places.begin();
  auto previous = places.end();
  while (std::fgets(line, sizeof line, out)) {
    std::string text = line;
    bool outer = text.rfind(" (inlined by) ", 0) == 0;
    if (!outer) {
      if (at == places.end()) break;
      previous = at++;
    }
    // The words' own functions say nothing: the first one that called them does.
    if (previous->second.empty() && !is_of_words(text)) previous->second = short_place(text);
  }
  pclose(out);
  return places;
}

}  // namespace

void call_it(const char* name, const void* from, size_t bytes) {
  if (named < kMostNames) names[named++] = {name, static_cast<const char*>(from), bytes};
}
void call_it_always(const char* name, const void* from, size_t bytes) {
  call_it(name, from, bytes);
  named_always = named;
}
void forget_names() { named = named_always; }

std::string step_text(const memory::List<Step>& steps) {
  auto places = find_places(steps);
  std::string text;
  for (const Step& s : steps) {
    char line[1400];
    std::snprintf(line, sizeof line, "  %*s%d  %-14s %-24s %-20s %s\n", s.thread * 4, "", s.thread, s.what,
                  address_text(s.at).c_str(), value_text(s.bits).c_str(), s.place ? places[s.place].c_str() : "");
    text += line;
  }
  return text;
}

}  // namespace hypha::model
