// SPDX-License-Identifier: MIT
// An exception in a finalizer ends neither the program nor the other finalizers, and is told on stderr.
#include "tests/cli/command.h"

using namespace cli;

TEST_CASE("an exception in a finalizer is a warning") {
  const std::string program = R"(kept = Object.new
ObjectSpace.define_finalizer(kept, proc { raise "in the first" })
ObjectSpace.define_finalizer(kept, proc { puts "second" })
puts "end"
)";
  for (const Words& mode : kModes) {
    Outcome o = run_program("finalizer.rb", program, mode);
    INFO(o.err);
    CHECK(o.ok);
    CHECK(o.out == "end\nsecond\n");
    CHECK(contains(o.err, "warning: Exception in finalizer #<Proc:"));
    CHECK(contains(o.err, "finalizer.rb:2:in `block in <main>': in the first (RuntimeError)"));
    o = run_program("finalizer.rb", "$VERBOSE = nil\n" + program, mode);
    CHECK(o.ok);
    CHECK(o.err.empty());
  }
}
