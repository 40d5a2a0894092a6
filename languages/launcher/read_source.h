// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace hypha {

// Reads a whole file. False with a message for what is missing, unreadable, a directory or too large (1 GB).
bool read_source(const std::string& path, std::string* text, std::string* error);

}  // namespace hypha
