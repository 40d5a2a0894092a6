// SPDX-License-Identifier: MIT
#include "languages/launcher/read_source.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace hypha {

bool read_source(const std::string& path, std::string* text, std::string* error) {
  auto fail = [&](const char* why) { return *error = path + ": " + why, false; };
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return fail(std::strerror(errno));
  if (S_ISDIR(info.st_mode)) return fail("is a directory");
  std::FILE* f = std::fopen(path.c_str(), "rb");
  if (!f) return fail(std::strerror(errno));
  char buffer[64 * 1024];
  bool too_large = false;
  for (size_t n; !too_large && (n = std::fread(buffer, 1, sizeof buffer, f)) > 0;) {
    text->append(buffer, n);
    too_large = text->size() > (size_t{1} << 30);
  }
  bool failed = std::ferror(f) != 0;
  std::fclose(f);
  if (too_large) return fail("larger than 1 GB");
  return failed ? fail("cannot be read") : true;
}

}  // namespace hypha
