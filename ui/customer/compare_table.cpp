// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/compare_table.h"

#include "ui/customer/contact_points.h"
#include "ui/customer/identity_words.h"
#include "ui/customer/person_header.h"
#include "ui/shell/elided_label.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/icons.h"
#include "ui/shell/labels.h"
#include "ui/shell/language_name.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace segue {

using namespace Qt::StringLiterals;
using Line = CompareTable::Line;
using Verdict = CompareTable::Line::Verdict;

namespace {

constexpr int rowsOfALine = 3; //!< At most: a title, a value that both have, and its marks.

Verdict
verdictOn(const QString& field, const QString& left, const QString& right, const QList<Evidence>& evidence) {
    for (const Evidence& line : evidence) {
        const bool values =
            (line.left == left && line.right == right) || (line.left == right && line.right == left);
        if (line.field != field || (!values && !line.left.isEmpty()))
            continue;
        if (line.level.startsWith("same"_L1))
            return Verdict::Equal;
        return line.level == "similar"_L1 ? Verdict::Alike : Verdict::Different;
    }
    return Verdict::Neutral;
}

//! What tells one browser from another means nothing to anybody; only that it is the same one does.
bool isMeaningless(const ContactPoint& point) {
    return point.kind == PointKind::Device;
}

//! Each point of one side beside its equal or, failing that, beside another of its kind.
QList<Line> pointLines(const Contact& left, const Contact& right, const QList<Evidence>& evidence) {
    QList<Line> lines;
    QList<ContactPoint> rest = right.points;
    QList<ContactPoint> alone;
    const auto take = [&rest](const auto& fits) -> std::optional<ContactPoint> {
        const auto it = std::find_if(rest.begin(), rest.end(), fits);
        if (it == rest.end())
            return std::nullopt;
        const ContactPoint point = *it;
        rest.erase(it);
        return point;
    };
    for (const ContactPoint& point : left.points) {
        const auto place = [&point](const ContactPoint& p) {
            return p.kind == point.kind && p.system == point.system;
        };
        const auto equal = take([&](const ContactPoint& p) {
            return place(p) && !p.normalised.isEmpty() && p.normalised == point.normalised;
        });
        if (equal && isMeaningless(point)) {
            const QString words = CompareTable::tr("The same browser");
            lines.append({pointTitle(point), words, words, Verdict::Equal, point, equal});
        } else if (equal) {
            lines.append({pointTitle(point), point.value, equal->value, Verdict::Equal, point, equal});
        } else {
            alone.append(point);
        }
    }
    for (const ContactPoint& point : std::as_const(alone)) {
        if (isMeaningless(point))
            continue;
        const auto other = take(
            [&point](const ContactPoint& p) { return p.kind == point.kind && p.system == point.system; });
        const QString value = other ? other->value : QString();
        lines.append(
            {pointTitle(point), point.value, value,
             verdictOn(toString(point.kind), point.value, value, evidence), point, other});
    }
    for (const ContactPoint& point : std::as_const(rest)) {
        if (!isMeaningless(point))
            lines.append({pointTitle(point), {}, point.value, Verdict::Neutral, std::nullopt, point});
    }
    return lines;
}

//! All contacts of a customer as if they were one.
Contact asOneContact(const CustomerCard& card) {
    Contact one;
    one.name = displayNameOf(card);
    const QList<KnownPoint> points = knownPoints(card.contacts);
    for (const KnownPoint& known : points)
        one.points.append(known.point);
    for (const Contact& contact : card.contacts) {
        if (one.language.isEmpty())
            one.language = contact.language;
    }
    one.createdAt = card.firstSeenAt;
    return one;
}

QString accountsOf(const CustomerCard& card, const QHash<AccountId, QString>& names) {
    QStringList accounts;
    for (const Contact& contact : card.contacts)
        accounts.append(names.value(contact.ref.account));
    accounts.removeDuplicates();
    accounts.removeAll(QString());
    return accounts.join(u", "_s);
}

QString organisationsOf(const CustomerCard& card) {
    QStringList names;
    for (const Organisation& organisation : card.organisations)
        names.append(organisation.name);
    return names.join(u", "_s);
}

QString dayOf(Instant at) {
    return toMs(at) == 0 ? QString() : QLocale().toString(toDateTime(at).date(), QLocale::ShortFormat);
}

//! Two names or places that are the same word for word; more is not said without evidence.
Verdict sameOrNothing(const QString& left, const QString& right) {
    return !left.isEmpty() && left.compare(right, Qt::CaseInsensitive) == 0 ? Verdict::Equal
                                                                            : Verdict::Neutral;
}

void append(
    QList<Line>& lines, const QString& title, const QString& left, const QString& right, Verdict verdict) {
    if (!left.isEmpty() || !right.isEmpty())
        lines.append({title, left, right, verdict, std::nullopt, std::nullopt});
}

} // namespace

QList<Line> CompareTable::linesOf(
    const CustomerCard& left, const CustomerCard& right, const QHash<AccountId, QString>& accountNames) {
    const Contact one = asOneContact(left);
    const Contact other = asOneContact(right);
    QList<Line> lines;
    append(lines, tr("Name"), one.name, other.name, sameOrNothing(one.name, other.name));
    lines += pointLines(one, other, {});
    const QString work = organisationsOf(left);
    const QString otherWork = organisationsOf(right);
    append(lines, tr("Organisation"), work, otherWork, sameOrNothing(work, otherWork));
    append(lines, tr("Language"), languageName(one.language), languageName(other.language), Verdict::Neutral);
    append(
        lines, tr("Account"), accountsOf(left, accountNames), accountsOf(right, accountNames),
        Verdict::Neutral);
    append(lines, tr("Since"), dayOf(one.createdAt), dayOf(other.createdAt), Verdict::Neutral);
    return lines;
}

QList<Line> CompareTable::linesOf(
    const Contact& left, const Contact& right, const QList<Evidence>& evidence,
    const QHash<AccountId, QString>& accountNames) {
    QList<Line> lines;
    append(lines, tr("Name"), left.name, right.name, verdictOn(u"name"_s, left.name, right.name, evidence));
    lines += pointLines(left, right, evidence);
    append(
        lines, tr("Language"), languageName(left.language), languageName(right.language), Verdict::Neutral);
    append(
        lines, tr("Account"), accountNames.value(left.ref.account), accountNames.value(right.ref.account),
        Verdict::Neutral);
    append(lines, tr("Since"), dayOf(left.createdAt), dayOf(right.createdAt), Verdict::Neutral);
    return lines;
}

CompareTable::CompareTable(Layout layout, QWidget* parent) : QWidget(parent), m_layout(layout) {
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::s);
    m_grid->setVerticalSpacing(layout == Layout::Wide ? space::s : 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    setAccessibleName(tr("Side by side"));
}

QWidget* CompareTable::valueOf(const QString& text, const std::optional<ContactPoint>& point) {
    auto* cell = new QWidget(this);
    // Side by side in a narrow pane there is no room for a word beside an address.
    const bool below = m_layout == Layout::Stacked;
    auto* box = new QBoxLayout(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, cell);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(below ? 1 : space::xs);
    auto* value = new ElidedLabel(cell);
    value->setText(text.isEmpty() ? u"–"_s : text);
    if (text.isEmpty())
        value->setProperty("role", u"small"_s);
    box->addWidget(value, below ? 0 : 1);
    if (point)
        box->addWidget(new TrustMark(*point, cell), 0, below ? Qt::AlignLeft : Qt::Alignment());
    if (below)
        box->addStretch(1);
    return cell;
}

void CompareTable::addShared(int row, const Line& line) {
    auto* value = new ElidedLabel(this);
    value->setText(line.left);
    m_grid->addWidget(value, row, 1, 1, 3);
    m_grid->addWidget(new TrustMark(*line.leftPoint, this), row + 1, 1, Qt::AlignLeft);
    m_grid->addWidget(new TrustMark(*line.rightPoint, this), row + 1, 3, Qt::AlignLeft);
}

void CompareTable::addLine(int row, const Line& line) {
    QString icon;
    QString words;
    QColor ink = colours().faint;
    switch (line.verdict) {
    case Verdict::Neutral:
        break;
    case Verdict::Equal:
        icon = u"check"_s;
        words = tr("the same");
        ink = colours().successInk;
        break;
    case Verdict::Alike:
        icon = u"check"_s;
        words = tr("alike");
        ink = colours().warningInk;
        break;
    case Verdict::Different:
        icon = u"close"_s;
        words = tr("different");
        ink = colours().dangerInk;
        break;
    }
    QLabel* title = plainLabel(line.title, u"small"_s, this);
    if (m_layout == Layout::Wide) {
        m_grid->addWidget(title, row, 0);
    } else {
        title->setContentsMargins(0, row == 0 ? 0 : space::xs, 0, 0);
        m_grid->addWidget(title, row++, 1, 1, 3);
    }
    const bool isShared = m_layout == Layout::Stacked && line.verdict == Verdict::Equal && line.leftPoint &&
                          line.rightPoint && line.left.compare(line.right, Qt::CaseInsensitive) == 0;
    if (isShared) {
        addShared(row++, line);
    } else {
        m_grid->addWidget(valueOf(line.left, line.leftPoint), row, 1);
        m_grid->addWidget(valueOf(line.right, line.rightPoint), row, 3);
    }
    auto* mark = new QLabel(this);
    mark->setFixedWidth(Theme::instance().scaled(16));
    if (!icon.isEmpty()) {
        mark->setPixmap(iconPixmap(icon, ink, Theme::instance().scaled(14), devicePixelRatioF()));
        mark->setToolTip(words);
        mark->setAccessibleName(words);
    }
    m_grid->addWidget(mark, row, 2, Qt::AlignTop);
}

void CompareTable::setLines(const QList<Line>& lines) {
    clearLayout(m_grid);
    QStringList spoken;
    for (int row = 0; row < lines.size(); ++row) {
        addLine(rowsOfALine * row, lines.at(row));
        spoken.append(tr("%1: %2 and %3").arg(lines.at(row).title, lines.at(row).left, lines.at(row).right));
    }
    setAccessibleDescription(spoken.join(u"; "_s));
}

} // namespace segue
