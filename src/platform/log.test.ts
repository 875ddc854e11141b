import { expect, test } from 'vitest'
import { createLog, type LogOptions } from './log.ts'

function logged(options: LogOptions, act: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  act(createLog({ now: () => new Date('2026-11-21T01:02:03Z'), write: (line) => lines.push(line), ...options }))
  return lines
}

test('one JSON object a line, with the fields of the request', () => {
  const [line = ''] = logged({ readable: false }, (log) => log.with({ request: 'r1' }).warn('slow', { ms: 12 }))
  expect(JSON.parse(line)).toEqual({
    at: '2026-11-21T01:02:03.000Z',
    level: 'warn',
    message: 'slow',
    request: 'r1',
    ms: 12,
  })
})

test('readable for a person', () => {
  const lines = logged({ readable: true }, (log) => {
    log.info('listening', { port: 3000 })
    log.error('broken', {}, new Error('why'))
  })
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d listening port=3000$/)
  expect(lines[1]).toMatch(/ERROR broken\nError: why\n/)
})

test('what lies below the level is left out', () => {
  expect(logged({ level: 'warn' }, (log) => log.info('x'))).toEqual([])
  expect(logged({ level: 'debug' }, (log) => log.debug('x'))).toHaveLength(1)
})
