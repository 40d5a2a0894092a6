// SPDX-License-Identifier: MIT
// Regular expressions on Oniguruma, and their matches. A Regexp and a MatchData are Native objects; a Regexp's first
// field is a raw pointer to its RegexpProgram, which a finalizer frees.
#pragma once
#include <oniguruma.h>

#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

enum RegexpFlags : uint8_t { kIgnoreCase = 1, kExtended = 2, kMultiLine = 4, kFixedEncoding = 16, kNoEncoding = 32 };

struct RegexpProgram {
  std::string source;
  int flags = 0;
  regex_t* code[2] = {};  // for UTF-8 (and ASCII) text, for binary text; made on demand
  ~RegexpProgram();
};

bool is_regexp(Value v);
RegexpProgram* program_of(Value regexp);

// The groups of one match, by bytes; -1: the group took no part.
class Region {
 public:
  Region() { onig_region_init(&region_); }
  ~Region() { onig_region_free(&region_, 0); }
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  OnigRegion* raw() { return &region_; }
  int count() const { return region_.num_regs; }
  int64_t begin(int i = 0) const { return region_.beg[i]; }
  int64_t end(int i = 0) const { return region_.end[i]; }

 private:
  OnigRegion region_;
};

// Searches from byte `from` on (backwards: at `from` and before). kTrue, kFalse or a completion. $~ stays as it is.
Value search(Value regexp, const StringData* text, int64_t from, Region* region, bool backwards = false);
// Only at byte `at`.
Value match_at(Value regexp, const StringData* text, int64_t at, Region* region);

// ---- $~
Value last_match();                               // MatchData or nil; of this thread
void set_last_match(Value match);
// Searches and sets $~: the MatchData, nil, or a completion.
Value match_and_remember(Value regexp, Value string, int64_t from_byte = 0);
Value new_match(Value regexp_or_string, const StringData* text, const Region&);
Value new_literal_match(Value pattern, const StringData* text, int64_t begin,
                        int64_t end);  // of a String used as a pattern

// ---- MatchData
bool is_match(Value v);
int match_groups(Value match);                    // group 0 included
int64_t match_begin(Value match, int group);      // bytes, -1
int64_t match_end(Value match, int group);
const StringData* match_text(Value match);        // what was searched
Value match_regexp(Value match);
Value match_group(Value match, int64_t group);    // String or nil; negative counts from the end
Value match_captures(Value match);                // Array
Value match_pre(Value match);
Value match_post(Value match);
// The group of that name that matched last; -1: IndexError was raised (*error).
int named_group(Value match, std::string_view name, Value* error);
std::vector<std::pair<std::string, std::vector<int>>> group_names(Value regexp);
int group_number(Value regexp, const Region&, std::string_view name);  // -1: no such name

std::string quote_regexp(std::string_view text);
std::string regexp_inspect(Value regexp);
std::string regexp_to_s(Value regexp);
// The argument of scan, split, sub ...: a Regexp, a String, or what to_str makes of it; TypeError.
Value pattern_argument(Value v);
// The argument of match, =~: strings are compiled.
Value regexp_argument(Value v);

}  // namespace hypha::ruby
