// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace segue::linkage {

//! How many threads a whole run may take.
inline size_t workerCount() {
    return std::clamp<size_t>(std::thread::hardware_concurrency(), 1, 8);
}

//! Calls `work(begin, end, part)` for consecutive parts of 0…count, on several threads. What the parts yield
//! must not depend on how many there are.
template <class Work> void inParts(size_t count, size_t parts, const Work& work) {
    parts = std::clamp<size_t>(parts, 1, std::max<size_t>(count, 1));
    std::vector<std::thread> threads;
    const auto edge = [&](size_t part) { return count * part / parts; };
    for (size_t part = 1; part < parts; ++part)
        threads.emplace_back([&, part] { work(edge(part), edge(part + 1), part); });
    work(0, edge(1), size_t{0});
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace segue::linkage
