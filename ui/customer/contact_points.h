// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class Navigator;

//! The points of all of a customer's contacts, each once: equal ones are one, verified if any of them is. In
//! the order of kinds, and verified ones first.
QList<ContactPoint> mergedPoints(const QList<Contact>& contacts);

//! One way to reach the customer: what, how far it can be trusted, and a button that copies it.
class ContactPointRow : public QWidget {
    Q_OBJECT

public:
    ContactPointRow(const ContactPoint& point, Navigator& navigator, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ContactPoint m_point;
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
