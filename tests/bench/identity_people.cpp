// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/identity_people.h"

#include "tests/bench/identity_errors.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace segue::bench {

using namespace Qt::StringLiterals;
using linkage::ColumnKind;

namespace {

struct Person {
    QString given, surname, sex, birth, birthPlace, city, postcode, state, street, house, email, phone,
        occupation, number;
};

//! How often a field of a record goes wrong, before the noise's scale.
struct Rates {
    double missing = 0;
    double typed = 0; //!< Typing errors, misreadings, spelt as heard.
    double other = 0; //!< Another value: moved, married, another address.
};

struct FieldSpec {
    const char* name;
    ColumnKind kind;
    QString Person::* value;
    Rates rates;
};

using FieldSpecs = std::vector<FieldSpec>;

const FieldSpecs& fieldsOf(PeopleKind kind) {
    static const FieldSpecs contacts{
        {"name", ColumnKind::FullName, &Person::given, {0.05, 0.08, 0.02}},
        {"email", ColumnKind::Email, &Person::email, {0.3, 0.04, 0.2}},
        {"phone", ColumnKind::Phone, &Person::phone, {0.45, 0.03, 0.15}},
        {"city", ColumnKind::Place, &Person::city, {0.3, 0.05, 0.1}}};
    static const FieldSpecs registry{
        {"given_name", ColumnKind::GivenName, &Person::given, {0.02, 0.07, 0.01}},
        {"surname", ColumnKind::Surname, &Person::surname, {0.01, 0.07, 0.02}},
        {"date_of_birth", ColumnKind::Date, &Person::birth, {0.05, 0.05, 0}},
        {"street_number", ColumnKind::HouseNumber, &Person::house, {0.05, 0.04, 0.06}},
        {"street", ColumnKind::Street, &Person::street, {0.05, 0.08, 0.06}},
        {"city", ColumnKind::Place, &Person::city, {0.02, 0.06, 0.05}},
        {"postcode", ColumnKind::Postcode, &Person::postcode, {0.02, 0.05, 0.05}},
        {"state", ColumnKind::Category, &Person::state, {0.05, 0.03, 0.02}},
        {"phone", ColumnKind::Phone, &Person::phone, {0.2, 0.04, 0.1}}};
    static const FieldSpecs historical{
        {"first_name", ColumnKind::GivenName, &Person::given, {0.03, 0.12, 0.06}},
        {"surname", ColumnKind::Surname, &Person::surname, {0.03, 0.12, 0.05}},
        {"dob", ColumnKind::Date, &Person::birth, {0.12, 0.18, 0.02}},
        {"birth_place", ColumnKind::Place, &Person::birthPlace, {0.15, 0.08, 0.12}},
        {"postcode", ColumnKind::Postcode, &Person::postcode, {0.12, 0.08, 0.25}},
        {"gender", ColumnKind::Category, &Person::sex, {0.1, 0, 0.03}},
        {"occupation", ColumnKind::Category, &Person::occupation, {0.25, 0.02, 0.15}}};
    static const FieldSpecs households{
        {"given_name", ColumnKind::GivenName, &Person::given, {0.02, 0.08, 0.01}},
        {"surname", ColumnKind::Surname, &Person::surname, {0.01, 0.06, 0.05}},
        {"date_of_birth", ColumnKind::Date, &Person::birth, {0.15, 0.06, 0}},
        {"address", ColumnKind::Street, &Person::street, {0.05, 0.08, 0.1}},
        {"house_number", ColumnKind::HouseNumber, &Person::house, {0.05, 0.03, 0.1}},
        {"postcode", ColumnKind::Postcode, &Person::postcode, {0.03, 0.04, 0.1}},
        {"city", ColumnKind::Place, &Person::city, {0.03, 0.05, 0.1}},
        {"phone", ColumnKind::Phone, &Person::phone, {0.25, 0.03, 0.1}}};
    static const FieldSpecs sparse{
        {"first_name", ColumnKind::GivenName, &Person::given, {0.12, 0.15, 0.02}},
        {"surname", ColumnKind::Surname, &Person::surname, {0.12, 0.15, 0.02}},
        {"dob", ColumnKind::Date, &Person::birth, {0.1, 0.2, 0.02}},
        {"city", ColumnKind::Place, &Person::city, {0.25, 0.12, 0.05}},
        {"email", ColumnKind::Email, &Person::email, {0.25, 0.12, 0.1}}};
    switch (kind) {
    case PeopleKind::Contacts:
        return contacts;
    case PeopleKind::Registry:
        return registry;
    case PeopleKind::Historical:
        return historical;
    case PeopleKind::Households:
        return households;
    case PeopleKind::Sparse:
        return sparse;
    }
    return registry;
}

//! Made-up words, the first ones used much more often than the last.
class Words {
public:
    Words(size_t count, int leastSyllables, double steepness, Random& random) {
        static const QStringList starts{u"b"_s, u"br"_s, u"c"_s, u"d"_s, u"f"_s,   u"g"_s, u"h"_s,  u"j"_s,
                                        u"k"_s, u"l"_s,  u"m"_s, u"n"_s, u"p"_s,   u"r"_s, u"s"_s,  u"st"_s,
                                        u"t"_s, u"th"_s, u"v"_s, u"w"_s, u"sch"_s, u""_s,  u"gr"_s, u"ch"_s};
        static const QStringList middles{u"a"_s,  u"e"_s,  u"i"_s,  u"o"_s, u"u"_s,
                                         u"ee"_s, u"ou"_s, u"ai"_s, u"y"_s};
        static const QStringList ends{u""_s,  u"n"_s,  u"r"_s,  u"l"_s, u"s"_s,
                                      u"m"_s, u"ck"_s, u"tt"_s, u"rd"_s};
        double sum = 0;
        for (size_t i = 0; i < count; ++i) {
            QString word;
            const int syllables = leastSyllables + static_cast<int>(random.below(2));
            for (int s = 0; s < syllables; ++s) {
                word += starts[qsizetype(random.below(quint64(starts.size())))];
                word += middles[qsizetype(random.below(quint64(middles.size())))];
            }
            m_words.append(word + ends[qsizetype(random.below(quint64(ends.size())))]);
            sum += 1 / std::pow(static_cast<double>(i) + 3, steepness);
            m_upTo.push_back(sum);
        }
    }
    QString any(Random& random) const {
        const double at = random.unit() * m_upTo.back();
        const auto found = std::lower_bound(m_upTo.begin(), m_upTo.end(), at);
        return m_words[std::min<qsizetype>(found - m_upTo.begin(), m_words.size() - 1)];
    }

private:
    QStringList m_words;
    std::vector<double> m_upTo;
};

//! The same on every machine, which qHash() is not.
uint32_t checksum(const QString& text) {
    uint32_t sum = 17;
    for (const QChar c : text)
        sum = sum * 31 + c.unicode();
    return sum >> 3;
}

QString digits(Random& random, int count) {
    QString out;
    for (int i = 0; i < count; ++i)
        out += QChar(static_cast<char16_t>(u'0' + random.below(10)));
    return out;
}

class Maker {
public:
    explicit Maker(const PeopleSpec& spec)
        : m_spec(spec), m_random(spec.seed * 7919 + quint64(spec.kind)), m_given(500, 1, 1.0, m_random),
          m_surnames(size_t(std::clamp(spec.records / 4, 400, 60'000)), 2, 0.8, m_random),
          m_streets(3'000, 2, 0.3, m_random), m_cities(400, 2, 0.9, m_random),
          m_occupations(80, 2, 1.0, m_random), m_hosts(8, 2, 1.0, m_random) {}

    void run(const std::function<void(const QStringList&, uint32_t)>& take) {
        uint32_t person = 0;
        std::vector<std::pair<uint32_t, QStringList>> waiting;
        for (int made = 0; made < m_spec.records; ++person) {
            const Person who = next();
            int count = std::min(recordsOfOne(), m_spec.records - made);
            made += count;
            for (bool first = true; count > 0; --count, first = false)
                waiting.emplace_back(person, record(who, first));
            // Mixed within a window, so that a million records need not all wait.
            while (waiting.size() > mixing)
                give(waiting, take);
        }
        while (!waiting.empty())
            give(waiting, take);
    }

private:
    static constexpr size_t mixing = 20'000;

    void give(
        std::vector<std::pair<uint32_t, QStringList>>& waiting,
        const std::function<void(const QStringList&, uint32_t)>& take) {
        std::swap(waiting[m_random.below(waiting.size())], waiting.back());
        take(waiting.back().second, waiting.back().first);
        waiting.pop_back();
    }

    bool happens(double rate) { return m_random.unit() < rate; }

    //! Geometric, at most thirty times the mean.
    int recordsOfOne() {
        const double mean = m_spec.perPerson;
        int count = 1;
        while (mean > 1 && happens(1 - 1 / mean) && count < 50)
            ++count;
        return count;
    }

    QString date(int from, int years) {
        return u"%1-%2-%3"_s.arg(from + int(m_random.below(quint64(years))), 4, 10, QChar(u'0'))
            .arg(1 + int(m_random.below(12)), 2, 10, QChar(u'0'))
            .arg(1 + int(m_random.below(28)), 2, 10, QChar(u'0'));
    }

    void settle(Person& who) {
        who.city = m_cities.any(m_random);
        const auto area = checksum(who.city) % 97;
        who.state = u"s%1"_s.arg(area % 9);
        who.postcode = u"%1%2 %3%4"_s.arg(QString(who.city.left(2)).toLower())
                           .arg(area % 30)
                           .arg(m_random.below(9) + 1)
                           .arg(
                               QString(QChar(static_cast<char16_t>(u'a' + m_random.below(20)))) +
                               QChar(static_cast<char16_t>(u'a' + m_random.below(20))));
        who.street = m_streets.any(m_random) + (m_random.below(2) == 0 ? u" street"_s : u" road"_s);
        who.house = QString::number(1 + m_random.below(150));
    }

    //! Nobody else's: the number in it is the person's.
    QString emailOf(const Person& who) {
        static const QStringList joints{u"."_s, u""_s, u"_"_s};
        const QString host =
            QString::number(++m_addresses, 36) + u"@"_s + m_hosts.any(m_random) + u".example"_s;
        if (happens(0.3))
            return who.given.left(1) + who.surname + host;
        return who.given + joints[qsizetype(m_random.below(3))] + who.surname + host;
    }

    Person stranger() {
        Person who;
        who.given = m_given.any(m_random);
        who.surname = m_surnames.any(m_random);
        who.sex = checksum(who.given) % 2 == 0 ? u"female"_s : u"male"_s;
        who.birth = m_spec.kind == PeopleKind::Historical ? date(1650, 260) : date(1930, 75);
        settle(who);
        who.birthPlace = happens(0.6) ? who.city : m_cities.any(m_random);
        who.phone = u"0"_s + digits(m_random, 9);
        who.occupation = m_occupations.any(m_random);
        who.email = emailOf(who);
        return who;
    }

    //! Somebody of the last one's family: a partner, a child of the same name, a twin.
    Person relative() {
        Person who = m_last;
        who.given = happens(0.04) ? m_last.given : m_given.any(m_random);
        who.sex = checksum(who.given) % 2 == 0 ? u"female"_s : u"male"_s;
        const bool isTwin = who.given != m_last.given && happens(0.03);
        if (!isTwin)
            who.birth = date(m_last.birth.left(4).toInt() + 18, 20);
        who.occupation = m_occupations.any(m_random);
        who.email = happens(0.05) ? m_last.email : emailOf(who);
        if (happens(0.3))
            who.phone = u"0"_s + digits(m_random, 9);
        if (m_spec.kind == PeopleKind::Historical && happens(0.6))
            settle(who);
        return who;
    }

    Person next() {
        const double related = m_spec.kind == PeopleKind::Households   ? 0.5
                               : m_spec.kind == PeopleKind::Historical ? 0.15
                                                                       : 0.07;
        m_last = !m_last.given.isEmpty() && happens(related) ? relative() : stranger();
        return m_last;
    }

    QString misspelt(const FieldSpec& field, const QString& value) {
        if (field.kind == ColumnKind::Date)
            return withWrongDate(value, m_random);
        if (field.kind == ColumnKind::GivenName && happens(0.4))
            return asNickname(value, m_random);
        switch (m_random.below(3)) {
        case 0:
            return asHeard(value, m_random);
        case 1:
            return withMisreading(value, m_random);
        default:
            return withTypo(value, m_random);
        }
    }

    QString nameOf(const Person& who) {
        QString given = who.given;
        QString surname = who.surname;
        if (happens(0.08 * m_spec.noise))
            given = asNickname(given, m_random);
        if (happens(0.1))
            return given;
        return happens(0.07) ? surname + u", "_s + given : given + u' ' + surname;
    }

    QStringList record(const Person& person, bool isFirst) {
        Person who = person;
        const double scale = m_spec.noise * (isFirst ? 0.4 : 1);
        const FieldSpecs& fields = fieldsOf(m_spec.kind);
        // Who moves takes the whole address along.
        if (m_spec.kind != PeopleKind::Historical && happens(0.06 * scale))
            settle(who);
        if (happens(0.02 * scale))
            std::swap(who.given, who.surname);
        const Person other = stranger();
        QStringList row;
        for (const FieldSpec& field : fields) {
            QString value = who.*field.value;
            if (happens(field.rates.other * scale))
                value = field.kind == ColumnKind::Postcode && happens(0.7)
                            ? value.left(value.size() - 2) + other.postcode.right(2)
                            : other.*field.value;
            if (field.kind == ColumnKind::FullName)
                value = nameOf(who);
            if (happens(field.rates.typed * scale))
                value = misspelt(field, value);
            if (happens(field.rates.typed * scale * 0.2))
                value = withTypo(value, m_random);
            row.append(happens(field.rates.missing * scale) ? QString() : value);
        }
        return row;
    }

    PeopleSpec m_spec;
    SeededRandom m_random;
    Words m_given, m_surnames, m_streets, m_cities, m_occupations, m_hosts;
    Person m_last;
    uint32_t m_addresses = 0;
};

} // namespace

QString toString(PeopleKind kind) {
    switch (kind) {
    case PeopleKind::Contacts:
        return u"contacts"_s;
    case PeopleKind::Registry:
        return u"registry"_s;
    case PeopleKind::Historical:
        return u"historical"_s;
    case PeopleKind::Households:
        return u"households"_s;
    case PeopleKind::Sparse:
        return u"sparse"_s;
    }
    return {};
}

QList<linkage::Column> columnsOf(PeopleKind kind) {
    QList<linkage::Column> columns;
    for (const FieldSpec& field : fieldsOf(kind))
        columns.append({QString::fromLatin1(field.name), field.kind});
    return columns;
}

void makePeople(const PeopleSpec& spec, const std::function<void(const QStringList&, uint32_t)>& take) {
    Maker(spec).run(take);
}

} // namespace segue::bench
