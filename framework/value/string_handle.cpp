// SPDX-License-Identifier: MIT
// Ruby's mutable String: a handle to immutable data, or, while it is being appended to, to a builder: a StringData
// whose byte_length is its capacity and that nobody but the handle refers to. text() turns the builder back into plain
// data in place by giving the spare room back; of a string that several threads can reach it takes a copy, since views
// of the builder may be about: what is in it never changes. Each function is atomic then, under the object's lock.
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"
#include "framework/value/string_data.h"

namespace hypha {

namespace {
StringData* data_of(const StringHandle* s) { return s->data.load().ptr<StringData>(); }
bool is_builder(const StringHandle* s) { return s->aux & kStringBuilder; }

void copy_bytes(std::string_view from, char* to) { std::copy(from.begin(), from.end(), to); }

// The largest string in the heap object that one of `bytes` needs anyway.
size_t fill_granule(size_t bytes) {
  return ((sizeof(StringData) + bytes + 1 + 15) & ~size_t{15}) - sizeof(StringData) - 1;
}

void start_builder(StringHandle* s, std::string_view contents, size_t needed) {
  constexpr size_t kSmallest = 79;
  StringData* room = string::make_uninitialized(fill_granule(std::max(needed * 2, kSmallest)), data_of(s)->encoding());
  copy_bytes(contents, room->bytes);
  s->data.write(s, ref(room));
  s->tagged_builder_size = uint64_t(contents.size()) << 1;
  s->aux |= kStringBuilder;
}
}  // namespace

static const StringData* settle(StringHandle* s) {
  StringData* d = data_of(s);
  if (!is_builder(s)) return d;
  size_t used = s->tagged_builder_size >> 1, capacity = d->size();
  // A large object cannot give memory back: copy out of one that is mostly empty.
  if (sharing::is_shared(s) || (capacity >= heap::kLargeObject && used < capacity / 4 * 3)) {
    d = string::make({d->bytes, used}, d->encoding());
    s->data.write(s, ref(d));
    s->aux &= uint8_t(~kStringBuilder);
    return d;
  }
  s->aux &= uint8_t(~kStringBuilder);
  d->bytes[used] = 0;
  d->byte_length = used;
  heap::shrink(d, sizeof(StringData) + capacity + 1);
  return d;
}

namespace {
template <class F>
auto atomically(const StringHandle* s, F f) {
  if (!sharing::is_shared(s)) [[likely]]
    return f();
  ObjectLock lock(const_cast<StringHandle*>(s));
  return f();
}

size_t size_here(const StringHandle* s) { return is_builder(s) ? s->tagged_builder_size >> 1 : data_of(s)->size(); }
std::string_view view_here(const StringHandle* s) { return {data_of(s)->bytes, size_here(s)}; }
}  // namespace

const StringData* StringHandle::text() {
  return atomically(this, [this] { return settle(this); });
}

namespace string {

StringHandle* make_handle(uint32_t shape_id, const StringData* data) {
  auto* s = heap::allocate<StringHandle>(shape_id, Kind::String);
  s->extension.init(kNil);
  s->data.init(ref(data));
  return s;
}

void set_text(StringHandle* s, const StringData* data) {
  atomically(s, [=] {
    s->aux &= uint8_t(~kStringBuilder);
    s->data.write(s, ref(data));
  });
}

size_t handle_size(const StringHandle* s) {
  return atomically(s, [s] { return size_here(s); });
}
std::string_view handle_view(const StringHandle* s) {
  return atomically(s, [s] { return view_here(s); });
}

void append(StringHandle* s, std::string_view bytes) {
  if (bytes.empty()) return;
  atomically(s, [=] {
    size_t used = size_here(s), needed = used + bytes.size();
    // The old data stays alive while `bytes` may lie in it: the view is on our stack.
    if (!is_builder(s) || needed > data_of(s)->size()) start_builder(s, view_here(s), needed);
    copy_bytes(bytes, data_of(s)->bytes + used);
    s->tagged_builder_size = uint64_t(needed) << 1;
  });
}

}  // namespace string
}  // namespace hypha
