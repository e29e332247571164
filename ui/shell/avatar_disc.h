// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace segue {

//! A person's avatar as a widget.
class AvatarDisc : public QWidget {
    Q_OBJECT

public:
    //! `size` in pixels at 100 %.
    explicit AvatarDisc(int size, QWidget* parent = nullptr);

    //! See paintAvatar().
    void setPerson(const QString& name, const QString& seed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_size;
    QString m_name;
    QString m_seed;
};

} // namespace segue
