// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QKeySequenceEdit;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class ActionRegistry;
class FlowLayout;
class NoticeBar;

//! Changes the keys of one action: takes keys away, adds one that is pressed, and says what else that key
//! starts.
class KeyEditor : public QFrame {
    Q_OBJECT

public:
    explicit KeyEditor(ActionRegistry& actions, QWidget* parent = nullptr);

    void setAction(const QString& id);
    //! Adds the key, or asks first if other actions have it.
    void add(const QKeySequence& key);

private:
    void build();
    void showKeys();
    void put(const QKeySequence& key);
    void takeFromOthers(const QKeySequence& key);
    QString namesOf(const QStringList& ids) const;

    ActionRegistry& m_actions;
    QString m_id;
    QLabel* m_title;
    FlowLayout* m_keys;
    QWidget* m_keyBox;
    QKeySequenceEdit* m_capture;
    QPushButton* m_reset;
    NoticeBar* m_notice;
};

} // namespace segue
