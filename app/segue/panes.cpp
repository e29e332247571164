// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segue/panes.h"

#include "ui/customer/customer_pane.h"
#include "ui/customer/customers_page.h"
#include "ui/knowledge/knowledge_page.h"
#include "ui/knowledge/knowledge_pane.h"
#include "ui/settings/settings_page.h"
#include "ui/supervisor/supervisor_page.h"

#include <QCoreApplication>

namespace segue {

using namespace Qt::StringLiterals;

namespace {

struct Panes {
    Q_DECLARE_TR_FUNCTIONS(segue::Panes)
};

template <class Page>
PageSpec page(const QString& id, const QString& title, const QString& icon, const QString& key) {
    PageSpec spec;
    spec.id = id;
    spec.title = title;
    spec.icon = icon;
    spec.keys = {QKeySequence(key, QKeySequence::PortableText)};
    spec.make = [](const UiContext& context, QWidget* parent) { return new Page(context, parent); };
    return spec;
}

template <class Section> SectionSpec section(const QString& id, const QString& title, const QString& icon) {
    return {id, title, icon, [](const UiContext& context, QWidget* parent) {
                return new Section(context, parent);
            }};
}

} // namespace

PanePlugins panePlugins() {
    PanePlugins plugins;
    plugins.sections = {
        section<CustomerPane>(u"customer"_s, Panes::tr("Customer"), u"user"_s),
        section<KnowledgePane>(u"knowledge"_s, Panes::tr("Knowledge"), u"knowledge"_s)};
    plugins.pages = {
        page<CustomersPage>(u"customers"_s, Panes::tr("Customers"), u"customers"_s, u"G,C"_s),
        page<KnowledgePage>(u"knowledge"_s, Panes::tr("Knowledge"), u"knowledge"_s, u"G,K"_s),
        page<SupervisorPage>(u"supervisor"_s, Panes::tr("Supervisor"), u"supervisor"_s, u"G,S"_s)};
    PageSpec settings = page<SettingsPage>(u"settings"_s, Panes::tr("Settings"), u"settings"_s, u"Ctrl+,"_s);
    settings.atBottom = true;
    plugins.pages.append(settings);
    return plugins;
}

} // namespace segue
