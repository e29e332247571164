// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/contact.h"
#include "core/domain/identity.h"

#include <QString>

namespace segue {

// How the reasons for and against "one person" are said to the agent.

//! One reason: "same e-mail address, claimed on both", "names differ".
QString evidenceWords(const Evidence& evidence);
//! All of them, the heaviest first as they come: "same e-mail address, claimed on both · names differ".
QString evidenceWords(const QList<Evidence>& evidence);
//! The same as a line of its own: "Same e-mail address, claimed on both · names differ".
QString evidenceLine(const QList<Evidence>& evidence);
//! "Very likely the same person", "Likely…", "Possibly…".
QString likelihoodWords(double probability);

//! How far a contact point can be trusted: "Verified by the mail server (DMARC) since 3 March 2024", or that
//! it is only claimed and what follows from that.
QString trustWords(const ContactPoint& point);
//! The same in a few words: "verified by the mail server (DMARC), 3/3/24", "claimed".
QString shortTrustWords(const ContactPoint& point);
//! "E-mail", "Instagram", "Id in shop".
QString pointTitle(const ContactPoint& point);
//! What a rule of linkage found: "both have the same verified e-mail address". `rule` as in
//! identity::Comparison::rule.
QString ruleWords(const QString& rule);

} // namespace segue
