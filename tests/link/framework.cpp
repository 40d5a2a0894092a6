// SPDX-License-Identifier: MIT
// That this program links shows that the framework needs nothing that is above it: no compiler, no node, no language.
#include "framework/heap/heap.h"

int main() {
  using namespace hypha;
  Rooted<> list;
  for (int i = 0; i < 1000; i++) {
    Slots* pair = heap::allocate_slots(2);
    pair->at[0].init(list.get());
    list.set(ref(pair));
  }
  heap::collect();
  int length = 0;
  for (Value v = list.get(); v != kNil; v = v.ptr<Slots>()->at[0].load()) length++;
  return length == 1000 ? 0 : 1;
}
