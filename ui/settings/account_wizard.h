// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/account.h"
#include "core/engine/engine.h"
#include "ui/shell/pane.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace segue {

class NoticeBar;

//! What the agent typed for a server, made into an address; nothing if it cannot be one. Without a scheme it
//! is https, on this computer http.
std::optional<QUrl> serverAddress(const QString& typed);

//! Adds an account, or signs in again: address and token are tried before anything is kept, and it says who
//! the agent is there and what is missing. What was typed stays whatever goes wrong.
class AccountWizard : public QFrame {
    Q_OBJECT

public:
    explicit AccountWizard(const UiContext& context, QWidget* parent = nullptr);

    void beginNew();
    //! The account is kept; only its token is asked for.
    void beginSignIn(const Account& account);

Q_SIGNALS:
    void added(const segue::AccountId& account);
    void closed();

private:
    void build();
    QWidget* makeFields();
    QWidget* makeColours();
    void connectParts();
    void begin(const Account& account);
    void onEdited();
    void check();
    void onChecked(const Result<AccountIdentity>& identity);
    void showIdentity(const AccountIdentity& identity);
    void add();
    Account account() const;

    const UiContext& m_context;
    Account m_base;
    std::optional<AccountIdentity> m_identity;
    int m_round = 0;       //!< An answer to what was typed before is not shown.
    bool m_adding = false; //!< What is typed is being added.
    QLabel* m_title;
    QLineEdit* m_address;
    QLineEdit* m_token;
    QLineEdit* m_name;
    QButtonGroup* m_colours;
    QWidget* m_colourRow;
    NoticeBar* m_notice;
    QFrame* m_found;
    QVBoxLayout* m_foundWords;
    QPushButton* m_check;
    QPushButton* m_add;
};

} // namespace segue
