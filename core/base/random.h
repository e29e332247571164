// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace segue {

//! The only source of randomness in the engine.
class Random {
public:
    virtual ~Random() = default;

    virtual quint64 next() = 0;

    //! Uniform in [0, bound); bound > 0.
    quint64 below(quint64 bound);
    //! `count` random bytes.
    QByteArray bytes(int count);
    //! Uniform in [0, 1).
    double unit();
};

//! The operating system's generator: fit for tokens.
class SystemRandom final : public Random {
public:
    quint64 next() override;
};

//! SplitMix64, for tests and simulations: the same seed gives the same sequence on every platform.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) {}
    quint64 next() override;

private:
    quint64 m_state;
};

//! `bytes` random bytes as base64url without padding: a bearer token or a nonce.
QString randomToken(Random& random, int bytes = 32);

} // namespace segue
