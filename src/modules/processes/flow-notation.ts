/**
 * The order of steps as a column of the table: empty for the next row, `Bước 5`, `Kết thúc`, `Nếu …: bước 4; còn lại: bước 5`,
 * `Song song: bước 4a, 4b; gặp nhau ở bước 5 khi đủ cả`. Read and written; steps are named by their numbers. Pure.
 */
import { conditionText, readCondition } from './condition-notation.ts'
import { fold, splitOutside, tidy } from './plain-text.ts'
import { type Edge, END, type Flow, type Join, type Step } from './process.ts'

type Numbered = Pick<Step, 'key' | 'number'>

/** @param steps of the same process: their numbers stand for their keys */
export function flowText(flow: Flow, steps: readonly Numbered[]): string {
  const edge = ({ to, at_most }: Edge) => `${name(to, steps)}${at_most === null ? '' : ` (tối đa ${at_most} lần)`}`
  switch (flow.kind) {
    case 'next':
      return ''
    case 'go':
      return capital(edge(flow))
    case 'choice': {
      const branches = flow.branches.map((branch) => `nếu ${conditionText(branch.when)}: ${edge(branch)}`)
      const rest = flow.otherwise ? [`còn lại: ${edge(flow.otherwise)}`] : []
      return capital([...branches, ...rest].join('; '))
    }
    case 'parallel': {
      const numbers = flow.to.map((key) => numberOf(key, steps)).join(', ')
      return `Song song: bước ${numbers}; gặp nhau ở ${name(flow.at, steps)} ${joinText(flow, steps)}`
    }
  }
}

function joinText({ join, lead }: { join: Join; lead: string | null }, steps: readonly Numbered[]): string {
  if (join === 'all') return 'khi đủ cả'
  return join === 'any' ? 'khi có một' : `theo bước ${numberOf(lead ?? '', steps)}`
}

const numberOf = (key: string, steps: readonly Numbered[]) => steps.find((step) => step.key === key)?.number ?? key
const name = (key: string, steps: readonly Numbered[]) => (key === END ? 'kết thúc' : `bước ${numberOf(key, steps)}`)
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Undefined when it cannot be read. A step that does not exist stays in by its number, for the lint to name. */
export function readFlow(text: string, steps: readonly Numbered[]): Flow | undefined {
  const given = tidy(text).replace(/[.;]$/, '')
  const folded = fold(given)
  if (/^(|-|–|buoc tiep theo|buoc ke tiep|tiep theo)$/.test(folded)) return { kind: 'next' }
  if (folded.startsWith('song song')) return readParallel(given, steps)
  if (/^neu /.test(folded)) return readChoice(given, steps)
  const edge = readEdge(given, steps)
  return edge && { kind: 'go', ...edge }
}

function readEdge(text: string, steps: readonly Numbered[]): Edge | undefined {
  const folded = fold(text)
  const counted = /\s*\((?:toi da|khong qua|nhieu nhat)\s+(\d{1,2})\s+lan\)\s*$/.exec(folded)
  const at_most = counted ? Number(counted[1]) : null
  const rest = (counted ? text.slice(0, counted.index) : text).trim()
  if (/^(ket thuc|het)( quy trinh)?$/.test(fold(rest))) return { to: END, at_most }
  const match =
    /^(?:quay lai|chuyen|den|sang|tiep|toi)?\s*(?:den|sang)?\s*(?:buoc)?\s*([0-9]+[a-z]?(?:\.[0-9]+)*)$/.exec(
      fold(rest),
    )
  return match ? { to: keyOf(match[1] ?? '', steps), at_most } : undefined
}

function readChoice(text: string, steps: readonly Numbered[]): Flow | undefined {
  const branches: Extract<Flow, { kind: 'choice' }>['branches'] = []
  let otherwise: Edge | null = null
  for (const part of splitOutside(text, /\s*[;\n]\s*/gy).filter((each) => each !== '')) {
    const [left = '', right, ...more] = splitOutside(part, /\s*:\s*/gy)
    const edge = right === undefined || more.length > 0 ? undefined : readEdge(right, steps)
    if (!edge) return undefined
    if (/^(con lai|truong hop khac|khac)$/.test(fold(left))) otherwise = edge
    else {
      const when = /^neu /.test(fold(left)) ? readCondition(left.slice(4)) : undefined
      if (!when) return undefined
      branches.push({ when, ...edge })
    }
  }
  return branches.length > 0 ? { kind: 'choice', branches, otherwise } : undefined
}

function readParallel(text: string, steps: readonly Numbered[]): Flow | undefined {
  const folded = fold(text)
  const match =
    /^song song\s*:?\s*(.+?)\s*[;,.]\s*gap nhau (?:o|tai)\s*buoc\s*([0-9]+[a-z]?(?:\.[0-9]+)*)\s*(?:khi (du ca|co mot)|theo buoc\s*([0-9]+[a-z]?(?:\.[0-9]+)*))?$/.exec(
      folded,
    )
  if (!match) return undefined
  const numbers = [...(match[1] ?? '').matchAll(/[0-9]+[a-z]?(?:\.[0-9]+)*/g)].map(([number]) => keyOf(number, steps))
  if (numbers.length < 2) return undefined
  const join: Join = match[4] ? 'lead' : match[3] === 'co mot' ? 'any' : 'all'
  return {
    kind: 'parallel',
    to: numbers,
    join,
    lead: match[4] ? keyOf(match[4], steps) : null,
    at: keyOf(match[2] ?? '', steps),
  }
}

/** Steps named in a cell: `2, 3`, `bước 2; bước 3`. Undefined when something else stands there. */
export function readStepList(text: string, steps: readonly Numbered[]): string[] | undefined {
  const parts = fold(tidy(text))
    .split(/[,;\n]|\bva\b/)
    .map((part) => part.replace(/\bbuoc\b/, '').trim())
    .filter((part) => part !== '' && part !== '-')
  return parts.every((part) => /^[0-9]+[a-z]?(\.[0-9]+)*$/.test(part))
    ? parts.map((part) => keyOf(part, steps))
    : undefined
}

export const stepListText = (keys: readonly string[], steps: readonly Numbered[]) =>
  keys.map((key) => numberOf(key, steps)).join(', ')

/** A number that no step has becomes a key that no step has. */
function keyOf(number: string, steps: readonly Numbered[]): string {
  return steps.find((step) => step.number.toLowerCase() === number)?.key ?? `so_${number.replace(/\W/g, '_')}`
}
