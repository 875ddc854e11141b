/** Consulted agencies as lines of a cell: `Sở Xây dựng: 7 ngày làm việc`, and how their answers come together. Pure. */
import { tidy, words } from './plain-text.ts'
import type { Consultation } from './process.ts'
import { readTime, type TimeUnits, timeText } from './time-text.ts'

const JOIN = 'Gộp ý kiến'

export function agenciesText(
  { agencies, join, lead }: Consultation,
  plainDay: TimeUnits['plainDay'] = 'working_days',
): string {
  const lines = agencies.map(({ name, budget }) => (budget ? `${name}: ${timeText(budget, true, plainDay)}` : name))
  if (join === 'any') lines.push(`${JOIN}: một ý kiến là đủ`)
  if (join === 'lead') lines.push(`${JOIN}: theo ${agencies[lead ?? -1]?.name ?? '…'}`)
  return lines.join('\n')
}

/** Undefined when a line cannot be read. */
export function readAgencies(text: string, units: TimeUnits = {}): Consultation | undefined {
  const lines = tidy(text)
    .split(/[;\n]/)
    .map((line) => line.replace(/^[-–+•*\s]+/, '').trim())
    .filter((line) => line !== '')
  const agencies: Consultation['agencies'] = []
  let rule = ''
  for (const line of lines) {
    const [name = '', ...rest] = line.split(':')
    const time = rest.join(':').trim()
    if (words(name) === words(JOIN)) rule = time
    else {
      const { budget, problem } = readTime(time, units)
      if (problem && problem !== 'range') return undefined
      agencies.push({ name: name.trim(), budget })
    }
  }
  return agencies.length > 0 ? withJoin(agencies, words(rule)) : undefined
}

function withJoin(agencies: Consultation['agencies'], rule: string): Consultation | undefined {
  if (rule === '' || rule.startsWith('du')) return { agencies, join: 'all', lead: null }
  if (/^(mot|co mot)/.test(rule)) return { agencies, join: 'any', lead: null }
  const lead = agencies.findIndex(({ name }) => rule === `theo ${words(name)}`)
  return rule.startsWith('theo ') ? { agencies, join: 'lead', lead: lead < 0 ? null : lead } : undefined
}
