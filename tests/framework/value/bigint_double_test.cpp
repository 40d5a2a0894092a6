// SPDX-License-Identifier: MIT
// Integers against doubles: exact comparison, correct rounding, equal hashes.
#include <cmath>
#include <limits>

#include "framework/value/bigint.h"
#include "tests/framework/value/value_fixture.h"

using namespace hypha;
using namespace hypha::test;
namespace in = hypha::integer;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
Value power(int64_t n) { return in::shift_left(fixnum(1), n); }
}  // namespace

TEST_CASE("integer to double rounds to nearest, ties to even") {
  CHECK(in::to_double(fixnum((int64_t{1} << 53) + 1)) == 0x1p53);
  CHECK(in::to_double(in::add(power(64), fixnum(1))) == 0x1p64);
  CHECK(in::to_double(in::add(power(64), power(11))) == 0x1p64);  // a tie
  CHECK(in::to_double(in::add(in::add(power(64), power(11)), fixnum(1))) == 0x1p64 + 0x1p12);
  CHECK(in::to_double(in::add(in::add(power(200), power(147)), fixnum(1))) == 0x1p200 + 0x1p148);
  CHECK(in::to_double(in::neg(power(1023))) == -0x1p1023);
  CHECK(in::to_double(power(1024)) == kInfinity);
  CHECK(in::to_double(in::sub(power(1024), fixnum(1))) == kInfinity);
  CHECK(in::to_double(in::neg(power(100000))) == -kInfinity);
  CHECK(in::to_double(in::sub(power(1024), power(970))) == kInfinity);
  CHECK(in::to_double(in::sub(power(1024), in::add(power(970), fixnum(0)))) == kInfinity);
  CHECK(in::to_double(in::sub(power(1024), in::add(power(970), fixnum(1)))) == std::numeric_limits<double>::max());
}

TEST_CASE("double to integer is exact and truncates") {
  CHECK(in::from_double(2.9) == fixnum(2));
  CHECK(in::from_double(-2.9) == fixnum(-2));
  CHECK(in::from_double(-0x1p62) == fixnum(kFixnumMin));
  CHECK(text(in::from_double(0x1p62)) == "4611686018427387904");
  CHECK(text(in::from_double(1e23)) == "99999999999999991611392");
  CHECK(text(in::from_double(-1e22)) == "-10000000000000000000000");
  CHECK(in::bit_length(in::from_double(std::numeric_limits<double>::max())) == 1024);
}

TEST_CASE("comparison of an integer with a double is exact") {
  CHECK(in::compare_double(fixnum((int64_t{1} << 53) + 1), 0x1p53) > 0);
  CHECK(in::compare_double(fixnum(kFixnumMax), 0x1p62) < 0);
  CHECK(in::compare_double(fixnum(1), 1.5) < 0);
  CHECK(in::compare_double(fixnum(-1), -1.5) > 0);
  CHECK(in::compare_double(fixnum(0), -0.0) == 0);
  CHECK(in::compare_double(fixnum(0), 5e-324) < 0);
  CHECK(in::compare_double(power(64), 0x1p64) == 0);
  CHECK(in::compare_double(in::add(power(64), fixnum(1)), 0x1p64) > 0);
  CHECK(in::compare_double(in::neg(in::add(power(64), fixnum(1))), -0x1p64) < 0);
  CHECK(in::compare_double(power(64), 0.5) > 0);
  CHECK(in::compare_double(in::neg(power(64)), 0.0) < 0);
  CHECK(in::compare_double(power(5000), kInfinity) < 0);
  CHECK(in::compare_double(power(5000), -kInfinity) > 0);
  CHECK(in::compare_double(in::from_double(1e300), 1e300) == 0);
  CHECK(in::compare_double(in::sub(in::from_double(1e300), fixnum(1)), 1e300) < 0);
}

TEST_CASE("true division is correctly rounded") {
  CHECK(in::true_divide(fixnum(1), fixnum(3)) == 1.0 / 3.0);
  CHECK(in::true_divide(power(2000), power(1990)) == 1024.0);
  CHECK(in::true_divide(power(2000), power(3000)) == 0x1p-1000);
  CHECK(in::true_divide(fixnum(1), power(1074)) == 0x1p-1074);
  CHECK(in::true_divide(fixnum(1), power(1075)) == 0.0);  // a tie, to even
  CHECK(in::true_divide(fixnum(3), power(1075)) == 0x1p-1073);
  CHECK(in::true_divide(in::add(power(100), fixnum(1)), power(1175)) == 0x1p-1074);
  CHECK(in::true_divide(power(2100), fixnum(-3)) == -kInfinity);
  CHECK(std::signbit(in::true_divide(fixnum(-1), power(5000))));
  CHECK(std::signbit(in::true_divide(fixnum(0), fixnum(-3))));
  CHECK(in::true_divide(big("123456789012345678901234567890"), big("987654321098765432109876543210")) ==
        0.12499999886093750001);
}

TEST_CASE("equal numbers have equal hashes") {
  for (double d : {0.0, -0.0, 1.0, -1.0, 2.0, 1e15, -1e18, 0x1p61, 0x1p62, 0x1p63, -0x1p64, 1e100, -1e300})
    CHECK(in::hash(in::from_double(d)) == number::hash(d));
  CHECK(in::hash(fixnum(-1)) == uint64_t(-2));
  CHECK(in::hash(fixnum(kFixnumMax)) == 1);
  CHECK(number::hash(0.5) == uint64_t{1} << 60);
  CHECK(number::hash(kInfinity) == 314159);
  CHECK(int64_t(number::hash(-1.1)) == -230584300921369601);
}
