// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>

namespace segue {

//! A colour that an account may have. They are data of the account, not of the theme: the same in light and
//! dark.
struct AccountColour {
    QString value; //!< "#3D63DD", as stored.
    QString name;  //!< Translated.

    bool operator==(const AccountColour&) const = default;
};
QList<AccountColour> accountColours();

//! One of the colours to choose from.
class ColourDot : public QAbstractButton {
    Q_OBJECT

public:
    ColourDot(const AccountColour& colour, QWidget* parent = nullptr);

    const AccountColour& colour() const { return m_colour; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    AccountColour m_colour;
};

} // namespace segue
