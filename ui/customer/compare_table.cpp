// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/compare_table.h"

#include "ui/customer/contact_points.h"
#include "ui/customer/identity_words.h"
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
        if (equal)
            lines.append({pointTitle(point), point.value, equal->value, Verdict::Equal, point, equal});
        else
            alone.append(point);
    }
    for (const ContactPoint& point : std::as_const(alone)) {
        const auto other = take(
            [&point](const ContactPoint& p) { return p.kind == point.kind && p.system == point.system; });
        const QString value = other ? other->value : QString();
        lines.append(
            {pointTitle(point), point.value, value,
             verdictOn(toString(point.kind), point.value, value, evidence), point, other});
    }
    for (const ContactPoint& point : std::as_const(rest))
        lines.append({pointTitle(point), {}, point.value, Verdict::Neutral, std::nullopt, point});
    return lines;
}

} // namespace

QList<Line> CompareTable::linesOf(
    const Contact& left, const Contact& right, const QList<Evidence>& evidence,
    const QHash<AccountId, QString>& accountNames) {
    QList<Line> lines;
    const auto add = [&lines](const QString& title, const QString& a, const QString& b, Verdict verdict) {
        if (!a.isEmpty() || !b.isEmpty())
            lines.append({title, a, b, verdict, std::nullopt, std::nullopt});
    };
    add(tr("Name"), left.name, right.name, verdictOn(u"name"_s, left.name, right.name, evidence));
    lines += pointLines(left, right, evidence);
    add(tr("Language"), languageName(left.language), languageName(right.language), Verdict::Neutral);
    add(tr("Account"), accountNames.value(left.ref.account), accountNames.value(right.ref.account),
        Verdict::Neutral);
    const auto day = [](Instant at) {
        return toMs(at) == 0 ? QString() : QLocale().toString(toDateTime(at).date(), QLocale::ShortFormat);
    };
    add(tr("Since"), day(left.createdAt), day(right.createdAt), Verdict::Neutral);
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
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto* value = new ElidedLabel(cell);
    value->setText(text.isEmpty() ? u"–"_s : text);
    if (text.isEmpty())
        value->setProperty("role", u"small"_s);
    row->addWidget(value, 1);
    if (point)
        row->addWidget(new TrustMark(*point, cell));
    return cell;
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
    m_grid->addWidget(valueOf(line.left, line.leftPoint), row, 1);
    auto* mark = new QLabel(this);
    mark->setFixedWidth(Theme::instance().scaled(16));
    if (!icon.isEmpty()) {
        mark->setPixmap(iconPixmap(icon, ink, Theme::instance().scaled(14), devicePixelRatioF()));
        mark->setToolTip(words);
        mark->setAccessibleName(words);
    }
    m_grid->addWidget(mark, row, 2);
    m_grid->addWidget(valueOf(line.right, line.rightPoint), row, 3);
}

void CompareTable::setLines(const QList<Line>& lines) {
    clearLayout(m_grid);
    QStringList spoken;
    for (int row = 0; row < lines.size(); ++row) {
        addLine(2 * row, lines.at(row));
        spoken.append(tr("%1: %2 and %3").arg(lines.at(row).title, lines.at(row).left, lines.at(row).right));
    }
    setAccessibleDescription(spoken.join(u"; "_s));
}

} // namespace segue
