# SPDX-License-Identifier: MIT
class Custom < StandardError; end
raise Custom
