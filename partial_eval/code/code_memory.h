// SPDX-License-Identifier: MIT
// Memory for machine code: the same anonymous memory mapped twice, writable here, executable there, so that no mapping is
// ever both. Code is appended, never patched (decision 24); the whole region lies within reach of a 32-bit call.
#pragma once
#include <cstddef>
#include <cstdint>

namespace hypha::pe {

struct Code;

struct CodeBytes {
  const uint8_t* data;
  size_t size;
  // Call instructions whose 32-bit operand at `offset` must become relative to `target`, an address in code memory.
  struct Relocation {
    uint32_t offset;
    const void* target;
  };
  const Relocation* relocations;
  size_t relocation_count;
};

// False: there is no address space for it. Otherwise code can be installed, up to `limit_bytes` (0: the usual limit). Called
// again, or not at all before the first installation: the limit stays what it is.
bool open_code_memory(size_t limit_bytes);

// Copies the bytes to their final place and returns where they run; null if the region is full. `owner` is what
// find_code answers for these addresses; null for stubs. Thread-safe; synchronizes with whoever gets the pointer.
void* install_bytes(const CodeBytes&, Code* owner);

// After this find_code no longer answers `owner`.
void forget_code(const Code* owner);

void write_perf_map(const void* start, size_t size, const char* name);

}  // namespace hypha::pe
