export { appoint } from './actions/appoint.ts'
export { changeOfficer } from './actions/change-officer.ts'
export { changeOwnEmail } from './actions/change-own-email.ts'
export { createOfficer } from './actions/create-officer.ts'
export { endPost } from './actions/end-post.ts'
export { moveOfficer } from './actions/move-officer.ts'
export { recallOfficer } from './actions/recall-officer.ts'
export { secondOfficer } from './actions/second-officer.ts'
export {
  codesAbove,
  type IdentityCode,
  isAgencyCode,
  isBeneath,
  isOldAgencyCode,
  parseIdentityCode,
} from './identity-code.ts'
export { loadOrganisations } from './load-organisations.ts'
export {
  findDeskOfOfficer,
  findOfficer,
  findOfficerByEmail,
  listOfficers,
  listOfficersInPost,
  listPostHistory,
  listPostReach,
  listPostsOn,
  listRolesHeld,
  listSecondments,
  type Officer,
  type OfficerInPost,
  type Post,
  type PostReach,
} from './officer-queries.ts'
export { requireOverOfficer } from './officer-rights.ts'
export {
  type Desk,
  findUnit,
  findUnitByCode,
  getUnit,
  heirsByUnit,
  listDesks,
  listUnitIdsBeneath,
  listUnitLine,
  listUnits,
  listUnitTree,
  type Unit,
} from './organisation-queries.ts'
export { addOfficerWithPosts, insertUnit, type NewPost, type NewSecondment } from './organisation-store.ts'
export type { UnitKind } from './organisation-tables.ts'
export { localName, localTitle, roleChoices, roleName } from './organisation-words.ts'
export { unitChoices } from './unit-choices.ts'
export type { UnitNode } from './unit-tree.ts'
