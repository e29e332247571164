// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

//! One setting: what it is, what it does, and its control at the end of the line. The control gets the title
//! as its name.
QWidget* settingRow(const QString& title, const QString& text, QWidget* control, QWidget* parent);

//! A part of the settings: a heading, a sentence, and what follows.
class SettingsPart : public QWidget {
    Q_OBJECT

public:
    SettingsPart(const QString& title, const QString& text, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

} // namespace segue
