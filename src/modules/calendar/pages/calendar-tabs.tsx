import type { ReactNode } from 'react'
import { Tabs } from '#platform/ui/lists.tsx'
import { m } from '#words'

export type CalendarTab = 'year' | 'draft' | 'import' | 'versions' | 'units'

/** The pages of one calendar; `changes`: whether the draft has any. */
export function CalendarTabs({
  code,
  current,
  mayChange,
  drafted,
}: {
  code: string
  current: CalendarTab | null
  mayChange: boolean
  drafted?: boolean
}) {
  const tab = (name: CalendarTab, label: ReactNode, href: string) => ({ label, href, current: name === current })
  return (
    <div className="no-print">
      <Tabs
        label={m.calendar_parts()}
        tabs={[
          tab('year', m.calendar_tab_year(), `/calendar?code=${code}`),
          ...(mayChange
            ? [
                tab(
                  'draft',
                  drafted ? m.calendar_tab_draft_filled() : m.calendar_tab_draft(),
                  `/calendar/draft?code=${code}`,
                ),
                tab('import', m.calendar_tab_import(), `/calendar/import?code=${code}`),
              ]
            : []),
          tab('versions', m.calendar_tab_versions(), `/calendar/versions?code=${code}`),
          tab('units', m.calendar_tab_units(), `/calendar/units?code=${code}`),
        ]}
      />
    </div>
  )
}
