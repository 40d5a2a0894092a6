// SPDX-License-Identifier: MIT
#include "partial_eval/code/stress.h"

#include <map>
#include <tuple>

#include "framework/engine/options.h"
#include "partial_eval/code/install.h"

namespace hypha::pe::stress {

Place* place(const Node* node, size_t log_length, Op op) {
  static auto* places = new std::map<std::tuple<const Node*, size_t, Op>, Place*>;
  Place*& p = (*places)[{node, log_length, op}];
  if (!p) {
    p = new Place{fixnum(1)};  // the first time counts most: many a place is not reached twice
    stats().guard_places++;
  }
  return p;
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
