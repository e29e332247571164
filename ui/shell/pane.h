// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/ids.h"
#include "ui/shell/focus_forwarder.h"

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>
#include <functional>

// How rooms plug into the window. A page fills the window beside the navigation rail; a section is one tab of
// the pane to the right of a conversation. Both are listed in PanePlugins by the program and made when they
// are first shown.

namespace segue {

class ActionRegistry;
class UiSettings;
class Workspace;
struct Command;

//! What a page or section may ask of the window around it.
class Navigator {
public:
    virtual ~Navigator() = default;

    //! Shows a page; `what` is an id that the page understands (a customer's, an article's), see
    //! RailPage::open().
    virtual void openPage(const QString& pageId, const QString& what = {}) = 0;
    //! Shows a conversation in the inbox, scrolled to `entry` if given.
    virtual void openConversation(const ConversationRef& conversation, const EntryRef& entry = {}) = 0;
    //! Inserts at the cursor of the open conversation's composer, which gets the focus.
    virtual void insertIntoComposer(const QString& text) = 0;
    //! Opens the conversation of a command that was taken back and puts its text into the composer.
    virtual void editAgain(const Command& command) = 0;
    //! A short message that goes away by itself; `act` runs if its button is pressed.
    virtual void say(const QString& text, const QString& actionText = {}, std::function<void()> act = {}) = 0;
    //! A failure as a message that stays until it is closed.
    virtual void sayTrouble(const Error& error) = 0;
    //! What overlays cover.
    virtual QWidget* overlayHost() = 0;
};

//! Everything that a page or section is made from; all of it outlives them.
struct UiContext {
    Workspace& workspace;
    UiSettings& settings;
    ActionRegistry& actions;
    Navigator& navigator;
};

//! A page of the navigation rail. It has an accessible name.
class RailPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    //! The page's most useful control: it gets the focus that the page is given. Instead of QWidget's own,
    //! see forwardFocus().
    void setFocusProxy(QWidget* control) { forwardFocus(this, control); }
    //! Shows one thing of the page, named by its id; empty = leave what is shown.
    virtual void open(const QString& what) { Q_UNUSED(what) }
};

//! A tab of the pane beside a conversation.
class PaneSection : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    //! As RailPage::setFocusProxy().
    void setFocusProxy(QWidget* control) { forwardFocus(this, control); }
    //! The conversation that is open and its customer; both empty when none is.
    virtual void setConversation(const ConversationRef& conversation, const CustomerId& customer) = 0;
    //! The agent asked for something from the composer ("??" for an article): search for `text`.
    virtual void lookUp(const QString& text) { Q_UNUSED(text) }
};

struct PageSpec {
    QString id;    //!< "customers"; also names the action "go.customers".
    QString title; //!< Translated.
    QString icon;
    QList<QKeySequence> keys;
    bool atBottom = false; //!< Beside the agent's own state, for settings.
    std::function<RailPage*(const UiContext&, QWidget* parent)> make;
};

struct SectionSpec {
    QString id; //!< "customer", "knowledge": the one named "knowledge" answers "??".
    QString title;
    QString icon;
    std::function<PaneSection*(const UiContext&, QWidget* parent)> make;
};

//! In the order in which they are shown.
struct PanePlugins {
    QList<PageSpec> pages; //!< After the inbox, before the outbox.
    QList<SectionSpec> sections;
};

} // namespace segue
