// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/incoming.h"
#include "tests/bench/vocabulary.h"

namespace segue::bench {

//! What a workspace looks like.
struct Shape {
    int conversations = 25'000;
    int entriesPerConversation = 4;  //!< On average.
    int conversationsPerContact = 2; //!< On average.
    //! One customer's thread is this long instead; 0 = nobody's is.
    int longThread = 0;
    quint64 seed = 1;
};

//! Rows of a busy workspace in the order of a hub's change feed: an entry comes before its
//! conversation, whose last change is after it. The same shape gives the same rows.
class Generator {
public:
    Generator(const AccountId& account, const Shape& shape);

    //! At most `limit` rows of all kinds, like one page of the feed; empty at the end.
    IncomingRows next(int limit);
    bool atEnd() const { return m_begun == m_shape.conversations && m_open.isEmpty(); }

    //! The customer with the long thread.
    ContactRef longContact() const { return {m_account, QStringLiteral("contact-long")}; }
    const Vocabulary& vocabulary() const { return m_vocabulary; }

private:
    //! A conversation under way.
    struct Open {
        int number = 0;
        QString contact;
        int written = 0;
        int length = 0;
        Channel channel = Channel::Email;
        Instant at;
    };

    void begin(IncomingRows& rows);
    void writeContact(IncomingRows& rows, const QString& id);
    void writeEntry(IncomingRows& rows, Open& conversation);
    void end(IncomingRows& rows, const Open& conversation);
    QString text();
    int around(int mean);

    AccountId m_account;
    Shape m_shape;
    SeededRandom m_random;
    Vocabulary m_vocabulary;
    QList<Open> m_open;
    int m_begun = 0;
    int m_contacts = 0;
    int m_rowsMade = 0;
    qint64 m_sequence = 0;
    Instant m_now;
};

} // namespace segue::bench
