// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/identity.h"
#include "core/views/views.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace segue {

//! Two contacts side by side, field by field: what is equal, what differs, and how far each value can be
//! trusted.
class CompareTable : public QWidget {
    Q_OBJECT

public:
    //! One line of the comparison; also what a test reads.
    struct Line {
        enum class Verdict { Neutral, Equal, Alike, Different };
        QString title;
        QString left;
        QString right;
        Verdict verdict = Verdict::Neutral;
        std::optional<ContactPoint> leftPoint; //!< For its mark of trust.
        std::optional<ContactPoint> rightPoint;
    };
    //! Only what at least one of them has.
    static QList<Line> linesOf(
        const Contact& left, const Contact& right, const QList<Evidence>& evidence,
        const QHash<AccountId, QString>& accountNames);

    //! Two customers, each with all of their contacts.
    static QList<Line> linesOf(
        const CustomerCard& left, const CustomerCard& right, const QHash<AccountId, QString>& accountNames);

    //! Stacked: titles above the values, for a narrow pane.
    enum class Layout { Wide, Stacked };
    explicit CompareTable(Layout layout, QWidget* parent = nullptr);
    void setLines(const QList<Line>& lines);

private:
    void addLine(int row, const Line& line);
    //! A value that both have, over the whole width, and how far each side can trust it.
    void addShared(int row, const Line& line);
    QWidget* valueOf(const QString& text, const std::optional<ContactPoint>& point);

    Layout m_layout;
    QGridLayout* m_grid;
};

} // namespace segue
