// SPDX-License-Identifier: MIT
// Reading values out of a frame that is being left.
#include "partial_eval/code/code.h"

#include <algorithm>
#include <bit>

#include "framework/engine/check.h"
#include "partial_eval/code/code_memory.h"

namespace hypha::pe {

Code::~Code() { forget_code(this); }

Loc Code::location_at(int32_t site, Id id) const {
  Loc l = locations[id];
  bool in_call = site >= 0 && info(graph.op(site)).call;
  if (in_call && save_slots[id]) return {Loc::Stack, save_slots[id]};
  return l;
}

const Code::CallSite* Code::call_site(const void* return_address) const {
  uint32_t offset = uint32_t(static_cast<const char*>(return_address) - static_cast<const char*>(entry));
  auto at = std::lower_bound(call_sites.begin(), call_sites.end(), offset,
                             [](const CallSite& s, uint32_t o) { return s.return_offset < o; });
  return at != call_sites.end() && at->return_offset == offset ? &*at : nullptr;
}

static uint64_t raw_value(const Code* c, int32_t site, Id id, const RegisterDump* dump, const char* frame_base) {
  if (c->graph.is_const(id)) return c->graph.ins[id].imm;
  Loc l = c->location_at(site, id);
  switch (l.kind) {
    case Loc::Reg:
      HY_CHECK(dump, "value in a register, but no registers were saved");
      return dump->gpr[l.n];
    case Loc::Xmm:
      HY_CHECK(dump, "value in a register, but no registers were saved");
      return dump->xmm[l.n];
    case Loc::Stack:
      return *reinterpret_cast<const uint64_t*>(frame_base + l.n);
    case Loc::None:
      break;
  }
  HY_CHECK(false, "value without a location");
  return 0;
}

uint64_t read_value(const Code* c, int32_t site, Id id, const RegisterDump* dump, const char* frame_base) {
  if (id == 0) return kNil.bits;  // unreachable code's value: nobody looks at it
  uint64_t raw = raw_value(c, site, id, dump, frame_base);
  switch (c->graph.ins[id].repr) {
    case Repr::F64:
      return box_double(std::bit_cast<double>(raw)).bits;
    case Repr::Bool:
      return boolean(raw & 1).bits;
    default:
      return raw;
  }
}

}  // namespace hypha::pe
