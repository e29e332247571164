// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/review_clusters.h"

#include <QHash>
#include <algorithm>

namespace segue {

namespace {

void addCustomer(ReviewCluster& cluster, const CustomerId& customer) {
    if (!cluster.customers.contains(customer))
        cluster.customers.append(customer);
}

void add(ReviewCluster& cluster, const ReviewPair& pair) {
    const auto same = std::find_if(cluster.pairs.begin(), cluster.pairs.end(), [&pair](const ReviewPair& p) {
        return (p.left == pair.left && p.right == pair.right) ||
               (p.left == pair.right && p.right == pair.left);
    });
    if (same == cluster.pairs.end())
        cluster.pairs.append(pair);
    else
        same->suggestions += pair.suggestions;
    addCustomer(cluster, pair.left);
    addCustomer(cluster, pair.right);
    for (const IdentitySuggestion& suggestion : pair.suggestions)
        cluster.contacts.unite({suggestion.left, suggestion.right});
}

qsizetype clusterWith(const QList<ReviewCluster>& clusters, const CustomerId& customer) {
    for (qsizetype i = 0; i < clusters.size(); ++i) {
        if (clusters.at(i).customers.contains(customer))
            return i;
    }
    return -1;
}

} // namespace

QList<ReviewCluster> clustersOf(
    const QList<IdentitySuggestion>& suggestions,
    const std::function<CustomerId(const ContactRef&)>& ownerOf) {
    QList<ReviewCluster> clusters;
    for (const IdentitySuggestion& suggestion : suggestions) {
        const ReviewPair pair{ownerOf(suggestion.left), ownerOf(suggestion.right), {suggestion}};
        if (pair.left.isEmpty() || pair.right.isEmpty() || pair.left == pair.right)
            continue;
        const qsizetype left = clusterWith(clusters, pair.left);
        const qsizetype right = clusterWith(clusters, pair.right);
        if (left < 0 && right < 0) {
            clusters.append(ReviewCluster());
            add(clusters.last(), pair);
            continue;
        }
        // The earlier one stays where it is, and takes the other one in.
        const qsizetype into = left < 0 || right < 0 ? qMax(left, right) : qMin(left, right);
        add(clusters[into], pair);
        if (left >= 0 && right >= 0 && left != right) {
            const ReviewCluster other = clusters.takeAt(qMax(left, right));
            for (const ReviewPair& theirs : other.pairs)
                add(clusters[into], theirs);
        }
    }
    for (ReviewCluster& cluster : clusters) {
        for (ReviewPair& pair : cluster.pairs)
            std::stable_sort(
                pair.suggestions.begin(), pair.suggestions.end(),
                [](const IdentitySuggestion& a, const IdentitySuggestion& b) {
                    return a.probability > b.probability;
                });
    }
    return clusters;
}

} // namespace segue
