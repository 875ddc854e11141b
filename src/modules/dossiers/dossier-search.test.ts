import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBoard } from '#tests/support/board.ts'
import { listDossierPage } from './dossier-lists.ts'
import { searchPlan, searchWords } from './dossier-search.ts'

const board = useBoard()

/** Codes found by the supervisor, page by page. */
async function found(text: string, limit = 50, part: 'supervisor' | 'specialist' | 'outsider' = 'supervisor') {
  const codes: string[] = []
  let after: string | undefined
  do {
    const page = await listDossierPage(board.db, board.actor(part), { text, limit, ...(after ? { after } : {}) })
    codes.push(...page.items.map(({ code }) => code))
    after = page.next ?? undefined
  } while (after)
  return codes
}

const owner = (owner_name: string, owner_identifier: string, owner_phone: string) => ({
  owner_name,
  owner_identifier,
  owner_phone,
  submitter_name: null,
  submitter_identifier: null,
  submitter_phone: null,
  authorisation: null,
  summary: null,
})
let hongLam = ''
let caPhe = ''

beforeAll(async () => {
  hongLam = (await board.at('2026-08-03 09:00').receive(owner('Công ty TNHH Hồng Lam', '2399987614', '0912 345 678')))
    .code
  caPhe = (
    await board
      .at('2026-08-04 09:00')
      .receive(owner('Công ty Cổ phần Cà-phê Đắk "Sông Hà"', '3700000001', '0987000111'))
  ).code
})

describe('what is typed', () => {
  it.each([
    ['hong lam', 1],
    ['HỒNG LAM', 1],
    ['lam hồng', 1],
    ['hon', 1],
    ['ong', 0],
    ['công ty', 2],
    ['ca phe', 1],
    ['cà-phê', 1],
    ['caphe', 1],
    ['phê dak', 1],
    ['"sông', 1],
    ['2399987614', 1],
    ['99987', 1],
    ['7614', 1],
    ['0912345678', 1],
    ['0912.345.678', 1],
    ['345678', 1],
    ['678', 1],
    ['260803-0001', 1],
    ['H62.015-260803', 1],
    ['h62', 2],
    ['hồng 2399987614', 1],
    ['hồng 3700000001', 0],
    ["' \\ % _", 2],
    ['%', 2],
    ['khong-co', 0],
  ])('%s', async (text, count) => {
    expect(await found(text)).toHaveLength(count)
  })

  it('finds the newest first, and only what the reader may see', async () => {
    expect(await found('cong ty')).toEqual([caPhe, hongLam])
    expect(await found('cong ty', 1)).toEqual([caPhe, hongLam])
    expect(await found('cong ty', 50, 'outsider')).toEqual([])
    expect(await found('cong ty', 50, 'specialist')).toEqual([caPhe, hongLam])
  })

  it('within one state', async () => {
    const within = async (text: string, state: string) =>
      (await listDossierPage(board.db, board.actor('supervisor'), { text, state, limit: 50 })).items.map(
        ({ code }) => code,
      )
    expect(await within('cong ty', 'received')).toEqual([caPhe, hongLam])
    expect(await within('hong', 'received')).toEqual([hongLam])
    expect(await within('cong ty', 'returned')).toEqual([])
  })

  it('follows a correction of the name', async () => {
    const { code } = await board.receive(owner('Công ty Gõ Nhầm', '3700000002', '0987000222'))
    await sql`update dossier set owner_name = 'Công ty Đúng Tên' where code = ${code}`.execute(board.db)
    expect(await found('go nham')).toEqual([])
    expect(await found('dung ten')).toEqual([code])
  })
})

describe('among many', () => {
  const many = 1500
  /** Every third one is of Bình Minh, one in 150 of Sao Mai, the oldest alone of Kitahara. */
  const nameOf = (n: number): string =>
    [
      'Công ty cổ phần',
      n % 3 === 0 ? 'Bình Minh' : 'Hoàng Hôn',
      n % 150 === 0 ? 'Sao Mai' : '',
      n === many ? 'Kitahara' : '',
    ]
      .filter(Boolean)
      .join(' ')

  beforeAll(async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = current_schema()
      and table_name = 'dossier' and column_name not in ('id', 'code', 'owner_name', 'submitted_at')`.execute(board.db)
    const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
    for (let n = 1; n <= many; n += 500) {
      const names = Array.from({ length: 500 }, (_, index) => nameOf(n + index))
      await sql`insert into dossier (id, code, owner_name, submitted_at, ${columns})
        select gen_random_uuid(), 'H62.015-250101-' || lpad((${n}::int + index - 1)::text, 5, '0'), name,
          submitted_at - (${n}::int + index) * interval '1 hour', ${columns}
        from dossier, unnest(${names}::text[]) with ordinality as given (name, index) where code = ${hongLam}`.execute(
        board.db,
      )
    }
  })

  const expected = (...words: string[]): number =>
    Array.from({ length: many }, (_, index) => nameOf(index + 1)).filter((name) =>
      words.every((word) => name.split(' ').some((each) => each.startsWith(word))),
    ).length

  const planOf = async (text: string) => (await searchPlan(board.db, searchWords(text), undefined)).indexed

  it('common words are read from the newest on, rare ones looked up', async () => {
    expect(await planOf('cong ty co phan')).toEqual([])
    expect(await planOf('kitahara')).toEqual(['kitahara'])
    expect(await planOf('cong ty sao mai')).toEqual(['sao', 'mai'])
    // Each is common, both together are not: the two least common are looked up.
    expect(await planOf('binh hoang')).toEqual(['binh', 'hoang'])
  })

  it('either way finds all, newest first, page by page', async () => {
    const all = await found('cong ty co phan', 200)
    expect(all).toHaveLength(expected('Công', 'ty', 'cổ', 'phần') + 1)
    expect(new Set(all).size).toBe(all.length)
    expect(await found('binh minh', 200)).toHaveLength(expected('Bình', 'Minh'))
    expect(await found('cong ty sao mai', 4)).toHaveLength(expected('Sao', 'Mai'))
    expect(await found('sao binh')).toHaveLength(expected('Sao', 'Bình'))
    expect(await found('binh hoang')).toEqual([])
    expect(await found('kitahara')).toEqual([`H62.015-250101-0${many}`])
    const serials = (await found('hoang hon', 200)).map((code) => Number(code.slice(-5)))
    expect(serials).toEqual([...serials].sort((a, b) => a - b))
  })
})
