// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

//! What an area shows when it has nothing: a quiet picture, what that means, and what can be done.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void set(const QString& icon, const QString& title, const QString& text, const QString& actionText = {});
    //! Something more below the text, such as an address with buttons; taken over.
    void addExtra(QWidget* extra);

Q_SIGNALS:
    void actionClicked();

private:
    void drawIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_action;
    QVBoxLayout* m_column;
};

} // namespace segue
