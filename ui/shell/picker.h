// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>
#include <QList>
#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;
QT_END_NAMESPACE

namespace segue {

//! One line of a picker.
struct PickItem {
    QString id;
    QString text;
    QString detail;   //!< Quiet, at the end: a key, a count.
    QString icon;     //!< A name for paintIcon(); may be empty.
    QColor ink;       //!< Of the icon; invalid = the usual.
    QString avatar;   //!< A person's name: drawn instead of an icon.
    QString keywords; //!< Also found by these.
    bool checked = false;
    bool enabled = true;
};

//! A filter field over a list, for every "choose one (or some)" in the program: assignee, status, tags,
//! snooze, commands. Typing filters, arrows move, Enter chooses; the list never takes the focus from the
//! field.
class Picker : public QFrame {
    Q_OBJECT

public:
    struct Options {
        QString title;        //!< The accessible name.
        QString placeholder;  //!< In the field.
        QString nothing;      //!< Shown where nothing fits.
        bool several = false; //!< Items are ticked and the picker stays open until Escape or Ctrl+Enter.
        std::function<QString(const QString&)>
            offerNew; //!< For a text that fits none: the label of a new item, or "".
        int width = 320;
    };
    Picker(const Options& options, QList<PickItem> items);

    //! Opens it over `window`, below `anchor` if there is one; it deletes itself when closed.
    void open(QWidget* window, QWidget* anchor = nullptr);

Q_SIGNALS:
    //! One was chosen; the picker closes. `isNew`: `id` is the text that was typed.
    void chosen(const QString& id, bool isNew);
    //! With `several`: the state of one item changed.
    void toggled(const QString& id, bool on, bool isNew);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    QString spoken(const PickItem& item) const;
    void choose(int row);
    void move(int by);
    void announceCurrent();
    bool handleKey(QKeyEvent* event);
    void close();

    Options m_options;
    QList<PickItem> m_items;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
    QStandardItemModel* m_model = nullptr;
    bool m_done = false;
};

} // namespace segue
