// SPDX-License-Identifier: MIT
// Options of a run, set once by the launcher before guest code starts.
#pragma once
#include <cstdint>
#include <string>

namespace hypha {

enum class JitMode : uint8_t { Off, On, FirstCall };

struct Options {
  JitMode jit = JitMode::On;
  uint32_t compile_threshold = 1000;  // interpreted calls (+ loop iterations / 8) of a target
  uint32_t osr_threshold = 2000;      // iterations of one loop activation
  size_t code_limit = 0;               // bytes of machine code; then the rest stays interpreted (0: the usual limit)
  bool background = false;            // compile in a thread of its own; else whoever finds a target hot waits for it
  uint64_t deopt_stress = 0;          // every Nth guard execution fails though it holds (0: off)
#ifdef NDEBUG
  bool verify_ir = false;  // check every graph; the debug builds always do
#else
  bool verify_ir = true;
#endif
  bool trace_compilation = false;
  bool deadlock_report = false;  // Python: end the program when all threads wait for each other
  std::string dump_ir;     // function name
  std::string trace_file;  // event stream
};
extern Options options;

}  // namespace hypha
