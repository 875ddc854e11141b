/** Everything that is wrong with a process that was read from a file: of the reading, and of what was read. Pure. */
import type { Finding } from './findings.ts'
import { type LintContext, lintProcess } from './lint.ts'
import type { ReadProcess } from './read-table.ts'

/** Findings of the lint know the cell from which the step was read; what the reading has said already is not said again. */
export function checkRead({ process, findings, cells }: ReadProcess, context: LintContext = {}): Finding[] {
  const said = new Set(findings.filter(({ blocks }) => blocks).map(({ step, column }) => `${step} ${column}`))
  const own = lintProcess(process, context)
    .filter(({ rule, step, column }) => !(rule === 'no_budget' && said.has(`${step} ${column}`)))
    .filter(({ rule }) => !(isAboutColumn(rule) && findings.some((each) => each.rule === COLUMN_OF[rule])))
  return [...findings, ...own.map((finding) => ({ ...finding, cell: cellOf(finding, cells) }))]
}

/** Of a table without a column, its missing cells are no further mistakes. */
const COLUMN_OF = { no_budget: 'no_time_column', no_assignee: 'no_who_column' } as const
const isAboutColumn = (rule: string): rule is keyof typeof COLUMN_OF => rule in COLUMN_OF

function cellOf({ step, column, cell }: Finding, cells: ReadProcess['cells']): string | null {
  if (cell !== null || step === null) return cell
  const places = cells.get(step)
  // A column that the table does not have is found at the step's own row.
  return (column && places?.[column]) || places?.content || places?.number || null
}
