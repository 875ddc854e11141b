import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { insertTemplateVersion, lockNewestVersion } from '#platform/prints/print-template-store.ts'
import { m } from '#words'
import { MANAGE_PRINTS } from '../permission.ts'
import { requireTemplate } from '../template-list.ts'

/** From today on the file that ships with the product is printed again; the changed versions stay in the record. */
export const restoreShippedTemplate = defineAction({
  name: 'prints.restore_shipped_template',
  permission: MANAGE_PRINTS,
  input: z.object({ template: z.string() }),
  async run({ tx, actor, now, about }, { template }) {
    about(template)
    await requireTemplate(template)
    await lockNewestVersion(tx, template)
    const row = { code: template, source: null, valid_from: legalDay(now), created_at: now, created_by: actor.name }
    return { version: await insertTemplateVersion(tx, { ...row, note: m.print_templates_restored_note() }) }
  },
})
