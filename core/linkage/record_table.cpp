// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkage/record_table.h"

#include "core/linkage/mixing.h"

#include <algorithm>

namespace segue::linkage {

using namespace Qt::StringLiterals;

namespace {

bool isName(const Field& field) {
    return field.kind == ColumnKind::GivenName || field.kind == ColumnKind::Surname;
}

} // namespace

RecordTable::RecordTable(const QList<Column>& columns) {
    const bool hasFullName = std::any_of(columns.begin(), columns.end(), [](const Column& column) {
        return column.kind == ColumnKind::FullName;
    });
    const size_t mostColumns = hasFullName ? mostFields - 2 : mostFields; // A name is two fields.
    for (const Column& column : columns) {
        if (column.kind == ColumnKind::FullName || m_fields.size() >= mostColumns) {
            m_fieldOfColumn.push_back({std::nullopt, column.kind == ColumnKind::FullName});
            continue;
        }
        m_fieldOfColumn.push_back({m_fields.size(), false});
        m_fields.push_back({column.name, column.kind});
    }
    const auto partOfFullName = [&](ColumnKind kind, const QString& name) -> std::optional<size_t> {
        if (!hasFullName || fieldOf(kind))
            return std::nullopt;
        m_fields.push_back({name, kind});
        return m_fields.size() - 1;
    };
    m_givenOfFullName = partOfFullName(ColumnKind::GivenName, u"given_name"_s);
    m_surnameOfFullName = partOfFullName(ColumnKind::Surname, u"surname"_s);
    m_pools.resize(m_fields.size());
    const auto firstName = std::find_if(m_fields.begin(), m_fields.end(), &isName) - m_fields.begin();
    for (size_t field = 0; field < m_fields.size(); ++field)
        m_poolOf.push_back(isName(m_fields[field]) ? size_t(firstName) : field);
}

std::optional<size_t> RecordTable::fieldOf(ColumnKind kind) const {
    const auto found = std::find_if(
        m_fields.begin(), m_fields.end(), [kind](const Field& field) { return field.kind == kind; });
    if (found == m_fields.end())
        return std::nullopt;
    return static_cast<size_t>(found - m_fields.begin());
}

RecordIndex RecordTable::addRecord() {
    const auto record = static_cast<RecordIndex>(size());
    m_cells.resize(m_cells.size() + m_fields.size(), missingValue);
    return record;
}

void RecordTable::addValue(qsizetype column, QStringView text) {
    const ColumnPlace& place = m_fieldOfColumn[size_t(column)];
    if (place.isFullName)
        addName(text);
    else if (place.field)
        addToField(*place.field, text);
}

void RecordTable::addName(QStringView text) {
    const NameParts parts = namePartsOf(text);
    if (m_givenOfFullName)
        addToField(*m_givenOfFullName, parts.given);
    if (m_surnameOfFullName)
        addToField(*m_surnameOfFullName, parts.surname);
}

void RecordTable::addToField(size_t field, QStringView text) {
    foldValue(m_fields[field].kind, text, m_folded);
    const ValueId value = m_pools[m_poolOf[field]].intern(m_folded);
    if (value == missingValue)
        return;
    const auto record = static_cast<RecordIndex>(size() - 1);
    ValueId& first = m_cells[record * m_fields.size() + field];
    if (first == missingValue)
        first = value;
    else if (first != value)
        m_further[record].push_back({static_cast<uint32_t>(field), value});
}

std::vector<ValueId> RecordTable::valuesOf(RecordIndex record, size_t field) const {
    std::vector<ValueId> values;
    if (const ValueId first = row(record)[field]; first != missingValue)
        values.push_back(first);
    if (const auto further = m_further.find(record); further != m_further.end()) {
        for (const FurtherValue& more : further->second) {
            if (more.field == field)
                values.push_back(more.value);
        }
    }
    return values;
}

std::vector<RecordIndex> RecordTable::orderByContents() const {
    std::vector<std::pair<uint64_t, RecordIndex>> keyed(size());
    for (RecordIndex record = 0; record < size(); ++record) {
        uint64_t key = 0;
        for (size_t field = 0; field < m_fields.size(); ++field)
            key = mixed(key + hashOf(pool(field).text(row(record)[field])));
        // The further values in any order.
        if (const auto further = m_further.find(record); further != m_further.end()) {
            for (const FurtherValue& more : further->second)
                key += mixed(more.field + hashOf(pool(more.field).text(more.value)));
        }
        keyed[record] = {key, record};
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<RecordIndex> order;
    order.reserve(keyed.size());
    for (const auto& [key, record] : keyed)
        order.push_back(record);
    return order;
}

RecordTable RecordTable::reordered(const std::vector<RecordIndex>& order) const {
    RecordTable table = *this;
    table.m_further.clear();
    for (RecordIndex record = 0; record < order.size(); ++record) {
        const auto from = row(order[record]);
        std::copy(
            from.begin(), from.end(),
            table.m_cells.begin() + static_cast<std::ptrdiff_t>(record * m_fields.size()));
        if (const auto further = m_further.find(order[record]); further != m_further.end())
            table.m_further[record] = further->second;
    }
    return table;
}

} // namespace segue::linkage
