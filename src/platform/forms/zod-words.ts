import { z } from 'zod'
import { m } from '#words'

/**
 * What zod says when a schema has no sentence of its own, in the language of the request. Imported for its effect by
 * whatever checks input.
 */
z.config({ localeError: (issue) => ({ message: sentenceOf(issue) }) })

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['localeError']>>[0]

function sentenceOf(issue: Issue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return m.platform_invalid_required()
  switch (issue.code) {
    case 'invalid_type':
      return typeSentence(issue.expected)
    case 'invalid_format':
      return formatSentence(issue.format)
    case 'too_big':
      return bigSentence(issue.origin, String(issue.maximum))
    case 'too_small':
      return smallSentence(issue.origin, String(issue.minimum))
    case 'invalid_value':
    case 'invalid_union':
      return m.platform_invalid_choice()
    case 'unrecognized_keys':
      return m.platform_invalid_unknown({ keys: issue.keys.join(', ') })
    default:
      return m.platform_invalid()
  }
}

function typeSentence(expected: string): string {
  if (expected === 'int') return m.platform_invalid_integer()
  if (expected === 'number' || expected === 'bigint') return m.platform_invalid_number()
  return expected === 'date' ? m.platform_invalid_date() : m.platform_invalid()
}

function formatSentence(format: string): string {
  if (format === 'date' || format === 'datetime' || format === 'time') return m.platform_invalid_date()
  if (format === 'email') return m.platform_invalid_email()
  return format === 'url' ? m.platform_invalid_url() : m.platform_invalid_format()
}

function bigSentence(origin: string, limit: string): string {
  if (origin === 'string') return m.platform_invalid_long({ limit })
  return origin === 'array' || origin === 'set'
    ? m.platform_invalid_many({ limit })
    : m.platform_invalid_most({ limit })
}

/** An empty list or text is something not filled in, which is said plainly. */
function smallSentence(origin: string, limit: string): string {
  if (origin === 'string') return limit === '1' ? m.platform_invalid_required() : m.platform_invalid_short({ limit })
  return origin === 'array' || origin === 'set'
    ? m.platform_invalid_few({ limit })
    : m.platform_invalid_least({ limit })
}
