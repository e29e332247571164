// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/supervisor/definitions.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

//! A card with the title of what it shows, and its definition.
class TitledCard : public QFrame {
    Q_OBJECT

public:
    explicit TitledCard(Figure figure, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

//! One number in large type.
class FigureCard : public TitledCard {
    Q_OBJECT

public:
    explicit FigureCard(Figure figure, QWidget* parent = nullptr);

    enum class Tone { Calm, Warning, Danger };
    //! `detail` is a quiet line below; it keeps its room when it is empty.
    void setValue(const QString& value, const QString& detail = {}, Tone tone = Tone::Calm);
    QString value() const;

private:
    QString m_title;
    QLabel* m_value;
    QLabel* m_detail;
};

} // namespace segue
