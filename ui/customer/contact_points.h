// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"

#include <QHash>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace segue {

class Navigator;

//! A point of a customer, and which of their accounts know it, each with its own trust.
struct KnownPoint {
    struct Origin {
        AccountId account;
        ContactPoint point; //!< As it is there.
    };
    ContactPoint point; //!< Verified if it is anywhere.
    QList<Origin> origins;
};
//! The points of all of a customer's contacts, each once: equal ones are one. In the order of kinds, and
//! verified ones first.
QList<KnownPoint> knownPoints(const QList<Contact>& contacts);
//! Where a point is known from, one line for each: "Shop mail: verified by the mail server (DMARC), 3/3/24".
QStringList originLines(const KnownPoint& point, const QHash<AccountId, QString>& accountNames);

//! One way to reach the customer: what, how far it can be trusted, a button that copies it, and below which
//! accounts it comes from.
class ContactPointRow : public QWidget {
    Q_OBJECT

public:
    ContactPointRow(
        const KnownPoint& known, const QHash<AccountId, QString>& accountNames, Navigator& navigator,
        QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* makeLine(Navigator& navigator);

    ContactPoint m_point;
    QWidget* m_value = nullptr;
};

//! How far a point can be trusted: a tick, or the word "claimed"; why and since when as tool tip and for
//! screen readers.
class TrustMark : public QWidget {
    Q_OBJECT

public:
    explicit TrustMark(const ContactPoint& point, QWidget* parent = nullptr);

    bool isVerified() const { return m_verified; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_verified;
    QString m_word;
};

} // namespace segue
