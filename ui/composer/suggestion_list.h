// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/picker.h"

#include <QFrame>

namespace segue {

//! A short list above the text cursor; the text field keeps the focus and hands its keys on.
class SuggestionList : public QFrame {
    Q_OBJECT

public:
    explicit SuggestionList(QWidget* window);

    //! Shows `items` with the bottom edge at `at` (the window's coordinates); none hides it.
    void offer(const QList<PickItem>& items, const QPoint& at);
    //! Arrows move, Enter and Tab choose, Escape hides.
    void handleKey(int key);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    void announce();

    QListView* m_list;
    QStandardItemModel* m_model;
};

} // namespace segue
