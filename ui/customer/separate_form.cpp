// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/separate_form.h"

#include "ui/customer/identity_decider.h"
#include "ui/customer/identity_words.h"
#include "ui/shell/fold_group.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

QString addressesOf(const Contact& contact) {
    QStringList values;
    for (const ContactPoint& point : contact.points) {
        if (point.kind != PointKind::Device)
            values.append(point.value);
    }
    return values.join(u", "_s);
}

} // namespace

SeparateForm::SeparateForm(IdentityDecider& decider, QWidget* parent) : QFrame(parent), m_decider(decider) {
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("Separate this customer"));
    m_list = new QVBoxLayout;
    m_list->setSpacing(2);
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("Why? (optional)"));
    m_reason->setAccessibleName(tr("Reason"));
    m_hint = wrappedLabel({}, u"small"_s, this);
    m_separate = new QPushButton(tr("Separate"), this);
    m_separate->setObjectName(u"separate"_s);
    m_separate->setProperty("kind", u"danger"_s);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setProperty("kind", u"quiet"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_separate);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    column->addWidget(wrappedLabel(tr("Tick what does not belong to this person:"), u"strong"_s, this));
    column->addLayout(m_list);
    column->addWidget(m_reason);
    column->addWidget(m_hint);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &SeparateForm::closed);
    connect(m_separate, &QPushButton::clicked, this, [this] {
        m_decider.separate(ticked(), m_reason->text().trimmed());
    });
}

void SeparateForm::setContacts(const QList<Contact>& contacts, const QHash<AccountId, QString>& names) {
    const QList<ContactRef> before = ticked();
    m_contacts = contacts;
    m_ticks.clear();
    clearLayout(m_list);
    for (const Contact& contact : contacts) {
        QStringList about{contact.name, names.value(contact.ref.account), addressesOf(contact)};
        about.removeAll(QString());
        // A tick's own text does not wrap: the rest stands below. An ampersand would underline a letter.
        auto* tick = new QCheckBox(about.value(0).replace(u'&', u"&&"_s), this);
        tick->setChecked(before.contains(contact.ref));
        connect(tick, &QCheckBox::toggled, this, &SeparateForm::showState);
        m_list->addWidget(tick);
        m_ticks.append(tick);
        if (const QString rest = about.mid(1).join(u" · "_s); !rest.isEmpty()) {
            QLabel* label = wrappedLabel(rest, u"small"_s, this);
            label->setContentsMargins(Theme::instance().scaled(28), 0, 0, 0);
            tick->setAccessibleDescription(rest);
            m_list->addWidget(label);
        }
    }
    showState();
}

void SeparateForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

QList<ContactRef> SeparateForm::ticked() const {
    QList<ContactRef> refs;
    for (qsizetype i = 0; i < m_ticks.size(); ++i) {
        if (m_ticks.at(i)->isChecked())
            refs.append(m_contacts.at(i).ref);
    }
    return refs;
}

void SeparateForm::showState() {
    const qsizetype count = ticked().size();
    m_separate->setEnabled(count > 0 && count < m_contacts.size());
    m_hint->setText(
        count == m_contacts.size()
            ? tr("Leave at least one of them unticked.")
            : tr("The ones that are ticked become a customer of their own, with their conversations."));
}

} // namespace segue
