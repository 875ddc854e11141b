import { Tabs } from '#platform/ui/lists.tsx'
import { m } from '#words'

/** The pages of the administrator's catalogue. */
export function AdminTabs({
  current,
  openFlags,
}: {
  current: 'state' | 'import' | 'flags' | 'committed'
  openFlags?: number
}) {
  return (
    <Tabs
      label={m.catalogue_admin_title()}
      tabs={[
        { label: m.catalogue_admin_state(), href: '/catalogue/admin', current: current === 'state' },
        { label: m.catalogue_admin_import(), href: '/catalogue/admin/import', current: current === 'import' },
        {
          label: m.catalogue_admin_flags(),
          href: '/catalogue/admin/flags',
          current: current === 'flags',
          count: openFlags,
        },
        {
          label: m.catalogue_committed_title(),
          href: '/catalogue/admin/committed',
          current: current === 'committed',
        },
      ]}
    />
  )
}
