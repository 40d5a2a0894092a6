// SPDX-License-Identifier: MIT
// The table of operation properties, made from ops.def.
#include <string_view>

#include "partial_eval/ir/graph.h"

namespace hypha::pe {
namespace {

using enum Repr;

constexpr OpInfo row(const char* name, Repr result, const char* operands, std::string_view flags) {
  auto has = [&](char c) { return flags.find(c) != std::string_view::npos; };
  return {name, result, operands, has('P'), has('L'), has('S'), has('D'), has('C'), has('K'), has('N')};
}

constexpr OpInfo kTable[] = {
#define HY_OP(name, result, operands, flags) row(#name, result, operands, flags),
#include "partial_eval/ir/ops.def"
};
static_assert(sizeof kTable / sizeof kTable[0] == kOpCount);

}  // namespace

const OpInfo& info(Op op) { return kTable[static_cast<size_t>(op)]; }

}  // namespace hypha::pe
