// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/ui_test.h"
#include "ui/timeline/timeline_view.h"

namespace segue {

inline const CustomerId longCustomer{QStringLiteral("customer-Ten Thousand Words GmbH")};

//! A timeline alone in a window, on made-up data.
struct TimelineStage : UiStage {
    TimelineView view{workspace};

    explicit TimelineStage(const CustomerId& customer = longCustomer) {
        view.resize(700, 600);
        view.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&view), "not shown");
        view.setCustomer(customer, {}, std::nullopt);
    }

    //! A message in the middle of the view, and where it is.
    std::pair<QString, int> middle() const {
        for (int i = 0; i < view.itemCount(); ++i) {
            const QRect rect = view.itemRect(i);
            if (rect.top() > view.viewport()->height() / 3 &&
                view.item(i).kind == TimelineItem::Kind::Message)
                return {view.item(i).key, rect.top()};
        }
        return {};
    }
    int topOf(const QString& key) const {
        for (int i = 0; i < view.itemCount(); ++i) {
            if (view.item(i).key == key)
                return view.itemRect(i).top();
        }
        return -100000;
    }
    int find(const QString& text) const {
        for (int i = 0; i < view.itemCount(); ++i) {
            if (view.item(i).kind == TimelineItem::Kind::Message && view.itemName(i).contains(text))
                return i;
        }
        return -1;
    }

    Entry entry(const CustomerId& customer, const QString& text) {
        Entry e;
        e.ref = {AccountId(QStringLiteral("shop")), QStringLiteral("x%1").arg(++m_entries)};
        e.conversation = workspace.fake.entriesOf.value(customer).constLast().conversation;
        e.kind = EntryKind::Message;
        e.visibility = Visibility::Public;
        e.channel = Channel::Email;
        e.author = {AuthorKind::Customer, customer.value(), QStringLiteral("Mara")};
        e.text = text;
        e.at = workspace.clock + Millis{m_entries};
        return e;
    }
    void arrive(const CustomerId& customer, const Entry& e) {
        workspace.fake.addEntry(customer, e);
        workspace.touch(e.conversation);
    }

private:
    int m_entries = 0;
};

} // namespace segue
