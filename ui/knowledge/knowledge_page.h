// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

namespace segue {

class KnowledgeBrowser;

//! The page where articles are found, read and written.
class KnowledgePage : public RailPage {
    Q_OBJECT

public:
    explicit KnowledgePage(const UiContext& context, QWidget* parent = nullptr);

    //! "new", or the id of an article in its account: "account/id".
    void open(const QString& what) override;
    KnowledgeBrowser& browser() { return *m_browser; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    KnowledgeBrowser* m_browser;
};

} // namespace segue
