// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accounts/keychain_vault.h"
#include "core/accounts/layered_vault.h"
#include "core/accounts/token_file.h"
#include "tests/fakes/await.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace segue;
using namespace Qt::StringLiterals;

namespace {

//! A keyring in the test's hand.
class FakeVault final : public Vault {
public:
    Async<QString> read(const AccountId& account) override {
        ++reads;
        if (broken)
            return ready<QString>(fail(ErrorKind::Transient, u"vault_unavailable"_s));
        if (!secrets.contains(account))
            return ready<QString>(fail(ErrorKind::Auth, u"credential_missing"_s));
        return ready<QString>(secrets.value(account));
    }
    Async<Kept> write(const AccountId& account, const QString& credential) override {
        if (broken)
            return ready<Kept>(fail(ErrorKind::Transient, u"vault_unavailable"_s));
        secrets.insert(account, credential);
        return ready<Kept>(Kept::Durably);
    }
    Async<bool> remove(const AccountId& account) override {
        if (broken)
            return ready<bool>(fail(ErrorKind::Transient, u"vault_unavailable"_s));
        secrets.remove(account);
        return ready<bool>(true);
    }

    QHash<AccountId, QString> secrets;
    bool broken = false;
    int reads = 0;
};

const AccountId one(u"one"_s);

} // namespace

//! Where credentials are.
class TestAccounts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAfterARestart() {
        auto keyring = std::make_unique<FakeVault>();
        FakeVault* raw = keyring.get();
        LayeredVault vault(std::move(keyring));
        QCOMPARE(await(vault.write(one, u"secret"_s)).value(), Kept::Durably);
        QCOMPARE(raw->secrets.value(one), u"secret"_s);
        // The memory in front answers first.
        QCOMPARE(await(vault.read(one)).value(), u"secret"_s);
        QCOMPARE(raw->reads, 0);
        auto later = std::make_unique<FakeVault>();
        later->secrets = raw->secrets;
        LayeredVault next(std::move(later));
        QCOMPARE(await(next.read(one)).value(), u"secret"_s);
    }

    void withoutAKeyringItIsKeptForTheSessionAndSaid() {
        LayeredVault none(nullptr);
        QCOMPARE(await(none.write(one, u"secret"_s)).value(), Kept::ForSession);
        QCOMPARE(await(none.read(one)).value(), u"secret"_s);
        auto broken = std::make_unique<FakeVault>();
        broken->broken = true;
        LayeredVault vault(std::move(broken));
        QCOMPARE(await(vault.write(one, u"secret"_s)).value(), Kept::ForSession);
        QCOMPARE(await(vault.read(one)).value(), u"secret"_s);
    }

    void whatIsMissingIsSaidByKind() {
        LayeredVault none(nullptr);
        QCOMPARE(await(none.read(one)).error().code, u"credential_missing"_s);
        auto broken = std::make_unique<FakeVault>();
        broken->broken = true;
        LayeredVault vault(std::move(broken));
        QCOMPARE(await(vault.read(one)).error().code, u"vault_unavailable"_s);
    }

    void oneAccountsCredentialIsNeverAnothers() {
        LayeredVault none(nullptr);
        QVERIFY(await(none.write(one, u"secret"_s)).has_value());
        QCOMPARE(await(none.read(AccountId(u"two"_s))).error().code, u"credential_missing"_s);
    }

    void removedIsGoneFromTheKeyringThatRefusedTheNewOneToo() {
        auto keyring = std::make_unique<FakeVault>();
        FakeVault* raw = keyring.get();
        LayeredVault vault(std::move(keyring));
        QVERIFY(await(vault.write(one, u"old"_s)).has_value());
        raw->broken = true;
        QCOMPARE(await(vault.write(one, u"new"_s)).value(), Kept::ForSession);
        // It still has the old one, and that is said.
        QCOMPARE(await(vault.remove(one)).error().code, u"vault_unavailable"_s);
        raw->broken = false;
        QVERIFY(await(vault.write(one, u"old"_s)).has_value());
        raw->broken = true;
        QCOMPARE(await(vault.write(one, u"new"_s)).value(), Kept::ForSession);
        raw->broken = false;
        QVERIFY(await(vault.remove(one)).has_value());
        QVERIFY(raw->secrets.isEmpty());
    }

    void removedIsGoneEverywhere() {
        auto keyring = std::make_unique<FakeVault>();
        FakeVault* raw = keyring.get();
        LayeredVault vault(std::move(keyring));
        QVERIFY(await(vault.write(one, u"secret"_s)).has_value());
        QVERIFY(await(vault.remove(one)).has_value());
        QVERIFY(raw->secrets.isEmpty());
        QVERIFY(!await(vault.read(one)).has_value());
    }

    //! There is no keyring in a test's environment: the answer must come all the same, and soon.
    void theRealKeyringAlwaysAnswers() {
        KeychainVault vault(u"segue-test"_s, Millis{2'000});
        const auto read = await(vault.read(AccountId(u"segue-test-nobody"_s)), 10'000);
        QVERIFY(!read.has_value());
        QVERIFY(read.error().code != "test_timeout"_L1);
    }

    void theTokenFileIsItsOwnersAlone() {
        QTemporaryDir dir;
        SeededRandom random(1);
        const QString path = dir.filePath(u"token"_s);
        TokenFile file(path);
        QCOMPARE(file.read().value(), QString());
        const QString token = file.readOrMake(random).value();
        QVERIFY(token.size() >= 40);
        QCOMPARE(file.readOrMake(random).value(), token);
        QCOMPARE(TokenFile(path).read().value(), token);
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
        QVERIFY(!TokenFile(dir.filePath(u"no/such/folder"_s)).readOrMake(random).has_value());
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "test_accounts.moc"
