import { systemClock } from '#platform/clock.ts'
import { m } from '#words'
import { loadShippedData } from '../setup/shipped-data.ts'
import { defineCommand } from './command.ts'
import { withDatabase } from './open-application.ts'

export const seedShipped = defineCommand({
  options: {},
  examples: [['', () => m.commands_seed_shipped()]],
  notes: () => m.commands_seed_notes(),
  async run(call) {
    await withDatabase(call, (database) =>
      loadShippedData({ database, clock: systemClock }, (line) => call.out.progress(line)),
    )
    call.out.line(m.commands_seed_shipped_done())
    return 0
  },
})
