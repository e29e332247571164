// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/directory.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace segue {

class Workspace;

//! "Somebody else changed this article meanwhile": shows their text beside the agent's own and asks which one
//! stands.
class ArticleConflict : public QFrame {
    Q_OBJECT

public:
    explicit ArticleConflict(Workspace& workspace, QWidget* parent = nullptr);

    //! `mine` was refused because of its version; theirs is read from the cache as soon as it is there.
    void begin(const Article& mine);

Q_SIGNALS:
    void mineChosen(const segue::Article& theirs);
    void theirsChosen(const segue::Article& theirs);

private:
    void read();

    Workspace& m_workspace;
    Article m_mine;
    Article m_theirs;
    QLabel* m_text;
    QPlainTextEdit* m_their;
    QPushButton* m_keep;
    QPushButton* m_take;
};

} // namespace segue
