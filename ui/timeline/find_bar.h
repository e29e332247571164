// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace segue {

//! Search within the open timeline (Ctrl+F).
class FindBar : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);

    void start();
    void setFound(bool found);

Q_SIGNALS:
    void wordsChanged(const QString& words);
    void nextRequested(bool upwards);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_field;
    QLabel* m_answer;
};

} // namespace segue
