// SPDX-License-Identifier: MIT
#include "partial_eval/code/stress.h"

#include <map>
#include <tuple>

#include "framework/engine/options.h"
#include "framework/event/event.h"
#include "partial_eval/code/install.h"

namespace hypha::pe::stress {

namespace {
using Key = std::tuple<const Node*, size_t, Op>;
std::map<Key, Place*>& places() {
  static auto* all = new std::map<Key, Place*>;
  return *all;
}

// Instances of a template are one text; so are the turns of a loop over children, which only add values to the log.
std::string text_of(const Node* node, const std::vector<LogEntry>& log, Op op) {
  std::string name = events::node_name(*node), text = name.substr(0, name.find('<'));
  for (const LogEntry& e : log)
    if (e.marker) text += " @" + std::to_string(e.value);
  return text + " " + info(op).name;
}
}  // namespace

Place* place(const Node* node, const std::vector<LogEntry>& log, Op op) {
  Place*& p = places()[{node, log.size(), op}];
  if (!p) {
    p = new Place{fixnum(1), false, text_of(node, log, op)};  // the first time counts most: many a place is not reached twice
    stats().guard_places++;
  }
  return p;
}

void report() {
  if (!events::enabled()) return;
  for (auto& [key, p] : places()) events::Event("guard_place").add("place", p->text).add("exercised", int64_t(p->exercised));
}

// Ins::extra of a stress guard is 1, and Ins::imm its Place.
bool fired(int32_t site, const Code* code) {
  const Ins& i = code->graph.ins[site];
  if (i.op != Op::Guard || i.extra != 1) return false;
  auto* p = reinterpret_cast<Place*>(i.imm);
  p->countdown = fixnum(int64_t(options.deopt_stress));
  if (!p->exercised) stats().guard_places_exercised++;
  p->exercised = true;
  return true;
}

}  // namespace hypha::pe::stress
