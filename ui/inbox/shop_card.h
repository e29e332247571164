// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace segue {

class Workspace;

//! Where the embedded hub's shop page is, for trying the whole way from a visitor's question to the inbox.
//! Hidden while there is no such page.
class ShopCard : public QFrame {
    Q_OBJECT

public:
    explicit ShopCard(Workspace& workspace, QWidget* parent = nullptr);

private:
    void setHub(const QString& url);

    QLabel* m_address;
    QString m_url;
};

} // namespace segue
