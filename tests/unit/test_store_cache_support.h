// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/customer_id.h"
#include "core/store/cache_db.h"
#include "core/store/profile.h"
#include "core/store/work_db.h"
#include "core/views/views.h"

#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

inline const AccountId account{u"acc"_s};

inline ContactRef contactRef(const QString& id) {
    return {account, id};
}
inline ConversationRef conversationRef(const QString& id) {
    return {account, id};
}

inline Contact contact(const QString& id, const QString& name, qint64 version = 1) {
    Contact c;
    c.ref = contactRef(id);
    c.name = name;
    c.createdAt = fromMs(1000);
    c.version = version;
    ContactPoint email;
    email.kind = PointKind::Email;
    email.value = name.toLower() + u"@example.com"_s;
    email.normalised = email.value;
    c.points = {email};
    return c;
}

inline Conversation conversation(const QString& id, const QString& contactId, qint64 version = 1) {
    Conversation c;
    c.ref = conversationRef(id);
    c.reference = u"#"_s + id;
    c.subject = u"About "_s + id;
    c.channel = Channel::WebChat;
    c.contact = contactRef(contactId);
    c.status = Status::Open;
    c.tags = {u"vip"_s, u"shipping"_s};
    c.createdAt = fromMs(1000);
    c.updatedAt = fromMs(1000);
    c.version = version;
    return c;
}

inline Entry message(
    const QString& id, const QString& conversationId, const QString& text, qint64 at, qint64 version = 1) {
    Entry e;
    e.ref = {account, id};
    e.conversation = conversationRef(conversationId);
    e.kind = EntryKind::Message;
    e.visibility = Visibility::Public;
    e.channel = Channel::WebChat;
    e.author = {AuthorKind::Customer, u"c1"_s, u"Anna"_s};
    e.text = text;
    e.at = fromMs(at);
    e.sequence = at;
    e.version = version;
    return e;
}

//! A profile's two databases, and views over them.
class CacheFixture {
protected:
    void open() {
        m_views.reset();
        m_cache.reset();
        m_work.reset();
        m_dir = QTemporaryDir();
        auto cache = CacheDb::open(profile::cachePath(m_dir.path()), m_clock);
        QVERIFY2(cache, cache ? "" : qPrintable(cache.error().message));
        m_cache = std::move(*cache);
        auto work = WorkDb::open(profile::workPath(m_dir.path()), m_clock);
        QVERIFY2(work, work ? "" : qPrintable(work.error().message));
        m_work = std::move(*work);
        auto views = Views::open(m_dir.path());
        QVERIFY2(views, views ? "" : qPrintable(views.error().message));
        m_views = std::move(*views);
    }

    Applied apply(const IncomingRows& rows) {
        auto applied = m_cache->apply(account, rows);
        if (!applied)
            qFatal("%s", qPrintable(applied.error().message));
        return *applied;
    }

    qint64 count(const QString& table) {
        return m_cache->connection().scalar<qint64>(u"SELECT COUNT(*) FROM "_s + table).value().value();
    }

    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<CacheDb> m_cache;
    std::unique_ptr<WorkDb> m_work;
    std::unique_ptr<Views> m_views;
};
