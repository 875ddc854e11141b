import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/ids.ts'
import { ACT_SAMPLES } from '#tests/support/act-samples.ts'
import { useBoard } from '#tests/support/board.ts'
import { PLACES, type Place, travelTo } from '#tests/support/dossier-road.ts'
import { ACT_NAMES, ACT_RULES, isPossible, listPossibleActs } from '../act-rules.ts'
import { listEvents } from '../dossier-queries.ts'
import { actLabel, stateLabel } from '../dossier-words.ts'

const board = useBoard()

async function prepare(name: (typeof ACT_NAMES)[number]) {
  board.at('2026-08-03 09:00')
  const sample = ACT_SAMPLES[name]
  const code = await travelTo(board, sample.place)
  const input = await sample.input(board)
  if (name === 'close_unanswered') board.at('2026-08-26 08:00')
  return { code, input, sample, before: await board.dossier(code) }
}

async function deniedCount(action: string): Promise<number> {
  const rows = await board.db
    .selectFrom('audit_entry')
    .select(['actor_id', 'detail'])
    .where('action', '=', action)
    .where('outcome', '=', 'denied')
    .execute()
  return rows.length
}

describe.each(ACT_NAMES)('%s', (name) => {
  it('moves the dossier, counts its version on and writes one event and one line of the audit log', async () => {
    const { code, input, sample, before } = await prepare(name)
    const requestId = newId()
    const result = await board.act(sample.by, name, code, input, { requestId })
    const after = await board.dossier(code)
    expect([after.state, after.step_kind]).toEqual(sample.leadsTo)
    expect(result).toEqual({ code, state: after.state, version: before.version + 1 })
    const events = await listEvents(board.db, after.id)
    expect(events).toHaveLength(before.event_seq + 1)
    expect(events.at(-1)).toMatchObject({
      seq: after.event_seq,
      type: name,
      actor_id: board.actor(sample.by).id,
      actor_name: board.actor(sample.by).name,
      request_id: requestId,
      at: board.clock.now(),
      prev_hash: before.last_hash,
      hash: after.last_hash,
    })
    const audit = await board.db.selectFrom('audit_entry').selectAll().where('request_id', '=', requestId).execute()
    expect(audit).toHaveLength(1)
    expect(audit[0]).toMatchObject({ action: `dossiers.${name}`, subject: code, outcome: 'done' })
  })

  it('is refused without the permission, and the attempt is logged', async () => {
    const { code, input, sample, before } = await prepare(name)
    const denied = await deniedCount(`dossiers.${name}`)
    await expect(board.act(sample.without, name, code, input)).rejects.toMatchObject({
      status: 403,
      code: 'not_allowed',
    })
    expect(await deniedCount(`dossiers.${name}`)).toBe(denied + 1)
    expect(await board.dossier(code)).toEqual(before)
  })

  it('is refused with the permission in another unit, and the attempt is logged', async () => {
    const { code, input, before } = await prepare(name)
    const denied = await deniedCount(`dossiers.${name}`)
    const grants = new Map([[ACT_RULES[name].permission, new Set([board.unit('H62.005')])]])
    const stranger = { ...board.actor('outsider'), grants }
    await expect(board.act(stranger, name, code, input)).rejects.toMatchObject({ status: 403 })
    expect(await deniedCount(`dossiers.${name}`)).toBe(denied + 1)
    expect(await board.dossier(code)).toEqual(before)
  })

  it('gives the first answer again to a repeated request and does nothing more', async () => {
    const { code, input, sample, before } = await prepare(name)
    const given = { requestId: newId(), version: before.version }
    const first = await board.act(sample.by, name, code, input, given)
    const after = await board.dossier(code)
    expect(await board.act(sample.by, name, code, input, given)).toEqual(first)
    expect(await board.dossier(code)).toEqual(after)
  })

  it('sent twice at the same moment is done once and answered twice', async () => {
    const { code, input, sample, before } = await prepare(name)
    const given = { requestId: newId(), version: before.version }
    const [one, two] = await Promise.all([1, 2].map(() => board.act(sample.by, name, code, input, given)))
    expect(one).toEqual(two)
    expect((await board.dossier(code)).version).toBe(before.version + 1)
  })

  it('of two at once exactly one succeeds, the other reads who has done what', async () => {
    const { code, input, sample, before } = await prepare(name)
    const both = await Promise.allSettled(
      [1, 2].map(() => board.act(sample.by, name, code, input, { version: before.version })),
    )
    const refused = both.filter((each) => each.status === 'rejected')
    expect(refused).toHaveLength(1)
    const error = refused[0]?.reason as { status: number; code: string; message: string }
    expect(error).toMatchObject({ status: 409, code: 'changed_meanwhile' })
    expect(error.message).toContain(board.actor(sample.by).name)
    expect(error.message).toContain(actLabel(name))
    expect((await board.dossier(code)).version).toBe(before.version + 1)
  })
})

describe('in a wrong state', () => {
  const codes = new Map<Place, string>()
  beforeAll(async () => {
    board.at('2026-08-03 09:00')
    for (const place of PLACES) codes.set(place, await travelTo(board, place))
  })

  it.each(PLACES)(
    '%s: every act that does not fit says where the dossier is and what may be done instead',
    async (place) => {
      const code = codes.get(place) as string
      const dossier = await board.dossier(code)
      const wrong = ACT_NAMES.filter((name) => !isPossible(name, dossier))
      expect(wrong.length).toBeGreaterThan(0)
      for (const name of wrong) {
        // Somebody with every right, so that only the state stands in the way.
        const grants = new Map([[ACT_RULES[name].permission, 'everywhere' as const]])
        const attempt = board.act({ ...board.actor('head'), grants }, name, code, await ACT_SAMPLES[name].input(board))
        const error = await attempt.then(
          () => undefined,
          (reason: unknown) => reason as { message: string; instead: string[] },
        )
        expect(error, name).toMatchObject({
          status: 409,
          code: 'wrong_state',
          instead: listPossibleActs(dossier).map(actLabel),
        })
        expect(error?.message).toContain(stateLabel(dossier.state))
        expect(error?.message).toContain(actLabel(name))
      }
      expect(await board.dossier(code)).toEqual(dossier)
    },
  )
})
