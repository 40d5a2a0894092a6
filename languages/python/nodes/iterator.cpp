// SPDX-License-Identifier: MIT
#include "languages/python/nodes/iterator.h"

namespace hypha::python {

Value array_item_at(Value array, Value index) { return array::find(array_of(array), index.as_int()); }

}  // namespace hypha::python
