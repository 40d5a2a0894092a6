// SPDX-License-Identifier: MIT
// The languages of this build. A new language is one row in language.cpp.
#pragma once
#include <cstddef>
#include <string>

#include "framework/source/source.h"

namespace hypha {

struct Language {
  const char* name;
  const char* extension;
  const char* interpreter;  // in a #! line
  // Of the guest's stack: reserved, committed as it is used. What bounds a recursion, where the language has no bound of its
  // own; an endless one must be over soon, also in small compiled frames.
  size_t stack_bytes;
  // Runs a program with its arguments; returns the exit code.
  int (*run)(const Source&, int argc, char** argv);
};

// By name if given, else by extension, else by the #! line; null: none.
Language* find_language(const std::string& name, const std::string& path, const std::string& text);

}  // namespace hypha
