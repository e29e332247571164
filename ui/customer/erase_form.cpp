// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/erase_form.h"

#include "ui/shell/error_text.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/pane.h"
#include "ui/shell/theme.h"
#include "ui/shell/workspace.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

//! The counts that are not 0, in words.
QStringList partsOf(const ErasePreview::Source& source) {
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts.append(text);
    };
    add(source.conversations, EraseForm::tr("%n conversations", nullptr, source.conversations));
    add(source.entries, EraseForm::tr("%n messages and events", nullptr, source.entries));
    add(source.attachments, EraseForm::tr("%n files", nullptr, source.attachments));
    add(source.points, EraseForm::tr("%n contact points", nullptr, source.points));
    add(source.entriesElsewhere,
        EraseForm::tr("%n messages in conversations of others", nullptr, source.entriesElsewhere));
    return parts;
}

QString day(Instant at) {
    return QLocale().toString(toDateTime(at).date(), QLocale::ShortFormat);
}

QString outcomeOf(const ErasedCustomer::Backend& backend) {
    using State = ErasedCustomer::Backend::State;
    switch (backend.state) {
    case State::KeepsItsCopy:
        return EraseForm::tr("%1 keeps its copy: erase it there as well.").arg(backend.name);
    case State::Waiting:
        return EraseForm::tr("%1 is told as soon as it can be reached.").arg(backend.name);
    case State::Erasing:
        return EraseForm::tr("%1 has deleted it and is overwriting it.").arg(backend.name);
    case State::Erased:
        return EraseForm::tr("%1 has erased it.").arg(backend.name);
    case State::Refused:
        break;
    }
    const Error error{ErrorKind::Permanent, backend.error, {}, 0, std::nullopt};
    return EraseForm::tr("%1 did not erase it. %2").arg(backend.name, errorText(error).joined());
}

} // namespace

EraseForm::EraseForm(const UiContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Erase this customer"));
    build();
    connect(m_typed, &QLineEdit::textChanged, this, [this] { m_erase->setEnabled(isConfirmed()); });
    connect(m_typed, &QLineEdit::returnPressed, this, [this] {
        if (isConfirmed())
            erase();
    });
    connect(m_erase, &QPushButton::clicked, this, &EraseForm::erase);
    connect(m_cancel, &QPushButton::clicked, this, &EraseForm::giveUp);
    connect(&context.workspace, &Workspace::eraseProgressed, this, &EraseForm::showProgress);
    hide();
}

void EraseForm::build() {
    m_title = wrappedLabel({}, u"strong"_s, this);
    m_lineHost = new QWidget(this);
    m_lines = new QVBoxLayout(m_lineHost);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(space::xs);
    m_ask = wrappedLabel({}, {}, this);
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"eraseConfirmation"_s);
    m_state = wrappedLabel({}, u"muted"_s, this);
    m_state->setObjectName(u"eraseState"_s);
    m_erase = new QPushButton(tr("Erase for good"), this);
    m_erase->setObjectName(u"eraseNow"_s);
    m_erase->setProperty("kind", u"danger"_s);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setObjectName(u"eraseCancel"_s);
    m_cancel->setProperty("kind", u"quiet"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_erase);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    for (QWidget* part :
         {static_cast<QWidget*>(m_title), m_lineHost, static_cast<QWidget*>(m_ask),
          static_cast<QWidget*>(m_typed), static_cast<QWidget*>(m_state)})
        column->addWidget(part);
    column->addLayout(buttons);
}

void EraseForm::open(const CustomerId& customer, const QString& name) {
    if (m_step == Step::Running) {
        show();
        return;
    }
    m_customer = customer;
    m_name = name;
    m_typed->clear();
    showStep(Step::Counting);
    show();
    setFocus(Qt::OtherFocusReason);
    deliver(
        this, m_context.workspace.previewErase(customer),
        [this, customer](const Result<ErasePreview>& preview) {
            if (customer == m_customer && m_step == Step::Counting)
                showPreview(preview);
        });
}

void EraseForm::giveUp() {
    leave();
    Q_EMIT closed();
}

void EraseForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_step != Step::Running)
        return giveUp();
    QFrame::keyPressEvent(event);
}

void EraseForm::leave() {
    if (m_step != Step::Running)
        m_step = Step::Counting;
    hide();
}

void EraseForm::showStep(Step step) {
    m_step = step;
    const bool asks = step == Step::Asking;
    m_title->setText(
        step == Step::Running ? tr("%1 is being erased").arg(m_name)
        : step == Step::Ended ? tr("%1 was erased").arg(m_name)
                              : tr("Erase %1").arg(m_name));
    clearLayout(m_lines);
    m_pastMerges.clear();
    m_setAside = m_mentions = nullptr;
    m_ask->setVisible(asks);
    m_typed->setVisible(asks);
    m_erase->setVisible(asks);
    m_erase->setEnabled(false);
    m_state->setVisible(!asks);
    m_state->setText(step == Step::Counting ? tr("Looking at what there is…") : QString());
    m_cancel->setVisible(step != Step::Running);
    m_cancel->setText(step == Step::Ended ? tr("Close") : tr("Cancel"));
}

void EraseForm::addLine(const QString& text, const QString& role) {
    m_lines->addWidget(wrappedLabel(text, role, m_lineHost));
}

void EraseForm::showPreview(const Result<ErasePreview>& preview) {
    if (!preview) {
        m_state->setText(errorText(preview.error()).joined());
        return;
    }
    showStep(Step::Asking);
    addLine(
        tr("Everything of this customer is deleted on this computer and overwritten. It cannot be undone."));
    addSources(*preview);
    addPending(*preview);
    addWhatStays(*preview);
    addChoices(*preview);
    const bool isHeld = !preview->holds.isEmpty();
    m_ask->setVisible(!isHeld);
    m_typed->setVisible(!isHeld);
    m_erase->setVisible(!isHeld);
    for (const LegalHold& hold : preview->holds)
        addLine(tr("Must be kept since %1: %2").arg(day(hold.since), hold.reason), u"danger"_s);
    // Somebody without a name is confirmed by what is shown in its place.
    m_ask->setText(tr("Type “%1” to confirm:").arg(m_name));
    m_typed->setAccessibleName(m_ask->text());
    if (!isHeld)
        m_typed->setFocus(Qt::OtherFocusReason);
}

void EraseForm::addSources(const ErasePreview& preview) {
    for (const ErasePreview::Source& source : preview.sources) {
        const QStringList parts = partsOf(source);
        addLine(u"%1: %2"_s.arg(source.name, parts.isEmpty() ? tr("a name only") : parts.join(u", "_s)));
        if (source.keepsItsCopy)
            addLine(
                tr("%1 keeps its own copy; it has to be erased there, too.").arg(source.name), u"small"_s);
    }
    QStringList more;
    if (preview.drafts > 0)
        more.append(tr("%n drafts", nullptr, preview.drafts));
    if (preview.decisions > 0)
        more.append(tr("%n decisions about who they are", nullptr, preview.decisions));
    if (preview.quarantined > 0)
        more.append(tr("%n things that could not be read", nullptr, preview.quarantined));
    if (!more.isEmpty())
        addLine(tr("Made here: %1").arg(more.join(u", "_s)));
    if (preview.suggestions > 0)
        addLine(
            tr("%n contacts of others may be the same person and would stay: look at them first.", nullptr,
               preview.suggestions),
            u"danger"_s);
}

void EraseForm::addPending(const ErasePreview& preview) {
    if (preview.pending.isEmpty())
        return;
    addLine(tr(
        "%n messages or changes wait to be sent; they are cancelled:", nullptr, int(preview.pending.size())));
    for (const ErasePreview::PendingSend& send : preview.pending) {
        const QString text = send.text.isEmpty() ? tr("a change") : u"“%1”"_s.arg(send.text);
        addLine(
            send.isUnderWay ? tr("%1 – on its way: it may arrive").arg(text) : text,
            send.isUnderWay ? u"danger"_s : u"small"_s);
    }
}

void EraseForm::addWhatStays(const ErasePreview& preview) {
    for (const ErasePreview::Export& one : preview.exports)
        addLine(
            tr("Exported on %1 by %2: that copy is not deleted.").arg(day(one.at), one.actor), u"small"_s);
}

QCheckBox* EraseForm::addChoice(const QString& text, bool isTicked, const QString& objectName) {
    auto* tick = new QCheckBox(QString(text).replace(u'&', u"&&"_s), m_lineHost);
    tick->setObjectName(objectName);
    tick->setChecked(isTicked);
    m_lines->addWidget(tick);
    return tick;
}

void EraseForm::addChoices(const ErasePreview& preview) {
    for (const ErasePreview::PastMerge& past : preview.pastMerges) {
        m_pastMerges.append(
            {past.contact,
             addChoice(tr("Also %1").arg(past.name), !past.toldApart, u"erasePast:"_s + past.contact.id)});
        addLine(
            past.toldApart ? tr("joined with them once; told apart by somebody")
                           : tr("joined with them once"),
            u"small"_s);
    }
    if (!preview.setAside.isEmpty()) {
        qint64 bytes = 0;
        for (const ErasePreview::SetAsideFile& file : preview.setAside)
            bytes += file.bytes;
        const int count = int(preview.setAside.size());
        m_setAside =
            addChoice(tr("Also %n older copies of everything", nullptr, count), true, u"eraseSetAside"_s);
        addLine(
            tr("from before a repair or an update, %1; nothing in them can be deleted by itself")
                .arg(QLocale().formattedDataSize(bytes)),
            u"small"_s);
    }
    if (preview.mentions > 0)
        m_mentions = addChoice(
            tr("Also %n messages of others that name an address", nullptr, preview.mentions), false,
            u"eraseMentions"_s);
}

bool EraseForm::isConfirmed() const {
    return m_step == Step::Asking && !m_typed->isHidden() &&
           m_typed->text().simplified().compare(m_name.simplified(), Qt::CaseInsensitive) == 0;
}

void EraseForm::erase() {
    if (!isConfirmed())
        return;
    EraseRequest request;
    request.customer = m_customer;
    for (const auto& [contact, tick] : std::as_const(m_pastMerges)) {
        if (tick->isChecked())
            request.pastMerges.append(contact);
    }
    request.setAsideFiles = m_setAside && m_setAside->isChecked();
    request.mentions = m_mentions && m_mentions->isChecked();
    showStep(Step::Running);
    m_state->setText(tr("Beginning…"));
    deliver(this, m_context.workspace.eraseCustomer(request), [this](const Result<ErasedCustomer>& erased) {
        ended(erased);
    });
}

void EraseForm::showProgress(const EraseProgress& progress) {
    if (m_step != Step::Running || progress.customer != m_customer)
        return;
    switch (progress.stage) {
    case EraseStage::WaitingForSends:
        return m_state->setText(tr("Waiting until what is on its way has ended…"));
    case EraseStage::Forgetting:
        return m_state->setText(tr("Deleting…"));
    case EraseStage::Overwriting:
        return m_state->setText(tr("Deleted. Overwriting what is left of it on the disk…"));
    case EraseStage::Done:
        return;
    }
}

void EraseForm::ended(const Result<ErasedCustomer>& erased) {
    if (!erased) {
        showStep(Step::Counting);
        m_state->setText(errorText(erased.error()).joined());
        return;
    }
    QStringList outcomes;
    for (const ErasedCustomer::Backend& backend : erased->backends)
        outcomes.append(outcomeOf(backend));
    // Who looks at somebody else by now is told all the same.
    if (isHidden())
        m_context.navigator.say(tr("%1 was erased.").arg(m_name) + u' ' + outcomes.join(u' '));
    showStep(Step::Ended);
    m_state->setText(tr("Nothing of it is left on this computer."));
    if (erased->cancelledSends > 0)
        addLine(tr("%n messages or changes were cancelled.", nullptr, erased->cancelledSends));
    for (const QString& outcome : std::as_const(outcomes))
        addLine(outcome);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

} // namespace segue
