// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/split_network.h"

#include <QCoreApplication>
#include <QProcess>

namespace segue::soak {

using namespace Qt::StringLiterals;

namespace {

// Of the addresses that RFC 2544 keeps for such tests.
const QString here = u"198.18.77.1"_s;
const QString there = u"198.18.77.2"_s;
constexpr int patience = 10'000; // milliseconds

Result<void> ip(const QString& words) {
    QProcess process;
    process.start(u"ip"_s, words.split(u' '));
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return {};
    return fail(
        ErrorKind::Permanent, u"io_error"_s,
        u"ip %1: %2"_s.arg(words, QString::fromUtf8(process.readAllStandardError()).trimmed()));
}

Result<void> build(const QString& name) {
    SEGUE_TRY(ip(u"netns add "_s + name));
    SEGUE_TRY(ip(u"link add %1 type veth peer name %1p"_s.arg(name)));
    SEGUE_TRY(ip(u"link set %1p netns %1"_s.arg(name)));
    SEGUE_TRY(ip(u"addr add %1/30 dev %2"_s.arg(here, name)));
    SEGUE_TRY(ip(u"link set %1 up"_s.arg(name)));
    SEGUE_TRY(ip(u"netns exec %1 ip addr add %2/30 dev %1p"_s.arg(name, there)));
    SEGUE_TRY(ip(u"netns exec %1 ip link set %1p up"_s.arg(name)));
    return ip(u"netns exec %1 ip link set lo up"_s.arg(name));
}

} // namespace

Result<std::unique_ptr<SplitNetwork>> SplitNetwork::make() {
    // Names of interfaces have fifteen letters at most.
    auto network = std::unique_ptr<SplitNetwork>(
        new SplitNetwork(u"sg%1"_s.arg(QCoreApplication::applicationPid() % 100'000'000)));
    if (const auto built = build(network->m_name); !built)
        return fail(
            ErrorKind::Permanent, u"not_here"_s,
            u"a network of our own cannot be made here: "_s + built.error().message);
    return network;
}

SplitNetwork::~SplitNetwork() {
    (void)ip(u"link del "_s + m_name);
    (void)ip(u"netns del "_s + m_name);
}

QHostAddress SplitNetwork::address() {
    return QHostAddress(here);
}

QStringList SplitNetwork::atOtherEnd(const QStringList& command) const {
    return QStringList{u"ip"_s, u"netns"_s, u"exec"_s, m_name} + command;
}

Result<void> SplitNetwork::part() {
    return ip(u"link set %1 down"_s.arg(m_name));
}

Result<void> SplitNetwork::join() {
    return ip(u"link set %1 up"_s.arg(m_name));
}

} // namespace segue::soak
