// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <QList>
#include <cmath>

namespace segue::ctl::sample {

//! What the sample's chance is made of: the same seed gives the same workspace.
class Dice {
public:
    explicit Dice(quint64 seed) : m_random(seed) {}

    //! Uniform in [0, bound); bound > 0.
    int below(int bound) { return static_cast<int>(m_random.below(static_cast<quint64>(bound))); }
    //! Uniform in [from, to].
    int between(int from, int to) { return from + below(to - from + 1); }
    bool chance(double probability) { return m_random.unit() < probability; }
    //! One of a list that is not empty.
    template <class List> const auto& one(const List& list) {
        return list.at(below(static_cast<int>(list.size())));
    }
    //! Log-normal around `median`: half of them are shorter; `spread` is the deviation of the
    //! logarithm.
    Millis around(Millis median, double spread) {
        // Box and Muller; unit() may be 0, whose logarithm is not finite.
        const double normal =
            std::sqrt(-2 * std::log(1 - m_random.unit())) * std::cos(6.283185307179586 * m_random.unit());
        return Millis{static_cast<qint64>(static_cast<double>(median.count()) * std::exp(spread * normal))};
    }

private:
    SeededRandom m_random;
};

} // namespace segue::ctl::sample
