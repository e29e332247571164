// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/hub/hub_under_test.h"

#include <memory>

namespace segue::hub {

//! In everything that Ann writes, is called, or is written to by.
inline const QByteArray canary = "qzcanary";

//! A message as a mail server brings it, with `more` in its header.
QByteArray mailFrom(
    const QByteArray& address, const QByteArray& id, const QByteArray& text, const QByteArray& more = {});
//! Where the canary stands in the files of a folder, by file: in UTF-8 and UTF-16, whatever its case, and in
//! base64.
QStringList placesOfCanary(const QString& folder);

//! For tests alone: a hub whose customer Ann is to be forgotten.
class ErasureBench {
protected:
    static constexpr int patience = 30'000;

    void begin() { m_hub = std::make_unique<HubUnderTest>(); }
    void end() { m_hub.reset(); }
    HttpClient& http() { return m_hub->http(); }
    const QString& admin() { return m_hub->admin(); }
    //! The answer of POST /erasures.
    Answer erase(const QStringList& contacts, const QString& id = newUuid(), const QString& preview = {});
    //! And of GET /erasures/preview.
    Answer preview(const QStringList& contacts) {
        return http().get(
            QStringLiteral("/erasures/preview?contacts=") + contacts.join(QLatin1Char(',')), admin());
    }
    //! Erases, and waits until every byte is overwritten.
    bool eraseWholly(const QStringList& contacts);
    QString stateOf(const QString& erasure) {
        return http().get(QStringLiteral("/erasures/") + erasure, admin()).text("state");
    }
    //! Of the rows of a table, or those with a condition.
    qint64 count(const QString& tableAndWhere);
    QString contactOf(const QString& conversation) {
        return m_hub->conversation(conversation).value(QLatin1String("contact")).toString();
    }
    QString conversationOfMail(const QByteArray& mail) {
        return m_hub->mailArrives(mail).text("conversation");
    }
    //! Ann writes by mail and by chat, with files; is answered, noted about, decided about; and is in a
    //! conversation of Bob's.
    void annIsEverywhere();
    //! No mail that waits is tried for the next minutes.
    void putMailOff();

    std::unique_ptr<HubUnderTest> m_hub;
    QString m_mail; //!< Ann's conversations and contacts, by mail and by chat.
    QString m_chat;
    QString m_mailContact;
    QString m_chatContact;
    QString m_visitor;
    QString m_bobs; //!< Bob's conversation.
};

} // namespace segue::hub
