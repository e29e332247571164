// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/setting_row.h"
#include "ui/shell/pane.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace segue {

class KeyEditor;
class KeyModel;
class RowList;

//! All keys: found by name or by key, changed one by one or by a profile.
class KeySettings : public SettingsPart {
    Q_OBJECT

public:
    explicit KeySettings(const UiContext& context, QWidget* parent = nullptr);

    KeyEditor& editor() { return *m_editor; }
    KeyModel& model() { return *m_model; }
    void choose(const QString& actionId);

private:
    QWidget* makeHead();

    const UiContext& m_context;
    KeyModel* m_model;
    QLineEdit* m_filter;
    RowList* m_list;
    KeyEditor* m_editor;
};

} // namespace segue
