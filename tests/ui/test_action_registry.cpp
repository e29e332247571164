// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_test.h"
#include "ui/composer/composer.h"
#include "ui/inbox/conversation_view.h"
#include "ui/inbox/inbox_page.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/overlay.h"
#include "ui/shell/picker.h"
#include "ui/shell/picker_delegate.h"

#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace segue;
using namespace Qt::StringLiterals;

class TestActionRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! AltGr types characters as Alt or Ctrl+Alt on many layouts: no default may use them with a letter or
    //! digit.
    void noDefaultKeyIsACharacterElsewhere() {
        UiStage stage;
        stage.show();
        const QList<ActionSpec> specs = stage.window->actions().specs();
        QVERIFY(specs.size() > 40);
        for (const ActionSpec& spec : specs) {
            for (const QKeySequence& keys : spec.keys) {
                for (int i = 0; i < keys.count(); ++i) {
                    const bool alt = keys[i].keyboardModifiers() & Qt::AltModifier;
                    const int key = keys[i].key();
                    QVERIFY2(!alt || key > 0xff, qPrintable(spec.id));
                }
            }
        }
    }

    void defaultsDoNotCollide() {
        UiStage stage;
        stage.show();
        ActionRegistry& actions = stage.window->actions();
        int checked = 0;
        const QList<ActionSpec> specs = actions.specs();
        for (const ActionSpec& spec : specs) {
            for (const QKeySequence& key : spec.keys) {
                QVERIFY2(
                    actions.conflicts(spec.id, key).isEmpty(),
                    qPrintable(spec.id + u" and "_s + actions.conflicts(spec.id, key).join(u' ')));
                ++checked;
            }
        }
        QVERIFY2(checked > 30, qPrintable(QString::number(checked)));
    }

    void lettersAreTextInATextField() {
        UiStage stage;
        stage.show();
        InboxPage& inbox = stage.window->inbox();
        inbox.openConversation(stage.mine().constFirst());
        inbox.view().composer().focusEditor();
        auto* editor = inbox.view().composer().findChild<QPlainTextEdit*>(u"composer.editor"_s);
        QTRY_VERIFY(editor->hasFocus());
        QTest::keyClicks(editor, u"jxe#*aZ?/ "_s);
        QCOMPARE(editor->toPlainText(), u"jxe#*aZ?/ "_s);
        QVERIFY(stage.workspace.enqueued.isEmpty());
        QCOMPARE(stage.workspace.undos, 0);
        QVERIFY(!stage.window->findChild<Overlay*>());
    }

    void lettersActOutsideOfTextFields() {
        UiStage stage;
        stage.show();
        InboxPage& inbox = stage.window->inbox();
        inbox.openConversation(stage.mine().constFirst());
        QTest::keyClick(stage.window.get(), Qt::Key_E);
        QTRY_COMPARE(stage.workspace.enqueued.size(), 1);
        QVERIFY(
            std::get<SetStatus>(stage.workspace.enqueued.constFirst().operations.constFirst()).status ==
            Status::Solved);
        QTest::keyClick(stage.window.get(), Qt::Key_N);
        QTRY_VERIFY(inbox.view().composer().visibility() == Visibility::Internal);
    }

    void keysAreRemappedAndStored() {
        UiStage stage;
        stage.show();
        ActionRegistry& actions = stage.window->actions();
        const QString id = u"conversation.solve"_s;
        actions.setKeys(id, {QKeySequence(Qt::CTRL | Qt::Key_D)});
        QVERIFY(actions.isRemapped(id));
        QCOMPARE(actions.action(id)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_D));
        stage.window.reset();
        stage.show();
        QCOMPARE(stage.window->actions().keys(id), QList{QKeySequence(Qt::CTRL | Qt::Key_D)});
        stage.window->actions().setKeys(id, {});
        QVERIFY(stage.window->actions().keys(id).isEmpty());
        stage.window->actions().resetKeys(id);
        QCOMPARE(stage.window->actions().keys(id), QList{QKeySequence(Qt::Key_E)});
    }

    void conflictsAreNamed() {
        UiStage stage;
        stage.show();
        const QStringList found = stage.window->actions().conflicts(u"inbox.open"_s, QKeySequence(Qt::Key_E));
        QCOMPARE(found, QStringList{u"conversation.solve"_s});
    }

    void paletteListsEveryActionWithItsKey() {
        UiStage stage;
        stage.show();
        QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = stage.window->findChild<Picker*>(u"commandPalette"_s);
        QVERIFY(palette);
        const QAbstractItemModel* model = palette->findChild<QListView*>()->model();
        QHash<QString, QString> listed;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            listed.insert(index.data(PickIdRole).toString(), index.data(PickDetailRole).toString());
        }
        const QList<ActionSpec> specs = stage.window->actions().specs();
        for (const ActionSpec& spec : specs) {
            QVERIFY2(listed.contains(spec.id), qPrintable(spec.id));
            QCOMPARE(listed.value(spec.id), stage.window->actions().keyText(spec.id));
        }
    }

    void paletteFindsAndRuns() {
        UiStage stage;
        stage.show();
        stage.window->openPalette();
        auto* palette = stage.window->findChild<Picker*>(u"commandPalette"_s);
        auto* field = palette->findChild<QLineEdit*>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"go out"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(stage.window->currentPage(), u"outbox"_s);
        QTRY_VERIFY(!stage.window->findChild<Picker*>(u"commandPalette"_s));
    }
};

QTEST_MAIN(TestActionRegistry)
#include "test_action_registry.moc"
