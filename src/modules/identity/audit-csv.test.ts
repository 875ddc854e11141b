import { expect, test } from 'vitest'
import { auditCsv } from './audit-csv.ts'

test('commas, quotes and formulas are harmless, times are legal times', () => {
  const csv = auditCsv([
    {
      id: '1',
      at: new Date('2026-11-21T18:30:00Z'),
      actor_kind: 'officer',
      actor_id: null,
      actor_name: 'Lê "Châu", quầy 07',
      action: 'view',
      subject: '=HYPERLINK("x")',
      unit_name: null,
      unit_name_en: null,
      outcome: 'viewed',
      address: null,
      detail: null,
    },
  ])
  expect(csv.split('\r\n')[1]).toBe(
    `2026-11-22T01:30:00+07:00,viewed,view,"'=HYPERLINK(""x"")",officer,,"Lê ""Châu"", quầy 07",,,`,
  )
})
