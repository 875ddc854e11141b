import { componentsOf, findVersionInForce } from '#modules/catalogue/exports.ts'
import type { Actor } from '#platform/access/actor.ts'
import { can } from '#platform/access/actor.ts'
import { legalDay } from '#platform/clock.ts'
import type { World } from './world.ts'

/** A real reception: investment registration certificate, case 1, all papers that are required. */
export async function receptionInput({ app }: World): Promise<Record<string, unknown>> {
  const version = await findVersionInForce(app.database.db, '1.009664', legalDay(app.clock.now()))
  if (!version) throw new Error('the catalogue lacks 1.009664')
  const components = componentsOf(version, '1').map((component, ordinal) => ({
    ordinal,
    applicable: component.requirement !== 'conditional',
    originals: component.originals,
    certified: component.certified_copies,
    copies: component.copies,
  }))
  return {
    procedure_code: '1.009664',
    case_code: '1',
    channel: 'counter',
    owner_kind: 'enterprise',
    owner_name: 'Công ty Cổ phần Thiết bị Năng lượng Hồng Lam',
    owner_identifier: '2399987614',
    owner_phone: '0912345678',
    summary: 'Nhà máy sản xuất linh kiện điện tử',
    components,
  }
}

export function counterOfficer({ people }: World): Actor {
  const found = people.find((each) => can(each, 'dossiers.receive'))
  if (!found) throw new Error('nobody can receive')
  return found
}
