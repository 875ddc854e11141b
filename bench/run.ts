/** `npm run bench [-- NAME …]`: the benchmarks one after the other, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

const ALL = ['deadlines', 'process-lint', 'acts', 'pages', 'reminders', 'recount', 'prints', 'reports', 'start']
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !ALL.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. There are: ${ALL.join(', ')}.\n`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : ALL) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
