import type { ActResult } from '#modules/dossiers/act.ts'
import { refuseAtCounter, submit, supplementAtCounter } from '#modules/dossiers/exports.ts'
import { anybody, type Board, receiveInput } from './board.ts'

/** Where a dossier can be on its way: every state, and within `in_process` and `resolved` every step. */
export const PLACES = [
  'submitted',
  'incomplete',
  'refused',
  'received',
  'handed_over',
  'assignment',
  'appraisal',
  'review',
  'signing',
  'issuing',
  'resolved',
  'released',
  'returned',
  'awaiting_supplement',
  'paused',
  'withdrawal_requested',
  'stopped',
  'closed_unanswered',
] as const
export type Place = (typeof PLACES)[number]

export const supplementItems = {
  items: [{ name: 'Đề xuất dự án đầu tư', note: 'Bổ sung tiến độ góp vốn' }],
  reason: 'Đề xuất dự án đầu tư chưa đủ các nội dung chủ yếu.',
}

/** Drives a new dossier to the place by the acts that lead there; returns its code. The clock stands still meanwhile. */
export async function travelTo(board: Board, place: Place, overrides: object = {}): Promise<string> {
  const { code } = await set(board, place, overrides)
  for (const stage of roadTo(place)) await stage(board, code)
  return code
}

function set(board: Board, place: Place, overrides: object): Promise<ActResult> {
  const input = receiveInput(overrides)
  if (place === 'submitted') return board.perform(submit, anybody, { ...input, channel: 'online' })
  if (place === 'refused')
    return board.perform(refuseAtCounter, 'counterOfficer', { ...input, reason: 'Không thuộc thẩm quyền.' })
  if (place === 'incomplete')
    return board.perform(supplementAtCounter, 'counterOfficer', { ...input, ...supplementItems })
  return board.receive(overrides)
}

type Stage = (board: Board, code: string) => Promise<unknown>

export const handOver: Stage = (board, code) => board.act('counterOfficer', 'hand_over', code)
export const acknowledge: Stage = (board, code) => board.act('head', 'acknowledge', code)
export const assign: Stage = (board, code) =>
  board.act('head', 'assign', code, { officer_id: board.actor('specialist').id })
export const completeAppraisal: Stage = (board, code) => board.act('specialist', 'complete_step', code)
export const submitForSignature: Stage = (board, code) =>
  board.act('head', 'submit_for_signature', code, { signer_id: board.actor('leader').id })
export const approve: Stage = (board, code) => board.act('leader', 'approve', code)
export const issue: Stage = async (board, code) =>
  board.act('clerk', 'issue', code, {
    result_number: '9876543210',
    result_on: '2026-08-03',
    result_signer: board.actor('leader').name,
    files: [await board.file('giay-chung-nhan.pdf')],
  })
export const release: Stage = (board, code) => board.act('clerk', 'release', code)
export const returnResult: Stage = (board, code) =>
  board.act('counterOfficer', 'return_result', code, {
    method: 'counter',
    receiver_name: 'Nguyễn Thị Hồng Nhung',
    receiver_identifier: '025190001234',
  })
export const requestSupplement: Stage = (board, code) =>
  board.act('specialist', 'request_supplement', code, supplementItems)
export const pause: Stage = (board, code) =>
  board.act('specialist', 'pause', code, { ground: 'site_check', reason: 'Kiểm tra thực địa.' })
export const askToWithdraw: Stage = (board, code) =>
  board.act('counterOfficer', 'ask_to_withdraw', code, { reason: 'Nhà đầu tư điều chỉnh quy mô dự án.' })
export const stop: Stage = (board, code) =>
  board.act('counterOfficer', 'stop', code, { ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị dừng.' })
export const closeUnanswered: Stage = async (board, code) => {
  const now = board.clock.now()
  board.clock.set(new Date(((await board.dossier(code)).waiting_until as Date).getTime() + 60_000))
  await board.act('head', 'close_unanswered', code)
  board.clock.set(now)
}

const toAppraisal: readonly Stage[] = [handOver, acknowledge, assign]
const toResolved: readonly Stage[] = [...toAppraisal, completeAppraisal, submitForSignature, approve, issue]

function roadTo(place: Place): readonly Stage[] {
  switch (place) {
    case 'submitted':
    case 'incomplete':
    case 'refused':
    case 'received':
      return []
    case 'handed_over':
      return [handOver]
    case 'assignment':
      return [handOver, acknowledge]
    case 'appraisal':
      return toAppraisal
    case 'review':
      return toResolved.slice(0, 4)
    case 'signing':
      return toResolved.slice(0, 5)
    case 'issuing':
      return toResolved.slice(0, 6)
    case 'resolved':
      return toResolved
    case 'released':
      return [...toResolved, release]
    case 'returned':
      return [...toResolved, release, returnResult]
    case 'awaiting_supplement':
      return [...toAppraisal, requestSupplement]
    case 'paused':
      return [...toAppraisal, pause]
    case 'withdrawal_requested':
      return [...toAppraisal, askToWithdraw]
    case 'stopped':
      return [...toAppraisal, askToWithdraw, stop]
    case 'closed_unanswered':
      return [...toAppraisal, requestSupplement, closeUnanswered]
  }
}
