// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/hub/http_client.h"

#include <QJsonObject>
#include <QMap>
#include <QPair>

namespace segue::hub {

//! For tests alone: what a client knows of the hub that follows its feed, by pulls or by pushed
//! frames.
class FeedMirror {
public:
    //! Pulls until there is nothing more; false if a pull failed.
    bool pull(HttpClient& http, const QString& token, int limit = 500);
    //! Takes a frame as a client must: applies it if it continues what is known; false if a pull is
    //! needed.
    bool take(const QJsonObject& frame);

    qint64 cursor() const { return m_cursor; }
    //! By kind and id, without what is not part of the sequence (presence and read marks).
    const QMap<QPair<QString, QString>, QJsonObject>& objects() const { return m_objects; }
    //! The first difference to another mirror, for a message; empty if they are the same.
    QString differenceTo(const FeedMirror& other) const;

private:
    void apply(const QJsonObject& page);

    qint64 m_cursor = 0;
    QMap<QPair<QString, QString>, QJsonObject> m_objects;
};

} // namespace segue::hub
