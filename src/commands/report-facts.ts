import { checkFacts, rebuildFacts } from '#modules/reports/exports.ts'
import { m } from '#words'
import { defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'

/** How many codes are named; a broken installation may have them all. */
const NAMED = 20

export const reportFacts = defineCommand({
  options: { rebuild: { type: 'boolean', summary: () => m.commands_report_facts_rebuild() } },
  json: true,
  examples: [
    ['', () => m.commands_report_facts()],
    ['--rebuild', () => m.commands_report_facts_rebuild()],
  ],
  async run(call) {
    const { out, values, format } = call
    const progress = (count: number) => out.progress(m.commands_report_counting({ count }))
    const check = await withDatabase(call, async ({ db }) => {
      if (values.rebuild) await rebuildFacts(db, progress)
      return checkFacts(db, progress)
    })
    const { looked, differing } = check
    if (format === 'json') out.json({ looked, differing })
    else if (differing.length === 0) out.line(m.commands_report_facts_equal({ count: looked }))
    else {
      const codes = differing.slice(0, NAMED).join(', ')
      out.problem(m.commands_report_facts_differ({ count: differing.length, codes }))
    }
    return differing.length === 0 ? 0 : 1
  },
})
