import type { ActName } from '#modules/dossiers/exports.ts'
import type { Board, Part } from './board.ts'
import { type Place, supplementItems } from './dossier-road.ts'

/** For each act: a place where it is possible, who rightfully does it there, and a complete input. */
export interface ActSample {
  place: Place
  by: Part
  input: (board: Board) => object | Promise<object>
  /** State and kind of step afterwards. */
  leadsTo: [state: string, step: string]
  /** Fewer rights than the rightful person: they hold no grant of the act's permission at all. */
  without: Part
}

const nothing = () => ({})

export const ACT_SAMPLES: Record<ActName, ActSample> = {
  accept: {
    place: 'submitted',
    by: 'counterOfficer',
    input: nothing,
    leadsTo: ['received', 'reception'],
    without: 'head',
  },
  refuse: {
    place: 'submitted',
    by: 'counterOfficer',
    input: () => ({ reason: 'Không thuộc thẩm quyền.', guidance: 'Nộp tại Sở Tài chính.' }),
    leadsTo: ['refused', 'reception'],
    without: 'head',
  },
  request_supplement: {
    place: 'appraisal',
    by: 'specialist',
    input: () => supplementItems,
    leadsTo: ['awaiting_supplement', 'appraisal'],
    without: 'leader',
  },
  supplement: {
    place: 'awaiting_supplement',
    by: 'counterOfficer',
    input: () => ({ note: 'Đã nhận bản bổ sung.' }),
    leadsTo: ['in_process', 'appraisal'],
    without: 'specialist',
  },
  close_unanswered: {
    place: 'awaiting_supplement',
    by: 'head',
    input: nothing,
    leadsTo: ['closed_unanswered', 'appraisal'],
    without: 'specialist',
  },
  hand_over: {
    place: 'received',
    by: 'counterOfficer',
    input: nothing,
    leadsTo: ['in_process', 'assignment'],
    without: 'head',
  },
  acknowledge: {
    place: 'handed_over',
    by: 'head',
    input: nothing,
    leadsTo: ['in_process', 'assignment'],
    without: 'leader',
  },
  assign: {
    place: 'assignment',
    by: 'head',
    input: (board) => ({ officer_id: board.actor('specialist').id }),
    leadsTo: ['in_process', 'appraisal'],
    without: 'specialist',
  },
  take_over: {
    place: 'signing',
    by: 'deputy',
    input: () => ({ reason: 'Trưởng ban đi công tác.' }),
    leadsTo: ['in_process', 'signing'],
    without: 'head',
  },
  complete_step: {
    place: 'appraisal',
    by: 'specialist',
    input: () => ({ note: 'Đủ điều kiện.' }),
    leadsTo: ['in_process', 'review'],
    without: 'clerk',
  },
  send_back: {
    place: 'review',
    by: 'head',
    input: () => ({ reason: 'Cần rà lại vốn đầu tư.' }),
    leadsTo: ['in_process', 'appraisal'],
    without: 'leader',
  },
  submit_for_signature: {
    place: 'review',
    by: 'head',
    input: (board) => ({ signer_id: board.actor('leader').id }),
    leadsTo: ['in_process', 'signing'],
    without: 'clerk',
  },
  approve: { place: 'signing', by: 'leader', input: nothing, leadsTo: ['in_process', 'issuing'], without: 'head' },
  decline: {
    place: 'signing',
    by: 'leader',
    input: () => ({ reason: 'Chưa rõ nguồn vốn.' }),
    leadsTo: ['in_process', 'review'],
    without: 'head',
  },
  issue: {
    place: 'issuing',
    by: 'clerk',
    input: async (board) => ({
      result_number: '9876543210',
      result_on: '2026-08-03',
      result_signer: 'Phạm Đức Thịnh',
      files: [await board.file('giay-chung-nhan.pdf')],
    }),
    leadsTo: ['resolved', 'issuing'],
    without: 'leader',
  },
  release: { place: 'resolved', by: 'clerk', input: nothing, leadsTo: ['resolved', 'returning'], without: 'leader' },
  return_result: {
    place: 'released',
    by: 'counterOfficer',
    input: () => ({ method: 'counter', receiver_name: 'Nguyễn Thị Hồng Nhung', receiver_identifier: '025190001234' }),
    leadsTo: ['returned', 'returning'],
    without: 'clerk',
  },
  pause: {
    place: 'appraisal',
    by: 'specialist',
    input: () => ({ ground: 'site_check', reason: 'Kiểm tra thực địa.' }),
    leadsTo: ['paused', 'appraisal'],
    without: 'leader',
  },
  resume: {
    place: 'paused',
    by: 'specialist',
    input: nothing,
    leadsTo: ['in_process', 'appraisal'],
    without: 'leader',
  },
  ask_to_withdraw: {
    place: 'appraisal',
    by: 'counterOfficer',
    input: () => ({ reason: 'Nhà đầu tư điều chỉnh quy mô.' }),
    leadsTo: ['withdrawal_requested', 'appraisal'],
    without: 'head',
  },
  stop: {
    place: 'withdrawal_requested',
    by: 'counterOfficer',
    input: () => ({ ground: 'applicant_request', reason: 'Chủ hồ sơ đề nghị.' }),
    leadsTo: ['stopped', 'appraisal'],
    without: 'specialist',
  },
  apologise: {
    place: 'appraisal',
    by: 'specialist',
    input: () => ({ cause: 'waiting_for_agency', reason: 'Chờ ý kiến của Sở.', extension_days: 3 }),
    leadsTo: ['in_process', 'appraisal'],
    without: 'clerk',
  },
  correct: {
    place: 'appraisal',
    by: 'head',
    input: () => ({ owner_name: 'Công ty TNHH Đông Hải', reason: 'Gõ sai tên.' }),
    leadsTo: ['in_process', 'appraisal'],
    without: 'specialist',
  },
}
