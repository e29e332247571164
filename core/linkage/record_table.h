// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linkage/column.h"
#include "core/linkage/value_pool.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace segue::linkage {

using RecordIndex = uint32_t;
//! What is compared of a record at most: a pair's levels are kept in 64 bits, four for each field.
constexpr size_t mostFields = 16;

//! One thing that is compared: a column, or a part of a full name.
struct Field {
    QString name;
    ColumnKind kind = ColumnKind::Text; //!< Never FullName.

    bool operator==(const Field&) const = default;
};

//! Records of named columns, folded and interned: 4 bytes a field and record besides the distinct texts. A
//! record may have several values in one column (two addresses); it then agrees where any of them does.
class RecordTable {
public:
    //! A full name gives the given name and the surname, but only where they have no column of their own.
    //! Columns beyond mostFields are left out.
    explicit RecordTable(const QList<Column>& columns);

    //! The same records in another order: record i is `order[i]` of this one.
    RecordTable reordered(const std::vector<RecordIndex>& order) const;
    //! The records ordered by what they hold, so that what is made of them does not hang on the order in
    //! which they came; equal records keep theirs.
    std::vector<RecordIndex> orderByContents() const;

    const std::vector<Field>& fields() const { return m_fields; }
    //! The field of that kind that comes first.
    std::optional<size_t> fieldOf(ColumnKind kind) const;

    //! Begins a record; addValue() fills it in.
    RecordIndex addRecord();
    //! Gives the last record a value in the column of that number; blank text says nothing.
    void addValue(qsizetype column, QStringView text);

    size_t size() const { return m_fields.empty() ? 0 : m_cells.size() / m_fields.size(); }
    //! The first value of every field, by field.
    std::span<const ValueId> row(RecordIndex record) const {
        return std::span(m_cells).subspan(record * m_fields.size(), m_fields.size());
    }
    bool hasFurtherValues(RecordIndex record) const {
        return !m_further.empty() && m_further.find(record) != m_further.end();
    }
    //! All values of a field, the first one first; none where it is missing.
    std::vector<ValueId> valuesOf(RecordIndex record, size_t field) const;

    //! Names of all kinds share one pool, so that their ids can be compared.
    const ValuePool& pool(size_t field) const { return m_pools[m_poolOf[field]]; }

private:
    struct ColumnPlace {
        std::optional<size_t> field; //!< Nothing for a full name, and for a column too many.
        bool isFullName = false;
    };
    struct FurtherValue {
        uint32_t field = 0;
        ValueId value = missingValue;
    };

    void addToField(size_t field, QStringView text);
    void addName(QStringView text);

    std::vector<Field> m_fields;
    std::vector<ColumnPlace> m_fieldOfColumn;
    std::vector<ValuePool> m_pools;
    std::vector<size_t> m_poolOf; //!< By field.
    std::vector<ValueId> m_cells; //!< By record, then by field.
    std::unordered_map<RecordIndex, std::vector<FurtherValue>> m_further;
    std::u16string m_folded; //!< Kept for its room.
    std::optional<size_t> m_givenOfFullName;
    std::optional<size_t> m_surnameOfFullName;
};

} // namespace segue::linkage
