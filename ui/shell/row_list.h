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
    //! Makes the list show what is open already: the row is selected, or none below 0, and nothing is
    //! emitted.
    void showCurrentRow(int row);

Q_SIGNALS:
    //! Another row became the current one, but not by showCurrentRow().
    void rowChosen(int row);
    //! Enter, or a double click.
    void rowOpened(int row);

protected:
    bool event(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void initViewItemOption(QStyleOptionViewItem* option) const override;

private:
    bool m_byKeys = true;
    bool m_quiet = false; //!< What becomes current now was not chosen.
};

//! Paints what lies behind a row: selection, hover, and the focus ring. `marked`: it looks selected.
void paintRowBack(QPainter& painter, const QStyleOptionViewItem& option, bool marked = false);

} // namespace segue
