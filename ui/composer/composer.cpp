// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "ui/composer/attachment_bar.h"
#include "ui/composer/completer.h"
#include "ui/composer/composer_editor.h"
#include "ui/composer/composer_tools.h"
#include "ui/composer/held_join_bar.h"
#include "ui/composer/recipients_line.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/error_text.h"
#include "ui/shell/flat_button.h"
#include "ui/shell/focus_forwarder.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/paint.h"
#include "ui/shell/pane.h"
#include "ui/shell/ui_settings.h"
#include "ui/shell/words.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QBuffer>
#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QVBoxLayout>
#include <chrono>

namespace segue {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto saveDelay = 250ms;
} // namespace

Composer::Composer(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_drafts(context.workspace), m_typing(context.workspace) {
    setAccessibleName(tr("Write"));
    setAcceptDrops(true);
    build();
    connectParts();
    showMode();
}

void Composer::build() {
    const auto tab = [this](const QString& icon, const QString& text) {
        return new FlatButton(FlatButton::Look::Segment, icon, text, this);
    };
    m_replyTab = tab(u"reply"_s, tr("Reply"));
    m_noteTab = tab(u"lock"_s, tr("Internal note"));
    m_noteTab->setNoteTone(true);
    auto* group = new QButtonGroup(this);
    group->addButton(m_replyTab);
    group->addButton(m_noteTab);
    m_noteLabel = new QLabel(tr("Only your team sees this"), this);
    m_noteLabel->setProperty("role", u"note"_s);
    m_recipients = new RecipientsLine(this);
    m_unanswerable = new NoticeBar(this);
    m_heldJoin = new HeldJoinBar(m_context.workspace, this);
    m_otherCustomer = new NoticeBar(this);
    m_since = new NoticeBar(this);
    m_notice = new NoticeBar(this);
    m_editor = new ComposerEditor(this);
    m_editor->setObjectName(u"composer.editor"_s);
    m_completer = new Completer(m_context, *m_editor, this);
    m_files = new AttachmentBar(m_context, this);
    m_tools = new ComposerTools(this);

    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_replyTab, 0, Qt::AlignTop);
    head->addWidget(m_noteTab, 0, Qt::AlignTop);
    head->addSpacing(space::s);
    head->addWidget(m_noteLabel, 1);
    head->addWidget(m_recipients, 1);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_unanswerable);
    column->addWidget(m_heldJoin);
    column->addWidget(m_otherCustomer);
    column->addWidget(m_since);
    column->addWidget(m_editor);
    column->addWidget(m_files);
    column->addWidget(m_notice);
    column->addWidget(m_tools);
    forwardFocus(this, m_editor);
}

void Composer::connectParts() {
    m_saveDelay.setSingleShot(true);
    m_saveDelay.setInterval(saveDelay);
    connect(&m_saveDelay, &QTimer::timeout, this, &Composer::saveDraft);
    connect(m_replyTab, &FlatButton::clicked, this, [this] {
        setVisibility(Visibility::Public);
        focusEditor();
    });
    connect(m_noteTab, &FlatButton::clicked, this, [this] {
        setVisibility(Visibility::Internal);
        focusEditor();
    });
    // The frame around both shows where the focus is; Qt paints only the text field anew.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* old, const QWidget* now) {
        if (old == m_editor || now == m_editor)
            update();
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &Composer::onTyped);
    connect(m_editor, &ComposerEditor::sendRequested, this, [this] { send(false); });
    connect(m_editor, &ComposerEditor::leaveRequested, this, &Composer::leaveRequested);
    connect(m_editor, &ComposerEditor::filesGiven, this, [this](const QStringList& paths) {
        for (const QString& path : paths)
            m_files->addPath(path);
    });
    connect(m_editor, &ComposerEditor::imageGiven, this, [this](const QImage& image) {
        QByteArray png;
        QBuffer buffer(&png);
        image.save(&buffer, "PNG");
        m_files->addBytes(png, tr("Pasted picture.png"), u"image/png"_s);
    });
    connect(m_editor, &ComposerEditor::pasteTooLong, this, &Composer::offerAsFile);
    connect(m_files, &AttachmentBar::failed, this, [this](const QString& text) {
        m_notice->say(NoticeBar::Tone::Trouble, text);
    });
    connect(m_files, &AttachmentBar::filesChanged, this, &Composer::onTyped);
    connect(m_recipients, &RecipientsLine::edited, this, &Composer::onTyped);
    connect(m_completer, &Completer::articleSearchRequested, this, &Composer::articleSearchRequested);
    connect(m_tools, &ComposerTools::sendRequested, this, [this] { send(false); });
    connect(m_tools, &ComposerTools::attachRequested, this, &Composer::attachFiles);
    connect(m_tools, &ComposerTools::articleRequested, this, [this] { Q_EMIT articleSearchRequested({}); });
    connect(m_tools, &ComposerTools::insertRequested, this, &Composer::insertText);
    QMenu* waysToSend = m_tools->waysToSend();
    connect(waysToSend, &QMenu::aboutToShow, this, [this, waysToSend] { fillSendMenu(*waysToSend); });
    connect(&m_context.workspace, &Workspace::changed, this, &Composer::dropErased);
    connect(&m_context.workspace, &Workspace::offlineChanged, this, &Composer::showHints);
    connect(&m_context.workspace, &Workspace::connectionChanged, this, &Composer::showHints);
    connect(&m_context.workspace, &Workspace::capabilitiesChanged, this, [this](const AccountId& account) {
        if (account == m_place.conversation.ref.account)
            showMode();
    });
    connect(
        &m_context.workspace, &Workspace::draftNotSaved, this,
        [this](const ConversationRef& conversation, const Error& error) {
            if (conversation == m_place.conversation.ref)
                m_notice->say(
                    NoticeBar::Tone::Trouble, tr("This draft could not be stored; keep this window open. %1")
                                                  .arg(errorText(error).joined()));
        });
    connect(&m_context.settings, &UiSettings::changed, this, &Composer::showHints);
    connect(&m_context.actions, &ActionRegistry::keysChanged, this, &Composer::showHints);
    connect(&Theme::instance(), &Theme::changed, this, &Composer::showMode);
}

void Composer::setPlace(const ComposerPlace& place) {
    saveNow();
    m_typing.stop();
    m_place = place;
    m_visibility = Visibility::Public;
    m_sending = false;
    m_notice->clear();
    m_since->clear();
    m_writtenSince.clear();
    // A note that was begun and no reply: the agent was writing that note.
    const ConversationRef& ref = place.conversation.ref;
    if (!m_drafts.find(ref, Visibility::Public) && m_drafts.find(ref, Visibility::Internal) &&
        m_context.workspace.capabilities(ref.account).notes)
        m_visibility = Visibility::Internal;
    readDraft();
    showMode();
}

void Composer::updatePlace(const ComposerPlace& place) {
    m_place = place;
    if (isEmpty())
        m_baseEntryId = place.newestEntryId;
    followCustomer();
    m_recipients->refresh(place.conversation, place.customerName);
    showHints();
}

void Composer::readDraft() {
    const auto draft = m_drafts.find(m_place.conversation.ref, m_visibility);
    m_reading = true;
    m_editor->setPlainText(draft ? draft->text : QString());
    m_editor->moveCursor(QTextCursor::End);
    m_files->setFiles(draft ? draft->files : QList<StagedFile>());
    m_recipients->set(
        m_place.conversation, m_place.customerName, draft ? draft->recipients : QList<Participant>());
    m_baseEntryId = draft && !draft->baseEntryId.isEmpty() ? draft->baseEntryId : m_place.newestEntryId;
    m_reading = false;
    m_dirty = false;
    m_begunFor = draft ? draft->customer : CustomerId();
    followCustomer();
}

void Composer::setVisibility(Visibility visibility) {
    if (visibility == m_visibility)
        return showMode();
    saveNow();
    m_typing.stop();
    m_visibility = visibility;
    m_notice->clear();
    readDraft();
    showMode();
}

void Composer::showMode() {
    const bool note = isNote();
    m_replyTab->setChecked(!note);
    m_noteTab->setChecked(note);
    m_noteLabel->setVisible(note);
    m_recipients->setVisible(!note);
    m_since->setVisible(!note && !m_since->text().isEmpty());
    m_editor->setAccessibleName(
        note ? tr("Internal note, only your team sees it") : tr("Reply to the customer"));
    m_editor->setPlaceholderText(
        note ? tr("Write a note for your team. @ mentions a colleague.")
             : tr("Write a reply. / inserts a canned response, ?? finds an article."));
    m_tools->setNote(note);
    const QHash<QString, QString> values{
        {u"customer.name"_s, m_place.customerName},
        {u"agent.name"_s, m_place.selfName},
        {u"conversation.reference"_s, m_place.conversation.reference}};
    m_completer->setPlace(m_place.conversation.ref.account, note, values);
    const Capabilities can = m_context.workspace.capabilities(m_place.conversation.ref.account);
    m_files->setMostBytes(can.maxAttachmentBytes);
    m_noteTab->setVisible(can.notes);
    m_editor->setMostBytes(mostBytes());
    showHints();
    update();
}

void Composer::showHints() {
    const Channel channel = m_place.conversation.channel;
    const bool enterSends = !isNote() && m_context.settings.sendKey(channel) == SendKey::Enter;
    m_editor->setEnterSends(enterSends);
    const bool offline = m_context.workspace.isOffline(m_place.conversation.ref.account);
    const QString key = enterSends ? tr("Enter") : m_context.actions.keyText(u"composer.send"_s);
    m_tools->setHint(
        offline         ? tr("Will be sent when the connection is back")
        : key.isEmpty() ? QString()
        : isNote()      ? tr("%1 adds it").arg(key)
                        : tr("%1 sends").arg(key));
    showWhetherItCanBeAnswered();
    m_tools->setReady(!m_sending && !m_place.conversation.ref.isEmpty() && (isNote() || canReply()));
}

void Composer::onTyped() {
    if (m_reading)
        return;
    // What the agent has before them when the first word is written is what the answer is to.
    if (!m_dirty && m_baseEntryId.isEmpty())
        m_baseEntryId = m_place.newestEntryId;
    m_dirty = true;
    m_saveDelay.start();
    if (isEmpty()) {
        m_baseEntryId = m_place.newestEntryId;
        setWrittenSince({});
        followCustomer();
        m_typing.stop();
        return;
    }
    // Nobody outside is told of a note.
    if (!isNote())
        m_typing.typed(m_place.conversation.ref);
}

void Composer::saveDraft() {
    m_saveDelay.stop();
    const ConversationRef& ref = m_place.conversation.ref;
    if (!m_dirty || ref.isEmpty())
        return;
    m_dirty = false;
    if (isEmpty()) {
        m_drafts.discard(ref, m_visibility);
        return;
    }
    Draft draft;
    draft.conversation = ref;
    draft.visibility = m_visibility;
    draft.text = m_editor->toPlainText();
    draft.files = m_files->files();
    if (!isNote() && m_recipients->isEdited())
        draft.recipients = m_recipients->recipients();
    draft.baseEntryId = m_baseEntryId;
    draft.customer = m_begunFor;
    draft.updatedAt = m_context.workspace.now();
    m_drafts.store(draft);
}

void Composer::saveNow() {
    if (m_dirty)
        saveDraft();
}

void Composer::setWrittenSince(const QList<Entry>& entries) {
    if (entries == m_writtenSince)
        return;
    m_writtenSince = entries;
    if (entries.isEmpty()) {
        m_since->clear();
        return;
    }
    const QString words = fontMetrics().elidedText(
        entries.constLast().text.simplified(), Qt::ElideRight, Theme::instance().scaled(320));
    m_since->say(
        NoticeBar::Tone::Warning, tr("The customer has written since you began: “%1”").arg(words),
        tr("Go on"),
        [this] {
            m_baseEntryId = m_place.newestEntryId;
            m_writtenSince.clear();
            m_dirty = true;
            saveDraft();
        },
        false);
    m_since->setVisible(!isNote());
}

bool Composer::isEmpty() const {
    return m_editor->toPlainText().trimmed().isEmpty() && m_files->files().isEmpty() && !m_files->isBusy();
}

void Composer::insertText(const QString& text) {
    m_editor->setFocus();
    m_editor->insertPlainText(text);
}

void Composer::focusEditor() {
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void Composer::attachFiles() {
    auto* dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        for (const QString& path : paths)
            m_files->addPath(path);
    });
    dialog->open();
}

void Composer::offerAsFile(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    m_notice->say(
        NoticeBar::Tone::Warning,
        tr("That is %1 of text; a message holds up to %2. What you had written is unchanged.")
            .arg(displaySize(bytes.size()), displaySize(mostBytes())),
        tr("Attach it as a file"),
        [this, bytes] { m_files->addBytes(bytes, tr("Pasted text.txt"), u"text/plain"_s); });
}

void Composer::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            m_files->addPath(url.toLocalFile());
    }
    event->acceptProposedAction();
}

QRect Composer::frameRect() const {
    // As wide as the column of the timeline above, and a little more where that is narrow.
    const int column = qMin(width() - 2 * space::m, Theme::instance().scaled(880) + 2 * space::s);
    return QRect((width() - column) / 2, 0, column, height() - space::m);
}

void Composer::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const int side = frameRect().left() + space::s;
    layout()->setContentsMargins(side, space::s, side, space::m + space::s);
}

void Composer::paintEvent(QPaintEvent*) {
    const Colours& c = colours();
    QPainter painter(this);
    painter.fillRect(rect(), c.surface);
    const QRect frame = frameRect();
    const bool focused = m_editor->hasFocus();
    if (isNote())
        paintBox(painter, frame, 8, c.noteTint, focused ? c.noteInk : c.noteEdge);
    else
        paintBox(painter, frame, 8, c.surface, focused ? c.focus : c.outline);
}

} // namespace segue
