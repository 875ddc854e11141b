/**
 * How long the lint of a thousand processes takes: plain tables of seven to fifteen steps as boards have them, and the same with
 * branches, loops and steps side by side. The aim is less than one second.
 */
import process from 'node:process'
import { shippedCatalogue } from '#modules/catalogue/shipped-catalogue.ts'
import { fromCatalogue } from '#modules/processes/linear.ts'
import { lintProcess } from '#modules/processes/lint.ts'
import { richProcess } from '#modules/processes/sample-processes.ts'

const COUNT = 1000
const shipped = shippedCatalogue().catalogue.procedures.flatMap((entry) =>
  entry.processes.map((each) => ({ ...fromCatalogue(each, entry.code), limit: entry.cases[0]?.limit ?? null })),
)
const rich = richProcess()
const sets = { plain: shipped, branching: [rich], mixed: [...shipped, ...shipped.map(() => rich)] }

for (const [name, kinds] of Object.entries(sets)) {
  const given = Array.from({ length: COUNT }, (_, at) => structuredClone(kinds[at % kinds.length] ?? rich))
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    for (const each of given) lintProcess(each)
    return performance.now() - began
  }).sort((a, b) => a - b)
  const steps = given.reduce((sum, each) => sum + each.steps.length, 0)
  const [first, median] = [times[0] ?? 0, times[2] ?? 0]
  process.stdout.write(
    `${name}: ${COUNT} processes, ${steps} steps: median ${median.toFixed(0)} ms, best ${first.toFixed(0)} ms, worst ${(times[4] ?? 0).toFixed(0)} ms\n`,
  )
}
