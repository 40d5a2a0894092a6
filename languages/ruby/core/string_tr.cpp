// SPDX-License-Identifier: MIT
// String: sets of characters ("a-z", "^0-9"), for tr, delete, squeeze and count.
#include <array>

#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

struct CharacterRange {
  uint32_t low, high;
  int64_t before;  // characters in the ranges in front of it
};

// A set as it is written. Characters keep their order: tr maps by position.
struct CharacterSet {
  bool negated = false;
  std::vector<CharacterRange> ranges;
  int64_t size = 0;
  void add(uint32_t low, uint32_t high) {
    ranges.push_back({low, high, size});
    size += int64_t(high - low) + 1;
  }
  // The position of the last mention; -1: none.
  int64_t position(uint32_t c) const {
    for (size_t i = ranges.size(); i-- > 0;)
      if (c >= ranges[i].low && c <= ranges[i].high) return ranges[i].before + int64_t(c - ranges[i].low);
    return -1;
  }
  bool contains(uint32_t c) const { return (position(c) >= 0) != negated; }
  uint32_t at(int64_t position) const {
    for (const CharacterRange& r : ranges)
      if (position < r.before + int64_t(r.high - r.low) + 1) return r.low + uint32_t(position - r.before);
    return ranges.back().high;
  }
};

Value parse_set(Value text, CharacterSet* out) {
  // Characters with a mark whether a backslash takes their meaning.
  struct Item {
    uint32_t code;
    bool plain;
  };
  std::vector<Item> items;
  bool escaped = false;
  each_character(view_of(text), encoding_of(text), [&](std::string_view bytes, uint32_t c) {
    if (c == string::kInvalidCodePoint) c = 0x110000 + uint8_t(bytes[0]);  // a broken byte stands for itself
    if (c == '\\' && !escaped) {
      escaped = true;
      return true;
    }
    items.push_back({c, escaped});
    escaped = false;
    return true;
  });
  if (escaped) items.push_back({'\\', true});
  size_t i = 0;
  if (items.size() > 1 && items[0].code == '^' && !items[0].plain) out->negated = true, i = 1;
  for (; i < items.size(); i++) {
    bool range = i + 2 < items.size() && items[i + 1].code == '-' && !items[i + 1].plain;
    if (!range) {
      out->add(items[i].code, items[i].code);
      continue;
    }
    uint32_t low = items[i].code, high = items[i + 2].code;
    if (low > high) {
      std::string shown;
      append_code(&shown, low, encoding_of(text));
      shown += '-';
      append_code(&shown, high, encoding_of(text));
      return raise(classes.ArgumentError, "invalid range \"" + shown + "\" in string transliteration");
    }
    out->add(low, high);
    i += 2;
  }
  return kNil;
}

// The intersection of several sets, with a table for ASCII.
struct Sets {
  std::vector<CharacterSet> all;
  std::array<bool, 128> ascii{};
  bool contains(uint32_t c) const { return c < 128 ? ascii[c] : in_all(c); }
  bool in_all(uint32_t c) const {
    return std::all_of(all.begin(), all.end(), [c](const CharacterSet& s) { return s.contains(c); });
  }
  Value parse(Value self, Value list) {
    auto* a = list.ptr<Array>();
    for (int64_t i = 0; i < a->length(); i++) {
      Value v = RB_TRY(as_string(array::get(a, i)));
      RB_TRY(check_compatible(self, v));
      RB_TRY(parse_set(v, &all.emplace_back()));
    }
    for (uint32_t c = 0; c < 128; c++) ascii[c] = in_all(c);
    return kNil;
  }
};

uint32_t code_or_byte(std::string_view bytes, uint32_t c) {
  return c == string::kInvalidCodePoint ? 0x110000 + uint8_t(bytes[0]) : c;
}

Value need_sets(Value list) {
  return list.ptr<Array>()->length() ? kNil
                                     : raise(classes.ArgumentError, "wrong number of arguments (given 0, expected 1+)");
}

Value count(Value s, Value list) {
  RB_TRY(need_sets(list));
  Sets sets;
  RB_TRY(sets.parse(s, list));
  int64_t n = 0;
  each_character(view_of(s), encoding_of(s), [&](std::string_view bytes, uint32_t c) {
    n += sets.contains(code_or_byte(bytes, c));
    return true;
  });
  return fixnum(n);
}

Value deleted(Value s, Value list) {
  RB_TRY(need_sets(list));
  Sets sets;
  RB_TRY(sets.parse(s, list));
  std::string out;
  each_character(view_of(s), encoding_of(s), [&](std::string_view bytes, uint32_t c) {
    if (!sets.contains(code_or_byte(bytes, c))) out += bytes;
    return true;
  });
  return like(s, out);
}

Value squeezed(Value s, Value list) {
  Sets sets;
  RB_TRY(sets.parse(s, list));
  bool any = list.ptr<Array>()->length() == 0;
  std::string out;
  uint32_t last = 0xFFFFFFFF;
  each_character(view_of(s), encoding_of(s), [&](std::string_view bytes, uint32_t c) {
    c = code_or_byte(bytes, c);
    if (c != last || !(any || sets.contains(c))) out += bytes;
    last = c;
    return true;
  });
  return like(s, out);
}

Value translated(Value s, Value from_text, Value to_text, bool squeeze) {
  from_text = RB_TRY(as_string(from_text));
  to_text = RB_TRY(as_string(to_text));
  RB_TRY(check_compatible(s, from_text));
  Encoding e;
  RB_TRY(compatible_encoding(s, to_text, &e));
  if (view_of(to_text).empty()) {
    Value list = new_array({from_text});
    return deleted(s, list);
  }
  CharacterSet from, to;
  RB_TRY(parse_set(from_text, &from));
  RB_TRY(parse_set(to_text, &to));
  if (to.negated) {  // ^ has no meaning there
    CharacterSet with_caret;
    with_caret.add('^', '^');
    for (auto& r : to.ranges) with_caret.add(r.low, r.high);
    to = with_caret;
  }
  constexpr uint32_t kStays = 0xFFFFFFFF;
  auto map = [&](uint32_t c) {
    int64_t at = from.position(c);
    if ((at >= 0) == from.negated) return kStays;
    return from.negated ? to.at(to.size - 1) : to.at(std::min(at, to.size - 1));
  };
  std::array<uint32_t, 128> ascii;
  for (uint32_t c = 0; c < 128; c++) ascii[c] = map(c);
  std::string out;
  out.reserve(view_of(s).size());
  uint32_t last = kStays;
  each_character(view_of(s), encoding_of(s), [&](std::string_view bytes, uint32_t c) {
    c = code_or_byte(bytes, c);
    uint32_t r = c < 128 ? ascii[c] : map(c);
    if (r == kStays) {
      out += bytes;
      last = kStays;
      return true;
    }
    if (!squeeze || r != last) append_code(&out, r, e);
    last = r;
    return true;
  });
  return make_string(out, e);
}
Value tr(Value s, Value from, Value to) { return translated(s, from, to, false); }
Value tr_s(Value s, Value from, Value to) { return translated(s, from, to, true); }

// Sets s to v; nil if they are the same.
Value put(Value s, Value v) {
  if (view_of(v) == view_of(s)) return kNil;
  string::set_text(handle_of(s), text_of(v));
  return s;
}
template <auto F>
Value in_place(Value s, Value list) {
  RB_TRY(check_string(s));
  return put(s, RB_TRY(F(s, list)));
}
template <bool kSqueeze>
Value tr_in_place(Value s, Value from, Value to) {
  RB_TRY(check_string(s));
  return put(s, RB_TRY(translated(s, from, to, kSqueeze)));
}

const NativeMethod kMethods[] = {
    {"count", native<count>, 0, 0, kRest},
    {"delete", native<deleted>, 0, 0, kRest},
    {"delete!", native<in_place<deleted>>, 0, 0, kRest},
    {"squeeze", native<squeezed>, 0, 0, kRest},
    {"squeeze!", native<in_place<squeezed>>, 0, 0, kRest},
    {"tr", native<tr>, 2},
    {"tr!", native<tr_in_place<false>>, 2},
    {"tr_s", native<tr_s>, 2},
    {"tr_s!", native<tr_in_place<true>>, 2},
};

void define_string_tr() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_tr);

}  // namespace hypha::ruby
