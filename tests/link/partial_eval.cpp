// SPDX-License-Identifier: MIT
// That this program links shows that the compiler needs the framework only: no node and no language.
#include "partial_eval/code/install.h"

int main() {
  hypha::pe::install_compiler();
  return hypha::pe::stats().compilations == 0 ? 0 : 1;
}
