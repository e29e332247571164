// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/pane.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QStackedWidget;
QT_END_NAMESPACE

namespace segue {

class FlatButton;

//! The pane to the right of a conversation: one tab for each section. A section is made when it is first
//! shown.
class SidePane : public QFrame {
    Q_OBJECT

public:
    SidePane(const UiContext& context, const QList<SectionSpec>& sections, QWidget* parent = nullptr);

    void setConversation(const ConversationRef& conversation, const CustomerId& customer);
    void showSection(const QString& id);
    //! Shows the section and searches there.
    void lookUp(const QString& sectionId, const QString& text);
    bool hasSections() const { return !m_tabs.isEmpty(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Tab {
        SectionSpec spec;
        FlatButton* button = nullptr;
        PaneSection* section = nullptr;
    };
    Tab* find(const QString& id);
    void choose(const QString& id);

    const UiContext& m_context;
    QList<Tab> m_tabs;
    QString m_current;
    QStackedWidget* m_stack;
    ConversationRef m_conversation;
    CustomerId m_customer;
};

} // namespace segue
