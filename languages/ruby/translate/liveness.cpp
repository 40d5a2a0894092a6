// SPDX-License-Identifier: MIT
// Which locals are dead where an iteration of a while loop begins: their first mention in the loop, in order of evaluation, is an
// unconditional assignment, and nothing outside of the loop mentions them. The compiler then need not carry them around the loop.
// (A `next` before the assignment is fine: the next iteration starts the same way. A break leaves them unread.)
#include "languages/ruby/translate/translator.h"
#include "languages/ruby/translate/walk.h"

namespace hypha::ruby {

namespace {
struct Seen {
  int mentions = 0;
  bool dead = false;  // by the first mention
};
}  // namespace

std::vector<uint16_t> Translator::dead_slots(ast::While* n) {
  std::vector<uint16_t> dead;
  if (!unit_->root || n->body_first) return dead;
  std::unordered_map<const ast::Variable*, Seen> in_loop;
  auto visit = [&](const Mention& m) {
    Seen& s = in_loop[m.variable];
    if (s.mentions++ == 0) s.dead = m.write && !m.conditional;
  };
  // The body runs only if the condition held; within an iteration that gets there it is unconditional.
  walk_locals(n->condition, false, visit);
  walk_locals(n->body, false, visit);
  if (unit_->mentions.empty()) walk_locals(unit_->root, false, [&](const Mention& m) { unit_->mentions[m.variable]++; });
  for (auto& [v, s] : in_loop) {
    auto slot = unit_->slots.find(v);
    bool starts_dead = s.dead || unit_->loop_local.contains(v);  // dead in an inner loop: dead here too
    if (starts_dead && !v->captured && !v->is_param && slot != unit_->slots.end() && unit_->mentions[v] == s.mentions) {
      dead.push_back(uint16_t(slot->second));
      unit_->loop_local.insert(v);
    }
  }
  return dead;
}

}  // namespace hypha::ruby
