// SPDX-License-Identifier: MIT
// The fields of the built-in iterators that nodes step themselves (nodes/iterator.h).
#pragma once

namespace hypha::python {

enum ArrayIteratorField { kIteratedArray /* None: exhausted */, kIteratedIndex, kArrayIteratorFields };  // list, tuple
enum EnumerateField { kEnumerated, kEnumerateNumber, kEnumerateFields };
enum ZipField { kZipped /* a tuple */, kZipStrict, kZipFirst, kZipSecond, kZipFields };  // the two of a plain zip of two

// ---- over tables. What is left: of the entries that were there at the start.
enum TableIteratorField { kTable /* None: exhausted */, kPosition, kSize, kLeft, kTableIteratorFields };
enum ItemIteratorField { kItemValue = kTableIteratorFields, kItemIteratorFields };  // of the key that was the last one

}  // namespace hypha::python
