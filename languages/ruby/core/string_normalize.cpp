// SPDX-License-Identifier: MIT
// String#unicode_normalize: the canonical forms of Unicode Standard Annex 15.
#include <algorithm>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/string_support.h"
#include "languages/ruby/core/unicode_composition.h"

namespace hypha::ruby {

namespace {

using Codes = std::vector<uint32_t>;

// Hangul syllables are computed.
constexpr uint32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr uint32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28,
                   kSyllableCount = kLeadCount * kVowelCount * kTailCount;

const Decomposition* find_decomposition(uint32_t c) {
  auto* at = std::lower_bound(std::begin(kDecompositions), std::end(kDecompositions), c,
                              [](const Decomposition& d, uint32_t code) { return d.code < code; });
  return at != std::end(kDecompositions) && at->code == c ? at : nullptr;
}

uint32_t combining_class(uint32_t c) {
  auto* at = std::upper_bound(std::begin(kCombiningClasses), std::end(kCombiningClasses), c,
                              [](uint32_t code, const CombiningClass& k) { return code < k.from; });
  if (at == std::begin(kCombiningClasses)) return 0;
  --at;
  return c <= at->to ? at->value : 0;
}

void decompose(uint32_t c, Codes& out) {
  if (c >= kSyllables && c < kSyllables + kSyllableCount) {
    uint32_t s = c - kSyllables;
    out.push_back(kLeads + s / (kVowelCount * kTailCount));
    out.push_back(kVowels + s % (kVowelCount * kTailCount) / kTailCount);
    if (s % kTailCount) out.push_back(kTails + s % kTailCount);
    return;
  }
  const Decomposition* d = find_decomposition(c);
  if (!d) return out.push_back(c);
  decompose(d->first, out);
  if (d->second) decompose(d->second, out);
}

// Marks in the order of their classes.
void order_marks(Codes& codes) {
  for (size_t i = 0; i < codes.size();) {
    size_t end = i;
    while (end < codes.size() && combining_class(codes[end])) end++;
    auto from = codes.begin() + ptrdiff_t(i), to = codes.begin() + ptrdiff_t(end);
    std::stable_sort(from, to, [](uint32_t a, uint32_t b) { return combining_class(a) < combining_class(b); });
    i = end + (end == i);
  }
}

// 0: they do not compose.
uint32_t compose_pair(uint32_t a, uint32_t b) {
  if (a >= kLeads && a < kLeads + kLeadCount && b >= kVowels && b < kVowels + kVowelCount)
    return kSyllables + ((a - kLeads) * kVowelCount + (b - kVowels)) * kTailCount;
  bool syllable = a >= kSyllables && a < kSyllables + kSyllableCount && (a - kSyllables) % kTailCount == 0;
  if (syllable && b > kTails && b < kTails + kTailCount) return a + (b - kTails);
  for (const Decomposition& d : kDecompositions)
    if (d.composes && d.first == a && d.second == b) return d.code;
  return 0;
}

Codes compose(const Codes& codes) {
  Codes out;
  size_t starter = SIZE_MAX;
  uint32_t last_class = 0;
  for (uint32_t c : codes) {
    uint32_t k = combining_class(c);
    bool blocked = starter == SIZE_MAX || (last_class >= k && last_class != 0) || (k == 0 && starter + 1 != out.size());
    if (uint32_t whole = blocked ? 0 : compose_pair(out[starter], c)) {
      out[starter] = whole;
      continue;
    }
    if (k == 0) starter = out.size();
    last_class = k;
    out.push_back(c);
  }
  return out;
}

Value normalized(Value self, Value form, std::string* out) {
  std::string_view name = form == kUndefined ? "nfc" : is_symbol(form) ? view_of(form) : "";
  if (name != "nfc" && name != "nfd") {
    if (name == "nfkc" || name == "nfkd") return raise(classes.NotImplementedError, "compatibility normalization");
    return raise(classes.ArgumentError, "Invalid normalization form " + std::string(name) + ".");
  }
  Codes codes;
  if (is_broken(self)) return raise(classes.ArgumentError, "invalid byte sequence in UTF-8");
  each_character(view_of(self), Encoding::Utf8,
                 [&](std::string_view, uint32_t c) { return decompose(c, codes), true; });
  order_marks(codes);
  if (name == "nfc") codes = compose(codes);
  for (uint32_t c : codes) append_code(out, c, Encoding::Utf8);
  return kNil;
}

Value unicode_normalize(Value self, Value form) {
  if (ascii_only(self)) return new_string(view_of(self));
  std::string text;
  RB_TRY(normalized(self, form, &text));
  return new_string(text);
}
Value is_normalized(Value self, Value form) {
  std::string text;
  RB_TRY(normalized(self, form, &text));
  return boolean(text == view_of(self));
}

const NativeMethod methods[] = {
    {"unicode_normalize", native<unicode_normalize>, 0, 1},
    {"unicode_normalized?", native<is_normalized>, 0, 1},
};

void define_normalize() { define_methods(classes.String, methods); }
HY_RUBY_CORE(define_normalize);

}  // namespace

}  // namespace hypha::ruby
