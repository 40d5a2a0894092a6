// SPDX-License-Identifier: MIT
// Which locals are dead where an iteration of a while loop begins: their first occurrence in the loop, in order of evaluation, is an
// unconditional assignment, and nothing outside of the loop mentions them. The compiler then need not carry them around the loop.
#include "languages/ruby/translate/translator.h"

namespace hypha::ruby {

std::vector<uint16_t> Translator::dead_slots(ast::While*) { return {}; }

}  // namespace hypha::ruby
