import { type ActName, type Dossier, legalDay } from '#modules/dossiers/exports.ts'
import { type Actor, can } from '#platform/access/actor.ts'
import { pick, type Stage, type Story } from './demonstration-stage.ts'

export interface Doing {
  name: ActName
  input: Record<string, unknown>
}

/** The one act that comes next for this dossier; undefined when nothing does. */
export function nextAct(stage: Stage, story: Story, dossier: Dossier): Doing | undefined {
  const file = { sha256: stage.resultFile, component: null }
  switch (dossier.state) {
    case 'submitted':
      return { name: 'accept', input: {} }
    case 'received':
      return { name: 'hand_over', input: {} }
    case 'awaiting_supplement':
      return stage.random() < 0.75
        ? { name: 'supplement', input: { note: 'Đã nộp đủ giấy tờ theo phiếu yêu cầu.', files: [] } }
        : undefined
    case 'resolved':
      if (dossier.step_kind === 'issuing') return { name: 'release', input: {} }
      return {
        name: 'return_result',
        input: {
          method: 'counter',
          receiver_name: dossier.submitter_name ?? dossier.owner_name,
          receiver_identifier: dossier.submitter_identifier ?? '',
        },
      }
    case 'in_process':
      return workAct(stage, story, dossier, file)
    default:
      return undefined
  }
}

function workAct(stage: Stage, story: Story, dossier: Dossier, file: object): Doing | undefined {
  if (!dossier.acknowledged) return { name: 'acknowledge', input: {} }
  if (story.wantsSupplement && dossier.step_kind === 'appraisal' && dossier.supplement_requests === 0) {
    return { name: 'request_supplement', input: wantedPapers }
  }
  switch (dossier.step_kind) {
    case 'assignment':
      return { name: 'assign', input: { officer_id: specialistFor(stage, dossier)?.id ?? '' } }
    case 'signing':
      return { name: 'approve', input: {} }
    case 'issuing':
      return issueResult(stage, dossier, file)
    default: {
      const signing = dossier.process[dossier.step + 1]?.kind === 'signing'
      if (!signing) return { name: 'complete_step', input: { note: 'Hồ sơ đủ điều kiện, kính trình.' } }
      const unit = dossier.process[dossier.step + 1]?.unit_id ?? dossier.resolving_unit_id
      const signer = pick(
        stage.people.all.filter((each) => each.unitId === unit && can(each, 'dossiers.sign', [unit])),
        stage.random,
      )
      return {
        name: 'submit_for_signature',
        input: { signer_id: signer.id ?? '', files: [{ ...file, name: 'du-thao-ket-qua.pdf' }] },
      }
    }
  }
}

const wantedPapers = {
  items: [
    {
      name: 'Tài liệu chứng minh năng lực tài chính của nhà đầu tư',
      note: 'Bản đã nộp thiếu trang và thiếu dấu xác nhận.',
    },
  ],
  reason: 'Tài liệu chưa đủ căn cứ để thẩm định.',
}

function issueResult(stage: Stage, dossier: Dossier, file: object): Doing {
  return {
    name: 'issue',
    input: {
      result_number: `${100 + Math.floor(stage.random() * 800)}/${resultSymbol(dossier)}`,
      result_on: legalDay(stage.clock.now()),
      result_signer: dossier.result_signer ?? 'Phạm Đức Thịnh',
      files: [{ ...file, name: 'ket-qua.pdf' }],
    },
  }
}

const resultSymbol = (dossier: Dossier) =>
  dossier.field_code === 'XD' ? 'GPXD' : dossier.field_code === 'VL' ? 'GPLĐ' : 'BQL-QLĐT'

function specialistFor(stage: Stage, dossier: Dossier): Actor | undefined {
  const unit = dossier.process[dossier.step + 1]?.unit_id ?? dossier.unit_id
  const fit = stage.people.all.filter(
    (each) => each.unitId === unit && can(each, 'dossiers.process', [unit]) && !can(each, 'dossiers.assign'),
  )
  return fit.length > 0
    ? pick(fit, stage.random)
    : stage.people.all.find((each) => can(each, 'dossiers.assign', [unit]))
}

/** Who does it: the desk, the head, whoever holds the dossier, or somebody who may. */
export function whoDoes(stage: Stage, name: ActName, dossier: Dossier): Actor | undefined {
  const holder = dossier.holder_id === null ? undefined : stage.people.byId.get(dossier.holder_id)
  const desk: readonly ActName[] = ['accept', 'hand_over', 'supplement', 'return_result']
  if (desk.includes(name))
    return stage.people.all.find((each) => can(each, 'dossiers.receive', [dossier.receiving_unit_id]))
  if (name === 'assign') return stage.people.all.find((each) => can(each, 'dossiers.assign', [dossier.unit_id]))
  if (holder) return holder
  const needed = { signing: 'dossiers.sign', issuing: 'dossiers.issue', assignment: 'dossiers.assign' } as const
  const permission = needed[dossier.step_kind as keyof typeof needed] ?? 'dossiers.process'
  return stage.people.all.find((each) => can(each, permission, [dossier.unit_id]))
}
