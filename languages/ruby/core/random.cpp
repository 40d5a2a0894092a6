// SPDX-License-Identifier: MIT
#include "languages/ruby/core/random.h"

#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"

#include <sys/random.h>

#include <cmath>

#include "languages/ruby/core/numeric_support.h"
#include "languages/ruby/core/string_support.h"

namespace hypha::ruby {

namespace {

struct Twister {
  static constexpr uint32_t kWords = 624, kShift = 397;
  uint32_t state[kWords];
  uint32_t at;
  void seed(uint32_t s) {
    state[0] = s;
    for (uint32_t i = 1; i < kWords; i++) state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    at = kWords;
  }
  void seed(const std::vector<uint32_t>& key) {
    seed(19650218u);
    uint32_t i = 1, j = 0, n = uint32_t(key.size());
    for (uint32_t k = std::max(kWords, n); k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + j;
      if (++i >= kWords) state[0] = state[kWords - 1], i = 1;
      if (++j >= n) j = 0;
    }
    for (uint32_t k = kWords - 1; k > 0; k--) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - i;
      if (++i >= kWords) state[0] = state[kWords - 1], i = 1;
    }
    state[0] = 0x80000000u;
    at = kWords;
  }
  void refill() {
    for (uint32_t i = 0; i < kWords; i++) {
      uint32_t y = (state[i] & 0x80000000u) | (state[(i + 1) % kWords] & 0x7fffffffu);
      state[i] = state[(i + kShift) % kWords] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    at = 0;
  }
  uint32_t next() {
    if (at >= kWords) refill();
    uint32_t y = state[at++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
  }
  double next_double() {
    uint32_t a = next() >> 5, b = next() >> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
  }
  double next_double_inclusive() {  // [0, 1]
    unsigned __int128 x = next();
    x = x << 32 | next();
    unsigned __int128 m = (static_cast<unsigned __int128>(1) << 53) | 1;
    return std::ldexp(double(uint64_t(x * m >> 64)), -53);
  }
  uint64_t up_to(uint64_t limit) {
    if (limit == 0) return 0;
    uint64_t mask = ~uint64_t{0} >> __builtin_clzll(limit);
    for (;;) {
      uint64_t v = 0;
      bool retry = false;
      for (int i = 1; i >= 0 && !retry; i--) {
        if (!(mask >> (i * 32) & 0xffffffff)) continue;
        v |= uint64_t(next()) << (i * 32);
        v &= mask;
        retry = limit < v;
      }
      if (!retry) return v;
    }
  }
};

// A Random's fields.
enum RandomField { kState, kSeed, kRandomFields };

Twister* twister(Value random) {
  return reinterpret_cast<Twister*>(random.ptr<Object>()->fields[kState].load().ptr<Raw>()->bytes);
}

void seed_with(Value random, Value seed) {
  std::vector<uint32_t> key;
  for (Value rest = integer::abs(seed); integer::sign(rest) > 0; rest = integer::shift_right(rest, 32)) {
    int64_t low;
    integer::to_int64(integer::bit_and(rest, integer::from_uint64(0xffffffff)), &low);
    key.push_back(uint32_t(low));
  }
  if (key.size() <= 1) twister(random)->seed(key.empty() ? 0 : key[0]);
  else twister(random)->seed(key);
  random.ptr<Object>()->fields[kSeed].write(random.ptr(), seed);
}

Value allocate_random(ClassInfo* c) {
  Value random = ref(allocate_object(c->instance_shape));
  Value state = ref(heap::allocate_raw(sizeof(Twister)));
  random.ptr<Object>()->fields[kState].write(random.ptr(), state);
  seed_with(random, fixnum(0));
  return random;
}

// The generator for one expression, while nobody else draws from it.
struct Draw {
  ObjectLock guard;
  Twister* state;
  Twister* operator->() const { return state; }
};
Draw draw(Value random) { return {ObjectLock(random.ptr()), twister(random)}; }

Value fresh_seed() {
  uint8_t bytes[16];
  if (getrandom(bytes, sizeof bytes, 0) != ssize_t(sizeof bytes)) std::memset(bytes, 0x5a, sizeof bytes);
  return integer::from_bytes(bytes, sizeof bytes, true, false);
}

Value default_random() {
  static Rooted<> random;
  if (random.get() == kNil) {
    Value made = allocate_random(classes.Random);
    seed_with(made, fresh_seed());
    sharing::share(made);
    std::lock_guard held(class_lock());
    if (random.get() == kNil) random.set(made);
  }
  return random.get();
}
Value generator_of(Value v) { return is_kind(v, Kind::Native) && is_a(v, classes.Random) ? v : default_random(); }

// 0 <= v < limit, any size.
Value integer_below(Value random, Value limit) {
  Value largest = integer::sub(limit, fixnum(1));
  int64_t n;
  if (integer::to_int64(largest, &n)) return integer::from_uint64(draw(random)->up_to(uint64_t(n)));
  // Word by word from the top; begins again when it would pass the limit.
  size_t words = (integer::bit_length(largest) + 31) / 32;
  std::vector<uint32_t> bound(words), drawn(words);
  integer::to_bytes(largest, reinterpret_cast<uint8_t*>(bound.data()), words * 4, true, false);
  for (bool done = false; !done;) {
    done = true;
    bool at_bound = true;
    for (size_t i = words; i-- > 0 && done;) {
      uint32_t mask = i + 1 < words ? ~uint32_t{0} : ~uint32_t{0} >> __builtin_clz(bound[i]);
      drawn[i] = draw(random)->next() & mask;
      if (at_bound && drawn[i] > bound[i]) done = false;
      if (drawn[i] < bound[i]) at_bound = false;
    }
  }
  return integer::from_bytes(reinterpret_cast<uint8_t*>(drawn.data()), words * 4, true, false);
}

Value invalid_argument(Value v) {
  Value shown = RB_TRY(to_s(v));
  return raise(classes.ArgumentError, "invalid argument - " + std::string(view_of(shown)));
}

// Errno::EDOM
Value raise_domain() {
  ClassInfo* errno_module = class_info(find_constant(classes.Object, intern("Errno"))->value.get());
  return raise(class_info(find_constant(errno_module, intern("EDOM"))->value.get()),
               "Numerical argument out of domain");
}

Value in_range(Value random, Value range) {
  RangeParts r = range_parts(range);
  if (is_integer(r.begin) && is_integer(r.end)) {
    Value span = integer::sub(r.end, r.begin);
    if (!r.exclusive) span = integer::add(span, fixnum(1));
    if (integer::sign(span) <= 0) return kNil;
    return integer::add(r.begin, integer_below(random, span));
  }
  double low, high;
  if (r.begin == kNil || r.end == kNil) return raise_domain();
  RB_TRY(to_double(r.begin, &low));
  RB_TRY(to_double(r.end, &high));
  if (low > high || (low == high && r.exclusive)) return kNil;
  double x = r.exclusive ? draw(random)->next_double() : draw(random)->next_double_inclusive();
  return box_double(x * (high - low) + low);
}

// Random#rand and Random.rand: what cannot be is an ArgumentError.
Value rand_strict(Value random, Value max) {
  if (max == kUndefined) return box_double(draw(random)->next_double());
  if (max == kNil) return invalid_argument(max);
  Value v;
  if (is_kind(max, Kind::Range)) {
    v = RB_TRY(in_range(random, max));
    return v == kNil ? invalid_argument(max) : v;
  }
  if (is_float(max)) {
    double d = number::to_double(max);
    if (!std::isfinite(d)) return raise_domain();
    return d <= 0 ? invalid_argument(max) : box_double(draw(random)->next_double() * d);
  }
  Value n = RB_TRY(to_int(max));
  return integer::sign(n) <= 0 ? invalid_argument(max) : integer_below(random, n);
}

Value rand_method(Value self, Value max) { return rand_strict(generator_of(self), max); }
Value bytes_method(Value self, Value count) {
  int64_t n;
  RB_TRY(to_int64(count, &n));
  if (n < 0) return raise(classes.ArgumentError, "negative string size (or size too big)");
  if (!heap::can_allocate(uint64_t(n))) return raise(classes.NoMemoryError, "failed to allocate memory");
  Value random = generator_of(self);
  std::string out;
  while (int64_t(out.size()) < n) {
    uint32_t word = draw(random)->next();
    for (int i = 0; i < 4 && int64_t(out.size()) < n; i++, word >>= 8) out.push_back(char(word));
  }
  return make_string(out, Encoding::Binary);
}
Value seed_method(Value self) { return generator_of(self).ptr<Object>()->fields[kSeed].load(); }
Value new_seed(Value) { return fresh_seed(); }
Value allocate(Value klass) { return allocate_random(class_info(klass)); }
Value initialize(Value self, Value seed) {
  seed = seed == kUndefined ? fresh_seed() : RB_TRY(to_int(seed));
  seed_with(self, seed);
  return self;
}
Value equal(Value a, Value b) {
  if (!is_kind(b, Kind::Native) || !is_a(b, classes.Random)) return kFalse;
  return boolean(std::memcmp(twister(a), twister(b), sizeof(Twister)) == 0);
}
Value duplicate(Value self) {
  Value copy = allocate_random(real_class_of(self));
  std::memcpy(twister(copy), twister(self), sizeof(Twister));
  copy.ptr<Object>()->fields[kSeed].write(copy.ptr(), seed_method(self));
  return copy;
}
Value rand_function(Value, Value max) { return kernel_rand(max); }
Value srand_function(Value, Value seed) { return kernel_srand(seed); }

const NativeMethod kMethods[] = {
    {"initialize", native<initialize>, 0, 1, kPrivate},
    {"dup", native<duplicate>},
    {"rand", native<rand_method>, 0, 1},
    {"bytes", native<bytes_method>, 1},
    {"seed", native<seed_method>},
    {"==", native<equal>, 1},
};
const NativeMethod kSingletonMethods[] = {
    {"allocate", native<allocate>},
    {"rand", native<rand_method>, 0, 1},
    {"bytes", native<bytes_method>, 1},
    {"seed", native<seed_method>},
    {"new_seed", native<new_seed>},
    {"srand", native<srand_function>, 0, 1},
    {"urandom", native<bytes_method>, 1},
};
const NativeMethod kFunctions[] = {
    {"rand", native<rand_function>, 0, 1, kPrivate | kModuleFunction},
    {"srand", native<srand_function>, 0, 1, kPrivate | kModuleFunction},
};

void define_random() {
  classes.Random->instance_kind = Kind::Native;
  classes.Random->reserved_fields = kRandomFields;
  classes.Random->instance_shape = Shape::root(classes.Random, Kind::Native, kRandomFields, kRandomFields);
  define_methods(classes.Random, kMethods);
  define_singleton_methods(classes.Random, kSingletonMethods);
  define_methods(classes.Kernel, kFunctions);
}

}  // namespace

uint64_t random_up_to(Value generator, uint64_t limit) { return twister(generator_of(generator))->up_to(limit); }
double random_double(Value generator) { return twister(generator_of(generator))->next_double(); }

Value kernel_rand(Value max) {
  Value random = default_random();
  if (max == kUndefined || max == kNil || max == kFalse) return box_double(draw(random)->next_double());
  if (is_kind(max, Kind::Range)) return in_range(random, max);
  Value n = RB_TRY(to_int(max));
  if (integer::sign(n) == 0) return box_double(draw(random)->next_double());
  return integer_below(random, integer::abs(n));
}

Value kernel_srand(Value seed) {
  Value random = default_random(), before = seed_method(random);
  seed_with(random, seed == kUndefined ? fresh_seed() : RB_TRY(to_int(seed)));
  return before;
}

HY_RUBY_CORE(define_random);

}  // namespace hypha::ruby
