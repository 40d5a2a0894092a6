// SPDX-License-Identifier: MIT
// The start of the runtime: the well-known classes and their shapes, names, the framework's hooks, then every core
// file's definitions. To be called once, on the guest thread.
#pragma once

namespace hypha::ruby {

void boot();

}  // namespace hypha::ruby
