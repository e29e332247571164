// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_model.h"

#include "ui/shell/fuzzy.h"

#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

KeyModel::KeyModel(ActionRegistry& actions, QObject* parent)
    : QAbstractListModel(parent), m_actions(actions) {
    connect(&actions, &ActionRegistry::actionsChanged, this, [this] {
        beginResetModel();
        read();
        endResetModel();
    });
    connect(&actions, &ActionRegistry::keysChanged, this, [this] {
        if (!m_specs.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
    read();
}

void KeyModel::read() {
    m_specs.clear();
    const QList<ActionSpec> all = m_actions.specs();
    for (const ActionSpec& spec : all) {
        const bool byKey =
            !m_filter.isEmpty() && m_actions.keyText(spec.id).compare(m_filter, Qt::CaseInsensitive) == 0;
        if (byKey || fuzzyScore(m_filter, spec.section + u' ' + spec.text) > 0)
            m_specs.append(spec);
    }
    QStringList sections;
    for (const ActionSpec& spec : std::as_const(m_specs)) {
        if (!sections.contains(spec.section))
            sections.append(spec.section);
    }
    std::stable_sort(m_specs.begin(), m_specs.end(), [&sections](const ActionSpec& a, const ActionSpec& b) {
        return sections.indexOf(a.section) < sections.indexOf(b.section);
    });
}

void KeyModel::setFilter(const QString& words) {
    if (words == m_filter)
        return;
    beginResetModel();
    m_filter = words;
    read();
    endResetModel();
}

int KeyModel::rowOf(const QString& id) const {
    for (int row = 0; row < m_specs.size(); ++row) {
        if (m_specs.at(row).id == id)
            return row;
    }
    return -1;
}

bool KeyModel::beginsSection(int row) const {
    return row == 0 || m_specs.at(row).section != m_specs.at(row - 1).section;
}

QString KeyModel::keysOf(int row) const {
    QStringList words;
    const QList<QKeySequence> keys = m_actions.keys(m_specs.at(row).id);
    for (const QKeySequence& key : keys)
        words.append(displayName(key));
    return words.join(u"   "_s);
}

bool KeyModel::isRemapped(int row) const {
    return m_actions.isRemapped(m_specs.at(row).id);
}

int KeyModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_specs.size());
}

QVariant KeyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActionSpec& spec = m_specs.at(index.row());
    if (role == Qt::DisplayRole)
        return spec.text;
    if (role == Qt::AccessibleTextRole) {
        const QString keys = keysOf(index.row());
        return QStringList{
            spec.section, spec.text, keys.isEmpty() ? tr("no key") : keys,
            isRemapped(index.row()) ? tr("changed by you") : QString()}
            .join(u", "_s);
    }
    return {};
}

} // namespace segue
