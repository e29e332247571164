// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strong_id.h"

// The hub's own ids. An empty one is "none" and is NULL in the database (see orNull()).
namespace segue::hub {

using AgentId = StrongId<struct HubAgentTag>;
using ArticleId = StrongId<struct HubArticleTag>;
using AttachmentId = StrongId<struct HubAttachmentTag>;
using CannedId = StrongId<struct HubCannedTag>;
using ContactId = StrongId<struct HubContactTag>;
using ConversationId = StrongId<struct HubConversationTag>;
using EntryId = StrongId<struct HubEntryTag>;
using MacroId = StrongId<struct HubMacroTag>;
using OrganisationId = StrongId<struct HubOrganisationTag>;
using TeamId = StrongId<struct HubTeamTag>;

} // namespace segue::hub
