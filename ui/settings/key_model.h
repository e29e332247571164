// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/action_registry.h"

#include <QAbstractListModel>

namespace segue {

//! Every action with its keys, by section, filtered by words.
class KeyModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit KeyModel(ActionRegistry& actions, QObject* parent = nullptr);

    void setFilter(const QString& words);
    const ActionSpec& specAt(int row) const { return m_specs.at(row); }
    int rowOf(const QString& id) const;
    //! True for the first row of a section.
    bool beginsSection(int row) const;
    //! "Ctrl+K, ?": all keys as shown.
    QString keysOf(int row) const;
    bool isRemapped(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void read();

    ActionRegistry& m_actions;
    QString m_filter;
    QList<ActionSpec> m_specs;
};

} // namespace segue
