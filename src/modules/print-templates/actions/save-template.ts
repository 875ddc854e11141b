import { z } from 'zod'
import { defineAction } from '#platform/access/action.ts'
import { legalDay } from '#platform/clock.ts'
import { Refusal } from '#platform/errors.ts'
import { insertTemplateVersion, lockNewestVersion } from '#platform/prints/print-template-store.ts'
import { m } from '#words'
import { MANAGE_PRINTS } from '../permission.ts'
import { requireTemplate } from '../template-list.ts'

export const templateInput = z.object({
  template: z.string(),
  /** Typst source. */
  source: z
    .string({ error: () => m.print_templates_say_source() })
    .min(1)
    .max(100_000),
  /** Number of the newest version when the person began, 0 for none: somebody may have been faster. Absent: do not ask. */
  base_version: z.coerce.number().int().min(0).optional(),
  /** First day on which it is printed. */
  valid_from: z.iso.date({ error: () => m.print_templates_say_day() }),
  note: z
    .string({ error: () => m.print_templates_say_note() })
    .trim()
    .min(3, { error: () => m.print_templates_say_note() })
    .max(500),
})

/** A new version of a template; earlier ones stay, so that an old sheet prints as it was. The source was laid out before. */
export const saveTemplate = defineAction({
  name: 'prints.save_template',
  permission: MANAGE_PRINTS,
  input: templateInput,
  async run({ tx, actor, now, about }, { template, source, valid_from, note, base_version }) {
    about(template)
    await requireTemplate(template)
    if (valid_from < legalDay(now)) throw new Refusal(409, 'day_in_the_past', m.print_templates_day_in_the_past())
    const newest = await lockNewestVersion(tx, template)
    if (base_version !== undefined && base_version !== newest) {
      throw new Refusal(409, 'changed_meanwhile', m.print_templates_changed_meanwhile({ number: newest }), [
        m.print_templates_changed_instead(),
      ])
    }
    const row = { code: template, source, valid_from, note, created_at: now, created_by: actor.name }
    return { version: await insertTemplateVersion(tx, row) }
  },
})
