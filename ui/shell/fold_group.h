// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class UiSettings;

//! A titled part of a pane that folds away; whether it is folded is remembered by its name.
class FoldGroup : public QWidget {
    Q_OBJECT

public:
    //! `name` is the key of the memory, e.g. "customer/attributes".
    FoldGroup(const QString& name, const QString& title, UiSettings& settings, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }
    QWidget* bodyWidget() const { return m_bodyWidget; }
    //! Shown after the title; below 0 = none.
    void setCount(int count);
    //! Takes out and deletes everything in the body.
    void clear();

private:
    void showFold();

    QString m_name;
    QString m_title;
    int m_count = -1;
    UiSettings& m_settings;
    QToolButton* m_head;
    QWidget* m_bodyWidget;
    QVBoxLayout* m_body;
};

//! Takes out and deletes (later) everything in a layout.
void clearLayout(QLayout* layout);

} // namespace segue
