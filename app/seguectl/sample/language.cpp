// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/seguectl/sample/language.h"

#include <QHash>
#include <functional>

namespace segue::ctl::sample {

using namespace Qt::StringLiterals;

namespace {

using Setter = std::function<bool(const QString&)>;

QStringList alternatives(const QString& text) {
    QStringList out = text.split(u" | "_s, Qt::SkipEmptyParts);
    for (QString& one : out)
        one = one.trimmed().replace(u'¶', u'\n');
    return out;
}

QStringList listed(const QString& text) {
    QStringList out = text.split(u',', Qt::SkipEmptyParts);
    for (QString& one : out)
        one = one.trimmed();
    return out;
}

QList<NamePart> nameParts(const QString& text) {
    QList<NamePart> out;
    for (const QString& one : listed(text)) {
        const qsizetype equals = one.indexOf(u'=');
        out.append(
            equals < 0 ? NamePart{one, latinOf(one)} : NamePart{one.left(equals), one.mid(equals + 1)});
    }
    return out;
}

//! Reads a file line by line into a Language.
class Parser {
public:
    explicit Parser(Language& language) : m_language(language) { declare(); }

    bool take(const QString& key, const QString& value) {
        const auto setter = m_setters.constFind(key);
        return setter != m_setters.cend() && (*setter)(value);
    }

private:
    Talk& talk() { return m_language.talks.last(); }

    void declare() {
        const auto set = [this](const QString& key, QStringList& list, auto split) {
            m_setters[key] = [&list, split](const QString& value) {
                list = split(value);
                return !list.isEmpty();
            };
        };
        set(u"cities"_s, m_language.cities, &listed);
        set(u"domains"_s, m_language.domains, &listed);
        set(u"product"_s, m_language.products, &alternatives);
        set(u"open_customer"_s, m_language.openCustomer, &alternatives);
        set(u"close_customer"_s, m_language.closeCustomer, &alternatives);
        set(u"open_agent"_s, m_language.openAgent, &alternatives);
        set(u"close_agent"_s, m_language.closeAgent, &alternatives);
        declareWords();
        declareTalk();
        declareLines();
    }

    void declareWords() {
        m_setters[u"language"_s] = [this](const QString& v) { return !(m_language.code = v).isEmpty(); };
        m_setters[u"phone"_s] = [this](const QString& v) { return (m_language.phone = v).startsWith(u'+'); };
        m_setters[u"wrote"_s] = [this](const QString& v) { return !(m_language.wrote = v).isEmpty(); };
        m_setters[u"family_first"_s] = [this](const QString& v) {
            return m_language.familyFirst = v == "yes"_L1;
        };
        m_setters[u"given"_s] = [this](const QString& v) {
            return !(m_language.given = nameParts(v)).isEmpty();
        };
        m_setters[u"family"_s] = [this](const QString& v) {
            return !(m_language.family = nameParts(v)).isEmpty();
        };
        m_setters[u"joiner"_s] = [this](const QString& v) {
            m_language.joiner.clear();
            return v == "none"_L1;
        };
        m_setters[u"weight"_s] = [this](const QString& v) {
            bool isNumber = false;
            m_language.weight = v.toInt(&isNumber);
            return isNumber;
        };
    }

    //! Registers what only makes sense inside of a talk.
    void ofTalk(const QString& key, const Setter& setter) {
        m_setters[key] = [this, setter](const QString& value) {
            return !m_language.talks.isEmpty() && setter(value);
        };
    }

    void declareTalk() {
        m_setters[u"talk"_s] = [this](const QString&) {
            m_language.talks.append(Talk());
            return true;
        };
        ofTalk(u"subject"_s, [this](const QString& v) {
            return !(talk().subjects = alternatives(v)).isEmpty();
        });
        ofTalk(u"team"_s, [this](const QString& v) { return !(talk().team = v).isEmpty(); });
        ofTalk(u"tags"_s, [this](const QString& v) {
            talk().tags = listed(v);
            return true;
        });
        ofTalk(u"channels"_s, [this](const QString& v) {
            for (const QString& word : v.split(u' ', Qt::SkipEmptyParts))
                talk().channels.append(channelFromString(word).value_or(Channel::Api));
            return !talk().channels.isEmpty();
        });
        ofTalk(u"priority"_s, [this](const QString& v) {
            talk().priority = priorityFromString(v).value_or(Priority::None);
            return talk().priority != Priority::None;
        });
        ofTalk(u"end"_s, [this](const QString& v) {
            talk().end = statusFromString(v).value_or(Status::Solved);
            return statusFromString(v).has_value();
        });
        ofTalk(u"rating"_s, [this](const QString& v) {
            for (const QString& word : v.split(u' ', Qt::SkipEmptyParts))
                talk().ratings.append(word.toInt());
            return !talk().ratings.isEmpty();
        });
    }

    void declareLines() {
        const std::pair<QString, Talk::Who> voices[] = {
            {u"c"_s, Talk::Who::Customer}, {u"a"_s, Talk::Who::Agent}, {u"n"_s, Talk::Who::Note}};
        for (const auto& [key, who] : voices)
            ofTalk(key, [this, speaker = who](const QString& v) {
                talk().lines.append({speaker, alternatives(v)});
                return !talk().lines.last().texts.isEmpty();
            });
    }

    Language& m_language;
    QHash<QString, Setter> m_setters;
};

auto badSample(int line, const QString& what) {
    return fail(ErrorKind::Permanent, u"bad_sample"_s, u"line %1: %2"_s.arg(line).arg(what));
}

} // namespace

Result<Language> parseLanguage(const QString& text) {
    Language language;
    Parser parser(language);
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        if (line.trimmed().isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype space = line.indexOf(u' ');
        const QString key = space < 0 ? line.trimmed() : line.left(space);
        if (!parser.take(key, space < 0 ? QString() : line.mid(space + 1).trimmed()))
            return badSample(number, u"\"%1\" is not understood here"_s.arg(key));
    }
    for (const Talk& talk : std::as_const(language.talks)) {
        if (talk.subjects.isEmpty() || talk.channels.isEmpty() || talk.lines.isEmpty())
            return badSample(number, u"a talk lacks its subject, channels or lines"_s);
    }
    if (language.code.isEmpty() || language.given.isEmpty() || language.family.isEmpty() ||
        language.domains.isEmpty())
        return badSample(number, u"the language lacks its code, names or domains"_s);
    return language;
}

QString latinOf(const QString& name) {
    QString out;
    const QString folded = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : folded) {
        if (c == u'ß')
            out += u"ss"_s;
        else if (c == u'ø')
            out += u'o';
        else if (c == u'ı')
            out += u'i';
        else if (c.unicode() < 128 && c.isLetterOrNumber())
            out += c;
    }
    return out;
}

} // namespace segue::ctl::sample
