// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/system_services.h"

#include "core/accounts/keychain_vault.h"
#include "core/sync/identity_linker.h"

namespace segue {

using namespace Qt::StringLiterals;

SystemServices::SystemServices()
    : m_http(m_scheduler), m_webSockets(m_scheduler), m_registry(AdapterRegistry::withAllKinds()),
      m_vault(std::make_unique<KeychainVault>(u"segue"_s)), m_makeListener([](CacheDb& cache, WorkDb& work) {
          return std::make_unique<IdentityLinker>(cache, work);
      }) {}

} // namespace segue
