// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/hub_access.h"

#include "app/seguectl/await.h"
#include "app/seguectl/ctl_text.h"
#include "app/seguectl/lookup.h"
#include "app/seguectl/profile.h"
#include "core/accounts/keychain_vault.h"

namespace segue::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis startPatience{60'000};
constexpr Millis keyringPatience{30'000};

Result<Account> chosenAccount(Context& context) {
    SEGUE_TRY_VALUE(views, context.profile.views());
    if (context.request.has(u"account"_s))
        return findAccount(*views, context.request.value(u"account"_s));
    SEGUE_TRY_VALUE(accounts, views->accounts());
    for (const Account& account : std::as_const(accounts)) {
        if (account.embedded || accounts.size() == 1)
            return account;
    }
    return usage(Ctl::tr("Which hub? Name its account with --account."));
}

//! Of an account that chosenAccount() answered and that is not embedded: it was named, or it is the only one,
//! so the token of the environment is its own.
Result<QString> tokenOf(const Account& account) {
    const QString token = Profile::environmentToken();
    if (!token.isEmpty())
        return token;
    KeychainVault keyring(u"segue"_s);
    return await(keyring.read(account.id), keyringPatience);
}

} // namespace

Option hubAccountOption() {
    return {u"account"_s, u"ACCOUNT"_s, Ctl::tr("The hub of this account instead of the embedded one.")};
}

Result<QUrl> serverAddress(const QString& typed) {
    const QUrl url(typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return usage(Ctl::tr("The address must be like https://hub.example."));
    return url;
}

Result<HubAccess> hubAccess(Context& context) {
    SEGUE_TRY_VALUE(engine, context.profile.engine());
    SEGUE_TRY(engine->settle(startPatience));
    SEGUE_TRY_VALUE(account, chosenAccount(context));
    if (account.kind != "hub"_L1)
        return fail(ErrorKind::Permanent, u"no_hub"_s, Ctl::tr("%1 is not a Segue hub").arg(account.name));
    if (!account.embedded) {
        SEGUE_TRY_VALUE(token, tokenOf(account));
        return HubAccess{account, account.baseUrl, token};
    }
    SEGUE_TRY_VALUE(url, engine->hubUrl());
    const auto running = context.profile.hubHome().running();
    const QUrl address = url.isEmpty() && running ? running->url : QUrl(url);
    if (address.isEmpty())
        return fail(ErrorKind::Permanent, u"hub_not_started"_s, u"the embedded hub did not start"_s);
    SEGUE_TRY_VALUE(token, context.profile.hubHome().token());
    return HubAccess{account, address, token};
}

} // namespace segue::ctl
