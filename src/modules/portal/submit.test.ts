import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { applicant } from '#platform/access/actor.ts'
import type { Application } from '#platform/application.ts'
import { pages as renderPages } from '#platform/http/pages.ts'
import { newId } from '#platform/ids.ts'
import { projectPath } from '#platform/project.ts'
import { testApplication } from '#tests/support/application.ts'
import { IRC, useBoard } from '#tests/support/board.ts'
import { action } from './pages/submit.tsx'

const board = useBoard()
let app: Application
const scan = readFileSync(projectPath('data/demo/tai-lieu-minh-hoa.pdf'))

beforeAll(async () => {
  app = { ...(await testApplication(board.database)), clock: board.clock }
})

const complete = {
  owner_kind: 'enterprise',
  owner_name: 'Công ty TNHH Linh kiện Đông Hải',
  owner_identifier: '2500987654',
  owner_phone: '0912 345 678',
  by: 'self',
  return_method: 'electronic',
}
const FOUR = [0, 1, 2, 3].map((ordinal) => `components.${ordinal}`)

interface Answer {
  status: number
  location: string | null
  step: string | undefined
  problems: string[]
  kept: { field: string; note: string; name: string }[]
}

interface Sent {
  fields?: Record<string, string>
  files?: readonly string[]
  notes?: readonly string[]
  dropped?: readonly string[]
  intent?: string
  requestId?: string
}

async function send({
  fields = complete,
  files = [],
  notes = [],
  dropped = [],
  intent = 'check',
  requestId = newId(),
}: Sent): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, intent, _request_id: requestId })) form.append(name, value)
  for (const note of notes) form.append('kept', note)
  for (const note of dropped) form.append('dropped', note)
  for (const field of files) form.append(field, new File([scan], `${field} giấy tờ.pdf`))
  let answer: unknown
  const module = {
    default: () => null,
    async action(args: Parameters<typeof action>[0]) {
      answer = await action(args)
      return answer
    },
  }
  const response = await post(`/portal/submit/${IRC}?case=1`, form, module)
  const data = (
    answer as { data?: { step?: string; problems?: { path: string }[]; kept?: Answer['kept'] } } | undefined
  )?.data
  return {
    status: response.status,
    location: response.headers.get('location'),
    step: data?.step,
    problems: data?.problems?.map((each) => each.path) ?? [],
    kept: data?.kept ?? [],
  }
}

/** As the product answers it: the page's own action between the real request and the real refusals. */
async function post(path: string, body: FormData, module: object): Promise<Response> {
  const route = { id: 'submit', parentId: 'root', path: 'portal/submit/:code', module }
  const root = { id: 'root', path: '', module: { default: () => null } }
  const asset = { module: '', hasLoader: false, hasAction: true, hasErrorBoundary: false, imports: [] }
  const build = {
    entry: { module: { default: (_: Request, status: number) => new Response('', { status }) } },
    routes: { root, submit: route },
    assets: {
      entry: { module: '', imports: [] },
      routes: { root: { ...asset, id: 'root' }, submit: { ...asset, id: 'submit', parentId: 'root' } },
      url: '',
      version: '',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
  }
  const render = renderPages(build as never, { navigation: [] }, 'production')
  const scope = { app, actor: applicant, locale: 'vi' as const, address: '127.0.0.1' }
  return render(new Request(`http://localhost:3000${path}`, { method: 'POST', body }), scope, {
    nonce: '',
    theme: 'light',
    requestId: 't',
  })
}

describe('online submission', () => {
  it('tells all problems at once and keeps the files that came', async () => {
    const answer = await send({ fields: { owner_kind: 'enterprise', by: 'self' }, files: ['components.0'] })
    expect([answer.status, answer.step]).toEqual([422, 'fill'])
    expect(answer.problems).toEqual(
      expect.arrayContaining(['owner_name', 'components.1', 'components.2', 'components.3']),
    )
    expect(answer.problems).not.toContain('components.0')
    expect(answer.kept.map((file) => [file.field, file.name])).toEqual([['components.0', 'components.0 giấy tờ.pdf']])
  })

  it('shows everything once more, then submits with the files of all sendings', async () => {
    const first = await send({ files: FOUR.slice(0, 2) })
    expect(first.status).toBe(422)
    const second = await send({ files: FOUR.slice(2), notes: first.kept.map((file) => file.note) })
    expect([second.status, second.step, second.kept.length]).toEqual([200, 'review', 4])
    const notes = second.kept.map((file) => file.note)
    const undeclared = await send({ notes, intent: 'submit' })
    expect([undeclared.status, undeclared.step, undeclared.problems]).toEqual([422, 'review', ['declared']])
    const requestId = newId()
    const fields = { ...complete, declared: 'yes' }
    const done = await send({ fields, notes, intent: 'submit', requestId })
    expect([done.status, done.location]).toEqual([
      303,
      expect.stringMatching(/^\/portal\/submitted\/H62\.015-\d{6}-\d{4}\?k=/),
    ])
    expect((await send({ fields, notes, intent: 'submit', requestId })).location).toBe(done.location)
    const code = decodeURIComponent(/submitted\/([^?]+)/.exec(done.location ?? '')?.[1] ?? '')
    const dossier = await board.dossier(code)
    expect(dossier).toMatchObject({
      state: 'submitted',
      channel: 'online',
      case_code: '1',
      owner_name: complete.owner_name,
      submitter_name: null,
    })
    const files = await board.db
      .selectFrom('dossier_file')
      .select(['component', 'purpose'])
      .where('dossier_id', '=', dossier.id)
      .orderBy('component')
      .execute()
    expect(files).toEqual([0, 1, 2, 3].map((component) => ({ component, purpose: 'component' })))
  })

  it('goes back to the form with all of it', async () => {
    const review = await send({ files: FOUR })
    const edit = await send({ notes: review.kept.map((file) => file.note), intent: 'edit' })
    expect([edit.status, edit.step, edit.kept.length]).toEqual([200, 'fill', 4])
  })

  it('leaves a file out when asked to', async () => {
    const [first] = (await send({ files: ['components.0'] })).kept
    const note = first?.note ?? ''
    expect((await send({ notes: [note], dropped: [note] })).kept).toEqual([])
  })

  it('does not believe a note that it has not signed', async () => {
    const [file] = (await send({ files: ['components.0'] })).kept
    const [body = '', signature = ''] = (file?.note ?? '').split('.')
    const changed = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('components.0', 'components.1'),
    ).toString('base64url')
    const answer = await send({ notes: [`${changed}.${signature}`, 'x.y', ''] })
    expect(answer.kept).toEqual([])
  })

  it('asks an authorised person for the authorisation, and the post for an address', async () => {
    const other = { ...complete, by: 'other', submitter_name: 'Nguyễn Thị Hồng Nhung' }
    expect((await send({ fields: other, files: FOUR })).problems).toEqual(['authorisation'])
    expect((await send({ fields: { ...complete, return_method: 'post' }, files: FOUR })).problems).toEqual([
      'return_address',
    ])
  })

  it('refuses a program, whatever it calls itself', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...complete, intent: 'check' })) form.append(name, value)
    form.append('components.0', new File(['MZ\u0090\u0000 program'], 'don.pdf'))
    let problems: { path: string; message: string }[] = []
    const module = {
      default: () => null,
      async action(args: Parameters<typeof action>[0]) {
        const answer = await action(args)
        problems = (answer as unknown as { data: { problems: typeof problems } }).data.problems
        return answer
      },
    }
    expect((await post(`/portal/submit/${IRC}?case=1`, form, module)).status).toBe(422)
    expect(problems.find((each) => each.path === 'components.0')?.message).toContain('don.pdf')
  })

  it('is 404 for a procedure that is not taken here', async () => {
    expect((await post('/portal/submit/9.999999', new FormData(), { default: () => null, action })).status).toBe(404)
  })
})
