import { expect, test } from 'vitest'
import { ACT_RULES } from '#modules/dossiers/act-rules.ts'
import { isBlocked, RULES } from './findings.ts'
import { actsOfKind } from './kinds.ts'
import { type LintContext, lintProcess } from './lint.ts'
import { type InternalProcess, KINDS, STEP_ACTS } from './process.ts'
import { sayFinding } from './process-words.ts'
import { changed, days, hours, rulesOf as rules, soundProcess, without } from './sample-processes.ts'

test.each<[string, InternalProcess, string[], LintContext?]>([
  ['no step at all', soundProcess({ steps: [] }), ['no_steps']],
  ['no reception', without(['b1']), ['no_reception']],
  [
    'reception later',
    { ...soundProcess(), steps: soundProcess().steps.toSpliced(0, 2, ...soundProcess().steps.slice(0, 2).reverse()) },
    ['reception_not_first@b2'],
  ],
  ['no appraisal', without(['b3']), ['no_appraisal']],
  ['no signing', without(['b5']), ['no_signing']],
  ['no issuing', without(['b6']), ['no_issuing']],
  ['no returning', without(['b7']), ['no_returning', 'branch_without_result@b6']],
  ['no limit', soundProcess({ limit: null }), ['no_limit']],
  ['too long', changed({ b3: { budget: days(6.25) } }), ['path_over_limit']],
  ['a limit given from outside', soundProcess(), ['path_over_limit'], { limit: hours(79.5) }],
  ['an uncounted step is outside of the limit', changed({ b3: { budget: days(90), counted: false } }), []],
  ['no budget', changed({ b3: { budget: null } }), ['no_budget@b3']],
  [
    'another agency without a clock',
    changed({ b3: { budget: null, assignee: { role: 'specialist', hint: 'Sở Xây dựng', external: true } } }),
    ['external_without_clock@b3'],
  ],
  [
    'another agency outside of the limit',
    changed({ b3: { counted: false, assignee: { role: 'specialist', hint: 'Chủ dự án', external: true } } }),
    ['external_uncounted@b3'],
  ],
  [
    'months',
    changed({ b6: { budget: { value: 1, unit: 'months', counting: 'hours' } } }, { limit: days(60) }),
    ['budget_in_months@b6'],
  ],
  ['nobody', changed({ b3: { assignee: { role: null, hint: null, external: false } } }), ['no_assignee@b3']],
  [
    'a role that nobody holds',
    soundProcess(),
    ['role_nobody_holds@b6'],
    { rolesHeld: new Set(['counter_officer', 'head', 'specialist', 'leader'] as const) },
  ],
  ['a number twice', changed({ b3: { number: '2' } }), ['duplicate_number@b3']],
  ['a key twice', changed({ b7: { key: 'b6' } }), ['duplicate_key@b6']],
  ['reception without form 06', changed({ b1: { prints: ['receipt'] } }), ['missing_print@b1']],
  ['returning without its slip', changed({ b7: { prints: [] } }), ['missing_print@b7']],
  ['an act of another kind', changed({ b3: { acts: ['complete_step', 'approve'] } }), ['act_not_of_kind@b3']],
  ['no act to go on', changed({ b5: { acts: ['decline'] } }), ['no_act_to_go_on@b5']],
  ['asking nobody', changed({ b3: { kind: 'consultation' } }), ['consultation_without_agencies@b3']],
  [
    'agency without a clock',
    changed({
      b7: {
        budget: null,
        consultation: { agencies: [{ name: 'Sở Xây dựng', budget: null }], join: 'all', lead: null },
      },
    }),
    ['no_budget@b7', 'agency_without_clock@b7'],
  ],
  [
    'agency longer than the step',
    changed({
      b3: { consultation: { agencies: [{ name: 'Sở Xây dựng', budget: days(7) }], join: 'all', lead: null } },
    }),
    ['agency_over_step@b3'],
  ],
  [
    'no lead',
    changed({ b3: { consultation: { agencies: [{ name: 'Sở Xây dựng', budget: days(2) }], join: 'lead', lead: 4 } } }),
    ['lead_missing@b3'],
  ],
  ['on the spot, how many', soundProcess({ kind: 'on_the_spot' }), ['on_the_spot_unspecified']],
  [
    'five on the spot without a seal',
    without(['b6'], { kind: 'on_the_spot', on_the_spot: 5 }),
    ['no_issuing', 'on_the_spot_act_missing'],
  ],
  ['four on the spot without a seal', without(['b6'], { kind: 'on_the_spot', on_the_spot: 4 }), []],
  [
    'on the spot, but elsewhere',
    changed(
      { b5: { assignee: { role: 'leader', hint: 'UBND tỉnh', external: true } } },
      { kind: 'on_the_spot', on_the_spot: 4 },
    ),
    ['on_the_spot_act_outside@b5'],
  ],
])('%s', (_, process, expected, context) => {
  expect(rules(process, context).toSorted()).toEqual(expected.toSorted())
})

test('what is found says where, what, and what to do, in both languages', () => {
  const process = changed({ b3: { budget: days(7.5) }, b2: { assignee: { role: null, hint: null, external: false } } })
  const findings = lintProcess(process)
  expect(isBlocked(findings)).toBe(true)
  expect(findings.map((finding) => sayFinding(finding, process, 'vi'))).toEqual([
    {
      rule: 'path_over_limit',
      place: 'cả quy trình',
      message:
        'Đường dài nhất (1 → 2 → 3 → 4 → 5 → 6 → 7) hết 11,5 ngày làm việc, vượt thời hạn 10 ngày làm việc là 1,5 ngày làm việc. Rút ngắn các bước trên đường này, trước hết là bước 3 (dài nhất).',
      blocks: true,
    },
    {
      rule: 'no_assignee',
      place: 'bước 2',
      message: expect.stringMatching(/^Bước 2 không có người thực hiện\. Ghi đơn vị hoặc chức danh/),
      blocks: true,
    },
  ])
})

test('the acts of each kind are those of the dossiers', () => {
  for (const kind of KINDS) {
    const there = STEP_ACTS.filter((act) =>
      ACT_RULES[act].steps?.includes(kind === 'consultation' ? 'appraisal' : kind),
    )
    expect(actsOfKind(kind).toSorted(), kind).toEqual(there.toSorted())
  }
})

test('every rule is said', () => {
  for (const rule of Object.keys(RULES) as (keyof typeof RULES)[]) {
    const said = sayFinding(
      { rule, step: null, column: null, cell: null, detail: {}, blocks: RULES[rule] },
      { steps: [] },
      'vi',
    )
    expect(said.message.length, rule).toBeGreaterThan(20)
  }
})
