import type { Module } from '#platform/module.ts'
import { m } from '#words'
import { mountCatalogueApi } from './rest.ts'
import { mountCatalogueAdminApi } from './rest-admin.ts'

/** What the State offers: public to read; imported and judged by administrators. */
export const catalogue: Module = {
  name: 'catalogue',
  permissions: [
    { code: 'catalogue.manage', roles: ['administrator'] },
    // The head of the board promises; the administrator enters what a decision says.
    { code: 'catalogue.commit', roles: ['administrator', 'leader'] },
  ],
  navigation: [
    { path: '/catalogue/admin', label: () => m.catalogue_admin_title(), icon: 'books', permission: 'catalogue.manage' },
    {
      path: '/catalogue/admin/committed',
      label: () => m.catalogue_committed_nav(),
      icon: 'clock',
      permission: 'catalogue.commit',
    },
  ],
  api: (api) => {
    mountCatalogueApi(api)
    mountCatalogueAdminApi(api)
  },
}
