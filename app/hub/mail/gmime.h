// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// GLib's headers use `signals` as a name, and warn under our flags.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <gmime/gmime.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <QString>
#include <memory>

namespace segue::hub::mail {

struct ObjectUnref {
    void operator()(void* object) const { g_object_unref(object); }
};
//! An owned GObject.
template <class T> using Owned = std::unique_ptr<T, ObjectUnref>;

struct GFree {
    void operator()(void* memory) const { g_free(memory); }
};
using OwnedText = std::unique_ptr<char, GFree>;

//! Once per process, from any thread.
void initGmime();

//! Null is the empty text; bytes that are no UTF-8 become U+FFFD.
inline QString fromUtf8(const char* text) {
    return text ? QString::fromUtf8(text) : QString();
}

} // namespace segue::hub::mail
