import { shortDate, timeAndWeekday } from '#platform/prints/vietnamese-dates.ts'
import type { StoredFacts } from '../document-facts.ts'
import type { ReturnMethod } from '../dossier-codes.ts'
import {
  contactOf,
  feesOnPaper,
  headOf,
  identity,
  ownerOf,
  procedureOf,
  type Sheet,
  submitterOf,
  unitOf,
} from './compose-sheet.ts'
import type { Party } from './dossier-particulars.ts'
import { IDENTITIES_ON_PAPER, lowerFirst, RETURN_METHODS_ON_PAPER } from './print-words.ts'
import type { ReturnSlipView } from './return-slip.ts'

/** Biên nhận: to whom the result was given, how, and what they showed (NĐ 118/2025/NĐ-CP Art. 6). */
export function composeReturnSlip(sheet: Sheet, facts: StoredFacts): ReturnSlipView {
  const { dossier } = facts
  const giver = facts.signer_name ?? sheet.issued_by
  return {
    ...headOf(sheet, dossier.returning_unit_id, dossier.code),
    dossier_code: dossier.code,
    returning_unit: unitOf(sheet, dossier.returning_unit_id).name,
    resolving_unit: unitOf(sheet, dossier.resolving_unit_id).name,
    owner: ownerOf(dossier),
    procedure: procedureOf(dossier),
    received_at: timeAndWeekday(dossier.received_at ?? dossier.submitted_at),
    due_at: timeAndWeekday(dossier.due_at ?? sheet.issued_at),
    returned_at: timeAndWeekday(sheet.issued_at),
    way_of_return: wayOfReturn(facts),
    results: [
      {
        name:
          dossier.end_ground === 'rejected'
            ? 'Văn bản trả lời, nêu rõ lý do không giải quyết'
            : `Kết quả ${lowerFirst(dossier.procedure_name)}`,
        number: dossier.result_number,
        dated: dossier.result_on && shortDate(dossier.result_on),
        copies: facts.method === 'electronic' ? 0 : 1,
        note: facts.method === 'electronic' ? 'Bản điện tử' : null,
      },
    ],
    collector: collectorOf(facts),
    fees: feesOnPaper(facts.fees),
    contact: contactOf(sheet, dossier.returning_unit_id, giver),
    giver_name: giver,
  }
}

function wayOfReturn({ method, guidance }: StoredFacts): string {
  const way = RETURN_METHODS_ON_PAPER[(method ?? 'counter') as ReturnMethod]
  return guidance ? `${way} (${guidance})` : way
}

/** The owner and the one who handed in are known with their particulars; of anybody else only what was shown. */
function collectorOf(facts: StoredFacts): ReturnSlipView['collector'] {
  const { dossier, receiver_name: name = dossier.owner_name, receiver_identifier } = facts
  const owner = ownerOf(dossier)
  const submitter = submitterOf(dossier)
  const known = name === owner.name ? owner : name === submitter?.name ? submitter : null
  const shown = identity(IDENTITIES_ON_PAPER.person, receiver_identifier)
  const party: Party = known
    ? { ...known, address: null, identity: shown ?? known.identity }
    : { name, address: null, phone: null, email: null, identity: shown }
  return { ...party, proof: proofOf(facts, name !== owner.name) }
}

function proofOf({ dossier, receiver_identifier, method }: StoredFacts, forAnother: boolean): string {
  if (method !== 'counter') return 'Trả theo địa chỉ đã đăng ký'
  const paper = receiver_identifier
    ? `Giấy tờ tùy thân số ${receiver_identifier}`
    : 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'
  return forAnother && dossier.authorisation ? `${paper}; ${dossier.authorisation}` : paper
}
