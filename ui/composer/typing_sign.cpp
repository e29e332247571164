// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/typing_sign.h"

#include "ui/shell/workspace.h"

#include <chrono>

namespace segue {

using namespace std::chrono_literals;

namespace {
constexpr int renewedEveryMs = 3000;
constexpr auto endsAfter = 5s;
} // namespace

TypingSign::TypingSign(Workspace& workspace) : m_workspace(workspace) {
    m_ends.setSingleShot(true);
    m_ends.setInterval(endsAfter);
    connect(&m_ends, &QTimer::timeout, this, &TypingSign::stop);
}

void TypingSign::typed(const ConversationRef& conversation) {
    if (conversation.isEmpty())
        return;
    if (conversation != m_conversation)
        stop();
    m_ends.start();
    if (m_given.isValid() && m_given.elapsed() < renewedEveryMs)
        return;
    m_conversation = conversation;
    m_given.start();
    m_workspace.sendTyping(conversation, true);
}

void TypingSign::stop() {
    m_ends.stop();
    if (!m_given.isValid())
        return;
    m_given.invalidate();
    m_workspace.sendTyping(m_conversation, false);
}

} // namespace segue
