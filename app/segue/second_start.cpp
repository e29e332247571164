// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/second_start.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // milliseconds
constexpr int pauseBeforeAnother = 100;

Result<void> refused(const QString& code, const QString& message) {
    return fail(ErrorKind::Storage, code, message);
}

} // namespace

SecondStart::SecondStart(const QString& profileDir) : m_owner(profileDir) {
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &QCoreApplication::quit);
}

Result<void> SecondStart::run() {
    m_outcome = refused(u"profile_locked"_s, u"the program that has the profile open does not answer"_s);
    m_patience.start(patience);
    const QJsonObject params{{u"activation_token"_s, qEnvironmentVariable("XDG_ACTIVATION_TOKEN")}};
    deliver(this, m_owner.call(u"show_window"_s, params), [this](const Result<QJsonValue>& shown) {
        answered(shown);
    });
    QCoreApplication::exec();
    return m_outcome;
}

void SecondStart::answered(const Result<QJsonValue>& shown) {
    if (!shown && shown.error().code == "owner_gone"_L1)
        return end(fail(shown.error()), pauseBeforeAnother);
    if (!shown)
        return end(m_outcome);
    if (!shown->toBool())
        return end(
            refused(u"owner_without_window"_s, u"the program that has the profile open has no window"_s));
    end({});
}

void SecondStart::end(const Result<void>& outcome, int delay) {
    m_outcome = outcome;
    m_patience.start(delay);
}

} // namespace segue
