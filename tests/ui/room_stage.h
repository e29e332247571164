// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fakes/sample_rooms.h"
#include "tests/ui/ui_test.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/pane.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QVBoxLayout>

namespace segue {

//! Notes where a room wanted to go and what it said.
class NotedNavigator final : public Navigator {
public:
    QList<QPair<QString, QString>> pages;
    QList<ConversationRef> conversations;
    QStringList inserted;
    QList<Command> editedAgain;
    QStringList said;
    QStringList actionTexts;
    QList<Error> troubles;
    std::function<void()> act; //!< Of the last message.
    QWidget* host = nullptr;

    void openPage(const QString& pageId, const QString& what) override { pages.append({pageId, what}); }
    void openConversation(const ConversationRef& conversation, const EntryRef&) override {
        conversations.append(conversation);
    }
    void insertIntoComposer(const QString& text) override { inserted.append(text); }
    void editAgain(const Command& command) override { editedAgain.append(command); }
    void say(const QString& text, const QString& actionText, std::function<void()> then) override {
        said.append(text);
        actionTexts.append(actionText);
        act = std::move(then);
    }
    void sayTrouble(const Error& error) override { troubles.append(error); }
    QWidget* overlayHost() override { return host; }
};

//! One room alone in a window, on made-up data.
struct RoomStage : UiStage {
    QWidget host;
    NotedNavigator navigator;
    ActionRegistry actions;
    UiContext context;

    explicit RoomStage(bool sample = true)
        : UiStage(sample), actions(&host, *settings), context{workspace, *settings, actions, navigator} {
        if (sample)
            fillSampleRooms(workspace);
        navigator.host = &host;
        workspace.folder = folder.path();
        new QVBoxLayout(&host);
    }

    template <class Room> Room* show(Room* room, QSize size = {1200, 800}) {
        host.layout()->addWidget(room);
        host.resize(size);
        host.show();
        if (!QTest::qWaitForWindowExposed(&host))
            qWarning("the window is not shown");
        QApplication::setActiveWindow(&host);
        return room;
    }

    //! The first shown button of that object name.
    QAbstractButton* button(const QString& name) const {
        const auto all = host.findChildren<QAbstractButton*>(name);
        for (QAbstractButton* found : all) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    //! Everything that labels say, shown or scrolled away.
    QString words() const {
        QStringList texts;
        const auto labels = host.findChildren<QLabel*>();
        for (const QLabel* label : labels) {
            if (label->isVisibleTo(&host))
                texts.append(label->text());
        }
        return texts.join(QLatin1Char('\n'));
    }
    //! What can take the focus and has no name for a screen reader; says so if nothing takes it at all.
    QStringList nameless() const {
        QStringList out;
        int checked = 0;
        const auto widgets = host.findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            const bool takesFocus =
                widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled();
            QAccessibleInterface* face = takesFocus ? QAccessible::queryAccessibleInterface(widget) : nullptr;
            checked += face ? 1 : 0;
            if (face && face->text(QAccessible::Name).isEmpty())
                out.append(
                    QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                    widget->objectName());
        }
        if (checked == 0)
            out.append(QStringLiteral("nothing takes the focus"));
        return out;
    }
};

} // namespace segue
