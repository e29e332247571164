// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/fake_workspace.h"
#include "tests/fakes/sample_data.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/shell/toast.h"
#include "ui/shell/ui_settings.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace segue {

//! Gives the test's application its look. It follows the theme from then on, so once is enough.
inline void installThemeOnce() {
    static const bool installed = [] {
        Theme::instance().install(*qApp);
        return true;
    }();
    Q_UNUSED(installed)
}

//! The real window on made-up data, with settings that nobody else sees.
struct UiStage {
    QTemporaryDir folder;
    FakeWorkspace workspace;
    std::unique_ptr<UiSettings> settings;
    std::unique_ptr<MainWindow> window;

    explicit UiStage(bool sample = true) {
        if (sample)
            fillWithSampleData(workspace);
        settings = std::make_unique<UiSettings>(folder.filePath(QStringLiteral("ui.ini")));
        settings->setThemeMode(Theme::Mode::Light);
        installThemeOnce();
    }

    void show(QSize size = {1280, 800}, const PanePlugins& plugins = {}) {
        window = std::make_unique<MainWindow>(workspace, *settings, plugins);
        window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        QApplication::setActiveWindow(window.get());
    }

    //! Chooses what the message at the edge offers.
    void chooseInToast() {
        auto* toast = window->findChild<Toast*>();
        QTRY_VERIFY(toast->isVisible());
        QTest::mouseClick(toast->findChild<QPushButton*>(), Qt::LeftButton);
    }

    //! The ids of "My inbox" in their order.
    QList<ConversationRef> mine() {
        InboxFilter filter;
        filter.scope = InboxFilter::Scope::Mine;
        return *workspace.fake.inboxIds(filter);
    }
};

} // namespace segue
