// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace segue {

//! A list of rows that a delegate paints: J and K move as the arrows do, Enter and a double click go there,
//! and the row's focus ring shows only while the keyboard is in use.
class RowList : public QListView {
    Q_OBJECT

public:
    explicit RowList(QWidget* parent = nullptr);

    //! The current row, or -1.
    int currentRow() const;
    void setCurrentRow(int row);

Q_SIGNALS:
    //! Another row became the current one.
    void rowChosen(int row);
    //! Enter, or a double click.
    void rowOpened(int row);

protected:
    bool event(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void initViewItemOption(QStyleOptionViewItem* option) const override;

private:
    bool m_byKeys = true;
};

//! Paints what lies behind a row: selection, hover, and the focus ring.
void paintRowBack(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace segue
