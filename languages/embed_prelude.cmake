# SPDX-License-Identifier: MIT
# Run at build time: turns prelude files into C++. "languages/LANGUAGE/prelude_files.h" then declares
#   namespace hypha::LANGUAGE { struct PreludeFile { std::string_view name, text; };  std::span<const PreludeFile> prelude_files(); }
# with names relative to the prelude folder, sorted. No guest code is checked in twice, none is read from disk at start.
file(WRITE ${OUTPUT}.h "// SPDX-License-Identifier: MIT\n// Generated from languages/${LANGUAGE}/prelude.\n#pragma once\n"
  "#include <span>\n#include <string_view>\n\nnamespace hypha::${LANGUAGE} {\n"
  "struct PreludeFile {\n  std::string_view name, text;\n};\nstd::span<const PreludeFile> prelude_files();\n}\n")
file(WRITE ${OUTPUT}.cpp.new "// SPDX-License-Identifier: MIT\n#include \"languages/${LANGUAGE}/prelude_files.h\"\n\n"
  "namespace hypha::${LANGUAGE} {\nnamespace {\nusing namespace std::literals;\nconstexpr PreludeFile files[] = {\n")
list(SORT FILES)
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  file(RELATIVE_PATH name ${BASE} ${file})
  file(APPEND ${OUTPUT}.cpp.new "{\"${name}\"sv, R\"=prelude=(" "${text}" ")=prelude=\"sv},\n")
endforeach()
file(APPEND ${OUTPUT}.cpp.new "};\n}\nstd::span<const PreludeFile> prelude_files() { return files; }\n}\n")
file(RENAME ${OUTPUT}.cpp.new ${OUTPUT}.cpp)
