// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QSplitter;
QT_END_NAMESPACE

namespace segue {

class UiSettings;

//! Three columns: a list, the content, a pane. Wide windows show all three beside each other with splitters.
//! Below 1100 pixels the pane becomes an overlay, below 900 the list does too; an overlay is shown on request
//! and covers the content. Pixels are those of the whole window at 100 % text and grow with it. Widths and
//! folds are remembered.
class FoldingColumns : public QWidget {
    Q_OBJECT

public:
    FoldingColumns(const QString& stateName, UiSettings& settings, QWidget* parent = nullptr);

    //! Takes them over; `pane` may be null: then there are two columns.
    void setColumns(QWidget* list, QWidget* content, QWidget* pane);

    bool isListOverlay() const { return m_listOverlay; }
    bool isPaneOverlay() const { return m_paneOverlay; }
    bool isListShown() const;
    bool isPaneShown() const;
    void setListShown(bool shown);
    void setPaneShown(bool shown);

Q_SIGNALS:
    //! What is beside what, or what is shown, changed.
    void folded();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void adapt();
    void setOrdinaryWidths();
    void placeOverlays();
    void showSide(QWidget* side, bool shown);
    void saveWidths();

    QString m_stateName;
    UiSettings& m_settings;
    QSplitter* m_splitter;
    QWidget* m_list = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_pane = nullptr;
    bool m_listOverlay = false;
    bool m_paneOverlay = false;
    bool m_widthsKnown = false;
    bool m_paneWanted = true; //!< Beside the content, while there is room.
};

} // namespace segue
