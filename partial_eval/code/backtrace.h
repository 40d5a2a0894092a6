// SPDX-License-Identifier: MIT
#pragma once

namespace hypha::pe {

void install_backtrace();  // fills hypha::compiled_frames

}  // namespace hypha::pe
