// SPDX-License-Identifier: MIT
// Expected texts are those of CRuby 3.1 and CPython 3.11.
#include "framework/value/format.h"

#include <cmath>
#include <limits>

#include "tests/framework/value/value_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// "+08.3x": what both % operators accept.
NumberFormat percent(std::string_view spec) {
  NumberFormat f;
  size_t i = 0;
  for (; std::string_view("+ #0-").find(spec[i]) != std::string_view::npos; i++) {
    f.plus |= spec[i] == '+';
    f.space |= spec[i] == ' ';
    f.alternate |= spec[i] == '#';
    f.zero |= spec[i] == '0';
    f.minus |= spec[i] == '-';
  }
  for (; spec[i] >= '0' && spec[i] <= '9'; i++) f.width = f.width * 10 + (spec[i] - '0');
  if (spec[i] == '.') {
    f.precision = 0;
    for (i++; spec[i] >= '0' && spec[i] <= '9'; i++) f.precision = f.precision * 10 + (spec[i] - '0');
  }
  f.conversion = spec[i];
  return f;
}
std::string ruby(std::string_view spec, int i) { return format_integer(percent(spec), kRubyLikeFormat, fixnum(i)); }
std::string python(std::string_view spec, int i) { return format_integer(percent(spec), kPythonLikeFormat, fixnum(i)); }
std::string ruby(std::string_view spec, double d) { return format_double(percent(spec), kRubyLikeFormat, d); }
std::string python(std::string_view spec, double d) { return format_double(percent(spec), kPythonLikeFormat, d); }
}  // namespace

TEST_CASE("format: integers alike in both languages") {
  using Function = std::string (*)(std::string_view, int);
  for (Function f : {Function(ruby), Function(python)}) {
    CHECK(f("d", 255) == "255");
    CHECK(f("5d", -255) == " -255");
    CHECK(f("-5d", 255) == "255  ");
    CHECK(f("05d", -255) == "-0255");
    CHECK(f("+d", 0) == "+0");
    CHECK(f(" d", 5) == " 5");
    CHECK(f(".5d", -255) == "-00255");
    CHECK(f("08x", 255) == "000000ff");
    CHECK(f("#08x", 255) == "0x0000ff");
    CHECK(f("#X", 255) == "0XFF");
    CHECK(f("+x", -255) == "-ff");
  }
}

TEST_CASE("format: integers as CRuby") {
  CHECK(ruby("x", -255) == "..f01");
  CHECK(ruby("x", -1) == "..f");
  CHECK(ruby("x", -256) == "..f00");
  CHECK(ruby("X", -255) == "..F01");
  CHECK(ruby("o", -255) == "..7401");
  CHECK(ruby("b", -8) == "..1000");
  CHECK(ruby("08x", -255) == "..ffff01");
  CHECK(ruby(".8x", -255) == "..ffff01");
  CHECK(ruby("#08x", -255) == "0x..ff01");
  CHECK(ruby("#08.4x", -255) == " 0x..f01");
  CHECK(ruby("#B", -255) == "0B..100000001");
  CHECK(ruby("#o", -255) == "..7401");
  CHECK(ruby("#o", 255) == "0377");
  CHECK(ruby("#.3o", 8) == "010");
  CHECK(ruby("#x", 0) == "0");
  CHECK(ruby("08.5d", 255) == "   00255");
  CHECK(ruby(".0d", 0) == "");
  CHECK(ruby("+.0x", 0) == "+");
  CHECK(ruby("#+x", -255) == "-0xff");
  CHECK(ruby(".3f", 7) == "7.000");
  CHECK(format_integer(percent("040.3f"), kRubyLikeFormat, big("-1000000000000000000000000000000")) ==
        "-00001000000000000000000000000000000.000");
  CHECK(format_integer(percent("x"), kRubyLikeFormat, big("-18446744073709551616")) == "..f0000000000000000");
}

TEST_CASE("format: integers as CPython") {
  CHECK(python("#o", 255) == "0o377");
  CHECK(python("#x", 0) == "0x0");
  CHECK(python("08.5d", 255) == "00000255");
  CHECK(python("#010.5x", -255) == "-0x00000ff");
  CHECK(python(".0d", 0) == "0");
}

TEST_CASE("format: doubles") {
  CHECK(ruby("f", 3.14159) == "3.141590");
  CHECK(ruby("010.2f", -0.0) == "-000000.00");
  CHECK(ruby("#.0f", 1.5) == "2.");
  CHECK(ruby("#.0e", -2.5e-7) == "-2.e-07");
  CHECK(ruby(".1f", 4.35) == "4.4");
  CHECK(python(".1f", 4.35) == "4.3");
  CHECK(ruby("020a", -0.0) == "-0x00000000000000p+0");
  CHECK(ruby("A", 3.14159) == "0X1.921F9F01B866EP+1");
  CHECK(ruby("010f", kInfinity) == "       Inf");
  CHECK(ruby("+f", std::nan("")) == "+NaN");
  CHECK(python("010f", -kInfinity) == "-000000inf");
  CHECK(python("F", std::nan("")) == "NAN");
  CHECK(python("g", 1e6) == "1e+06");
  CHECK(python("#g", 123.0) == "123.000");
  CHECK(python("+.2%", 0.125) == "+12.50%");
}

TEST_CASE("format: grouping, fill and alignment") {
  NumberFormat f;
  f.grouping = ',';
  auto integer = [&](int64_t i) { return format_integer(f, kPythonLikeFormat, fixnum(i)); };
  auto real = [&](double d) { return format_double(f, kPythonLikeFormat, d); };
  CHECK(integer(1234567) == "1,234,567");
  CHECK(integer(-123) == "-123");
  f.zero = true;
  f.width = 10;
  CHECK(integer(65) == "00,000,065");
  f.width = 12;
  CHECK(integer(65) == "0,000,000,065");
  f.width = 7;
  CHECK(integer(-1234) == "-01,234");
  f.width = 12;
  f.conversion = 'f';
  f.precision = 2;
  CHECK(real(123) == "0,000,123.00");
  CHECK(real(kInfinity) == "000000000inf");
  f.grouping = '_';
  f.conversion = 'x';
  f.precision = -1;
  f.alternate = true;
  CHECK(integer(1234567) == "0x0_0012_d687");
  f = {};
  f.width = 8;
  f.fill = "é";
  f.align = '^';
  CHECK(integer(-123) == "éé-123éé");
  f.align = '=';
  CHECK(integer(-123) == "-éééé123");
  f.align = '<';
  CHECK(integer(-123) == "-123éééé");
}

TEST_CASE("format: readable doubles") {
  NumberFormat f;
  f.conversion = 'r';
  auto text = [&](double d) { return format_double(f, kPythonLikeFormat, d); };
  CHECK(text(123.0) == "123.0");
  CHECK(text(1e16) == "1e+16");
  f.grouping = ',';
  CHECK(text(1234567.891) == "1,234,567.891");
  f = {};
  f.conversion = 'r';
  f.precision = 3;
  CHECK(text(123.0) == "1.23e+02");
  CHECK(text(12.0) == "12.0");
  CHECK(text(0.0) == "0.0");
  f.precision = 1;
  CHECK(text(0.0) == "0e+00");
  f.precision = 0;
  CHECK(text(-0.001234) == "-0.001");
  f.precision = 17;
  CHECK(text(1e-5) == "1.0000000000000001e-05");
  f = {};
  f.conversion = 'f';
  f.precision = 1;
  f.drop_negative_zero = true;
  CHECK(text(-0.001) == "0.0");
  CHECK(text(-0.1) == "-0.1");
}

TEST_CASE("format: text") {
  NumberFormat f;
  f.width = 6;
  CHECK(format_text(f, "héé") == "   héé");
  f.minus = true;
  CHECK(format_text(f, "héé") == "héé   ");
  f = {};
  f.precision = 2;
  CHECK(format_text(f, "héé") == "hé");
  f.width = 5;
  f.align = '^';
  f.fill = "*";
  CHECK(format_text(f, "héé") == "*hé**");
}
