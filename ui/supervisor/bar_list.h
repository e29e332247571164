// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

namespace segue {

//! A bar chart that lies on its side: a line each with its name, a bar, and the number itself. Everything
//! that the bars say stands there as text too, and is its accessible description.
class BarList : public QWidget {
    Q_OBJECT

public:
    struct Bar {
        QString name;
        int value = 0;
        QString icon;
        bool warning = false;

        bool operator==(const Bar&) const = default;
    };
    explicit BarList(QWidget* parent = nullptr);

    void setBars(const QList<Bar>& bars);
    const QList<Bar>& bars() const { return m_bars; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;

    QList<Bar> m_bars;
};

} // namespace segue
