// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class AccountsSettings;
class FlatButton;
class KeySettings;

//! The settings, part by part. They apply at once.
class SettingsPage : public RailPage {
    Q_OBJECT

public:
    explicit SettingsPage(const UiContext& context, QWidget* parent = nullptr);

    //! "accounts", "add-account", "you", "look", "messages", "keys", "data".
    void open(const QString& what) override;
    AccountsSettings& accounts() { return *m_accounts; }
    KeySettings& keys() { return *m_keys; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build(const UiContext& context);
    void add(const QString& id, const QString& title, const QString& icon, QWidget* part, bool scrolls);
    void choose(const QString& id);

    QVBoxLayout* m_nav;
    QButtonGroup* m_group;
    QStackedWidget* m_stack;
    QHash<QString, FlatButton*> m_buttons;
    QHash<QString, QWidget*> m_pages;
    AccountsSettings* m_accounts = nullptr;
    KeySettings* m_keys = nullptr;
};

} // namespace segue
