// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/error_text.h"

#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

//! What a person reads of an error: what happened, and what to do.
class TestErrorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAHubRefusesSaysWhy_data();
    void whatAHubRefusesSaysWhy();
    void aKeyringThatIsLockedIsNotTriedAgainByItself();
    void whatIsNotSecureIsNotJustAway();
};

void TestErrorText::whatAHubRefusesSaysWhy_data() {
    QTest::addColumn<QString>("code");
    for (const char* code :
         {"reply_unsupported", "mail_not_configured", "reply_window_passed", "invalid_status",
          "invalid_recipients"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TestErrorText::whatAHubRefusesSaysWhy() {
    QFETCH(QString, code);
    const ErrorText anything = errorText({ErrorKind::Permanent, u"unheard_of"_s, {}, 422, std::nullopt});
    const ErrorText said = errorText({ErrorKind::Permanent, code, {}, 422, std::nullopt});
    QVERIFY(!said.what.isEmpty() && !said.remedy.isEmpty());
    QVERIFY(said.what != anything.what);
    QVERIFY(said.remedy != anything.remedy);
}

void TestErrorText::aKeyringThatIsLockedIsNotTriedAgainByItself() {
    const ErrorText said = errorText({ErrorKind::Transient, u"vault_unavailable"_s, {}, 0, std::nullopt});
    QCOMPARE(said.joined(), u"The keyring did not answer. Unlock it, then reconnect."_s);
}

void TestErrorText::whatIsNotSecureIsNotJustAway() {
    const ErrorText away = errorText({ErrorKind::Transient, u"connection_refused"_s, {}, 0, std::nullopt});
    const ErrorText said = errorText({ErrorKind::Transient, u"tls_failed"_s, {}, 0, std::nullopt});
    QVERIFY(said.what != away.what);
    QVERIFY(said.remedy.contains(u"certificate"_s));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "test_error_text.moc"
