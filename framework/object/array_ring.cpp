// SPDX-License-Identifier: MIT
// Arrays whose elements go round: what leaves at one end makes room for what comes at the other. The length is written
// only where it changes, since others read it without a lock (array_shared.h).
#include <algorithm>

#include "framework/object/array.h"
#include "framework/object/array_storage.h"

namespace hypha::array {

namespace {

void move_data(Array* a, int64_t n) { a->data += n * 8; }

void rotate_right(Array* a, int64_t n) {
  const int64_t rest = a->length() - n;
  ensure_front(a, n);
  move_within(a, -n, rest, n);
  vacate(a, rest, n);
  move_data(a, -n);
}

void rotate_left(Array* a, int64_t n) {
  const int64_t length = a->length();
  ensure_room(a, length + n);
  move_within(a, length, 0, n);
  vacate(a, 0, n);
  move_data(a, n);
}

}  // namespace

void rotate(Array* a, int64_t n) {
  change(a, [=] {
    const int64_t length = a->length();
    if (length < 2) return;
    const int64_t left = (n % length + length) % length, right = length - left;
    if (left == 0) return;
    if (left <= right)
      rotate_left(a, left);
    else
      rotate_right(a, right);
  });
}

void push_bounded(Array* a, Value v, int64_t most) {
  change(a, [=] {
    const int64_t length = a->length();
    if (most == 0) return;
    if (!accepts(a, v)) adapt(a, strategy_for(v));
    ensure_room(a, length + 1);
    store_at(a, length, v);
    if (length < most) return set_length(a, length + 1);
    vacate(a, 0, 1);
    move_data(a, 1);
  });
}

void unshift_bounded(Array* a, Value v, int64_t most) {
  change(a, [=] {
    const int64_t length = a->length();
    if (most == 0) return;
    if (!accepts(a, v)) adapt(a, strategy_for(v));
    ensure_front(a, 1);
    store_at(a, -1, v);
    if (length >= most) vacate(a, length - 1, 1);
    move_data(a, -1);
    if (length < most) set_length(a, length + 1);
  });
}

}  // namespace hypha::array
