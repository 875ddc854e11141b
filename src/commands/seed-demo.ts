import { m } from '#words'
import { loadDemonstration } from '../setup/demonstration.ts'
import { loadShippedData } from '../setup/shipped-data.ts'
import { defineCommand } from './command.ts'
import { withApplication } from './open-application.ts'
import { columns } from './output.ts'

export const seedDemo = defineCommand({
  options: {},
  json: true,
  examples: [['', () => m.commands_seed_demo()]],
  notes: () => m.commands_seed_notes(),
  async run(call) {
    const { out, format } = call
    const report = (line: string) => out.progress(line)
    const accounts = await withApplication(call, async (app) => {
      await loadShippedData(app, report)
      return loadDemonstration(app, report)
    })
    if (format === 'json') out.json(accounts)
    else {
      out.line(m.commands_seed_demo_done({ count: accounts.length, password: accounts[0]?.password ?? '' }))
      for (const line of columns(accounts.map((each) => [`  ${each.username}`, `${each.fullName} – ${each.title}`])))
        out.line(line)
    }
    return 0
  },
})
