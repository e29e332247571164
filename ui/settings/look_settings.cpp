// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/look_settings.h"

#include "ui/shell/ui_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

namespace segue {

using namespace Qt::StringLiterals;

LookSettings::LookSettings(const UiContext& context, QWidget* parent)
    : SettingsPart(tr("Appearance"), {}, parent), m_settings(context.settings) {
    m_theme = new QComboBox(this);
    m_theme->setObjectName(u"theme"_s);
    m_theme->addItem(tr("As the system"), static_cast<int>(Theme::Mode::System));
    m_theme->addItem(tr("Light"), static_cast<int>(Theme::Mode::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(Theme::Mode::Dark));
    m_text = new QComboBox(this);
    m_text->setObjectName(u"textSize"_s);
    for (int percent = 100; percent <= 200; percent += 10)
        m_text->addItem(tr("%1 %", "size of the text").arg(percent), percent);
    m_compact = new QCheckBox(tr("One line for each conversation"), this);
    m_compact->setObjectName(u"compact"_s);
    body()->addWidget(settingRow(tr("Theme"), {}, m_theme, this));
    body()->addWidget(
        settingRow(tr("Size of the text"), tr("On top of what the system is set to."), m_text, this));
    body()->addWidget(
        settingRow(tr("Dense inbox"), tr("Shows twice as many conversations."), m_compact, this));
    body()->addStretch(1);
    read();
    connect(m_theme, &QComboBox::activated, this, [this] {
        m_settings.setThemeMode(static_cast<Theme::Mode>(m_theme->currentData().toInt()));
    });
    connect(m_text, &QComboBox::activated, this, [this] {
        m_settings.setTextScale(m_text->currentData().toInt() / 100.0);
    });
    connect(m_compact, &QCheckBox::toggled, this, [this](bool on) { m_settings.setCompactInbox(on); });
    connect(&m_settings, &UiSettings::changed, this, &LookSettings::read);
}

void LookSettings::read() {
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(m_settings.themeMode())));
    m_text->setCurrentIndex(m_text->findData(qRound(m_settings.textScale() * 10) * 10));
    m_compact->setChecked(m_settings.compactInbox());
}

} // namespace segue
