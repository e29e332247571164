// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/contact_groups.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace segue::identity {

ContactGroups::ContactGroups(const QList<LedgerContact>& oldestFirst)
    : m_parent(static_cast<size_t>(oldestFirst.size())), m_members(m_parent.size()) {
    std::iota(m_parent.begin(), m_parent.end(), size_t{0});
    for (size_t i = 0; i < m_parent.size(); ++i) {
        m_refs.append(oldestFirst[static_cast<qsizetype>(i)].ref);
        m_index.insert(m_refs.last(), i);
        m_members[i] = {i};
    }
}

std::optional<size_t> ContactGroups::indexOf(const ContactRef& contact) const {
    const auto found = m_index.constFind(contact);
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

size_t ContactGroups::root(size_t contact) {
    while (m_parent[contact] != contact)
        contact = m_parent[contact] = m_parent[m_parent[contact]];
    return contact;
}

void ContactGroups::forbid(const ContactRef& left, const ContactRef& right, Bar bar) {
    const auto a = indexOf(left);
    const auto b = indexOf(right);
    if (!a || !b || *a == *b)
        return;
    for (const auto& [from, to] : {std::pair(*a, *b), std::pair(*b, *a)}) {
        QMap<size_t, Bar>& barred = m_barred[from];
        // A person's word is the stronger reason.
        if (bar == Bar::Person || !barred.contains(to))
            barred.insert(to, bar);
    }
}

std::optional<ContactGroups::Barred> ContactGroups::join(const ContactRef& left, const ContactRef& right) {
    const auto l = indexOf(left);
    const auto r = indexOf(right);
    if (!l || !r)
        return std::nullopt;
    size_t a = root(*l);
    size_t b = root(*r);
    if (a == b)
        return std::nullopt;
    if (const auto barred = barBetween(a, b))
        return barred;
    if (m_members[a].size() < m_members[b].size())
        std::swap(a, b);
    m_parent[b] = a;
    m_members[a].insert(m_members[a].end(), m_members[b].begin(), m_members[b].end());
    m_members[b].clear();
    return std::nullopt;
}

ContactRef ContactGroups::oldestWith(const ContactRef& contact) {
    const auto index = indexOf(contact);
    if (!index)
        return contact;
    const std::vector<size_t>& group = m_members[root(*index)];
    return m_refs[static_cast<qsizetype>(*std::min_element(group.begin(), group.end()))];
}

std::optional<ContactGroups::Barred> ContactGroups::barBetween(size_t left, size_t right) {
    // Looked for from the smaller side.
    const bool isTurned = m_members[left].size() > m_members[right].size();
    const size_t from = isTurned ? right : left;
    const size_t to = isTurned ? left : right;
    std::optional<std::tuple<Bar, size_t, size_t>> first;
    for (const size_t member : m_members[from]) {
        const auto barred = m_barred.constFind(member);
        if (barred == m_barred.cend())
            continue;
        for (auto it = barred->cbegin(); it != barred->cend(); ++it) {
            if (root(it.key()) != to)
                continue;
            const std::tuple found(*it, isTurned ? it.key() : member, isTurned ? member : it.key());
            if (!first || found < *first)
                first = found;
        }
    }
    if (!first)
        return std::nullopt;
    const auto& [bar, l, r] = *first;
    return Barred{m_refs[static_cast<qsizetype>(l)], m_refs[static_cast<qsizetype>(r)], bar};
}

} // namespace segue::identity
