// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

//! Hashes that are the same on every machine and in every run, so that results are too.
namespace segue::linkage {

//! SplitMix64's finaliser.
constexpr uint64_t mixed(uint64_t value) {
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

constexpr uint64_t hashOf(std::u16string_view text) {
    uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char16_t c : text)
        hash = (hash ^ c) * 0x100000001b3ULL;
    return mixed(hash);
}

} // namespace segue::linkage
